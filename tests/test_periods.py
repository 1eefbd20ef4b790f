from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import SoKetError, UnknownPeriodError
from services.periods import (
    FIRST_YEAR,
    LAST_YEAR,
    Grain,
    Period,
    Span,
    first_day,
    last_day,
    month_number,
    parse_period,
    parse_span,
)

years = st.integers(FIRST_YEAR, LAST_YEAR)
grains = st.sampled_from(Grain)
months = st.integers(12 * FIRST_YEAR, 12 * LAST_YEAR + 11)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    grain = draw(grains)
    return Period(draw(years), grain, draw(st.integers(1, 12 // grain)))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first, last = sorted([draw(months), draw(months)])
    return Span(first, last)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2021", "2021"),
        ("Năm 2021", "2021"),
        ("cả năm 2021", "2021"),
        ("2021-H1", "2021-H1"),
        ("6 tháng đầu năm 2021", "2021-H1"),
        ("06 tháng đầu năm 2021", "2021-H1"),
        ("6 THÁNG CUỐI NĂM 2021", "2021-H2"),
        ("6T đầu năm 2021", "2021-H1"),
        ("Sáu tháng đầu năm 2021", "2021-H1"),
        ("6 tháng đầu 2021", "2021-H1"),
        ("2021-Q3", "2021-Q3"),
        ("Quý III/2021", "2021-Q3"),
        ("quý 3 năm 2021", "2021-Q3"),
        ("Q3.2021", "2021-Q3"),
        ("QUÝ IV - 2021", "2021-Q4"),
        ("Quý\u00a0I/2021", "2021-Q1"),
        ("Quy\u0301 II/2021", "2021-Q2"),
        ("Tháng 5/2021", "2021-M05"),
        ("tháng 05 năm 2021", "2021-M05"),
        ("T5/2021", "2021-M05"),
        ("5/2021", "2021-M05"),
        ("12-2021", "2021-M12"),
        ("2021-05", "2021-M05"),
        ("2021-M05", "2021-M05"),
        ("Quý III/2021.", "2021-Q3"),
    ],
)
def test_a_period_is_read_in_the_forms_that_people_type(typed: str, code: str):
    assert parse_period(typed).code == code


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "6T",
        "6 tháng",
        "6 tháng 2021",
        "6T/2021",
        "6 tháng đầu năm",
        "9 tháng đầu năm 2021",
        "Quý III",
        "Quý 5/2021",
        "Quý V/2021",
        "Tháng 13/2021",
        "tháng 5",
        "2020-2021",
        "Năm học 2020-2021",
        "2021-H3",
        "2021-Q0",
        "1999",
        "2100",
        "21",
        "Q3/21",
        "chưa rõ",
    ],
)
def test_a_text_that_names_no_period_or_more_than_one_is_not_guessed(typed: str):
    with pytest.raises(UnknownPeriodError):
        parse_period(typed)


@given(periods())
def test_a_period_is_read_back_from_its_code(period: Period):
    assert parse_period(period.code) == period


@given(periods())
def test_a_period_is_read_back_from_the_words_of_an_office(period: Period):
    words = {
        Grain.YEAR: "Năm {y}",
        Grain.HALF: f"6 tháng {'đầu' if period.index == 1 else 'cuối'} năm {{y}}",
        Grain.QUARTER: f"Quý {['I', 'II', 'III', 'IV'][(period.index - 1) % 4]}/{{y}}",
        Grain.MONTH: f"Tháng {period.index}/{{y}}",
    }
    assert parse_period(words[period.grain].format(y=period.year)) == period


@given(st.one_of(st.text(), st.from_regex(r"[0-9QHMTquý /.\-]{0,14}", fullmatch=True)))
def test_any_text_is_a_period_that_reads_back_or_an_error_for_the_reader(typed: str):
    try:
        period = parse_period(typed)
    except SoKetError:
        return
    assert str(period.year) in typed.translate({ord(c): str(i) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩")})
    assert parse_period(period.code) == period


@given(spans())
def test_a_span_is_read_back_from_its_code(span: Span):
    assert parse_span(span.code) == span


def test_a_span_has_the_shortest_code_that_says_it():
    assert Span.of(parse_period("2021-Q1"), parse_period("2021-Q2")).code == "2021-H1"
    assert Span.of(parse_period("2021-Q1"), parse_period("2021-Q3")).code == "2021-Q1..2021-Q3"
    assert Span.of(parse_period("2021-M02"), parse_period("2021-M03")).code == "2021-M02..2021-M03"
    assert Span.of(parse_period("2019-Q1"), parse_period("2021-H1")).code == "2019-Q1..2021-Q2"


def test_a_span_that_ends_before_it_starts_is_refused():
    with pytest.raises(UnknownPeriodError):
        parse_span("2021-Q3..2021-Q1")


@given(spans())
def test_a_span_starts_on_a_first_day_and_ends_on_a_last_one(span: Span):
    assert span.start == first_day(span.first_month)
    assert span.end == last_day(span.last_month)
    assert span.months == span.last_month - span.first_month + 1


@given(spans(), grains)
def test_the_periods_of_a_span_lie_inside_it_one_after_the_other(span: Span, grain: Grain):
    found = [Span.of(period) for period in span.periods(grain)]
    assert all(span.contains(one) for one in found)
    assert all(a.last_month + 1 == b.first_month for a, b in pairwise(found))
    if span.period and span.period.grain >= grain:
        assert sum(one.months for one in found) == span.months


def test_the_period_before_and_the_same_period_last_year_are_told_by_hand():
    half = Span.of(parse_period("2021-H1"))
    assert half.before().code == "2020-H2"
    assert half.year_before().code == "2020-H1"
    assert Span.of(parse_period("2021-M01")).before().code == "2020-M12"
    to_date = parse_span("2021-M01..2021-M05")
    assert to_date.before().code == "2020-M08..2020-M12"
    assert to_date.year_before().code == "2020-M01..2020-M05"


def test_months_are_counted_through_the_years():
    assert month_number(date(2021, 1, 31)) == 12 * 2021
    assert first_day(12 * 2021 + 11) == date(2021, 12, 1)
    assert last_day(12 * 2020 + 1) == date(2020, 2, 29)
    assert Period.of_month(month_number(date(2021, 8, 9)), Grain.QUARTER).code == "2021-Q3"
