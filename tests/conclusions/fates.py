"""What may become of a copy of the application and of its calls, counted as it happens."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.errors import OutcomeUnknownError, Trouble
from services.sources.calls import Calls
from tests.conclusions.places import Place
from tests.google.errors import GoogleError
from tests.google.mortal import KilledError

# What was run, to be told: rules in all, and what went wrong on order.
RUN: Counter[str] = Counter()


@dataclass
class Fate:
    """Calls that may be cut short, or be applied long after they were given up.

    Attributes:
        late: what was given up and not applied yet, of all copies.
        dies_in: after how many calls the copy is killed; 0: it is not.
        is_late: whether that is what becomes of the next writing.
    """

    calls: Calls
    place: Place
    late: list[tuple[float, str, Any]]
    dies_in: int = 0
    is_late: bool = False

    @property
    def account(self) -> str:
        return self.calls.account

    def call(self, method: str, path: str, **named: Any) -> Mapping[str, Any]:
        # Whoever calls now: what was given up three minutes ago, by anybody, has arrived by now.
        self.arrive(by=self.place.ticks.now - 170)
        if self.is_late and not named.get("repeatable", True):
            self.is_late = False
            self.late.append((self.place.ticks.now, path, named["body"]))
            raise OutcomeUnknownError(Trouble.NO_ANSWER)
        answer = self.calls.call(method, path, **named)
        self.dies_in -= 1
        if not self.dies_in:
            raise KilledError
        return answer

    def arrive(self, by: float = float("inf")) -> None:
        """Let Google apply what was given up; it does so within three minutes, or never."""
        for one in [one for one in self.late if one[0] <= by]:
            self.late.remove(one)
            account = self.account
            try:
                self.place.google.batch_as(account, self.place.book, *one[2]["requests"])
            except GoogleError:
                # The tab was made, or deleted, meanwhile.
                RUN["late and refused"] += 1
