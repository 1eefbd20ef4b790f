"""Who may do what: closed by default, and decided here, never by hiding a button."""

import ipaddress
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from services.conclusions.events import Author
from services.config import Settings
from services.errors import NotAllowedError
from services.snapshot import Snapshot, User
from services.units import UnitTree


class Role(StrEnum):
    """What a person is, as the tab ``Người dùng`` names it."""

    VIEWER = "viewer"
    UNIT = "unit"
    LEADER = "leader"
    ADMIN = "admin"


class Right(StrEnum):
    """What somebody may do."""

    SEE_FIGURES = "see_figures"
    SEE_FINDINGS = "see_findings"
    SEE_CONCLUSIONS = "see_conclusions"
    CONCLUDE = "conclude"
    REPLY = "reply"
    SEE_CHECKS = "see_checks"
    SEE_AUDIT = "see_audit"


class Standing(StrEnum):
    """How it came that a person has this role; there is a sentence for each."""

    LOCAL = "local"
    FIRST_ADMIN = "first_admin"
    LISTED = "listed"
    LISTED_TWICE = "listed_twice"
    UNIT_UNKNOWN = "unit_unknown"
    NOT_LISTED = "not_listed"
    NOT_VERIFIED = "not_verified"
    NOT_SIGNED_IN = "not_signed_in"
    NO_SIGN_IN = "no_sign_in"


_READING = frozenset({Right.SEE_FIGURES, Right.SEE_FINDINGS, Right.SEE_CONCLUSIONS})
_LEADING = _READING | {Right.CONCLUDE, Right.REPLY}
# Who may see a figure may see what is wrong with it, and what was concluded from it. An admin
# decides who is a leader, so that keeping the leader's right from an admin would keep nothing.
# A person of a unit may reply too, but only to what concerns that unit: see may_reply.
RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.VIEWER: _READING,
    Role.UNIT: _READING,
    Role.LEADER: _LEADING,
    Role.ADMIN: _LEADING | {Right.SEE_CHECKS, Right.SEE_AUDIT},
}


@dataclass(frozen=True)
class Person:
    """Whoever looks at the screen.

    Attributes:
        role: what this person is.
        standing: why.
        email: the address that the provider vouches for; "" without one.
        unit_id: whose figures a person of a unit answers for; "" for anyone else.
        is_local: whether this is whoever sits at the machine, by no list.
    """

    role: Role
    standing: Standing
    email: str = field(default="", repr=False)
    unit_id: str = ""
    is_local: bool = False


def may(person: Person, right: Right) -> bool:
    """Tell whether a person may do something."""
    return right in RIGHTS[person.role]


def demand(person: Person, right: Right) -> None:
    """Hold whoever lacks a right.

    Raises:
        NotAllowedError: this person may not do it.
    """
    if not may(person, right):
        raise NotAllowedError(right.value)


def may_reply(person: Person, units_concerned: Container[str]) -> bool:
    """Tell whether a person may reply to a conclusion.

    Args:
        person: who wants to.
        units_concerned: the codes of the units that it is about, or that have a task by it.
    """
    of_unit = person.role is Role.UNIT and bool(person.unit_id)
    return may(person, Right.REPLY) or (of_unit and person.unit_id in units_concerned)


def author_of(person: Person, users: Iterable[User]) -> Author:
    """Return a person as the author of an event, by the name in the list of people."""
    names = (user.name.strip() for user in users if _plain(user.email) == person.email)
    name = next(filter(None, names), "") if person.email else ""
    return Author(person.email, name, person.role.value, person.unit_id)


