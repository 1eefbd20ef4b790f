"""The tab ``Phản hồi`` of one spreadsheet: looked at, made when missing, never people's text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from services.feedback import requests
from services.feedback.page import Page, words_digest
from services.folding import fold
from services.sources import FEEDBACK_TAB
from services.sources.calls import Calls

# What is asked of a spreadsheet, and no cell of it.
_FIELDS = (
    "sheets(properties(sheetId,title,gridProperties(columnCount)),"
    "protectedRanges(range),developerMetadata(metadataId,metadataKey,metadataValue))"
)
# How the note on the tab is written; another number is another way.
_FORM = "1"
Json = Mapping[str, Any]


class Hindrance(StrEnum):
    """Why a page is not on its tab; sentences in text.feedback."""

    TAB_OF_OTHERS = "tab_of_others"
    TYPED_IN = "typed_in"
    NOT_WRITABLE = "not_writable"
    GONE = "gone"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    SAME_TITLE = "same_title"


@dataclass(frozen=True)
class Tab:
    """The tab as we wrote it.

    Attributes:
        sheet_id, title, columns: as it stands in the spreadsheet now.
        note_id: of our note on it.
        digest, words: of the page that was written last.
        is_protected: whether it is still protected as a whole.
        may_be_named: whether no other tab has our name.
    """

    sheet_id: int
    title: str
    columns: int
    note_id: int
    digest: str
    words: str
    is_protected: bool
    may_be_named: bool


def deliver(calls: Calls, spreadsheet_id: str, page: Page, protection: str) -> Hindrance | None:
    """Put a page on the tab of a spreadsheet, unless it is there already.

    What we did not write is left as it is: a tab of that name that is somebody else's, and ours
    once somebody has typed into it.

    Returns:
        What stood in the way, None if nothing did.

    Raises:
        SoKetError: as ``Calls.call``.
    """
    path = f"/v4/spreadsheets/{spreadsheet_id}"
    sheets = cast(
        "list[Json]", calls.call("GET", path, params={"fields": _FIELDS}).get("sheets", [])
    )
    tab = _ours(sheets)
    if tab is None:
        if any(fold(_properties(sheet)["title"]) == fold(FEEDBACK_TAB) for sheet in sheets):
            return Hindrance.TAB_OF_OTHERS
        made = requests.creation(page, _mark(requests.SHEET_ID, page), calls.account, protection)
        calls.call("POST", f"{path}:batchUpdate", body={"requests": made}, repeatable=False)
        return None
    if tab.digest == page.digest:
        return None
    if words_digest(_words(calls, path, tab)) != tab.words:
        return Hindrance.TYPED_IN
    made = requests.rewriting(
        page,
        _mark(tab.sheet_id, page),
        sheet_id=tab.sheet_id,
        note_id=tab.note_id,
        title=FEEDBACK_TAB if tab.may_be_named else tab.title,
        columns=tab.columns,
    )
    if not tab.is_protected:
        made.append(requests.protecting(tab.sheet_id, calls.account, protection))
    calls.call("POST", f"{path}:batchUpdate", body={"requests": made}, repeatable=tab.is_protected)
    return None


def _ours(sheets: Sequence[Json]) -> Tab | None:
    """Return the tab that carries our note; the copy of it that somebody made does not count."""
    for sheet in sheets:
        properties = _properties(sheet)
        for note in cast("list[Json]", sheet.get("developerMetadata", [])):
            told = str(note.get("metadataValue", "")).split()
            if note.get("metadataKey") != requests.KEY or told[:2] != [
                _FORM,
                str(properties["sheetId"]),
            ]:
                continue
            others = [_properties(one)["title"] for one in sheets if one is not sheet]
            return Tab(
                sheet_id=properties["sheetId"],
                title=properties["title"],
                columns=properties.get("gridProperties", {}).get("columnCount", 0),
                note_id=note["metadataId"],
                digest=told[2],
                words=told[3],
                is_protected=any(
                    # A range of the whole tab names no rows and no columns.
                    not cast("Json", one.get("range", {})).keys() - {"sheetId"}
                    for one in cast("list[Json]", sheet.get("protectedRanges", []))
                ),
                may_be_named=all(fold(title) != fold(FEEDBACK_TAB) for title in others),
            )
    return None


def _properties(sheet: Json) -> Json:
    # Google leaves out what is 0.
    return {"sheetId": 0, "title": ""} | dict(cast("Json", sheet.get("properties", {})))


def _words(calls: Calls, path: str, tab: Tab) -> list[list[object]]:
    """Return what stands on the tab now, found by its number: its name may change at any time."""
    asked = {
        "dataFilters": [{"gridRange": {"sheetId": tab.sheet_id}}],
        "majorDimension": "ROWS",
        "valueRenderOption": "FORMULA",
    }
    found = calls.call("POST", f"{path}/values:batchGetByDataFilter", body=asked)
    ranges = cast("list[Json]", found.get("valueRanges", []))
    return cast("Json", ranges[0]["valueRange"]).get("values", []) if ranges else []


def _mark(sheet_id: int, page: Page) -> str:
    return f"{_FORM} {sheet_id} {page.digest} {page.words}"
