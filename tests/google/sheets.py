"""Sheets v4: what each call does to the cloud, and its answer."""

from typing import Any

from tests.google import batch, masks, metadata, resources, values
from tests.google.a1 import Box, box_name
from tests.google.calls import Asked
from tests.google.cloud import SPREADSHEET, Cloud, File
from tests.google.drive import make_file
from tests.google.errors import InvalidError, bad_field, entity_not_found, sheets_error
from tests.google.locales import LOCALES
from tests.google.model import Sheet, Spreadsheet
from tests.google.values import Reading, Writer

Json = dict[str, Any]


def _file(cloud: Cloud, asked: Asked, *, write: bool) -> File:
    return cloud.book_file(asked.parts["spreadsheet"], asked.email, write=write)


def _book(cloud: Cloud, asked: Asked) -> Spreadsheet:
    book = _file(cloud, asked, write=False).book
    assert book is not None
    return book


def _copy(cloud: Cloud, asked: Asked) -> tuple[File, Spreadsheet]:
    file = _file(cloud, asked, write=True)
    assert file.book is not None
    return file, file.book.copy()


def _keep(cloud: Cloud, file: File, book: Spreadsheet, email: str) -> None:
    file.book = book
    file.name = book.properties["title"]
    cloud.touch(file, email)


def _writer(cloud: Cloud, file: File, email: str, *, typed: bool) -> Writer:
    today = cloud.clock.moment().date()
    return Writer(email, cloud.role(file, email) == "owner", today, typed)


def create(cloud: Cloud, asked: Asked) -> Json:
    given = asked.body.get("properties") or {}
    if given.get("locale", "en_US") not in LOCALES:
        raise sheets_error(400, f"Unsupported locale: {given['locale']}")
    title = given.get("title") or "Untitled spreadsheet"
    file = make_file(cloud, title, SPREADSHEET, asked.email, [])
    assert file.book is not None
    file.book.properties |= {**given, "title": title}
    tabs = asked.body.get("sheets") or []
    if tabs:
        requests = [{"addSheet": {"properties": tab.get("properties") or {}}} for tab in tabs]
        first = file.book.sheets[0]
        first.properties |= {"sheetId": -1, "title": "\x00"}
        try:
            file.book, _ = batch.update(
                file.book, {"requests": requests}, asked.email, is_owner=True, random=cloud.random
            )
        except Exception:
            del cloud.files[file.id]
            raise
        file.book.sheets.pop(0)
        for tab, sheet in zip(tabs, file.book.sheets, strict=True):
            _fill(sheet, tab)
    return _masked(cloud, file.book, asked, None, cells=False)


def _fill(sheet: Sheet, tab: Json) -> None:
    for block in tab.get("data") or []:
        for down, row in enumerate(block.get("rowData") or []):
            for along, data in enumerate(row.get("values") or []):
                place = (block.get("startRow", 0) + down, block.get("startColumn", 0) + along)
                mask = {name: {} for name in data}
                sheet.put(*place, batch.batch_cells.changed_cell(sheet.cell(*place), data, mask))


def _masked(cloud: Cloud, book: Spreadsheet, asked: Asked, boxes: Any, *, cells: bool) -> Json:
    mask = masks.asked(asked.params.get("fields"), resources.SPREADSHEET_FIELDS)
    if mask:
        # With a mask, includeGridData does not count: cells come if the mask reaches them.
        cells = "*" in mask or bool({"data", "*"} & mask.get("sheets", {}).keys())
    answer = resources.spreadsheet(book, boxes, cells=cells, mask=mask)
    owner = cloud.role(cloud.files[book.id], asked.email) == "owner"
    for protected in (one for tab in answer["sheets"] for one in tab.get("protectedRanges", [])):
        users = {user.lower() for user in protected.get("editors", {}).get("users", [])}
        if not (owner or protected.get("warningOnly") or asked.email.lower() in users):
            # Who may not edit is not told who may.
            protected.pop("requestingUserCanEdit", None)
            protected.pop("editors", None)
    return masks.select(answer, mask)


