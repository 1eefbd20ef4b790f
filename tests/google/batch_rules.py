"""Requests of a batch about what hangs on ranges: protection, names, colours, metadata."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.google import metadata, resources
from tests.google.a1 import as_grid_range
from tests.google.errors import PROTECTED, InvalidError
from tests.google.masks import changed, merge
from tests.google.model import Sheet

if TYPE_CHECKING:
    from tests.google.batch import Batch

Json = dict[str, Any]
_PROTECTED_FIELDS = (
    "range",
    "namedRangeId",
    "description",
    "warningOnly",
    "requestingUserCanEdit",
    "unprotectedRanges",
    "editors",
)


def add_protected(batch: Batch, given: Json) -> Json:
    asked = given.get("protectedRange") or {}
    sheet = batch.book.by_id((asked.get("range") or {}).get("sheetId", 0))
    number = asked.get("protectedRangeId") or batch.random.randrange(1, 1 << 31)
    if any(one["protectedRangeId"] == number for tab in batch.book.sheets for one in tab.protected):
        raise InvalidError(f"A protected range with id {number} already exists.")
    kept = {name: what for name, what in asked.items() if name in _PROTECTED_FIELDS}
    kept |= {"protectedRangeId": number, "range": dict(asked.get("range") or {})}
    kept |= {"requestingUserCanEdit": True, "editors": _editors(batch, asked)}
    order = ("protectedRangeId", "range", "description", "warningOnly")
    kept = {name: kept[name] for name in order if name in kept} | kept
    sheet.protected.append(kept)
    # The answer repeats what was asked; who asked stands among the editors from now on.
    people = {name: who for name, who in (asked.get("editors") or {}).items() if who}
    answer = resources.protected_range(kept | {"editors": people})
    return {"addProtectedRange": {"protectedRange": answer}}


def _editors(batch: Batch, asked: Json) -> Json:
    people = {name: who for name, who in (asked.get("editors") or {}).items() if who}
    users = list(people.get("users") or [])
    if batch.email.lower() not in {user.lower() for user in users}:
        users.append(batch.email)
    return people | {"users": users}


def _protected(batch: Batch, number: int | None) -> tuple[Sheet, Json]:
    for sheet in batch.book.sheets:
        for one in sheet.protected:
            if one["protectedRangeId"] == number:
                users = {user.lower() for user in one.get("editors", {}).get("users", [])}
                if not (batch.is_owner or one.get("warningOnly") or batch.email.lower() in users):
                    raise InvalidError(PROTECTED)
                return sheet, one
    raise InvalidError(f"No protected range with id: {number}")


def update_protected(batch: Batch, given: Json) -> Json:
    asked = given.get("protectedRange") or {}
    mask = changed(given.get("fields"), _PROTECTED_FIELDS)
    sheet, one = _protected(batch, asked.get("protectedRangeId"))
    merge(one, asked, mask)
    if "editors" in mask:
        one["editors"] = _editors(batch, one)
    home = batch.book.by_id((one.get("range") or {}).get("sheetId", 0))
    if home is not sheet:
        sheet.protected.remove(one)
        home.protected.append(one)
    return {}


def delete_protected(batch: Batch, given: Json) -> Json:
    sheet, one = _protected(batch, given.get("protectedRangeId"))
    sheet.protected.remove(one)
    return {}


def add_named(batch: Batch, given: Json) -> Json:
    asked = dict(given.get("namedRange") or {})
    _free_name(batch, asked.get("name", ""))
    batch.book.by_id((asked.get("range") or {}).get("sheetId", 0))
    number = str(asked.get("namedRangeId") or batch.random.randrange(1, 1 << 31))
    kept = {"namedRangeId": number, "name": asked["name"], "range": dict(asked.get("range") or {})}
    batch.book.named[number] = kept
    answer = kept | {"range": resources.grid_range(kept["range"])}
    return {"addNamedRange": {"namedRange": answer}}


def _free_name(batch: Batch, name: str) -> None:
    if not name or not name.replace(".", "_").isidentifier():
        raise InvalidError(f"The name of a named range is invalid: {name}")
    if any(one["name"].casefold() == name.casefold() for one in batch.book.named.values()):
        raise InvalidError(f"A named range with name {name} already exists.")


def update_named(batch: Batch, given: Json) -> Json:
    asked = given.get("namedRange") or {}
    mask = changed(given.get("fields"), ("name", "range"))
    kept = batch.book.named.get(str(asked.get("namedRangeId")))
    if kept is None:
        raise InvalidError(f"No named range with id: {asked.get('namedRangeId')}")
    merge(kept, asked, mask)
    return {}


def delete_named(batch: Batch, given: Json) -> Json:
    if batch.book.named.pop(str(given.get("namedRangeId")), None) is None:
        raise InvalidError(f"No named range with id: {given.get('namedRangeId')}")
    return {}


def add_conditional(batch: Batch, given: Json) -> Json:
    rule = dict(given.get("rule") or {})
    ranges = rule.get("ranges") or []
    if not ranges or not ({"booleanRule", "gradientRule"} & rule.keys()):
        raise InvalidError("A conditional format needs ranges and a rule.")
    sheet = batch.book.by_id(ranges[0].get("sheetId", 0))
    if any(one.get("sheetId", 0) != sheet.id for one in ranges):
        raise InvalidError("All ranges of a rule must be on the same sheet.")
    sheet.conditional.insert(
        given.get("index", 0), rule | {"ranges": [dict(one) for one in ranges]}
    )
    return {}


def _rule(batch: Batch, given: Json) -> tuple[Sheet, int]:
    sheet, index = batch.book.by_id(given.get("sheetId", 0)), given.get("index", 0)
    if not 0 <= index < len(sheet.conditional):
        raise InvalidError(f"No conditional format on sheet: {sheet.id} at index: {index}")
    return sheet, index


def update_conditional(batch: Batch, given: Json) -> Json:
    sheet, index = _rule(batch, given)
    old = sheet.conditional.pop(index)
    new = given.get("rule") or old
    at = given.get("newIndex", index)
    sheet.conditional.insert(at, new)
    return {"updateConditionalFormatRule": {"oldRule": old, "newRule": new, "newIndex": at}}


def delete_conditional(batch: Batch, given: Json) -> Json:
    sheet, index = _rule(batch, given)
    return {"deleteConditionalFormatRule": {"rule": sheet.conditional.pop(index)}}


def set_filter(batch: Batch, given: Json) -> Json:
    asked = given.get("filter") or {}
    sheet, box = batch.book.box(asked.get("range") or {})
    sheet.basic_filter = asked | {"range": as_grid_range(sheet.id, box)}
    return {}


def clear_filter(batch: Batch, given: Json) -> Json:
    batch.book.by_id(given.get("sheetId", 0)).basic_filter = None
    return {}


def add_banding(batch: Batch, given: Json) -> Json:
    asked = dict(given.get("bandedRange") or {})
    sheet, _ = batch.book.box(asked.get("range") or {})
    asked.setdefault("bandedRangeId", batch.random.randrange(1, 1 << 31))
    sheet.banded.append(asked)
    return {"addBanding": {"bandedRange": asked}}


def delete_banding(batch: Batch, given: Json) -> Json:
    for sheet in batch.book.sheets:
        kept = [one for one in sheet.banded if one["bandedRangeId"] != given.get("bandedRangeId")]
        if len(kept) < len(sheet.banded):
            sheet.banded = kept
            return {}
    raise InvalidError(f"No banding with id: {given.get('bandedRangeId')}")


def create_metadata(batch: Batch, given: Json) -> Json:
    made = metadata.create(batch.book, given.get("developerMetadata") or {}, batch.random)
    return {"createDeveloperMetadata": {"developerMetadata": made}}


def update_metadata(batch: Batch, given: Json) -> Json:
    found = metadata.search(batch.book, given.get("dataFilters") or [])
    mask = changed(given.get("fields"), ("metadataKey", "metadataValue", "location", "visibility"))
    for one in found:
        merge(one, given.get("developerMetadata") or {}, mask)
    return {"updateDeveloperMetadata": {"developerMetadata": found}}


def delete_metadata(batch: Batch, given: Json) -> Json:
    found = metadata.search(batch.book, [given.get("dataFilter") or {}])
    for one in found:
        del batch.book.metadata[one["metadataId"]]
    return {"deleteDeveloperMetadata": {"deletedDeveloperMetadata": found}}


HANDLERS: dict[str, Callable[[Batch, Json], Json]] = {
    "addProtectedRange": add_protected,
    "updateProtectedRange": update_protected,
    "deleteProtectedRange": delete_protected,
    "addNamedRange": add_named,
    "updateNamedRange": update_named,
    "deleteNamedRange": delete_named,
    "addConditionalFormatRule": add_conditional,
    "updateConditionalFormatRule": update_conditional,
    "deleteConditionalFormatRule": delete_conditional,
    "setBasicFilter": set_filter,
    "clearBasicFilter": clear_filter,
    "addBanding": add_banding,
    "deleteBanding": delete_banding,
    "createDeveloperMetadata": create_metadata,
    "updateDeveloperMetadata": update_metadata,
    "deleteDeveloperMetadata": delete_metadata,
}
