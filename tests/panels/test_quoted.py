"""What stands behind the numbers of sentences, worked out by hand; then all of the sample."""

from dataclasses import replace
from pathlib import Path

import pytest

from services.conclusions.content import Datum
from services.drafting import Quoted, Sentence, What, draft
from services.indicators.catalogue import BY_CODE, INDICATORS
from services.indicators.indicator import Area
from services.panels import quoted
from services.panels.scope import Scope
from services.periods import parse_span
from services.reading import Readings
from services.reading import look as read
from services.snapshot import Snapshot, TabState, Target
from services.sources.workbook import WorkbookFolder
from services.text.language import Language
from services.view import View
from tests.drafting import scenes
from tests.panels.conftest import Look

C1 = BY_CODE["C1"]
C1_NAME = "C1 Tỷ lệ bí thư chi đoàn dân cư được tập huấn (12 tháng)"


def numbers(said: Sentence) -> list[Quoted]:
    return [number for _, number in said.pieces if number]


def number(said: Sentence, text: str) -> Quoted:
    (found,) = [one for one in numbers(said) if one.text == text]
    return found


def table(scope: Scope, one: Quoted) -> list[list[object]]:
    shown = quoted.figures_table(scope, quoted.found(scope, one))
    return [list(shown.columns), *shown.astype("object").where(shown.notna(), None).values.tolist()]


def test_every_number_of_a_ranking_is_followed_to_its_cells(look: Look):
    scope = look()
    said = draft(scope, "ranking", C1)
    assert said.text == (
        "Quý III/2021: chưa đơn vị nào đạt chỉ tiêu đề xuất 100,0% (0/2); thấp nhất Bình 60,0%, "
        "không đổi so với quý trước; 2/3 đơn vị có số liệu, chưa có: Cát."
    )
    assert [one.text for one in numbers(said)] == ["100,0%", "0/2", "60,0%", "2/3"]
    value = number(said, "60,0%")
    (one,) = quoted.found(scope, value)
    assert quoted.told(scope, value, (one,)) == (
        f"{C1_NAME} · Huyện Bình · Quý III/2021: 60,0% = 30 / 50 · 1 dòng gốc",
    )
    rows = quoted.rows(scope, one)
    assert rows[["Ô", "Dòng", "Trang", "Bảng tính"]].to_numpy().tolist() == [
        ["F8 E8", 8, "Chất lượng", "B"]
    ]


def test_a_count_of_units_lists_each_with_how_it_stands(look: Look):
    scope = look()
    said = draft(scope, "ranking", C1)
    heads = ["Đơn vị", "Kỳ", "Giá trị", "Tử số", "Mẫu số", "Chỉ tiêu", "So với chỉ tiêu"]
    assert table(scope, number(said, "0/2")) == [
        [*heads, "Số dòng gốc"],
        ["Huyện An", "Quý III/2021", "80,0%", 40, 50, "100,0% (đề xuất)", "Chưa đạt", 1],
        ["Huyện Bình", "Quý III/2021", "60,0%", 30, 50, "100,0% (đề xuất)", "Chưa đạt", 1],
    ]
    found = number(said, "2/3")
    # Who is missing is among them, without a row.
    assert table(scope, found)[3] == [
        *("Huyện Cát", "Quý III/2021", "–", None, None, "100,0% (đề xuất)", "", 0)
    ]
    behind = quoted.found(scope, found)
    assert quoted.told(scope, found, behind) == ("2/3: đếm trên 3 số liệu dưới đây.",)
    assert quoted.rows(scope, behind[2]).empty


def test_a_change_is_followed_to_both_its_figures(look: Look):
    scope = look()
    change = number(draft(scope, "trend", C1), "7,5 điểm %")
    now, then = quoted.found(scope, change)
    # 70 of 100 against 75 of 120.
    assert quoted.figure_told(scope, now) == (
        f"{C1_NAME} · Toàn tỉnh · Quý III/2021: 70,0% = 70 / 100 · 2 dòng gốc"
    )
    assert quoted.figure_told(scope, then) == (
        f"{C1_NAME} · Toàn tỉnh · Quý II/2021: 62,5% = 75 / 120 · 3 dòng gốc"
    )
    assert quoted.rows(scope, now)["Bảng tính"].tolist() == ["A", "B"]
    assert quoted.rows(scope, then)["Bảng tính"].tolist() == ["A", "B", "C"]