def reader(
    settings: Settings,
    has_sign_in: bool,
    told: Mapping[str, object],
    newest: Snapshot | None,
    server_address: str | None,
    headers: Mapping[str, str],
) -> Person:
    """Return who looks at a screen.

    Args:
        settings: what the office decided.
        has_sign_in: whether people can sign in at all.
        told: what the provider of the sign-in told of the reader, {} without one.
        newest: the figures that are newest now, with the list of people.
        server_address: where the server listens; None: everywhere.
        headers: those of the reader's request.
    """
    is_signed_in = told.get("is_logged_in") is True
    return person_of(
        str(told.get("email") or "") if is_signed_in else None,
        is_verified=told.get("email_verified") in (True, "true"),
        admin=settings.admin,
        users=newest.users if newest else (),
        units=newest.units if newest else UnitTree(()),
        has_sign_in=has_sign_in,
        is_local=settings.google is None
        and is_at_this_machine(server_address, headers.get("Host"), headers),
    )


def person_of(
    email: str | None,
    *,
    is_verified: bool,
    admin: str,
    users: Iterable[User],
    units: UnitTree,
    has_sign_in: bool,
    is_local: bool,
) -> Person:
    """Return who somebody is; whatever is in doubt makes a viewer.

    Args:
        email: the address that the provider of the sign-in told; None: not signed in.
        is_verified: whether the provider vouches for that address.
        admin: the first admin's address from the settings, "" for none.
        users: the rows of ``Người dùng``, of the snapshot of this very run.
        units: the units that those rows may name.
        has_sign_in: whether people can sign in at all.
        is_local: whether the figures are workbooks of this machine and the reader sits at it.
    """
    if not has_sign_in:
        if is_local:
            return Person(Role.ADMIN, Standing.LOCAL, is_local=True)
        return Person(Role.VIEWER, Standing.NO_SIGN_IN)
    if email is None:
        return Person(Role.VIEWER, Standing.NOT_SIGNED_IN)
    address = _plain(email)
    if not is_verified or not address:
        return Person(Role.VIEWER, Standing.NOT_VERIFIED, email)
    if address == _plain(admin):
        return Person(Role.ADMIN, Standing.FIRST_ADMIN, address)
    return _listed(address, [user for user in users if _plain(user.email) == address], units)


def _listed(address: str, rows: list[User], units: UnitTree) -> Person:
    told = {_told(row, units) for row in rows}
    if not told:
        return Person(Role.VIEWER, Standing.NOT_LISTED, address)
    if len(told) > 1:
        # Two rows that say different things: none of them is known to be the one that is meant.
        return Person(Role.VIEWER, Standing.LISTED_TWICE, address)
    ((role, unit),) = told
    if role is Role.UNIT and not unit:
        return Person(Role.VIEWER, Standing.UNIT_UNKNOWN, address)
    return Person(role, Standing.LISTED, address, unit)


def _told(row: User, units: UnitTree) -> tuple[Role, str]:
    role = Role(row.role) if row.role in set(Role) else Role.VIEWER
    return role, _unit_of(row.unit, units) if role is Role.UNIT else ""


def _plain(email: str) -> str:
    """Return an address as it is compared, "" for what is none.

    Letters that only look like Latin ones, or fold to them, would let one person be another.
    """
    address = email.strip()
    return address.lower() if address.isascii() and "@" in address.strip("@") else ""


def _unit_of(typed: str, units: UnitTree) -> str:
    codes = {unit.code for unit in units.find(typed)} if typed.strip() else set[str]()
    return codes.pop() if len(codes) == 1 else ""


def is_at_this_machine(
    server_address: str | None, host: str | None, headers: Iterable[str]
) -> bool:
    """Tell whether a reader sits at the machine that serves the page.

    The server must listen on the loopback address alone, the browser must have asked for it by
    such an address (a foreign name that leads here is an attack), and no proxy may stand between.

    Args:
        server_address: where the server listens; None: everywhere.
        host: the ``Host`` that the browser asked for.
        headers: the names of all headers that came with the request.
    """
    passed_on = any(
        name.lower() in {"forwarded", "via", "x-real-ip"} or name.lower().startswith("x-forwarded")
        for name in headers
    )
    return not passed_on and _is_loopback(server_address) and _is_loopback(_without_port(host))


def _without_port(host: str | None) -> str | None:
    if not host:
        return None
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).strip("[]")


def _is_loopback(address: str | None) -> bool:
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False
