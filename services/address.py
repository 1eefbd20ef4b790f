"""The view as an address: every choice stated, and what cannot be understood told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from services.conclusions.wanted import EVERY, parse_wanted
from services.errors import UnknownPeriodError
from services.indicators.catalogue import INDICATORS
from services.indicators.indicator import Area
from services.intake.tables import TABLE_BY_NAME
from services.panels.area import indicators_of
from services.periods import Grain, Period, Span, parse_span
from services.snapshot import Snapshot
from services.text.language import Language
from services.units import UnitTree
from services.view import KIND_COLUMNS, View, newest_month

# Stands in an address for a choice that was emptied, so that it is stated like any other.
NONE, ALL = "none", "all"
LANGUAGE, PERIOD, UNITS, KINDS, INDICATOR, UNIT = (
    "lang",
    "period",
    "units",
    "kinds",
    "indicator",
    "unit",
)
NAMES = (LANGUAGE, PERIOD, UNITS, KINDS, INDICATOR, UNIT)
CONCLUSION, BOARD, MEETING, SCREEN = "conclusion", "board", "meeting", "screen"
# The screen on the wall, which leads, and one that follows it.
WALL, SEAT = "wall", "seat"
# What there is to choose on one page alone; addresses of other pages do not state it.
OWN: Mapping[str, tuple[str, ...]] = {
    "conclusions": (CONCLUSION, BOARD),
    "meeting": (MEETING,),
    "present": (MEETING, SCREEN),
}
_OWN_DEFAULTS = {CONCLUSION: NONE, BOARD: EVERY, MEETING: NONE, SCREEN: SEAT}
_MEETING_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
_LABEL = re.compile(r"KL-\d{4}-\d{3,6}(-\d{1,3})?")


@dataclass(frozen=True)
class Misread:
    """A part of a link that says nothing we know.

    Attributes:
        name: of the choice, as in the address.
        value: what the link said.
        used: what is used in its place, "" where the name itself is unknown.
    """

    name: str
    value: str
    used: str = ""


def names_on(page: str) -> tuple[str, ...]:
    """Return the choices that the address of a page states."""
    return (*NAMES, *OWN.get(page, ()))


def defaults(snapshot: Snapshot, area: Area | None, page: str = "") -> Mapping[str, str]:
    """Return the address of a reader who has chosen nothing yet: newest quarter, whole province."""
    units = snapshot.units
    quarter = Period.of_month(newest_month(snapshot), Grain.QUARTER)
    first = indicators_of(area)[0] if area else INDICATORS[0]
    return {
        LANGUAGE: Language.VI.value,
        PERIOD: quarter.code,
        UNITS: units.root,
        KINDS: ALL,
        INDICATOR: first.code,
        UNIT: units.children(units.root)[0],
        **{name: _OWN_DEFAULTS[name] for name in OWN.get(page, ())},
    }


def cleaned(
    asked: Mapping[str, str], snapshot: Snapshot, area: Area | None = None, page: str = ""
) -> tuple[Mapping[str, str], tuple[Misread, ...]]:
    """Return an address that states every choice, and what of the one asked for was misread.

    Args:
        asked: name -> text of a link, several values joined by commas.
        snapshot: the units and the newest period are its.
        area: the area of the page, to which its indicator must belong.
        page: its name; what belongs to another page alone says nothing here.
    """
    clean: dict[str, str] = {}
    misread: list[Misread] = []
    for name, default in defaults(snapshot, area, page).items():
        typed = asked.get(name, "")
        value, bad = _cleaned_one(name, typed, snapshot.units)
        clean[name] = value or default
        misread += [Misread(name, text, clean[name]) for text in bad]
    if area and clean[INDICATOR] not in {one.code for one in indicators_of(area)}:
        clean[INDICATOR] = indicators_of(area)[0].code
    elsewhere = {name for names in OWN.values() for name in names}
    misread += [
        Misread(name, text) for name, text in asked.items() if name not in {*clean, *elsewhere}
    ]
    return clean, tuple(misread)


def caught_up(
    chosen: Mapping[str, str],
    asked: Mapping[str, str],
    then: Mapping[str, str],
    snapshot: Snapshot,
) -> tuple[dict[str, str], tuple[Misread, ...]]:
    """Return a reader's choices once all spreadsheets are read, and what of the link was misread.

    The newest period and the units of half the spreadsheets were nobody's choice.

    Args:
        chosen: the choices as they are now.
        asked: what the reader's link said.
        then: the choices that were made of it while there was more to come.
        snapshot: all of it.
    """
    clean, misread = cleaned(asked, snapshot)
    ours = [name for name in (PERIOD, UNITS, UNIT) if chosen[name] == then[name]]
    return {**chosen, **{name: clean[name] for name in ours}}, misread


def _cleaned_one(name: str, typed: str, units: UnitTree) -> tuple[str, list[str]]:
    if not typed:
        return "", []
    if name == PERIOD:
        try:
            return parse_span(typed).code, []
        except UnknownPeriodError:
            return "", [typed]
    if name in (UNITS, KINDS):
        if typed in (NONE, ALL):
            return (typed if (typed == NONE) == (name == UNITS) else ""), []
        parts = list(dict.fromkeys(part for part in typed.split(",") if part))
        known = [part for part in parts if _known(name, part, units)]
        return ",".join(known), [part for part in parts if part not in known]
    if name == BOARD:
        wanted, unknown = parse_wanted(typed)
        return wanted.code, list(unknown)
    return (typed, []) if _known(name, typed, units) else ("", [typed])


def _known(name: str, value: str, units: UnitTree) -> bool:
    match name:
        case "lang":
            return value in list(Language)
        case "units" | "unit":
            return value in units
        case "kinds":
            return value in kind_codes()
        case "conclusion":
            return value == NONE or _LABEL.fullmatch(value) is not None
        case "meeting":
            return _MEETING_ID.fullmatch(value) is not None
        case "screen":
            return value in (WALL, SEAT)
        case _:
            return value in {one.code for one in INDICATORS}


def kind_codes() -> frozenset[str]:
    """Return the codes of every kind by which rows can be narrowed."""
    return frozenset(
        choice.code
        for table, column in KIND_COLUMNS.values()
        for choice in TABLE_BY_NAME[table].column(column).choices
    )


def view_of(address: Mapping[str, str], area: Area | None) -> View:
    """Return the view that a clean address states; kinds of another area say nothing here."""
    units = () if address[UNITS] == NONE else tuple(address[UNITS].split(","))
    kinds = () if address[KINDS] == ALL else tuple(address[KINDS].split(","))
    if area is not None and area in KIND_COLUMNS:
        table, column = KIND_COLUMNS[area]
        mine = {choice.code for choice in TABLE_BY_NAME[table].column(column).choices}
        kinds = tuple(kind for kind in kinds if kind in mine)
    else:
        kinds = ()
    return View(
        Language(address[LANGUAGE]),
        parse_span(address[PERIOD]),
        units,
        kinds,
        address[INDICATOR],
        address[UNIT],
    )


def stated(view: View) -> Mapping[str, str]:
    """Return the address of a view; :func:`view_of` reads it back."""
    return {
        LANGUAGE: view.language.value,
        PERIOD: view.span.code,
        UNITS: ",".join(view.units) or NONE,
        KINDS: ",".join(view.kinds) or ALL,
        INDICATOR: view.indicator or INDICATORS[0].code,
        UNIT: view.unit,
    }


def joined_units(chosen: tuple[str, ...], before: str, root: str) -> str:
    """Return the units of an address after a reader changed the choice.

    The province and its parts exclude each other: whichever was chosen last stays.
    """
    if not chosen:
        return NONE
    if root in chosen and root not in before.split(","):
        return root
    parts = [code for code in chosen if code != root]
    return ",".join(parts) or root


def span_between(first: str, last: str) -> tuple[Span, bool]:
    """Return the span between two periods, and whether they had to be swapped."""
    start, end = parse_span(first), parse_span(last)
    if end.last_month < start.first_month:
        return Span(end.first_month, start.last_month), True
    return Span(start.first_month, end.last_month), False
