import re

import pytest

from services.indicators.catalogue import BY_CODE, HEADLINES, INDICATORS
from services.indicators.formula import Count, Where
from services.indicators.indicator import Area, Basis, Good, Indicator, Words
from services.intake.schema import Kind, Nature
from services.intake.tables import TABLE_BY_NAME

EVERY = [*INDICATORS, *HEADLINES]
# Two conclusions whose texts are not at hand: nothing here may claim to come from them.
CLAIM = re.compile(r"kết luận|conclusion|\bKL\b", re.IGNORECASE)
every = pytest.mark.parametrize("indicator", EVERY, ids=lambda one: one.code)


def texts(indicator: Indicator) -> list[Words]:
    default = indicator.default_target
    return [
        indicator.name,
        indicator.short_name,
        indicator.help,
        indicator.unit,
        *([default.origin] if default else []),
    ]


def test_the_eighteen_indicators_stand_in_their_order():
    codes = " ".join(one.code for one in INDICATORS)
    assert codes == "C1 C2 C3 C4 C5 C6 G1 G2 G3 G4 G5 G6 G7 E1 E2 E3 E4 E5"


def test_the_headlines_are_the_stocks_and_then_the_stages_of_the_funnel():
    assert [one.code for one in HEADLINES] == [
        *("loan_outstanding", "loan_groups", "models_active", "coop_groups", "coops"),
        *("referred", "placed", "stable"),
    ]


def test_every_code_is_found_once():
    assert len(BY_CODE) == 26
    assert all(BY_CODE[one.code] is one for one in EVERY)


def test_each_area_has_its_letter():
    areas = {"C": Area.CADRES, "G": Area.GRASSROOTS, "E": Area.EMPLOYMENT}
    assert all(one.area is areas[one.code[0]] for one in INDICATORS)


@every
def test_each_needed_column_is_declared_in_its_table(indicator: Indicator):
    declared = {column.name for column in TABLE_BY_NAME[indicator.table].columns}
    assert set(indicator.columns) - declared == set()
    assert indicator.columns or indicator.where


@every
def test_what_is_added_up_is_a_number_and_what_is_counted_is_a_choice(indicator: Indicator):
    table = TABLE_BY_NAME[indicator.table]
    for part in filter(None, (indicator.numerator, indicator.denominator, indicator.where)):
        if isinstance(part, Count | Where):
            codes = {choice.code for choice in table.column(part.column).choices}
            assert set(part.values) <= codes
        else:
            kinds = {table.column(name).kind for name in part.columns}
            assert kinds <= {Kind.COUNT, Kind.MONEY, Kind.DECIMAL}


@every
def test_texts_are_there_in_both_languages(indicator: Indicator):
    for words in texts(indicator):
        assert words.vi.strip() == words.vi != ""
        assert words.en.strip() == words.en != ""
    assert indicator.help.vi.endswith(".")
    assert indicator.help.en.endswith(".")


@every
def test_short_names_fit_a_card(indicator: Indicator):
    assert len(indicator.short_name.vi) <= 28
    assert len(indicator.short_name.en) <= 28


@every
def test_no_text_claims_a_target_of_the_conclusions(indicator: Indicator):
    assert not [w for words in texts(indicator) for w in (words.vi, words.en) if CLAIM.search(w)]


def test_short_names_differ():
    assert len({one.short_name.vi for one in EVERY}) == len(EVERY)
    assert len({one.short_name.en for one in EVERY}) == len(EVERY)


def test_shares_are_percentages_and_only_they():
    assert all(one.is_share == (one.unit.vi == "%") for one in EVERY)


def test_the_catalogue_proposes_these_targets_and_no_other():
    proposed = {one.code: one.default_target.value for one in EVERY if one.default_target}
    assert proposed == {
        **{"C1": 1.0, "C4": 0.9, "C5": 1.0, "C6": 0.8},
        **{"G1": 0.7, "G2": 0.8, "G3": 0.02, "G4": 1.0},
        **{"E3": 0.5, "E4": 0.6, "E5": 0.0015},
    }
    basis = {one.code: one.default_target.basis for one in EVERY if one.default_target}
    assert {code for code, of in basis.items() if of is Basis.RULE} == {"G4"}
    assert {code for code, of in basis.items() if of is Basis.BENCHMARK} == {"E5"}


def test_three_figures_are_better_when_lower():
    assert [one.code for one in EVERY if one.good is Good.DOWN] == ["G3", "G6", "E5"]


def test_flows_are_added_over_time_and_stocks_are_not():
    flows = {one.code for one in EVERY if one.nature is Nature.FLOW}
    assert flows == {
        *("C2", "C3", "C4", "G4", "G7", "E1", "E2", "E3", "E4"),
        *("referred", "placed", "stable"),
    }


def test_only_grading_is_annual_and_bound_to_a_scale():
    assert [one.code for one in EVERY if one.annual] == ["G2", "G3"]
    assert [one.code for one in EVERY if one.scale_column] == ["G2", "G3"]
