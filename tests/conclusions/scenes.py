"""A copy of the application that is about to send some events, and whether all went well."""

from dataclasses import dataclass

from services.conclusions.events import Event
from services.conclusions.log import ConclusionLog, Delivery
from tests.conclusions.places import Place, deliveries


@dataclass
class Scene:
    """A copy of the application that is about to send three events."""

    place: Place
    log: ConclusionLog
    events: list[Event]

    def settle(self, *logs: ConclusionLog) -> None:
        """Go on as the thread would, for as long as half an hour."""
        for _ in range(30):
            self.place.rounds(*(logs or (self.log,)), seconds=61.0)
            if {self.log.delivery(event.id) for event in self.events} == {Delivery.CONFIRMED}:
                return

    def is_whole(self, log: ConclusionLog | None = None) -> bool:
        """Tell whether each event stands on the tab once, and means the same to everybody."""
        log = log or self.log
        assert deliveries(log, *self.events) == [Delivery.CONFIRMED] * len(self.events)
        assert sorted(self.place.ids()) == sorted(event.id for event in self.events)
        assert (log.trouble, log.strays, log.tampered, log.missing) == (None, (), (), 0)
        assert [one.label for one in log.state.conclusions.values()] == [
            f"KL-2021-{number:03d}" for number in range(1, len(self.events) + 1)
        ]
        return True