def test_a_coverage_is_followed_to_the_rows_that_came(look: Look):
    scope = look()
    covered = number(draft(scope, "trend", C1), "2/3")
    behind = quoted.found(scope, covered)
    assert quoted.told(scope, covered, behind)[0] == (
        "2/3: số đơn vị có dòng làm nên số liệu dưới đây."
    )
    assert quoted.rows(scope, behind[0])["Thuộc đơn vị"].tolist() == ["Huyện An", "Huyện Bình"]


def test_a_target_that_nobody_set_says_so_and_one_that_was_set_names_its_row(look: Look):
    scope = look()
    proposal = number(draft(scope, "ranking", C1), "100,0%")
    behind = quoted.found(scope, proposal)
    assert quoted.told(scope, proposal, behind)[1] == (
        "Chỉ tiêu 100,0%: mức đề xuất trong danh mục chỉ số, chưa có văn bản giao."
    )
    assert quoted.targets_table(scope, behind).empty
    snapshot = replace(
        scope.snapshot,
        targets=(
            Target("C1", "", 2021, 0.7, "KH 12", 9),
            Target("C1", "b", 2021, 0.7, "=HYPERLINK(1)", 14),
            Target("C1", "", 2020, 0.5, "KH 3", 8),
        ),
        tabs=(*scope.snapshot.tabs, TabState("Tỉnh đoàn", "Chỉ tiêu 2021", "targets", 3, 3)),
    )
    given = replace(scope, snapshot=snapshot)
    said = draft(given, "ranking", C1)
    assert said.text.startswith("Quý III/2021: 1/2 đơn vị đạt chỉ tiêu 70,0%; ")
    target = number(said, "70,0%")
    behind = quoted.found(given, target)
    assert quoted.told(given, target, behind) == ("70,0%: chỉ tiêu của 2 số liệu dưới đây.",)
    rows = quoted.targets_table(given, behind)
    heads = ["Chỉ tiêu", "Đơn vị", "Năm", "Nguồn chỉ tiêu", "Dòng", "Trang", "Bảng tính"]
    assert [list(rows.columns), *rows.to_numpy().tolist()] == [
        heads,
        ["70,0%", "mỗi đơn vị", "2021", "KH 12", 9, "Chỉ tiêu 2021", "Tỉnh đoàn"],
        ["70,0%", "Huyện Bình", "2021", "=HYPERLINK(1)", 14, "Chỉ tiêu 2021", "Tỉnh đoàn"],
    ]


def test_a_stage_is_told_without_an_inner_name_and_its_share_from_both(look: Look):
    scope = look()
    said = draft(scope, "funnel")
    share = number(said, "25,0%")
    assert table(scope, share) == [
        ["Chỉ số", "Đơn vị", "Kỳ", "Giá trị", "Số dòng gốc"],
        ["Số có việc làm", "Toàn tỉnh", "Quý III/2021", "10 người", 1],
        ["Số thanh niên được giới thiệu việc làm", "Toàn tỉnh", "Quý III/2021", "40 người", 1],
    ]
    value = number(said, "40 người")
    assert quoted.told(scope, value, quoted.found(scope, value)) == (
        "Số thanh niên được giới thiệu việc làm · Toàn tỉnh · Quý III/2021: 40 người · 1 dòng gốc",
    )


def test_the_parts_of_a_whole_are_counted_each_by_its_own_rows():
    rows = (
        {**scenes.course("a", "2021-M07"), "training_form": "boi_duong"},
        scenes.course("b", "2021-M08"),
        scenes.course("b", "2021-M09"),
    )
    scope = scenes.look(scenes.province(cadre_training_log=rows))
    said = draft(scope, "composition", area=Area.CADRES)
    assert "3 lớp, gồm tập huấn 2 (67%), bồi dưỡng 1 (33%)" in said.text
    (two,) = quoted.found(scope, number(said, "2"))
    assert quoted.figure_told(scope, two) == (
        "Tập huấn · Toàn tỉnh · Quý III/2021: 2 lớp · 2 dòng gốc"
    )
    found = quoted.rows(scope, two)
    assert found["Thuộc đơn vị"].tolist() == ["Huyện Kim Bảng", "Huyện Kim Bảng"]
    # Codes of a sheet are words for who reads them.
    assert found["Hình thức"].tolist() == ["Tập huấn", "Tập huấn"]
    whole = table(scope, number(said, "3 lớp"))
    assert [line[0] for line in whole[1:]] == [
        *("Tập huấn", "Bồi dưỡng", "Đào tạo", "Lý luận chính trị")
    ]
    assert [line[-2:] for line in whole[1:]] == [
        ["2 lớp", 2],
        ["1 lớp", 1],
        ["0 lớp", 0],
        ["0 lớp", 0],
    ]


