"""A process that is switched off in the middle of its calls."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.sources.calls import Calls


class KilledError(Exception):
    """The machine was switched off."""


@dataclass
class Mortal:
    """Calls that come to an end: the last is applied, but its answer reaches nobody."""

    calls: Calls
    left: int

    @property
    def account(self) -> str:
        return self.calls.account

    def call(self, *given: Any, **named: Any) -> Mapping[str, Any]:
        answer = self.calls.call(*given, **named)
        self.left -= 1
        if not self.left:
            raise KilledError
        return answer
