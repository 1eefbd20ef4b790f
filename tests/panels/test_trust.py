from services.indicators.catalogue import BY_CODE
from services.panels.figures import figures
from services.panels.scope import Scope
from services.panels.trust import trust_line
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
        "Số liệu đến 30/09/2021 · đọc 2/4 bảng tính · không đọc được: C, D · "
        "dùng 1.003 dòng, bỏ ra 3 · 2/3 đơn vị đã báo cáo · chưa có số liệu: Cát"
    )


def test_it_says_the_same_in_english(look: Look):
    assert line(look(language=Language.EN)) == (
        "Figures as of 30/09/2021 · 2/4 spreadsheets read · cannot be read: C, D · "
        "rows used: 1.003, left out: 3 · units reported: 2/3 · no figures: Cát"
    )


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
