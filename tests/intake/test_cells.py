import unicodedata
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.cells import Reading, is_blank, read_cell, read_date, read_period, shown
from services.intake.columns import read_column
from services.intake.findings import Code
from services.intake.schema import Column, Kind
from services.intake.tables import TABLES
from services.periods import Grain, Period, parse_period
from services.sources import Cell
from tests.intake.tabs import COURSES, GRASSROOTS, JOBS

COUNT = Column("n", "Số", "Number", Kind.COUNT, unit="người")
MONEY = Column("m", "Tiền", "Money", Kind.MONEY, unit="đồng")
YES_NO = Column("y", "Có", "Yes", Kind.YES_NO)
SHARE = Column("s", "Tỷ lệ", "Share", Kind.SHARE)

# Moments in sheets bear no time zone.
moment = partial(datetime, tzinfo=None)

cells = st.one_of(
    st.text(),
    st.text("0123456789.,/- xX✓%#=", max_size=12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**12), 10**12),
    st.booleans(),
    st.dates(),
    st.datetimes(),
)
columns = st.sampled_from([c for table in TABLES for c in table.columns])


@pytest.mark.parametrize("typed", ["", " ", "\u00a0", "\t", "\n ", "\u200b"])
def test_spaces_of_every_kind_are_blank(typed: str):
    assert is_blank(typed)
    assert read_cell(typed, COUNT) == Reading(None)


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        (3.0, "3"),
        (2.5, "2,5"),
        (0.1 + 0.2, "0,3"),
        (25_000_000_000.0, "25000000000"),
        (1e-7, "0,0000001"),
        (True, "TRUE"),
        (date(2021, 6, 5), "05/06/2021"),
        (moment(2021, 6, 5, 14, 30), "05/06/2021 14:30"),
        ("Lý Nhân", "Lý Nhân"),
    ],
)
def test_a_value_is_shown_as_a_person_sees_it(cell: Cell, seen: str):
    assert shown(cell) == seen


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        (7.0, 7.0, None),
        (7, 7.0, None),
        ("07", 7.0, None),
        (2.9999999999999996, 3.0, None),
        (0.85, None, Code.NUMBER_NOT_WHOLE),
        ("1,5", None, Code.NUMBER_NOT_WHOLE),
        ("5,0", 5.0, None),
        ("12,000", None, Code.NUMBER_AMBIGUOUS),
        ("2,413", None, Code.NUMBER_AMBIGUOUS),
        (True, None, Code.NUMBER_IS_BOOLEAN),
        (date(2021, 12, 11), None, Code.NUMBER_IS_DATE),
        (moment(1899, 12, 30, 12), None, Code.NUMBER_IS_DATE),
        ("#REF!", None, Code.CELL_ERROR),
        ("=SUM(A1:A3)", None, Code.FORMULA_NOT_CALCULATED),
    ],
)
def test_a_count_is_a_whole_number(cell: Cell, value: float | None, code: Code | None):
    reading = read_cell(cell, COUNT)
    assert (reading.value, reading.code) == (value, code)


@pytest.mark.parametrize(
    "cell",
    [
        date(2021, 6, 5),
        moment(2021, 6, 5, 8, 0),
        44352,
        44352.75,
        "05/06/2021",
        "5/6/2021",
        "5/6/21",
        "05-06-2021",
        "5.6.2021",
        "2021-06-05",
        "2021-06-05T08:00:00",
        "5/6/2021 08:00",
        "ngày 5 tháng 6 năm 2021",
        " 05/06/2021 ",
        "'05/06/2021",
        "5 / 6 / 2021",
        unicodedata.normalize("NFD", "Ngày 5 tháng 6 năm 2021"),
    ],
)
def test_the_fifth_of_june_is_read_in_every_form(cell: Cell):
    assert read_date(cell) == Reading(date(2021, 6, 5))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31/02/2021", Code.DATE_IMPOSSIBLE),
        ("29/02/2021", Code.DATE_IMPOSSIBLE),
        ("05/13/2021", Code.DATE_IMPOSSIBLE),
        ("12-14/5/2021", Code.DATE_RANGE),
        ("12/5/2021 - 14/5/2021", Code.DATE_RANGE),
        ("12/5 - 14/5/2021", Code.DATE_RANGE),
        ("từ 12/5 đến 14/5/2021", Code.DATE_RANGE),
        ("12, 14/5/2021", Code.DATE_RANGE),
        ("tháng 5", Code.DATE_UNREADABLE),
        ("5/2021", Code.DATE_UNREADABLE),
        ("05/06", Code.DATE_UNREADABLE),
        ("05/06/2021 và 07/06/2021", Code.DATE_RANGE),
        ("05/06/2021 dự kiến", Code.DATE_UNREADABLE),
        (2021, Code.DATE_UNREADABLE),
        (20210605, Code.DATE_UNREADABLE),
        (True, Code.DATE_UNREADABLE),
    ],
)
def test_what_is_no_single_day_is_not_guessed(cell: Cell, code: Code):
    assert read_date(cell).value is None
    assert read_date(cell).code is code


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_is_read_back_from_every_way_of_writing_it(day: date):
    serial = (day - date(1899, 12, 30)).days
    for written in (shown(day), day.isoformat(), f"{day.day}/{day.month}/{day:%y}", serial, day):
        assert read_date(written).value == day


