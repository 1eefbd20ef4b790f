"""Everything that the self-check goes by, once it was asked for; the checks only read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.conclusions.obstacles import Obstacle
from services.config import Settings
from services.errors import SoKetError, SourceUnreachableError, Trouble
from services.reading import Readings
from services.snapshot import Snapshot
from services.sources.pace import Kind
from services.store import StoreTrouble


@dataclass(frozen=True)
class Permission:
    """Who may do what with a file: one entry of its sharing, as Drive words it."""

    type: str
    role: str
    email: str = field(default="", repr=False)

    @property
    def may_edit(self) -> bool:
        return self.role in {"writer", "fileOrganizer", "organizer", "owner"}


@dataclass(frozen=True)
class File:
    """A spreadsheet as Drive lists it.

    Attributes:
        id, title: as Google calls it.
        may_write: whether the service account may.
        mark: "province" or "unit", where provision made or adopted it; "" otherwise.
        permissions: with whom it is shared; None: Google does not tell, or was not asked.
        is_asked: whether Google was asked, and answered, with whom it is shared.
        trouble: why it did not answer.
    """

    id: str
    title: str
    may_write: bool
    mark: str = ""
    permissions: tuple[Permission, ...] | None = None
    is_asked: bool = True
    trouble: Trouble | None = None


@dataclass(frozen=True)
class Protection:
    """Which tabs not everybody may edit who may edit the spreadsheet.

    Attributes:
        is_one: whether the place is one spreadsheet; if not, nothing was asked.
        closed: title of a tab that is protected as a whole -> addresses that may edit it, as far
            as Google tells.
    """

    is_one: bool = False
    closed: Mapping[str, frozenset[str]] = field(
        default_factory=dict[str, frozenset[str]], repr=False
    )


@dataclass(frozen=True)
class OfGoogle:
    """What Google answered.

    Attributes:
        account: the service account's address.
        project: number or name of its project.
        address: the place in the settings, as an admin may see it.
        ahead: seconds by which the machine's clock is ahead of Google's, or why that is not known.
        sheets: why the Sheets API did not answer; None: it did.
        drive: the same of the Drive API.
        place: why the place in the settings is not reached; None: it is.
        files: the spreadsheets there; None: they could not be listed.
        adding: whether the account may make files there, or why that is not known.
        protection: what is protected where the place is one spreadsheet, or why that is not known.
        left: how many calls of a kind this process may make at once.
    """

    account: str
    project: str
    address: str
    ahead: float | SoKetError
    sheets: SoKetError | None
    drive: SoKetError | None
    place: SourceUnreachableError | None
    files: tuple[File, ...] | None
    adding: bool | SoKetError = True
    protection: Protection | SoKetError = field(default_factory=Protection)
    left: Mapping[Kind, int] = field(default_factory=dict[Kind, int])


@dataclass(frozen=True)
class Disk:
    """What became of the attempt to write to a folder.

    Attributes:
        folder: which.
        may_write: whether that went well.
        free: bytes left; None: not known.
    """

    folder: str
    may_write: bool
    free: int | None


@dataclass(frozen=True)
class Concluded:
    """How the log of what leaders concluded stands, by counts of its events.

    Attributes:
        events: all of them.
        waiting: those that are not at Google yet.
        tampered: those whose rows were changed or deleted by hand.
        strays: rows of the tab that are no events.
        missing: those of which nothing is left.
        trouble: why they are not kept or carried now; None: they are.
        is_compared: whether the tab of the province's spreadsheet was read and compared with them.
    """

    events: int = 0
    waiting: int = 0
    tampered: int = 0
    strays: int = 0
    missing: int = 0
    trouble: Trouble | Obstacle | None = None
    is_compared: bool = True


@dataclass(frozen=True)
class Asked:
    """What is known of one installation.

    Attributes:
        settings: what the office decided.
        auth: the secrets' section ``[auth]``; None without one. Never shown.
        has_sign_in_package: whether signing in can work at all.
        disk: where the last good figures are kept.
        workbooks: how many there are in the folder, None where it cannot be opened; meant only
            without Google.
        google: what Google answered; None: workbooks are read.
        readings: what was read.
        hindered: title of a spreadsheet -> why its tab ``Phản hồi`` is not written.
        store_trouble: what the running application found wrong with its disk.
        journal: where conclusions and the audit log are kept.
        conclusions: how their log stands; None: that was not asked.
    """

    settings: Settings
    auth: Mapping[str, object] | None = field(repr=False)
    has_sign_in_package: bool
    disk: Disk
    workbooks: int | None = None
    google: OfGoogle | None = None
    readings: Readings = field(default_factory=Readings, repr=False)
    hindered: Mapping[str, str] = field(default_factory=dict[str, str])
    store_trouble: StoreTrouble | None = None
    journal: Disk | None = None
    conclusions: Concluded | None = None

    @property
    def snapshot(self) -> Snapshot | None:
        """The figures; None: nothing was read yet."""
        return self.readings.snapshot