def test_levels_are_counted_not_divided(look: Look):
    scope = look("a")
    said = draft(scope, "composition", area=Area.GRASSROOTS)
    (five,) = quoted.found(scope, number(said, "5"))
    assert quoted.figure_told(scope, five) == (
        "Mức 1 (xuất sắc) · Xã Một · Quý III/2021: 5 chi đoàn · 1 dòng gốc"
    )


def test_of_two_grading_scales_the_one_in_the_sentence_is_followed():
    units = (*scenes.UNITS, *scenes.communes("a", "Một", "Ba"), *scenes.communes("b", "Hai"))
    rows = (
        scenes.graded("a1", "2021-Q3", "A", 6, 3, 1, 0),
        scenes.graded("b1", "2021-Q3", "B", 30, 0, 0, 0),
    )
    snapshot = scenes.province(units=units, grassroots_log=rows)
    # Among all units most branches are graded on B, on which a has none; of a alone it is A.
    scope = scenes.look(snapshot, units="a")
    value = number(draft(scope, "trend", BY_CODE["G2"]), "90,0%")
    (one,) = quoted.found(scope, value)
    assert quoted.figure_told(scope, one).endswith("90,0% = 9 / 10 · 1 dòng gốc")
    assert quoted.rows(scope, one)["Thuộc đơn vị"].tolist() == ["Xã Một"]


def test_kinds_narrow_the_rows_as_they_narrow_the_figure():
    rows = (
        {**scenes.course("a", "2021-M07"), "training_form": "boi_duong"},
        scenes.course("a", "2021-M08"),
    )
    scope = scenes.look(scenes.province(cadre_training_log=rows), kinds=("tap_huan",))
    said = draft(scope, "ranking", BY_CODE["C2"])
    one = next(one for one in numbers(said) if one.what is What.VALUE)
    (found,) = quoted.found(scope, one)
    assert quoted.rows(scope, found)["Kỳ số liệu"].tolist() == ["Tháng 08/2021"]


def test_a_name_that_ends_in_a_number_is_not_the_number():
    units = scenes.districts("Tương đương 1", "Tương đương 2")
    rows = (scenes.trained("a", "2021-Q3", 1, 2), scenes.trained("b", "2021-Q3", 2, 2))
    scope = scenes.look(scenes.province(units=units, cadre_snapshot=rows))
    said = draft(scope, "ranking", C1)
    assert "thấp nhất Tương đương 1 (50,0%)" in said.text
    assert [text for text, one in said.pieces if one] == ["1/2", "100,0%", "50,0%"]
    assert "".join(text for text, _ in said.pieces) == said.text


def test_a_figure_that_is_quoted_twice_is_listed_once(look: Look):
    scope = look()
    datum = Datum("C1", ("a",), "2021-Q3")
    twice = Quoted("2", What.UNITS, (datum, datum))
    assert [one.datum for one in quoted.found(scope, twice)] == [datum]


@pytest.fixture(scope="module")
def sample(repository: Path) -> Snapshot:
    found = read(WorkbookFolder(repository / "data" / "sample"), Readings()).snapshot
    assert found
    return found


@pytest.mark.parametrize(
    ("period", "units"), [("2021-Q3", ("hn",)), ("2020", ("hn-lynhan", "hn-binhluc"))]
)
def test_every_number_of_the_sample_is_followed_to_as_many_rows_as_its_figure_has(
    sample: Snapshot, period: str, units: tuple[str, ...]
):
    scope = Scope(sample, View(Language.VI, parse_span(period), units))
    seen: set[Datum] = set()
    walked: set[tuple[str, bool]] = set()
    peers = (draft(scope, "peers", one, unit="hn-binhluc") for one in INDICATORS)
    for said in (*scenes.sentences(scope), *peers):
        for one in numbers(said):
            # Those that were looked at once are the same wherever they are counted.
            if one.what is not What.VALUE and seen.issuperset(one.data):
                continue
            behind = quoted.found(scope, one)
            seen.update(one.data)
            assert all(quoted.told(scope, one, behind)), one
            if one.what is What.VALUE and len(behind) == 1:
                written = quoted.figure_told(scope, behind[0])
                assert f": {one.text}" in written, (said.text, written)
            for found in behind:
                # Of each indicator one unit's rows, and those of several units together.
                kind = (found.datum.indicator, found.datum.units in (("hn",), units))
                if kind not in walked:
                    walked.add(kind)
                    assert len(quoted.rows(scope, found)) == found.row["rows"], found.name
    assert {code for code, _ in walked} >= {one.code for one in INDICATORS}
