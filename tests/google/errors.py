"""Refusals in the two dialects of Google: Sheets (status names) and Drive (a list of reasons)."""

import json
from collections.abc import Mapping
from typing import Any

STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}
HTML = (
    "<!DOCTYPE html>\n<html lang=en>\n<title>Error {code} (Server Error)!!1</title>\n"
    "<p><b>{code}.</b> <ins>That’s an error.</ins>\n"
    "<p>The server encountered a temporary error and could not complete your request.<p>"
    "Please try again in 30 seconds. <ins>That’s all we know.</ins>\n"
)


class GoogleError(Exception):
    """A call that is answered with an error; nothing of it was applied."""

    def __init__(
        self, code: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None
    ):
        super().__init__(json.dumps(body))
        self.code = code
        self.body = body
        self.headers = dict(headers or {})


class InvalidError(Exception):
    """Something in a request cannot be done; whoever knows which request adds that."""


def sheets_error(
    code: int,
    message: str,
    details: list[dict[str, Any]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> GoogleError:
    error: dict[str, Any] = {"code": code, "message": message, "status": STATUS[code]}
    if details:
        error["details"] = details
    return GoogleError(code, {"error": error}, headers)


def bad_field(field: str, description: str) -> GoogleError:
    violation = {"field": field, "description": description}
    kind = "type.googleapis.com/google.rpc.BadRequest"
    return sheets_error(400, description, [{"@type": kind, "fieldViolations": [violation]}])


def error_info(reason: str, metadata: Mapping[str, str]) -> dict[str, Any]:
    return {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": dict(metadata),
    }


def drive_error(
    code: int, reason: str, message: str, domain: str = "global", location: str = ""
) -> GoogleError:
    entry = {"message": message, "domain": domain, "reason": reason}
    if location:
        entry |= {"location": location, "locationType": "parameter"}
    return GoogleError(code, {"error": {"code": code, "message": message, "errors": [entry]}})


def token_error(error: str, description: str, code: int = 400) -> GoogleError:
    return GoogleError(code, {"error": error, "error_description": description})


def file_not_found(file_id: str) -> GoogleError:
    return drive_error(404, "notFound", f"File not found: {file_id}.", location="fileId")


def entity_not_found() -> GoogleError:
    return sheets_error(404, "Requested entity was not found.")


def forbidden() -> GoogleError:
    return sheets_error(403, "The caller does not have permission")


PROTECTED = (
    "You are trying to edit a protected cell or object. "
    "Please contact the spreadsheet owner to remove protection if you need to edit."
)
