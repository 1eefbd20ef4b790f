"""The handle for programs outside: POST /-/METHOD with the method's arguments as JSON."""

import json
from typing import Any

from starlette.responses import Response

from tests.google.answers import dumped
from tests.google.errors import GoogleError, InvalidError
from tests.google.faults import Fault
from tests.google.handle import Google

METHODS = {
    "create", "create_folder", "spreadsheets", "share", "unshare", "role", "trash", "delete",
    "type_as", "rename_tab", "delete_tab", "add_tab", "values", "advance", "mend", "revoke_key",
    "expire_tokens", "service_account", "disable_api", "enable_api", "counted",
    "busiest_minute", "forget_calls",
}  # fmt: skip


def response(google: Google, name: str, body: bytes) -> Response:
    try:
        return dumped({"answer": _done(google, name, json.loads(body or b"{}"))})
    except (LookupError, ValueError, TypeError, OSError, InvalidError, GoogleError) as problem:
        return dumped({"error": f"{type(problem).__name__}: {problem}"}, 400)


def _done(google: Google, name: str, given: dict[str, Any]) -> Any:
    if name == "fault":
        google.fault(Fault(**given))
        return None
    if name not in METHODS:
        raise LookupError(f"no such method: {name}")
    return getattr(google, name)(**given)
