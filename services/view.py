"""What a reader has chosen to see, and the choices that a leader would name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from services.indicators.indicator import Area
from services.intake.tables import TABLE_BY_NAME
from services.periods import Grain, Period, Span, month_number
from services.snapshot import Snapshot
from services.text.language import Language
from services.units import UnitTree

# First months of the terms of the provincial congress (domain.md 4.3, rule 8); the exact months
# are not sourced, so a term begins with the quarter of its congress.
_TERM_STARTS = (12 * 2017 + 9, 12 * 2022 + 9, 12 * 2025 + 9)

# The column by which the rows of an area can be narrowed to kinds.
KIND_COLUMNS: Mapping[Area, tuple[str, str]] = {
    Area.CADRES: ("cadre_training_log", "training_form"),
    Area.EMPLOYMENT: ("employment_log", "activity_type"),
}


class Preset(StrEnum):
    """A span that people name by its place relative to the newest figures."""

    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    SINCE_CONGRESS = "since_congress"


@dataclass(frozen=True)
class View:
    """Everything that decides what is on the screen; it can be written as an address.

    Attributes:
        language: of the words.
        span: the months that are counted.
        units: codes of the chosen units; the province's own stands for all of it; none: nothing.
        kinds: codes of the chosen kinds of the page's area; none: all.
        indicator: code of the indicator chosen on an area's page, "" for its first.
        unit: the unit of the page about one unit, "" for the first.
    """

    language: Language
    span: Span
    units: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    indicator: str = ""
    unit: str = ""


def newest_month(snapshot: Snapshot) -> int:
    """Return the last month of the quarter in which the newest figures lie.

    Without any figures it is that of the quarter in which the snapshot was made.
    """
    months = snapshot.months
    newest = months.last_month if months else month_number(snapshot.made_at.date())
    quarter = Period.of_month(newest, Grain.QUARTER)
    return quarter.last_month


def presets(newest: int) -> Mapping[Preset, Span]:
    """Return the named spans, relative to the month of the newest figures."""
    quarter = Span.of(Period.of_month(newest, Grain.QUARTER))
    year = Period.of_month(newest, Grain.YEAR)
    halves = [Span(year.first_month, year.first_month + 5)]
    found = {
        Preset.THIS_QUARTER: quarter,
        Preset.LAST_QUARTER: quarter.before(),
        Preset.FIRST_HALF: halves[0],
    }
    if newest == year.last_month:
        found[Preset.SECOND_HALF] = Span(year.first_month + 6, newest)
    found[Preset.THIS_YEAR] = Span(year.first_month, newest)
    found[Preset.LAST_YEAR] = Span(year.first_month - 12, year.first_month - 1)
    term = max((m for m in _TERM_STARTS if m <= newest), default=None)
    if term is not None:
        found[Preset.SINCE_CONGRESS] = Span(term, newest)
    return found


def compared_units(units: UnitTree, chosen: Iterable[str], table: str) -> tuple[str, ...]:
    """Return the units that stand beside each other when these are chosen.

    The province stands for the units right below it. One unit alone whose communes report the
    table stands for its communes; otherwise the chosen units stand for themselves.
    """
    chosen = tuple(chosen)
    if chosen == (units.root,):
        return units.children(units.root)
    below = units.children(chosen[0]) if len(chosen) == 1 else ()
    if below and TABLE_BY_NAME[table].level is units.get(below[0]).level:
        return below
    opened: list[str] = []
    for code in chosen:
        opened.extend(units.children(units.root) if code == units.root else (code,))
    return tuple(dict.fromkeys(opened))


def kinds_by_column(kinds: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return column -> chosen codes, for the columns whose choices they are."""
    chosen = tuple(kinds)
    found: dict[str, tuple[str, ...]] = {}
    for table, column in KIND_COLUMNS.values():
        codes = {choice.code for choice in TABLE_BY_NAME[table].column(column).choices}
        if mine := tuple(code for code in chosen if code in codes):
            found[column] = mine
    return found
