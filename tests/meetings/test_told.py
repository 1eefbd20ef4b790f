from dataclasses import fields, replace
from pathlib import Path
from string import Formatter

import pytest

from services.conclusions.fold import State
from services.meetings import archive
from services.meetings.changed import changed_rows
from services.meetings.since import Came, Effect, Since, since
from services.meetings.told import (
    effect_told,
    outcomes_told,
    rows_table,
    rows_told,
    units_told,
)
from services.panels.scope import Scope
from services.snapshot import Snapshot
from services.text.language import Language
from services.text.since import EN, VI
from services.view import View
from tests.conclusions.provinces import datum, province, quality
from tests.drafting import scenes
from tests.meetings.test_since import LAST, Q3, THEN, TODAY, said, today


def seen(snapshot: Snapshot, language: Language = Language.VI) -> Scope:
    return Scope(snapshot, View(language, Q3, ("hn",)))


@pytest.fixture
def found(tmp_path: Path) -> tuple[Since, Scope]:
    """One row of a closed period corrected, one removed, one new."""
    archive.keep(tmp_path, "m-1", province(THEN))
    now = today(
        (
            quality("a", "2021-Q2", 30, 50, 7),
            quality("a", "2021-Q3", 40, 50, 8),
            quality("a", "2021-Q1", 5, 50, 9),
        )
    )
    return since(tmp_path, LAST, said((None, False)), now, [Q3], TODAY), seen(now)


def test_the_rows_that_changed_are_counted_and_closed_periods_told_apart(
    found: tuple[Since, Scope],
):
    assert rows_told(found[1], found[0]) == (
        "Từ Hội nghị (05/10/2021): 1 dòng mới, 1 dòng sửa, 1 dòng bị xoá; trong kỳ đã chốt: 1 dòng "
        "sửa."
    )
    assert units_told(found[1], found[0]) == (
        "Huyện An: 1 dòng mới, 1 dòng sửa; trong kỳ đã chốt: 1 dòng sửa",
        "Huyện Bình: 1 dòng bị xoá",
    )


def test_spreadsheets_that_had_not_been_read_are_told(found: tuple[Since, Scope]):
    told = rows_told(found[1], replace(found[0], unread=2))
    assert told.endswith(
        "1 dòng sửa. Lúc đó còn 2 bảng tính chưa đọc xong, nên dòng của các bảng tính ấy được tính "
        "là mới."
    )


def test_it_is_told_in_english_too(found: tuple[Since, Scope]):
    scope = seen(found[1].snapshot, Language.EN)
    assert rows_told(scope, found[0]) == (
        "Since Hội nghị (05/10/2021): new rows: 1, corrected rows: 1, removed rows: 1; in closed "
        "periods: corrected rows: 1."
    )


def test_where_nothing_changed_that_is_said(tmp_path: Path):
    archive.keep(tmp_path, "m-1", province(THEN))
    now = today(THEN)
    found = since(tmp_path, LAST, State(), now, [Q3], TODAY)
    assert rows_told(seen(now), found) == (
        "Từ Hội nghị (05/10/2021): không có dòng số liệu nào thay đổi."
    )
    assert outcomes_told(seen(now), found) == ("Hội nghị trước không có kết luận nào được ghi.")


def test_where_the_tables_of_then_are_gone_that_is_said(tmp_path: Path):
    now = today(THEN)
    found = since(tmp_path, LAST, State(), now, [Q3], TODAY)
    assert rows_told(seen(now), found) == (
        "Máy chủ này không còn giữ số liệu lúc khai mạc hội nghị trước, nên chỉ so được những con "
        "số đã lưu kèm kết luận."
    )


@pytest.mark.parametrize(
    ("then", "now", "differs", "told"),
    [
        (0.41, 0.57, False, "lúc đó 41,0%, nay 57,0% (tăng 16,0 điểm %)"),
        (0.57, 0.41, False, "lúc đó 57,0%, nay 41,0% (giảm 16,0 điểm %)"),
        (None, 0.57, False, "lúc đó chưa có số liệu, nay 57,0%"),
        (0.41, None, False, "lúc đó 41,0%, nay không còn số liệu"),
        (0.41, 0.57, True, "lúc đó 41,0%, nay 57,0% (khác thang xếp loại, không so sánh được)"),
    ],
)
def test_a_figure_is_told_then_and_now(
    then: float | None, now: float | None, differs: bool, told: str
):
    effect = Effect(datum("C1", "b", "2021-Q3"), then, now, differs)
    assert effect_told(seen(today(THEN)), effect) == (
        f"C1 Tỷ lệ bí thư chi đoàn dân cư được tập huấn (12 tháng) · Huyện Bình · Quý III/2021: "
        f"{told}"
    )


def test_a_count_changes_in_what_it_counts():
    effect = Effect(datum("C2", "hn", "2021-Q3"), 12, 10)
    assert effect_told(seen(today(THEN)), effect) == (
        "C2 Số lớp đào tạo, bồi dưỡng đã tổ chức · Toàn tỉnh · Quý III/2021: lúc đó 12 lớp, nay 10 "
        "lớp (giảm 2 lớp)"
    )


def test_the_conclusions_are_counted_by_what_came_of_them(found: tuple[Since, Scope]):
    assert outcomes_told(found[1], found[0]) == (
        "1 kết luận của hội nghị trước: 1 không giao nhiệm vụ."
    )


def test_the_table_has_a_line_for_each_value_that_changed(found: tuple[Since, Scope]):
    table = rows_table(found[1], found[0].rows)
    assert table.to_dict("split")["data"] == [
        [
            *("Huyện An", "Quý I/2021", "Chất lượng cán bộ", "Mới", "", "", "", ""),
            "A, trang CL, dòng 9",
        ],
        [
            *("Huyện An", "Quý II/2021", "Chất lượng cán bộ", "Sửa", "có"),
            *("Trong đó đã được tập huấn trong 12 tháng", "35", "30", "A, trang CL, dòng 7"),
        ],
        [
            *("Huyện Bình", "Quý III/2021", "Chất lượng cán bộ", "Xoá", "", "", "", ""),
            "B, trang CL, dòng 8",
        ],
    ]
    assert rows_table(found[1], ()).empty


def test_the_table_tells_codes_periods_and_what_is_not_known_in_words():
    row = {**scenes.course("a", "2021-M08"), "record_id": "1", "attended": None}
    other = {**scenes.course("a", "2021-M09"), "record_id": "1", "training_form": "boi_duong"}
    before = scenes.province(cadre_training_log=(row,))
    after = scenes.province(cadre_training_log=(other,))
    table = rows_table(seen(after), changed_rows(before, after))
    assert table[["Cột", "Lúc đó", "Nay"]].to_dict("split")["data"] == [
        ["Kỳ báo cáo", "Tháng 08/2021", "Tháng 09/2021"],
        ["Hình thức", "Tập huấn", "Bồi dưỡng"],
        ["Số người tham dự", "chưa rõ", "30"],
    ]


def slots(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name}


@pytest.mark.parametrize("name", [field.name for field in fields(VI)])
def test_both_languages_have_the_same_slots(name: str):
    vi, en = getattr(VI, name), getattr(EN, name)
    if isinstance(vi, str):
        assert slots(vi) == slots(en)
    else:
        told = [{code: slots(form) for code, form in words.items()} for words in (vi, en)]
        assert told[0] == told[1]


def test_every_outcome_and_change_has_a_name():
    assert set(VI.came_counted) == set(Came)
