"""Who may not edit what: heading rows, our own tabs, and the province's spreadsheet altogether."""

from services.intake.schema import Level
from services.provision import requests as ask
from services.provision.formats import Json
from services.provision.found import Tab
from services.provision.part import Deed, Done, Part, Surroundings

_HEADINGS = "Sơ Kết: dòng tiêu đề"
_WHOLE_TAB = "Sơ Kết: cả trang tính"


def protected_rows(around: Surroundings, key: str, headings_end: int) -> int | None:
    """Return how many rows at the top of a tab are protected; None: all of it.

    Args:
        around: the spreadsheet, and who may edit what is protected.
        key: GUIDE, LISTS or the name of a table.
        headings_end: the row after its headings.
    """
    table = next((t for t in around.book.tables if t.name == key), None)
    if table is None:
        return None
    # The province's own tabs, unless that would shut out the office, whose address is not known.
    is_closed = table.level is Level.PROVINCE and len(around.editors) > 1
    return None if is_closed else headings_end


def protection(around: Surroundings, key: str, tab: int, headings_end: int) -> Json:
    """Return what protects a tab, or the headings in it."""
    rows = protected_rows(around, key, headings_end)
    words = _WHOLE_TAB if rows is None else _HEADINGS
    return ask.protect(ask.grid(tab, 0, rows), words, around.editors)


def kept(around: Surroundings, key: str, tab: Tab, headings_end: int = 0) -> Part:
    """Return what protects a tab that is there, and marks it for ours, if that is lacking."""
    deeds: list[Done] = []
    requests: list[Json] = []
    if not tab.is_protected(protected_rows(around, key, headings_end)):
        deeds.append(Done(Deed.PROTECTION, tab.title))
        requests.append(protection(around, key, tab.id, headings_end))
    if not tab.mark:
        deeds.append(Done(Deed.KNOW_TAB, tab.title))
        requests.append(ask.mark_tab(tab.id, key))
    return Part(tuple(deeds), requests=tuple(requests))
