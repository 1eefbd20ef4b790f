"""Faults on order: which call goes wrong, and how.

| kind | what happens | applied? |
|---|---|---|
| too_many | 429 (Drive: 403 usageLimits), with Retry-After if `retry_after` is given | no |
| unavailable, internal | 503, 500 in Google's JSON | no |
| html | an HTML page with `status` (502) | no |
| refused | any `status` and `message` | no |
| unauthorized | 401; the next token is good again | no |
| token_refused | 400 invalid_grant at /token | no |
| cut_before | the connection is cut | no |
| cut_after | the connection is cut without an answer | yes |
| cut_inside | the connection is cut in the middle of the answer | yes |
| unavailable_after, html_after | 503, or the HTML page, though it was done | yes |
| truncated | 200 with half of the JSON | yes |
| slow | the answer comes after `seconds` | at once |
| late | applied, and answered, after `seconds` | late |
| unshare, trash, rename_tab, delete_tab | happens to the call's spreadsheet before it | yes |
| revoke_key, expire_tokens, act | happens before the call; `act` gets the handle | yes |
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any

BEFORE = {
    "too_many",
    "unavailable",
    "internal",
    "html",
    "refused",
    "unauthorized",
    "token_refused",
    "cut_before",
}
AFTER = {"cut_after", "cut_inside", "unavailable_after", "html_after", "truncated", "slow", "late"}
TO_SPREADSHEETS = {"unshare", "trash", "rename_tab", "delete_tab"}
EVENTS = TO_SPREADSHEETS | {"revoke_key", "expire_tokens", "act"}


@dataclass
class Fault:
    """One fault; it meets the `nth` matching call and the `times - 1` after it.

    `operation` is a name as in the log of calls ("values.append", "drive.files.list", "token");
    `path` a regular expression that is searched in the raw path with its query; `spreadsheet`
    an id. Left empty each matches everything; `times=0` means for ever.
    """

    kind: str
    operation: str = ""
    method: str = ""
    path: str = ""
    spreadsheet: str = ""
    nth: int = 1
    times: int = 1
    seconds: float = 0
    retry_after: float | None = None
    status: int = 0
    message: str = ""
    tab: str = ""
    to: str = ""
    email: str = ""
    act: Callable[[Any], object] | None = None
    seen: int = field(default=0, init=False)
    met: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.kind not in BEFORE | AFTER | EVENTS:
            raise ValueError(f"no such fault: {self.kind}")
        re.compile(self.path)

    def takes(self, operation: str, method: str, path: str, spreadsheet: str) -> bool:
        """Say whether this call goes wrong; each matching call is counted."""
        named = (
            re.fullmatch(self.operation.replace("*", ".*"), operation) if self.operation else True
        )
        if (
            not named
            or (self.method and self.method.upper() != method)
            or (self.path and not re.search(self.path, path))
            or (self.kind in TO_SPREADSHEETS and not spreadsheet)
            or (self.spreadsheet and self.spreadsheet != spreadsheet)
        ):
            return False
        self.seen += 1
        if self.seen < self.nth or (self.times and self.seen >= self.nth + self.times):
            return False
        self.met += 1
        return True


def parse(text: str) -> Fault:
    """Read `kind:name=value,name=value`, as in `cut_after:operation=values.append,nth=2`.

    Raises:
        ValueError: It names no fault, or something that a fault does not have.
    """
    kind, _, rest = text.partition(":")
    kinds = {one.name: one.type for one in fields(Fault) if one.init and one.name != "act"}
    given: dict[str, Any] = {}
    for part in filter(None, rest.split(",")):
        name, equals, value = part.partition("=")
        if not equals or name not in kinds:
            raise ValueError(f"a fault has no {name!r}; known: {', '.join(sorted(kinds))}")
        number = {int: int, float: float}.get(
            kinds[name], float if "float" in str(kinds[name]) else str
        )
        given[name] = number(value)
    return Fault(kind.replace("-", "_"), **given)
