"""The port through which Google is called: one method, whatever lies behind it."""

from collections.abc import Mapping
from typing import Any, Protocol


class Calls(Protocol):
    """Calls of Google Sheets v4 and Drive v3 as one service account; safe for threads.

    Whoever implements it paces the calls, ends those that take too long, and repeats those that may
    be repeated.
    """

    @property
    def account(self) -> str:
        """The e-mail address of the service account."""
        ...

    def call(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, object] | None = None,
        body: object = None,
        repeatable: bool = True,
    ) -> Mapping[str, Any]:
        """Return the JSON of Google's answer; {} where the answer has none.

        Args:
            method: GET, POST, PUT, PATCH or DELETE.
            path: from "/v4/spreadsheets" or "/drive/v3/files" on, its parts quoted already.
            params: what stands after the question mark; a list gives its name once for each item,
                None is left out, True and False are written small.
            body: what is sent as JSON.
            repeatable: whether a second time changes nothing more than the first. Reads are;
                appending, adding tabs, protections or files, and sharing are not.

        Raises:
            GoogleRefusedError: Google refuses it, and would again.
            GoogleKeyError: the key is refused.
            GoogleUnreachableError: no answer in time, or none that can be used; the call was not
                applied, or is one that may be repeated.
            OutcomeUnknownError: a call that is not repeatable may have been applied.
        """
        ...
