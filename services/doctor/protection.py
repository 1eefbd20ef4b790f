"""Asking which tabs are protected, where units and the province share the one spreadsheet."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from services.doctor.asked import Protection
from services.sources.calls import Calls
from services.sources.place import PlaceKind, place_of, resolved

_FIELDS = (
    "sheets(properties(title,gridProperties(rowCount,columnCount)),protectedRanges(range,"
    "warningOnly,unprotectedRanges,editors(users,domainUsersCanEdit)))"
)
Json = Mapping[str, Any]


def protection(calls: Calls, address: str) -> Protection:
    """Return which tabs are protected; of a folder or a person nothing is asked.

    Raises:
        SoKetError: as ``Calls.call``.
    """
    place = resolved(calls, place_of(address))
    if place.kind is not PlaceKind.SPREADSHEET:
        return Protection()
    told = calls.call("GET", f"/v4/spreadsheets/{place.id}", params={"fields": _FIELDS})
    sheets = cast("list[Json]", told.get("sheets", []))
    return Protection(is_one=True, closed=dict(tab for sheet in sheets for tab in _closed(sheet)))


def _closed(sheet: Json) -> Iterator[tuple[str, frozenset[str]]]:
    properties = _mapping(sheet.get("properties"))
    for one in cast("list[Json]", sheet.get("protectedRanges", [])):
        editors = _mapping(one.get("editors"))
        is_loose = one.get("warningOnly") or one.get("unprotectedRanges")
        if _is_all(one, properties) and not (is_loose or editors.get("domainUsersCanEdit")):
            users = cast("list[str]", editors.get("users", []))
            yield str(properties.get("title", "")), frozenset(user.lower() for user in users)


def _is_all(one: Json, properties: Json) -> bool:
    """Tell whether a range is the whole tab; an end that is not named is the tab's edge."""
    area, size = _mapping(one.get("range")), _mapping(properties.get("gridProperties"))
    begins = not (area.get("startRowIndex") or area.get("startColumnIndex"))
    rows, columns = size.get("rowCount", 0), size.get("columnCount", 0)
    is_long = area.get("endRowIndex", rows) >= rows
    return begins and is_long and area.get("endColumnIndex", columns) >= columns


def _mapping(told: object) -> Json:
    return cast("Json", told) if isinstance(told, Mapping) else {}
