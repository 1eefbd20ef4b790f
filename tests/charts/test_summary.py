import pandas as pd

from services.charts import summary
from services.text.charts import EN, VI


def test_a_ranking_tells_how_many_meet_the_target_then_the_ends_then_the_gaps(one_period, strong):
    assert summary.of_ranking(one_period, strong, VI) == (
        "Quý III/2021: 1/3 đơn vị có số liệu đạt chỉ tiêu; cao nhất Phủ Lý 81,3%; "
        "thấp nhất Lý Nhân 41,0%; chưa có số liệu: Kim Bảng."
    )
    assert summary.of_ranking(one_period, strong, EN) == (
        "Quý III/2021: 1 of 3 units with figures meet the target; highest Phủ Lý 81,3%; "
        "lowest Lý Nhân 41,0%; no figures yet: Kim Bảng."
    )


def test_targets_that_are_not_judged_yet_are_not_counted_as_missed(one_period, classes):
    rows = one_period.assign(
        indicator="C2", value=[None, 3, 9, 4], status=["none", "none", "reached", "none"]
    )
    assert summary.of_ranking(rows, classes, VI) == (
        "Quý III/2021: cao nhất Phủ Lý 9 lớp; thấp nhất Lý Nhân 3 lớp; chưa có số liệu: Kim Bảng."
    )


def test_a_trend_tells_first_last_change_ends_and_gaps(over_time, strong):
    assert summary.of_trend(over_time[over_time["unit_id"] == "hn-phuly"], strong, VI) == (
        "Phủ Lý: Q1/21 50,0%, Q4/21 80,0%; thay đổi +30,0 điểm %; "
        "cao nhất 80,0% (Q4/21), thấp nhất 50,0% (Q1/21); kỳ chưa có số liệu: Q2/21."
    )


def test_a_trend_compares_nothing_across_rating_scales(over_time, strong):
    rows = over_time[over_time["unit_id"] == "hn-lynhan"].assign(scale=["A", "A", "B", "B"])
    assert summary.of_trend(rows, strong, VI) == (
        "Lý Nhân: Q1/21 70,0%, Q4/21 40,0%; không so sánh được trước và sau khi đổi thang xếp loại."
    )


def test_a_steady_figure_has_not_changed(over_time, strong):
    rows = over_time[over_time["unit_id"] == "hn-lynhan"].assign(value=[0.4, 0.6, 0.5, 0.4])
    assert "; không thay đổi; " in summary.of_trend(rows, strong, VI)


def test_many_lines_are_told_by_the_province_and_the_newest_period(over_time, strong):
    units = over_time[over_time["unit_id"] == "hn-lynhan"]
    copies = [units.assign(unit_id=f"u{n}", unit_name=f"Đơn vị {n}") for n in range(5)]
    province = over_time[over_time["unit_id"].isna()]
    told = summary.of_trend(pd.concat([*copies, province]), strong, VI)
    assert told.startswith("Toàn tỉnh: Q1/21 60,0%, Q4/21 62,0%; thay đổi +2,0 điểm %;")
    assert "Q4/21: 0/5 đơn vị có số liệu đạt chỉ tiêu; cao nhất Đơn vị 0 40,0%" in told


def test_a_map_of_indicators_counts_each(one_period, strong):
    assert summary.of_statuses(one_period, {"G1": strong}, VI) == (
        "Tỷ lệ chi đoàn mạnh: 1/3 đơn vị đạt chỉ tiêu; chưa có số liệu: Kim Bảng."
    )
