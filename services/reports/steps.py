"""Work that takes a while: how far it is, and whether anybody still wants it."""

from services.errors import CancelledError
from services.papers.content import Progress


class Steps:
    """Counts what is done and tells it.

    Raises:
        CancelledError: from ``done``, when whoever is told answers False.
    """

    def __init__(self, total: int, told: Progress | None) -> None:
        self._total, self._told, self._done = total, told, 0
        self._tell()

    def done(self) -> None:
        """One more step is done."""
        self._done += 1
        self._tell()

    def _tell(self) -> None:
        if self._told and self._told(self._done, self._total) is False:
            raise CancelledError
