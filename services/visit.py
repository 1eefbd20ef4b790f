"""One request of a reader: who that is, and how people come and leave."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from services.access import SIGN_IN_LAPSED, Person, Right, Standing, demand, may
from services.audit import Noted
from services.config import Settings
from services.errors import NotKeptError
from services.reader import reader
from services.running import Running
from services.sign_ins import Claims, sign_ins_of

_LOG = logging.getLogger(__name__)
_REFUSED = SIGN_IN_LAPSED | {Standing.NOT_VERIFIED}
T = TypeVar("T")


@dataclass(frozen=True)
class Visit:
    """What is known of a reader's request; who that is, is asked anew each time.

    Attributes:
        settings: what the office decided.
        running: what the process runs.
        has_sign_in: whether people can sign in at all.
        told: what the provider of the sign-in told of the reader, {} without one.
        server_address: where the server listens; None: everywhere.
        headers: those of the request.
    """

    settings: Settings
    running: Running
    has_sign_in: bool
    told: Claims
    server_address: str | None
    headers: Mapping[str, str]

    @property
    def person(self) -> Person:
        """Who it is, by the newest list of people."""
        readings = self.running.refresher.readings
        return reader(
            self.settings,
            self.has_sign_in,
            self.told,
            readings.snapshot,
            self.server_address,
            self.headers,
            is_stored=readings.from_store,
        )

    @property
    def is_shut_out(self) -> bool:
        """Whether there is nothing at all for this reader to see."""
        return self.settings.closed and not may(self.person, Right.SEE_FIGURES)

    def arrive(self, person: Person) -> None:
        """Note a sign-in that is new, or one that is refused."""
        if not self.has_sign_in or self.told.get("is_logged_in") is not True:
            return
        audit = self.running.audit
        if person.standing in _REFUSED:
            audit.note(person, Noted.SIGN_IN_REFUSED, detail=person.standing.value)
            return
        try:
            is_new = sign_ins_of(self.settings).begun(self.told)
        except NotKeptError as error:
            _LOG.error("A sign-in could not be noted (%s).", error)
            return
        if is_new:
            audit.note(person, Noted.SIGNED_IN)

    def leave(self, *, everywhere: bool = False) -> None:
        """Note that the reader signs out, so that the sign-in counts for nothing from now on.

        Args:
            everywhere: whether all the other sign-ins of this person end, too.
        """
        known = sign_ins_of(self.settings)
        person = self.person
        try:
            if everywhere:
                known.end_everywhere(self.told)
            else:
                known.end(self.told)
        except NotKeptError as error:
            # The browser forgets its cookie all the same.
            _LOG.error("A sign-out could not be noted (%s): a copied cookie still counts.", error)
        what = Noted.SIGNED_OUT_EVERYWHERE if everywhere else Noted.SIGNED_OUT
        self.running.audit.note(person, what)

    def held(self, make: Callable[[], T]) -> Callable[[], T]:
        """Return a function that first asks whether the reader may see figures, when it is called.

        A file is made when somebody asks for it, which may be long after the page was drawn.
        """

        def made() -> T:
            demand(self.person, Right.SEE_FIGURES)
            return make()

        return made
