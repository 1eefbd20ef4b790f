"""Answers as they go over the wire: JSON, errors, and those that a fault has spoiled."""

import json
from dataclasses import replace
from typing import Any

from starlette.responses import HTMLResponse, Response

from tests.google import auth, quotas
from tests.google.errors import HTML, GoogleError, drive_error, sheets_error, token_error
from tests.google.faults import Fault

JSON = "application/json; charset=UTF-8"


def dumped(answer: Any, code: int = 200, *, pretty: bool = True) -> Response:
    form: dict[str, Any] = {"indent": 2} if pretty else {"separators": (",", ":")}
    body = json.dumps(answer, ensure_ascii=False, **form).encode() + b"\n"
    return Response(body, code, media_type=JSON)


def error(problem: GoogleError) -> Response:
    response = dumped(problem.body, problem.code)
    response.headers.update(problem.headers)
    return response


def not_found() -> Response:
    page = HTML.replace("The server encountered a temporary error", "That URL was not found")
    return HTMLResponse(page.format(code=404), 404)


def disabled(api: str, project: str) -> GoogleError:
    name = {"sheets": "Google Sheets API", "drive": "Google Drive API"}[api]
    service = f"{api}.googleapis.com"
    link = f"https://console.developers.google.com/apis/api/{service}/overview?project={project}"
    message = (
        f"{name} has not been used in project {project} before or it is disabled. Enable it by "
        f"visiting {link} then retry. If you enabled this API recently, wait a few minutes for "
        "the action to propagate to our systems and retry."
    )
    metadata = {"service": service, "consumer": f"projects/{project}"}
    return sheets_error(403, message, [auth.error_info("SERVICE_DISABLED", metadata)])


def in_dialect(problem: GoogleError, quota: str) -> GoogleError:
    """Word a refusal of the token as Drive does, where Drive is asked."""
    if quota != "drive":
        return problem
    inner = problem.body["error"]
    reason = {401: "authError", 403: "insufficientPermissions"}.get(problem.code, "forbidden")
    message = "Invalid Credentials" if problem.code == 401 else str(inner["message"])
    translated = drive_error(problem.code, reason, message)
    translated.body["error"]["errors"][0] |= {"location": "Authorization", "locationType": "header"}
    translated.headers.update(problem.headers)
    return translated


def refused(fault: Fault, operation: str, quota: str) -> Response | None:
    """Answer in place of doing anything; None where the connection is cut."""
    if fault.kind == "cut_before":
        return None
    if fault.kind == "html":
        return html(fault.status or 502)
    if fault.kind == "too_many":
        return error(quotas.too_many(quota, retry_after=fault.retry_after))
    if fault.kind == "token_refused":
        return error(token_error("invalid_grant", fault.message or "Invalid JWT Signature."))
    if fault.kind == "unauthorized":
        return error(in_dialect(auth.unauthenticated(), quota))
    code = fault.status or {"unavailable": 503, "internal": 500}.get(fault.kind, 400)
    if operation == "token":
        return error(token_error("internal_failure", fault.message or "Backend Error", code))
    message = fault.message or {
        503: "The service is currently unavailable.",
        500: "Internal error encountered.",
    }.get(code, "Request contains an invalid argument.")
    if quota == "drive":
        return error(drive_error(code, "backendError" if code >= 500 else "forbidden", message))
    headers = {} if fault.retry_after is None else {"Retry-After": f"{fault.retry_after:g}"}
    return error(sheets_error(code, message, headers=headers))


def spoiled(fault: Fault, operation: str, quota: str, response: Response) -> Response | None:
    """Spoil the answer to what was done all the same."""
    match fault.kind:
        case "cut_after":
            return None
        case "unavailable_after":
            return refused(replace(fault, kind="unavailable"), operation, quota)
        case "html_after":
            return html(fault.status or 502)
        case "truncated":
            body = bytes(response.body)
            return Response(body[: len(body) // 2], response.status_code, media_type=JSON)
        case _:
            return response


def html(code: int) -> Response:
    return HTMLResponse(HTML.format(code=code), code)
