"""Who looks at the screen, by the sign-in, the list of people and where the server listens."""

import ipaddress
from collections.abc import Iterable, Mapping
from dataclasses import replace

from services.access import KNOWN, LISTED_ROLES, Person, Role, Standing, plain_address
from services.config import Settings
from services.sign_ins import SignInState, sign_ins_of
from services.snapshot import Snapshot, User
from services.units import UnitTree

_LAPSED: Mapping[SignInState, Standing] = {
    SignInState.OLD: Standing.SIGN_IN_OLD,
    SignInState.ENDED: Standing.SIGN_IN_ENDED,
    SignInState.UNCHECKED: Standing.SIGN_IN_UNCHECKED,
}


def reader(
    settings: Settings,
    has_sign_in: bool,
    told: Mapping[str, object],
    newest: Snapshot | None,
    server_address: str | None,
    headers: Mapping[str, str],
    *,
    is_stored: bool = False,
) -> Person:
    """Return who looks at a screen.

    Args:
        settings: what the office decided.
        has_sign_in: whether people can sign in at all.
        told: what the provider of the sign-in told of the reader, {} without one.
        newest: the figures that are newest now, with the list of people.
        server_address: where the server listens; None: everywhere.
        headers: those of the reader's request.
        is_stored: whether the figures come from the disk, where nobody's address is kept.
    """
    is_signed_in = has_sign_in and told.get("is_logged_in") is True
    found = person_of(
        str(told.get("email") or "") if is_signed_in else None,
        is_verified=told.get("email_verified") in (True, "true"),
        admin=settings.admin,
        users=newest.users if newest else (),
        units=newest.units if newest else UnitTree(()),
        has_sign_in=has_sign_in,
        is_local=settings.google is None
        and is_at_this_machine(server_address, headers.get("Host"), headers),
        sign_in=sign_ins_of(settings).state(told) if is_signed_in else SignInState.GOOD,
        is_list_read=newest is not None and not newest.waiting and not is_stored,
    )
    if settings.closed and found.standing not in KNOWN:
        return replace(found, role=Role.OUTSIDER)
    return found


def person_of(
    email: str | None,
    *,
    is_verified: bool,
    admin: str,
    users: Iterable[User],
    units: UnitTree,
    has_sign_in: bool,
    is_local: bool,
    sign_in: SignInState = SignInState.GOOD,
    is_list_read: bool = True,
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
        sign_in: whether the sign-in counts.
        is_list_read: whether there are no more of those rows to come.
    """
    if not has_sign_in:
        if is_local:
            return Person(Role.ADMIN, Standing.LOCAL, is_local=True)
        return Person(Role.VIEWER, Standing.NO_SIGN_IN)
    if email is None:
        return Person(Role.VIEWER, Standing.NOT_SIGNED_IN)
    address = plain_address(email)
    if sign_in in _LAPSED:
        return Person(Role.VIEWER, _LAPSED[sign_in], address or email)
    if not is_verified or not address:
        return Person(Role.VIEWER, Standing.NOT_VERIFIED, email)
    if address == plain_address(admin):
        return Person(Role.ADMIN, Standing.FIRST_ADMIN, address)
    rows = [user for user in users if plain_address(user.email) == address]
    if not rows and not is_list_read:
        return Person(Role.VIEWER, Standing.LIST_UNREAD, address)
    return _listed(address, rows, units)


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
    role = Role(row.role) if row.role in LISTED_ROLES else Role.VIEWER
    return role, _unit_of(row.unit, units) if role is Role.UNIT else ""


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
