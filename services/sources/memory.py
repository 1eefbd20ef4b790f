"""A source that lives in memory: the fake of the port, for tests and for trying things out."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from services.sources import Spreadsheet


@dataclass
class MemorySource:
    """Spreadsheets held in a mapping; an exception in place of one is raised when it is read."""

    spreadsheets: dict[str, Spreadsheet | Exception] = field(
        default_factory=dict[str, Spreadsheet | Exception]
    )
    failure: Exception | None = None
    side_by_side: int = 1
    seconds: float = 0
    believed_seconds: float = math.inf

    @property
    def place(self) -> str:
        """What people call the place."""
        return "memory"

    def versions(self) -> Mapping[str, str]:
        """Return id -> digest; raises what ``failure`` holds."""
        if self.failure:
            raise self.failure
        return {
            key: s.digest if isinstance(s, Spreadsheet) else repr(s)
            for key, s in self.spreadsheets.items()
        }

    def read(self, spreadsheet_id: str) -> Spreadsheet:
        """Return a spreadsheet, or raise what stands in its place."""
        found = self.spreadsheets[spreadsheet_id]
        if isinstance(found, Exception):
            raise found
        return found