def get(cloud: Cloud, asked: Asked) -> Json:
    book = _book(cloud, asked)
    boxes: dict[int, list[Box]] | None = None
    for text in asked.lists.get("ranges", []):
        sheet, opened = values.find(book, text)
        box = values.clipped(sheet, opened, refuse=cloud.refuse_reads_past_grid)
        boxes = boxes or {}
        boxes.setdefault(sheet.id, []).append(box)
    return _masked(cloud, book, asked, boxes, cells=asked.flag("includeGridData"))


def get_by_filter(cloud: Cloud, asked: Asked) -> Json:
    book = _book(cloud, asked)
    boxes: dict[int, list[Box]] = {}
    for each in asked.body.get("dataFilters") or []:
        sheet, box = _filtered(book, each)
        boxes.setdefault(sheet.id, []).append(box)
    return _masked(cloud, book, asked, boxes, cells=bool(asked.body.get("includeGridData")))


def batch_update(cloud: Cloud, asked: Asked) -> Json:
    file = _file(cloud, asked, write=True)
    assert file.book is not None
    owner = cloud.role(file, asked.email) == "owner"
    book, answer = batch.update(
        file.book, asked.body, asked.email, is_owner=owner, random=cloud.random
    )
    _keep(cloud, file, book, asked.email)
    return answer


def copy_sheet(cloud: Cloud, asked: Asked) -> Json:
    source = _book(cloud, asked)
    target_id = asked.body.get("destinationSpreadsheetId", "")
    file = cloud.book_file(target_id, asked.email, write=True)
    assert file.book is not None
    try:
        sheet = source.by_id(int(asked.parts["sheet"])).copy()
    except InvalidError:
        raise entity_not_found() from None
    title = f"Copy of {sheet.title}"
    while file.book.by_title(title) is not None:
        title += " 1"
    sheet.properties |= {"sheetId": cloud.random.randrange(1, 1 << 31), "title": title}
    book = file.book.copy()
    book.sheets.append(sheet)
    _keep(cloud, file, book, asked.email)
    return resources.sheet_properties(sheet, len(book.sheets) - 1)


def values_get(cloud: Cloud, asked: Asked) -> Json:
    book = _book(cloud, asked)
    return _read(cloud, book, asked.parts["range"], Reading.asked(asked.params))


def _read(cloud: Cloud, book: Spreadsheet, text: str, how: Reading) -> Json:
    sheet, opened = values.find(book, text)
    box = values.clipped(sheet, opened, refuse=cloud.refuse_reads_past_grid)
    return values.read(book, sheet, box, how)


def values_batch_get(cloud: Cloud, asked: Asked) -> Json:
    book, how = _book(cloud, asked), Reading.asked(asked.params)
    found = [_read(cloud, book, text, how) for text in asked.lists.get("ranges", [])]
    return {"spreadsheetId": book.id} | ({"valueRanges": found} if found else {})


def _filtered(book: Spreadsheet, each: Json) -> tuple[Sheet, Box]:
    if "a1Range" in each:
        sheet, opened = values.find(book, each["a1Range"])
        return sheet, values.clipped(sheet, opened, refuse=False)
    if "gridRange" in each:
        try:
            return book.box(each["gridRange"])
        except InvalidError as problem:
            raise sheets_error(400, str(problem)) from None
    raise sheets_error(400, "A data filter must be set.")


def values_by_filter(cloud: Cloud, asked: Asked) -> Json:
    book, how = _book(cloud, asked), Reading.asked(asked.body)
    filters = asked.body.get("dataFilters") or []
    found = [
        {
            "valueRange": values.read(book, *_filtered(book, each), how),
            "dataFilters": [_without_zero(each)],
        }
        for each in filters
    ]
    return {"spreadsheetId": book.id} | ({"valueRanges": found} if found else {})


def _without_zero(each: Json) -> Json:
    if "gridRange" not in each:
        return each
    return {"gridRange": resources.grid_range(each["gridRange"])}


def _body(asked: Asked) -> list[list[Any]]:
    for name in asked.body.keys() - {"range", "majorDimension", "values"}:
        raise bad_field(
            "data",
            f"Invalid JSON payload received. Unknown name \"{name}\" at 'data': Cannot find field.",
        )
    return values.lines_of(asked.body.get("values"))


