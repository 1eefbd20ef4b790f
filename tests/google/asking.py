"""Short ways for tests to ask a spreadsheet for changes and metadata."""

from gspread import Spreadsheet as Book


def do(book: Book, **requests: object) -> list[dict]:
    each = [{kind: given} for kind, given in requests.items()]
    return book.batch_update({"requests": each})["replies"]


def got(book: Book, **params: str) -> dict:
    return book.client.spreadsheets_get(book.id, params)


def grid(top: int, bottom: int, left: int, right: int, sheet: int = 0) -> dict[str, int]:
    return {
        "sheetId": sheet,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }
