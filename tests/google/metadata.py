"""Developer metadata: small notes of programs on a spreadsheet, a tab, a row or a column."""

from collections.abc import Mapping
from random import Random
from typing import Any

from tests.google.errors import InvalidError
from tests.google.model import Spreadsheet

Json = dict[str, Any]
MOST_CHARACTERS = 30_000


def create(book: Spreadsheet, asked: Json, random: Random) -> Json:
    """Add one; its id is free, and the text of one place stays within the limit."""
    place = asked.get("location") or {}
    if not asked.get("metadataKey"):
        raise InvalidError("Metadata key must not be empty.")
    if asked.get("visibility") not in {"DOCUMENT", "PROJECT"}:
        raise InvalidError("Developer metadata visibility must be specified.")
    number = asked.get("metadataId") or random.randrange(1, 1 << 31)
    if number in book.metadata:
        raise InvalidError(f"The developer metadata with id {number} already exists.")
    made: Json = {"metadataId": number, "metadataKey": asked["metadataKey"]}
    if asked.get("metadataValue"):
        made["metadataValue"] = asked["metadataValue"]
    made |= {"location": _location(book, place), "visibility": asked["visibility"]}
    place = home(made)
    used = sum(_length(one) for one in book.metadata.values() if home(one) == place)
    if used + _length(made) > MOST_CHARACTERS:
        raise InvalidError(
            f"The developer metadata exceeds the limit of {MOST_CHARACTERS} characters."
        )
    book.metadata[number] = made
    return made


def _location(book: Spreadsheet, place: Json) -> Json:
    if place.get("spreadsheet"):
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if "dimensionRange" in place:
        range_ = place["dimensionRange"]
        book.by_id(range_.get("sheetId", 0))
        if range_.get("endIndex", 0) - range_.get("startIndex", 0) != 1:
            raise InvalidError("Dimension range must span exactly one row or column.")
        kind = "ROW" if range_.get("dimension") == "ROWS" else "COLUMN"
        return {"locationType": kind, "dimensionRange": dict(range_)}
    if "sheetId" in place:
        book.by_id(place["sheetId"])
        return {"locationType": "SHEET", "sheetId": place["sheetId"]}
    raise InvalidError("Developer metadata location must be specified.")


def home(one: Json) -> int | None:
    place = one["location"]
    if "dimensionRange" in place:
        return place["dimensionRange"].get("sheetId", 0)
    return place.get("sheetId")


def _length(one: Json) -> int:
    return len(one["metadataKey"]) + len(one.get("metadataValue", ""))


def search(book: Spreadsheet, filters: list[Json]) -> list[Json]:
    """Find what meets one of the filters, in the order of its making."""
    return [one for one in book.metadata.values() if any(_meets(one, each) for each in filters)]


def _meets(one: Json, each: Mapping[str, Any]) -> bool:
    asked = each.get("developerMetadataLookup")
    if asked is None:
        return False
    for name in ("metadataId", "metadataKey", "metadataValue", "visibility"):
        if name in asked and asked[name] != one.get(name):
            return False
    place = asked.get("metadataLocation")
    kind = asked.get("locationType")
    if kind is not None and kind != one["location"]["locationType"]:
        return False
    if place is None:
        return True
    if place.get("spreadsheet"):
        return "spreadsheet" in one["location"]
    if "sheetId" in place:
        return home(one) == place["sheetId"]
    return place.get("dimensionRange") == one["location"].get("dimensionRange")