@pytest.mark.parametrize(
    ("cell", "code", "remark"),
    [
        ("Quý III/2021", "2021-Q3", None),
        (2021, "2021", None),
        (2021.0, "2021", None),
        (date(2021, 5, 1), "2021-M05", Code.PERIOD_FROM_DATE),
        (date(2021, 6, 30), None, Code.PERIOD_UNREADABLE),
        # 44440 is the serial of 01/09/2021, 44441 that of the day after, 33117 that of 01/09/1990.
        (44440.0, "2021-M09", Code.PERIOD_FROM_DATE),
        (44440, "2021-M09", Code.PERIOD_FROM_DATE),
        (44441.0, None, Code.PERIOD_UNREADABLE),
        (33117.0, None, Code.PERIOD_UNREADABLE),
        (6.2021, None, Code.PERIOD_UNREADABLE),
        (True, None, Code.PERIOD_UNREADABLE),
        ("6 tháng", None, Code.PERIOD_UNREADABLE),
    ],
)
def test_a_period_is_read_and_a_date_in_its_place_is_remarked_on(
    cell: Cell, code: str | None, remark: Code | None
):
    reading = read_period(cell)
    assert reading.value == (parse_period(code) if code else None)
    assert reading.code is remark


@pytest.mark.parametrize("typed", ["x", "X", "✓", "có", "Đạt", "ĐẠT ", "đã đạt", True])
def test_a_cross_a_tick_or_a_yes_means_reached(typed: Cell):
    assert read_cell(typed, GRASSROOTS.column("three_initiatives")) == Reading("dat")


@pytest.mark.parametrize("typed", ["không", "Không đạt", "chưa đạt", False])
def test_a_no_means_not_reached(typed: Cell):
    assert read_cell(typed, GRASSROOTS.column("three_initiatives")) == Reading("khong_dat")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("x", True),
        ("Có", True),
        (1.0, True),
        (True, True),
        (0, False),
        ("không", False),
        ("", None),
    ],
)
def test_yes_and_no_are_read_where_the_column_is_one(cell: Cell, value: bool | None):
    assert read_cell(cell, YES_NO).value is value


@pytest.mark.parametrize("cell", ["có thể", 0.5, 2, -1.0, "x?", date(2021, 1, 1)])
def test_what_is_neither_yes_nor_no_is_not_guessed(cell: Cell):
    assert read_cell(cell, YES_NO).value is None
    assert read_cell(cell, YES_NO).code is Code.CHOICE_UNKNOWN


def test_a_choice_is_read_by_its_words_its_code_and_its_aliases():
    activity = JOBS.column("activity_type")
    for typed in ("Giới thiệu việc làm", "gioi_thieu_viec_lam", "GTVL", " giới  thiệu việc làm "):
        assert read_cell(typed, activity) == Reading("gioi_thieu_viec_lam")
    assert read_cell("Job referral", activity) == Reading("gioi_thieu_viec_lam")


def test_two_kinds_in_one_cell_are_none_and_what_is_allowed_is_told():
    several = read_cell("Dạy nghề, tư vấn", JOBS.column("activity_type"))
    assert several.code is Code.CHOICE_SEVERAL
    other = read_cell("Hội thảo", COURSES.column("training_form"))
    assert other.code is Code.CHOICE_UNKNOWN
    allowed = "Đào tạo · Bồi dưỡng · Tập huấn · Lý luận chính trị"
    assert dict(other.details) == {"allowed": allowed}


@pytest.mark.parametrize(
    ("cell", "value"), [("90%", 0.9), ("87,5%", 0.875), (0.9, 0.9), ("0,9", 0.9)]
)
def test_a_percentage_is_in_place_where_a_share_is_asked_for(cell: Cell, value: float):
    assert read_cell(cell, SHARE).value == pytest.approx(value)


def test_texts_are_evened_out_and_numbers_in_them_kept():
    words = Column("t", "Chữ", "Text", Kind.TEXT)
    read = read_column(["  BC  12 ", "", 12.0, "\u00a0", "#REF!", "'=1"], words)
    assert list(read.values) == ["BC 12", None, "12", None, None, "'=1"]
    assert [(r.row, r.code) for r in read.remarks] == [(4, Code.CELL_ERROR)]


@given(cells, columns)
def test_no_cell_makes_the_reading_of_a_column_fail(cell: Cell, column: Column):
    reading = read_cell(cell, column)
    assert reading.value is None or reading.value == reading.value
    whole = read_column([cell, "", 1.0], column)
    assert len(whole.values) == 3
    assert whole.blank[1]


@given(st.lists(cells, max_size=8), columns)
def test_a_column_says_of_each_cell_what_the_cell_says_alone(typed: list[Cell], column: Column):
    together = read_column(typed, column)
    for at, cell in enumerate(typed):
        alone = read_column([cell], column)
        assert repr(together.values[at]) == repr(alone.values[0])
        assert together.blank[at] == alone.blank[0]
        codes = [r.code for r in together.remarks if r.row == at]
        assert sorted(codes) == sorted(r.code for r in alone.remarks)


@given(st.sampled_from(Grain), st.integers(2000, 2099))
def test_the_code_of_a_period_in_a_cell_is_that_period(grain: Grain, year: int):
    period = Period(year, grain)
    assert read_period(period.code) == Reading(period)


def test_a_serial_number_counts_days_as_excel_does():
    assert read_date(36526).value == date(2000, 1, 1)
    assert read_date(36526 + 366).value == date(2000, 1, 1) + timedelta(days=366)
