"""`spreadsheets.batchUpdate`: every request is applied, or none."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.google import batch_cells, batch_rules, batch_sheets, resources
from tests.google.errors import GoogleError, InvalidError, bad_field, sheets_error
from tests.google.model import Spreadsheet
from tests.google.values import find

Json = dict[str, Any]


@dataclass(frozen=True)
class Batch:
    """One batch under way: the copy it works on, and for whom."""

    book: Spreadsheet
    email: str
    is_owner: bool
    random: Random


HANDLERS: dict[str, Callable[[Batch, Json], Json]] = {
    **batch_sheets.HANDLERS,
    **batch_cells.HANDLERS,
    **batch_rules.HANDLERS,
}


def update(
    stored: Spreadsheet, body: Json, email: str, *, is_owner: bool, random: Random
) -> tuple[Spreadsheet, Json]:
    """Apply the requests to a copy; give it back with the answer."""
    known = {
        "requests",
        "includeSpreadsheetInResponse",
        "responseRanges",
        "responseIncludeGridData",
    }
    for name in body.keys() - known:
        raise bad_field(
            "", f'Invalid JSON payload received. Unknown name "{name}": Cannot find field.'
        )
    requests = body.get("requests") or []
    if not requests:
        raise sheets_error(400, "Must specify at least one request.")
    batch = Batch(stored.copy(), email, is_owner, random)
    replies = [_applied(batch, index, request) for index, request in enumerate(requests)]
    answer: Json = {"spreadsheetId": stored.id, "replies": replies}
    if body.get("includeSpreadsheetInResponse"):
        boxes = None
        if body.get("responseRanges"):
            boxes = {}
            for text in body["responseRanges"]:
                sheet, opened = find(batch.book, text)
                boxes.setdefault(sheet.id, []).append(opened.closed(sheet.rows, sheet.columns))
        answer["updatedSpreadsheet"] = resources.spreadsheet(
            batch.book, boxes, cells=bool(body.get("responseIncludeGridData"))
        )
    return batch.book, answer


def _applied(batch: Batch, index: int, request: Json) -> Json:
    for kind in request.keys() - HANDLERS.keys():
        raise bad_field(
            f"requests[{index}]",
            f"Invalid JSON payload received. Unknown name \"{kind}\" at 'requests[{index}]': "
            "Cannot find field.",
        )
    if len(request) != 1:
        raise sheets_error(400, f"Invalid requests[{index}]: No request set.")
    kind, given = next(iter(request.items()))
    try:
        return HANDLERS[kind](batch, given or {})
    except InvalidError as problem:
        raise sheets_error(400, f"Invalid requests[{index}].{kind}: {problem}") from None
    except GoogleError as problem:
        if problem.code != 400:
            raise
        message = problem.body["error"]["message"]
        raise sheets_error(400, f"Invalid requests[{index}].{kind}: {message}") from None
