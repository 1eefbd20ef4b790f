import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from services.intake.schema import Level
from services.periods import Grain, Period
from services.sample import Sample
from services.snapshot import Snapshot

DISTRICTS = ["hn-binhluc", "hn-duytien", "hn-kimbang", "hn-lynhan", "hn-phuly", "hn-thanhliem"]
# A row of these was spoilt on purpose, so their sums are not those that were invented.
SPOILT_QUARTER = ("hn-binhluc", Period(2019, Grain.QUARTER, 3).first_month)
Q4_2020 = Period(2020, Grain.QUARTER, 4).first_month


def by_quarter(snapshot: Snapshot, table: str) -> pd.DataFrame:
    rows = snapshot.tables[table]
    sums = rows.groupby(["reporting_unit_id", "first_month"]).sum(numeric_only=True).reset_index()
    unit, month = SPOILT_QUARTER
    return sums[(sums["reporting_unit_id"] != unit) | (sums["first_month"] != month)]


def of_2021(sums: pd.DataFrame, unit: str, part: str, whole: str) -> list[float]:
    ours = sums[(sums["reporting_unit_id"] == unit) & (sums["first_month"] >= Q4_2020)]
    return (ours[part] / ours[whole]).tolist()


def falls(values: Sequence[float]) -> bool:
    return len(values) == 4 and all(a > b for a, b in pairwise(values))


def test_the_sample_says_that_it_is_one(snapshot: Snapshot):
    assert snapshot.is_sample


def test_the_units_are_those_of_the_built_in_list(sample: Sample, snapshot: Snapshot):
    assert snapshot.units.units == sample.units.units
    assert len(snapshot.units.children("hn")) == 10
    communes = {u.code for u in snapshot.units.units if u.level is Level.COMMUNE}
    assert len(communes) == 109
    assert set(snapshot.tables["grassroots_log"]["unit_id"]) == communes


def test_figures_of_a_quarter_lie_in_the_ranges_of_a_district(snapshot: Snapshot):
    grassroots = by_quarter(snapshot, "grassroots_log")
    assert grassroots["branches"].between(90, 220).all()
    assert grassroots["members"].between(2000, 6000).all()
    assert (grassroots["strong_recognised"] <= grassroots["strong_registered"]).all()
    # Kim Bảng had 145.744 people in 18 communes; above 30 % of these would be suspect.
    assert (grassroots["youth_total"] < 0.3 * 130_000).all()


def test_loans_lie_in_the_ranges_of_a_district(snapshot: Snapshot):
    loans = snapshot.tables["youth_economy_snapshot"]
    loans = loans[loans["unit_id"].isin(DISTRICTS) & (loans["loan_outstanding_million_vnd"] > 100)]
    assert loans["loan_outstanding_million_vnd"].between(20_000, 60_000).all()
    overdue = loans["loan_overdue_million_vnd"] / loans["loan_outstanding_million_vnd"]
    assert overdue.between(0, 0.003).all()
    assert loans["loan_groups"].between(10, 40).all()
    each = (loans["loan_households"] / loans["loan_groups"]).dropna()
    assert each.between(30, 50).all()


@pytest.mark.parametrize("year", [2019, 2020])
def test_activities_of_a_year_lie_in_the_ranges_of_a_district(snapshot: Snapshot, year: int):
    jobs = snapshot.tables["employment_log"]
    jobs = jobs[(jobs["first_month"] // 12 == year) & jobs["reporting_unit_id"].isin(DISTRICTS)]
    sums = jobs.groupby("reporting_unit_id").sum(numeric_only=True)
    assert sums["counselled_turns"].between(800, 3000).all()
    assert sums["referred"].between(100, 600).all()
    assert (sums["placed"] / sums["referred"]).between(0.4, 0.6).all()


@pytest.mark.parametrize("year", [2019, 2020])
def test_classes_of_a_year_lie_in_the_ranges_of_a_district(snapshot: Snapshot, year: int):
    classes = snapshot.tables["cadre_training_log"]
    held = classes[(classes["status"] == "da_to_chuc") & (classes["first_month"] // 12 == year)]
    assert held.groupby("reporting_unit_id").size().between(4, 12).all()
    assert held["attended"].between(30, 120).all()


def test_every_unit_reports_from_2019_to_the_third_quarter_of_2021(snapshot: Snapshot):
    counts = snapshot.tables["youth_economy_snapshot"].groupby("unit_id").size().to_dict()
    assert counts.pop("hn-kimbang") == 9
    assert set(counts.values()) == {11}
    assert len(counts) == 9


def test_binh_luc_falls_behind_quarter_by_quarter_in_2021(snapshot: Snapshot):
    cadres = by_quarter(snapshot, "cadre_snapshot")
    branches = by_quarter(snapshot, "grassroots_log")
    assert falls(of_2021(cadres, "hn-binhluc", "branch_sec_trained", "branch_sec_total"))
    assert falls(of_2021(branches, "hn-binhluc", "strong_recognised", "branches"))
    assert falls(of_2021(branches, "hn-binhluc", "meetings_held", "meetings_required"))


def test_thanh_liem_goes_from_last_to_first(snapshot: Snapshot):
    branches = by_quarter(snapshot, "grassroots_log")
    share = branches["strong_recognised"] / branches["branches"]
    for month, place in ((branches["first_month"].min(), -1), (branches["first_month"].max(), 0)):
        at_month = branches["first_month"] == month
        ranked = branches[at_month].assign(share=share).sort_values("share", ascending=False)
        assert ranked["reporting_unit_id"].iloc[place] == "hn-thanhliem"


def test_kim_bang_sends_nothing_after_the_first_quarter_of_2021(snapshot: Snapshot):
    for table, rows in snapshot.tables.items():
        last = rows.loc[rows["reporting_unit_id"] == "hn-kimbang", "last_month"].max()
        assert last <= Period(2021, Grain.QUARTER, 1).last_month, table


def test_overdue_debt_of_ly_nhan_rises_in_every_quarter(snapshot: Snapshot):
    loans = snapshot.tables["youth_economy_snapshot"].sort_values("first_month")
    ours = loans[loans["unit_id"] == "hn-lynhan"]
    share = ours["loan_overdue_million_vnd"] / ours["loan_outstanding_million_vnd"]
    assert share.is_monotonic_increasing
    assert share.iloc[-1] > 2 * share.iloc[0]


def test_the_rating_scale_changes_with_the_grading_at_the_end_of_2020(snapshot: Snapshot):
    rows = snapshot.tables["grassroots_log"]
    scales = rows.groupby("first_month")["rating_scale"].unique()
    for month, found in scales.items():
        assert list(found) == (["B_4muc"] if month >= Q4_2020 else ["A_2011"])


def test_no_text_holds_a_telephone_number_or_an_address(sample: Sample):
    personal = re.compile(r"@|\d{9,}|(?:\d[ .]?){10,}")
    for path in sample.paths[:-1]:
        for tab, text in texts(path):
            assert not personal.search(text), (path.name, tab, text)


def texts(path: Path) -> list[tuple[str, str]]:
    book = CalamineWorkbook.from_path(path)
    return [
        (tab, cell)
        for tab in book.sheet_names
        for row in book.get_sheet_by_name(tab).to_python()
        for cell in row
        if isinstance(cell, str)
    ]
