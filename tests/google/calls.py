"""What a call asks for, apart from the wire it came over."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Asked:
    """A call that was let in: who asks, with what; `lists` holds parameters given repeatedly."""

    method: str
    email: str
    parts: Mapping[str, str]
    params: Mapping[str, str]
    lists: Mapping[str, list[str]]
    body: dict[str, Any]

    def flag(self, name: str) -> bool:
        return self.params.get(name, "").lower() == "true"