def values_update(cloud: Cloud, asked: Asked) -> Json:
    lines, typed = _body(asked), values.typed(asked.params)
    file, book = _copy(cloud, asked)
    writer = _writer(cloud, file, asked.email, typed=typed)
    written = values.write(book, asked.parts["range"], lines, writer, values.major(asked.body))
    _keep(cloud, file, book, asked.email)
    answer = written.answer()
    if asked.flag("includeValuesInResponse"):
        answer["updatedData"] = values.read(book, written.sheet, written.box, _response(asked))
    return answer


def _response(asked: Asked) -> Reading:
    render = asked.params.get("responseValueRenderOption") or "FORMATTED_VALUE"
    return Reading(render, asked.params.get("responseDateTimeRenderOption") or "SERIAL_NUMBER")


def values_append(cloud: Cloud, asked: Asked) -> Json:
    lines, typed = _body(asked), values.typed(asked.params)
    insert = asked.params.get("insertDataOption") == "INSERT_ROWS"
    file, book = _copy(cloud, asked)
    answer, written = values.append(
        book,
        asked.parts["range"],
        lines,
        _writer(cloud, file, asked.email, typed=typed),
        insert=insert,
        dimension=values.major(asked.body),
    )
    _keep(cloud, file, book, asked.email)
    if asked.flag("includeValuesInResponse"):
        data = values.read(book, written.sheet, written.box, _response(asked))
        answer["updates"]["updatedData"] = data
    return answer


def values_batch_update(cloud: Cloud, asked: Asked) -> Json:
    typed = values.typed(asked.body)
    file, book = _copy(cloud, asked)
    writer = _writer(cloud, file, asked.email, typed=typed)
    written: list[values.Written] = []
    for number, data in enumerate(asked.body.get("data") or []):
        lines = values.lines_of(data.get("values"), f"data[{number}].values")
        where = data.get("range") or ""
        if "dataFilter" in data:
            sheet, box = _filtered(book, data["dataFilter"])
            where = box_name(sheet.title, box)
        written.append(values.write(book, where, lines, writer, values.major(data)))
    _keep(cloud, file, book, asked.email)
    # A row that two ranges write to counts once.
    counts = {
        "totalUpdatedRows": len(set().union(*(one.rows for one in written))),
        "totalUpdatedColumns": len(set().union(*(one.columns for one in written))),
        "totalUpdatedCells": sum(len(one.touched) for one in written),
        "totalUpdatedSheets": len({one.sheet.id for one in written if one.touched}),
    }
    answer: Json = {"spreadsheetId": book.id}
    answer |= {name: count for name, count in counts.items() if count}
    return answer | {"responses": [one.answer() for one in written]}


def values_clear(cloud: Cloud, asked: Asked) -> Json:
    cleared = _cleared(cloud, asked, [asked.parts["range"]])
    return {"spreadsheetId": asked.parts["spreadsheet"], "clearedRange": cleared[0]}


def values_batch_clear(cloud: Cloud, asked: Asked) -> Json:
    cleared = _cleared(cloud, asked, asked.body.get("ranges") or [])
    return {"spreadsheetId": asked.parts["spreadsheet"], "clearedRanges": cleared}


def _cleared(cloud: Cloud, asked: Asked, ranges: list[str]) -> list[str]:
    file, book = _copy(cloud, asked)
    owner = cloud.role(file, asked.email) == "owner"
    cleared: list[str] = []
    for text in ranges:
        sheet, opened = values.find(book, text)
        box = values.clipped(sheet, opened, refuse=True)
        cleared.append(values.clear(sheet, box, asked.email, is_owner=owner))
    _keep(cloud, file, book, asked.email)
    return cleared


def metadata_get(cloud: Cloud, asked: Asked) -> Json:
    found = _book(cloud, asked).metadata.get(int(asked.parts["metadata"]))
    if found is None:
        raise entity_not_found()
    return found


def metadata_search(cloud: Cloud, asked: Asked) -> Json:
    filters = asked.body.get("dataFilters") or []
    if not filters:
        raise sheets_error(400, "Must specify at least one data filter.")
    found = metadata.search(_book(cloud, asked), filters)
    matched = [{"developerMetadata": one, "dataFilters": filters} for one in found]
    return {"matchedDeveloperMetadata": matched} if matched else {}
