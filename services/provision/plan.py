"""The whole plan: which file is which spreadsheet, and what each of them lacks. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from services.errors import SoKetError
from services.folding import fold
from services.intake.keys import owner_of
from services.provision.completion import completion
from services.provision.found import NEW, WRITING, Content, File
from services.provision.part import Part
from services.provision.wanted import Book, BookKind, addresses


class Need(StrEnum):
    """What only a person can do about a spreadsheet as a whole."""

    NO_TITLE = "no_title"
    SEVERAL = "several"
    TWICE = "twice"
    NO_EMAIL = "no_email"
    ONLY_READS = "only_reads"
    PROVINCE_OPEN = "province_open"
    RENAMED = "renamed"
    UNITS_ANEW = "units_anew"
    FOLDER_READ_ONLY = "folder_read_only"
    FILE_READ_ONLY = "file_read_only"


@dataclass(frozen=True)
class Wish:
    """A need, and the words that tell which file or address it is about."""

    need: Need
    what: tuple[str, ...] = ()


# Without these being met, something stays undone; the others are told, and all is well.
GRAVE = frozenset({Need.NO_TITLE, Need.SEVERAL, Need.PROVINCE_OPEN, Need.UNITS_ANEW})


@dataclass(frozen=True)
class Item:
    """One spreadsheet, and what is done about it.

    Attributes:
        book: as it is to be.
        file: the file that it is; None where there is none yet.
        adopted: whether others made the file, and we mark it for ours.
        part: what its inside lacks.
        shares: addresses of those who type, with whom it is yet to be shared.
        office_shares: the same of the office.
        wishes: what is left to a person.
        is_possible: whether anything is done at all.
        error: why what stands in it could not be read; then nothing is done.
    """

    book: Book
    file: File | None
    adopted: bool = False
    part: Part = field(default_factory=Part)
    shares: tuple[str, ...] = ()
    office_shares: tuple[str, ...] = ()
    wishes: tuple[Wish, ...] = ()
    is_possible: bool = True
    error: SoKetError | None = None

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to do."""
        lacking = self.part.requests or self.shares or self.office_shares or self.adopted
        return self.is_possible and self.file is not None and not (lacking or self.error)


@dataclass(frozen=True)
class Office:
    """Who runs the whole.

    Attributes:
        account: the service account's e-mail address.
        editors: the office's, as far as they are known.
        shared: those among them with whom every spreadsheet is shared by us.
        may_add: whether the account may make files at the place.
    """

    account: str
    editors: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    may_add: bool = True

    @property
    def keepers(self) -> tuple[str, ...]:
        """Those who may edit what is protected: the account first."""
        return (self.account, *(one for one in self.editors if one != self.account))


def matched(
    book: Book, files: Sequence[File], *, adopting: bool
) -> tuple[File | None, tuple[Wish, ...]]:
    """Return the file that is a spreadsheet already, and what a person has to settle about it.

    Args:
        book: the spreadsheet.
        files: those of the place.
        adopting: whether a file that others made there counts, by its title.
    """
    own = [f for f in files if f.mark and _mark(f) == dict(book.mark)]
    if own:
        # The oldest: what a second one holds, nobody has typed there yet.
        own.sort(key=lambda file: (file.created, file.id))
        more = [Wish(Need.TWICE, (one.title, one.link)) for one in own[1:]]
        return own[0], tuple(more)
    if not adopting or not book.title:
        return None, ()
    others = [f for f in files if not f.mark]
    named = [f for f in others if fold(f.title) == fold(book.title)]
    if not named and book.kind is BookKind.UNIT:
        named = [f for f in others if owner_of(f.title, book.units) == book.unit]
    if len(named) > 1:
        return None, (Wish(Need.SEVERAL, tuple(one.title for one in named)),)
    return (named[0], ()) if named else (None, ())


def _mark(file: File) -> Mapping[str, str]:
    unit = {"soket_unit": file.unit} if file.unit else {}
    return {"soket": file.mark, **unit}


def item(
    book: Book,
    file: File | None,
    content: Content | None,
    office: Office,
    wishes: Sequence[Wish] = (),
) -> Item:
    """Return what is to be done about one spreadsheet.

    Args:
        book: as it is to be.
        file: the file that it is already, if there is one.
        content: what stands in that.
        office: who runs the whole.
        wishes: what is known already to be left to a person.
    """
    told = [*wishes]
    if not book.title and file is None:
        told.append(Wish(Need.NO_TITLE, (book.units.get(book.unit).name,)))
    if any(wish.need in (Need.NO_TITLE, Need.SEVERAL) for wish in told):
        return Item(book, None, wishes=tuple(told), is_possible=False)
    roles: Mapping[str, str] = file.roles if file else {}
    told += _about_sharing(book, roles, office)
    if file and book.kind is BookKind.UNIT and owner_of(file.title, book.units) != book.unit:
        told.append(Wish(Need.RENAMED, (file.title, book.title)))
    wanted = Item(
        book,
        file,
        adopted=file is not None and not file.mark,
        part=completion(book, content or NEW, office.keepers),
        shares=tuple(one for one in book.writers if one not in roles and one not in office.shared),
        office_shares=tuple(one for one in office.shared if roles.get(one) not in WRITING),
        wishes=tuple(told),
    )
    hindered = None if wanted.is_done else _only_reads(file, office)
    if hindered is None:
        return wanted
    return replace(wanted, wishes=(*wanted.wishes, hindered), is_possible=False)


def _only_reads(file: File | None, office: Office) -> Wish | None:
    """Return what is to be changed before anything can be written; None: nothing."""
    if office.may_add if file is None else file.may_edit:
        return None
    if file is None or not office.may_add:
        # Once it may write to the folder, it may write to what is in there.
        return Wish(Need.FOLDER_READ_ONLY, (office.account,))
    return Wish(Need.FILE_READ_ONLY, (file.title, office.account))


def _about_sharing(book: Book, roles: Mapping[str, str], office: Office) -> list[Wish]:
    if book.kind is BookKind.PROVINCE:
        of_units = {address for unit in book.units.units for address in addresses(unit.email)}
        theirs = of_units - {office.account, *office.editors}
        can = sorted(one for one in theirs if roles.get(one) in WRITING)
        return [Wish(Need.PROVINCE_OPEN, tuple(can))] if can else []
    told: list[Wish] = []
    typing = [book.units.get(code) for code in book.typing]
    unnamed = tuple(unit.name for unit in typing if not addresses(unit.email))
    if unnamed:
        told.append(Wish(Need.NO_EMAIL, unnamed))
    reading = tuple(one for one in book.writers if one in roles and roles[one] not in WRITING)
    # Somebody gave them less on purpose, once a period is closed perhaps; that is not ours to undo.
    return [*told, Wish(Need.ONLY_READS, reading)] if reading else told
