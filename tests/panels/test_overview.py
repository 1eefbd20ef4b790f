from dataclasses import replace

from services.panels.overview import lagging, silent, status_panel
from services.snapshot import Target
from tests.panels.conftest import Look


def test_who_misses_most_targets_comes_first_with_the_worst_of_them(look: Look):
    # C1 proposed at 100 %: An 80 % (behind: under 85 %), Bình 60 %. E3 at 50 %: An 10/40 = 25 %.
    # E4 at 60 %: An 5/10 = 50 %, behind; G2 at 80 %: 9/10; G3 at most 2 %: 0/10.
    found = lagging(look())
    assert [(u.unit_name, u.missed, u.judged) for u in found] == [("An", 3, 5), ("Bình", 1, 1)]
    assert found[0].worst == "Có việc sau giới thiệu: 25,0% / 50,0%"
    assert found[1].worst == "Bí thư chi đoàn tập huấn: 60,0% / 100,0%"


def test_nobody_lags_where_every_target_is_reached(look: Look):
    scope = look("b")
    told = (Target("C1", "", 2021, 0.6, "QĐ 01"),)
    scope = replace(scope, snapshot=replace(scope.snapshot, targets=told))
    assert lagging(scope) == ()


def test_who_has_not_reported_is_named_with_the_last_period_that_came(look: Look):
    quality = next(t for t in silent(look()) if t.table == "Chất lượng cán bộ")
    assert (quality.reported, quality.expected) == (2, 3)
    assert quality.names == ("Cát (Quý II/2021)",)


def test_who_never_reported_is_named_as_such(look: Look):
    loans = next(t for t in silent(look()) if t.table == "Vốn vay và mô hình")
    assert (loans.reported, loans.expected) == (0, 3)
    assert loans.named == "An (chưa bao giờ), Bình (chưa bao giờ), Cát (chưa bao giờ)"


def test_only_the_chosen_units_are_asked_after(look: Look):
    quality = next(t for t in silent(look("a")) if t.table == "Chất lượng cán bộ")
    assert (quality.reported, quality.expected, quality.names) == (1, 1, ())


def test_the_map_holds_every_unit_with_figure_and_target(look: Look):
    table = status_panel(look()).table
    row = table[(table["Đơn vị"] == "An") & (table["Chỉ số"] == "Bí thư chi đoàn tập huấn")]
    told = row[["Tử số", "Mẫu số", "Giá trị", "Chỉ tiêu", "Đơn vị tính"]]
    assert told.to_numpy().tolist() == [[40.0, 50.0, 80.0, 100.0, "%"]]
