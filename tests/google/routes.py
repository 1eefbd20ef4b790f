"""Which call is which: method and path to a name, a quota and a handler."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from tests.google import drive, sheets
from tests.google.calls import Asked
from tests.google.cloud import Cloud

Answer = dict[str, Any] | str | None
Handler = Callable[[Cloud, Asked], Answer]


@dataclass(frozen=True)
class Operation:
    """One kind of call. `needs` names the scopes that allow it, `quota` what it is counted as."""

    name: str
    method: str
    path: re.Pattern[str]
    needs: str
    quota: str
    units: int
    handler: Handler


_BOOK = r"/v4/spreadsheets/(?P<spreadsheet>[\w-]+)"
_FILE = r"/drive/v3/files/(?P<file>[\w-]+)"


def _sheets(name: str, method: str, path: str, kind: str, handler: Handler) -> Operation:
    quota = f"sheets.{kind}"
    return Operation(name, method, re.compile(path), quota, quota, 1, handler)


def _drive(name: str, method: str, path: str, kind: str, units: int, handler: Handler) -> Operation:
    full = f"drive.{name}"
    return Operation(full, method, re.compile(path), f"drive.{kind}", "drive", units, handler)


OPERATIONS = (
    _sheets("spreadsheets.create", "POST", r"/v4/spreadsheets", "write", sheets.create),
    _sheets("spreadsheets.get", "GET", _BOOK, "read", sheets.get),
    _sheets(
        "spreadsheets.getByDataFilter",
        "POST",
        rf"{_BOOK}:getByDataFilter",
        "read",
        sheets.get_by_filter,
    ),
    _sheets(
        "spreadsheets.batchUpdate", "POST", rf"{_BOOK}:batchUpdate", "write", sheets.batch_update
    ),
    _sheets(
        "sheets.copyTo",
        "POST",
        rf"{_BOOK}/sheets/(?P<sheet>\d+):copyTo",
        "write",
        sheets.copy_sheet,
    ),
    _sheets("values.batchGet", "GET", rf"{_BOOK}/values:batchGet", "read", sheets.values_batch_get),
    _sheets(
        "values.batchGetByDataFilter",
        "POST",
        rf"{_BOOK}/values:batchGetByDataFilter",
        "read",
        sheets.values_by_filter,
    ),
    _sheets(
        "values.batchUpdate",
        "POST",
        rf"{_BOOK}/values:batchUpdate(?:ByDataFilter)?",
        "write",
        sheets.values_batch_update,
    ),
    _sheets(
        "values.batchClear",
        "POST",
        rf"{_BOOK}/values:batchClear",
        "write",
        sheets.values_batch_clear,
    ),
    _sheets(
        "values.append",
        "POST",
        rf"{_BOOK}/values/(?P<range>[^/]+):append",
        "write",
        sheets.values_append,
    ),
    _sheets(
        "values.clear",
        "POST",
        rf"{_BOOK}/values/(?P<range>[^/]+):clear",
        "write",
        sheets.values_clear,
    ),
    _sheets("values.get", "GET", rf"{_BOOK}/values/(?P<range>[^/]+)", "read", sheets.values_get),
    _sheets(
        "values.update", "PUT", rf"{_BOOK}/values/(?P<range>[^/]+)", "write", sheets.values_update
    ),
    _sheets(
        "developerMetadata.search",
        "POST",
        rf"{_BOOK}/developerMetadata:search",
        "read",
        sheets.metadata_search,
    ),
    _sheets(
        "developerMetadata.get",
        "GET",
        rf"{_BOOK}/developerMetadata/(?P<metadata>\d+)",
        "read",
        sheets.metadata_get,
    ),
    _drive("files.list", "GET", r"/drive/v3/files", "read", 100, drive.list_files),
    _drive("files.create", "POST", r"/drive/v3/files", "write", 50, drive.create_file),
    _drive("files.get", "GET", _FILE, "read", 5, drive.get_file),
    _drive("files.update", "PATCH", _FILE, "write", 50, drive.update_file),
    _drive("files.delete", "DELETE", _FILE, "write", 50, drive.delete_file),
    _drive("files.copy", "POST", rf"{_FILE}/copy", "write", 50, drive.copy_file),
    _drive("files.export", "GET", rf"{_FILE}/export", "read", 200, drive.export),
    _drive("permissions.list", "GET", rf"{_FILE}/permissions", "read", 5, drive.list_permissions),
    _drive(
        "permissions.create", "POST", rf"{_FILE}/permissions", "write", 50, drive.add_permission
    ),
    _drive(
        "permissions.get",
        "GET",
        rf"{_FILE}/permissions/(?P<permission>\w+)",
        "read",
        5,
        drive.one_permission,
    ),
    _drive(
        "permissions.update",
        "PATCH",
        rf"{_FILE}/permissions/(?P<permission>\w+)",
        "write",
        50,
        drive.one_permission,
    ),
    _drive(
        "permissions.delete",
        "DELETE",
        rf"{_FILE}/permissions/(?P<permission>\w+)",
        "write",
        50,
        drive.delete_permission,
    ),
)


def recognised(method: str, path: str) -> tuple[Operation, Mapping[str, str]] | None:
    """Find the call that a method and a raw path stand for, and the parts of its path."""
    for operation in OPERATIONS:
        match = operation.path.fullmatch(path)
        # A colon may stand for itself in a path, and gspread sends it as %3A.
        if match and operation.method == method:
            return operation, {name: unquote(text) for name, text in match.groupdict().items()}
    return None
