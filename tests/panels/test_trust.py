from dataclasses import replace
from datetime import UTC, datetime

from services.indicators.catalogue import BY_CODE
from services.panels.figures import figures
from services.panels.scope import Scope
from services.panels.trust import trust_line
from services.snapshot import SpreadsheetState
from services.text.language import Language
from tests.panels.conftest import Look


def line(scope: Scope, code: str = "C1") -> str:
    indicator = BY_CODE[code]
    asked = scope.compared(indicator.table)
    found = figures(scope.snapshot, [indicator], [scope.view.span], asked, scope.kinds)
    return trust_line(scope, found, indicator.table, asked)


def test_it_says_as_of_when_from_what_how_much_was_left_out_and_who_is_missing(look: Look):
    # 1.000 + 2 + 1 rows used, 2 + 0 + 1 left out; of three districts Cát has not reported.
    assert line(look()) == (
        "Số liệu đến 30/09/2021 · đọc 2/4 bảng tính · "
        "không đọc được: C (số liệu đọc lúc 08:30 05/10/2021), D · "
        "dùng 1.003 dòng, bỏ ra 3 · 2/3 đơn vị đã báo cáo · chưa có số liệu: Cát"
    )


def test_it_says_the_same_in_english(look: Look):
    assert line(look(language=Language.EN)) == (
        "Figures as of 30/09/2021 · 2/4 spreadsheets read · "
        "cannot be read: C (figures read at 08:30 05/10/2021), D · "
        "rows used: 1.003, left out: 3 · units reported: 2/3 · no figures: Cát"
    )


def test_while_spreadsheets_are_still_being_read_it_says_of_how_many(look: Look):
    scope = look()
    early = replace(scope, snapshot=replace(scope.snapshot, waiting=7))
    assert "đọc 2/11 bảng tính · còn 7 bảng tính đang đọc · không đọc được: C (" in line(early)


def test_of_many_that_fail_four_are_named(look: Look):
    scope = look()
    failing = tuple(
        SpreadsheetState(name, name, "", None, datetime(2021, 10, 5, tzinfo=UTC))
        for name in "EGHIKL"
    )
    all_of_them = replace(scope.snapshot, spreadsheets=failing)
    told = line(replace(scope, snapshot=all_of_them))
    assert "đọc 0/6 bảng tính · không đọc được: E, G, H, I và 2 bảng tính khác · " in told


def test_nobody_is_named_when_all_have_reported(look: Look):
    assert line(look(period="2021-Q2")).endswith("3/3 đơn vị đã báo cáo")


def test_only_the_chosen_units_are_counted(look: Look):
    assert "1/1 đơn vị đã báo cáo" in line(look("a"))


def test_without_any_figure_the_cut_off_date_is_not_made_up(look: Look):
    assert line(look("c")).startswith("Chưa rõ thời điểm chốt · ")


def test_of_all_tables_together_rows_are_told_but_no_coverage(look: Look):
    scope = look()
    found = figures(scope.snapshot, [BY_CODE["C1"]], [scope.view.span], ("a",), scope.kinds)
    assert trust_line(scope, found).endswith("dùng 1.003 dòng, bỏ ra 3")
