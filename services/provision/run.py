"""Carrying a plan out, one spreadsheet after the other; what fails is told, the rest goes on."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from services.errors import (
    GoogleKeyError,
    GoogleRefusedError,
    GoogleUnreachableError,
    OutcomeUnknownError,
    SoKetError,
    SourceUnreachableError,
)
from services.provision import drive
from services.provision.completion import completion
from services.provision.formats import Json
from services.provision.found import NEW, File
from services.provision.plan import GRAVE, Item, Office
from services.provision.wanted import Book
from services.sources.calls import Calls
from services.sources.place import Place

_log = logging.getLogger(__name__)
# Each time the spreadsheet is looked at anew, so that what was applied is not sent again.
_TRIES = 4
# Google's word for an account that may own nothing, as service accounts by now.
NO_STORAGE = "storageQuotaExceeded"


@dataclass(frozen=True)
class Outcome:
    """What came of one spreadsheet.

    Attributes:
        item: what was to be done.
        file: the file that it is; None where none was made.
        error: why something was left undone; None: nothing was.
        unshared: addresses with which Google would not let it be shared.
    """

    item: Item
    file: File | None
    error: SoKetError | None = None
    unshared: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left undone, be it by us or by a person."""
        grave = any(wish.need in GRAVE for wish in self.item.wishes)
        lacking = self.error or self.unshared or self.item.part.lacks or grave
        return self.item.is_possible and not lacking


@dataclass(frozen=True)
class Way:
    """How a plan is carried out.

    Attributes:
        calls: how Google is called.
        place: where the spreadsheets are kept.
        office: who runs the whole.
        notify: whether Google sends a mail to whom a spreadsheet is shared with.
        sleep: waits so many seconds.
    """

    calls: Calls
    place: Place
    office: Office
    notify: bool
    sleep: Callable[[float], None]


def carried_out(items: Sequence[Item], way: Way) -> Iterator[Outcome]:
    """Do what each spreadsheet needs, and give what came of it, one after the other."""
    stopped: SoKetError | None = None
    making_nothing: SoKetError | None = None
    for item in items:
        hindrance = item.error or stopped or (None if item.file else making_nothing)
        if item.is_done or not item.is_possible:
            yield Outcome(item, item.file)
            continue
        if hindrance:
            yield Outcome(item, item.file, hindrance)
            continue
        outcome = _done(item, way)
        match outcome.error:
            case GoogleKeyError() | GoogleUnreachableError() | SourceUnreachableError():
                # It would be the same with all the others.
                stopped = outcome.error
            case GoogleRefusedError(status=403) if outcome.file is None:
                # Who may not make one file there may make none.
                making_nothing = outcome.error
            case _:
                pass
        yield outcome


def _done(item: Item, way: Way) -> Outcome:
    file = item.file
    try:
        if file is None:
            file = drive.create(way.calls, item.book, way.place, way.sleep)
        elif item.adopted:
            drive.mark(way.calls, file, item.book)
        # Before anything is protected: who may edit that must be let in first.
        for address in item.office_shares:
            drive.share(way.calls, file, address, notify=way.notify)
        if item.part.requests:
            _complete(item.book, file, way, is_new=item.file is None)
        # Last: a unit sees a spreadsheet when there is nothing left to do to it.
        return Outcome(item, file, unshared=tuple(_refused_shares(item.shares, file, way)))
    except SoKetError as error:
        return Outcome(item, file, error)


def _refused_shares(addresses: Sequence[str], file: File, way: Way) -> Iterator[str]:
    """Share a spreadsheet, and give the addresses that Google refuses."""
    for address in addresses:
        try:
            drive.share(way.calls, file, address, notify=way.notify)
        except GoogleRefusedError as error:
            if "RateLimit" in error.reason:
                raise
            _log.warning("sharing: %s %s", error.status, error.reason)
            yield address


def _complete(book: Book, file: File, way: Way, *, is_new: bool) -> None:
    """Send the batch that completes a spreadsheet, once.

    Raises:
        SoKetError: as ``drive.apply``.
    """
    refused: Sequence[Json] = ()
    last: SoKetError | None = None
    for attempt in range(_TRIES):
        fresh = is_new and attempt == 0
        content = NEW if fresh else drive.content_in(way.calls, file.id)
        requests = completion(book, content, way.office.keepers).requests
        if not requests:
            return
        if requests == refused and last:
            raise last
        try:
            drive.apply(way.calls, file, requests)
        except OutcomeUnknownError as error:
            last = error
        except GoogleRefusedError as error:
            if error.status != 400:
                raise
            # Somebody changed the spreadsheet since it was read, or an earlier batch came through.
            last, refused = error, requests
        else:
            return
    if last:
        raise last
