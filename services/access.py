"""Who may do what: closed by default, and decided here, never by hiding a button."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from services.conclusions.events import Author
from services.errors import NotAllowedError
from services.snapshot import User


class Role(StrEnum):
    """What a person is, as the tab ``Người dùng`` names it; nobody is listed as an outsider."""

    OUTSIDER = "outsider"
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
    LIST_UNREAD = "list_unread"
    NOT_VERIFIED = "not_verified"
    SIGN_IN_OLD = "sign_in_old"
    SIGN_IN_ENDED = "sign_in_ended"
    SIGN_IN_UNCHECKED = "sign_in_unchecked"
    NOT_SIGNED_IN = "not_signed_in"
    NO_SIGN_IN = "no_sign_in"


_READING = frozenset({Right.SEE_FIGURES, Right.SEE_FINDINGS, Right.SEE_CONCLUSIONS})
_LEADING = _READING | {Right.CONCLUDE, Right.REPLY}
# Who may see a figure may see what is wrong with it, and what was concluded from it. An admin
# decides who is a leader, so that keeping the leader's right from an admin would keep nothing.
# A person of a unit may reply too, but only to what concerns that unit: see may_reply.
RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.OUTSIDER: frozenset(),
    Role.VIEWER: _READING,
    Role.UNIT: _READING,
    Role.LEADER: _LEADING,
    Role.ADMIN: _LEADING | {Right.SEE_CHECKS, Right.SEE_AUDIT},
}
LISTED_ROLES = frozenset(Role) - {Role.OUTSIDER}
# The office knows these, whatever they may do; where it closes the dashboard, only they come in.
KNOWN = frozenset(
    {
        Standing.LOCAL,
        Standing.FIRST_ADMIN,
        Standing.LISTED,
        Standing.LISTED_TWICE,
        Standing.UNIT_UNKNOWN,
    }
)
# Their sign-in counts for nothing, and another one may count.
SIGN_IN_LAPSED = frozenset(
    {Standing.SIGN_IN_OLD, Standing.SIGN_IN_ENDED, Standing.SIGN_IN_UNCHECKED}
)


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
    names = (user.name.strip() for user in users if plain_address(user.email) == person.email)
    name = next(filter(None, names), "") if person.email else ""
    return Author(person.email, name, person.role.value, person.unit_id)


def plain_address(email: str) -> str:
    """Return an address as it is compared, "" for what is none.

    Letters that only look like Latin ones, or fold to them, would let one person be another.
    """
    address = email.strip()
    return address.lower() if address.isascii() and "@" in address.strip("@") else ""
