"""Who a reader is: closed by default, whatever is typed into the list of people."""

import pytest

from services.access import Person, Role, Standing
from services.intake.schema import Level
from services.reader import is_at_this_machine, person_of
from services.sign_ins import SignInState
from services.snapshot import User
from services.units import Unit, UnitTree

UNITS = UnitTree(
    (
        Unit("hn", "Tỉnh Hà Nam", "Hà Nam", Level.PROVINCE),
        Unit("hn-lynhan", "Huyện Lý Nhân", "Lý Nhân", Level.DISTRICT, parent="hn"),
        Unit("hn-binhluc", "Huyện Bình Lục", "Bình Lục", Level.DISTRICT, parent="hn"),
        Unit("hn-a-tienhai", "Xã Tiên Hải", "Tiên Hải", Level.COMMUNE, parent="hn-lynhan"),
        Unit("hn-b-tienhai", "Xã Tiên Hải", "Tiên Hải", Level.COMMUNE, parent="hn-binhluc"),
    )
)


def who(
    email: str | None,
    *users: User,
    is_verified: bool = True,
    admin: str = "",
    has_sign_in: bool = True,
    is_local: bool = False,
    sign_in: SignInState = SignInState.GOOD,
    is_list_read: bool = True,
) -> Person:
    return person_of(
        email,
        is_verified=is_verified,
        admin=admin,
        users=users,
        units=UNITS,
        has_sign_in=has_sign_in,
        is_local=is_local,
        sign_in=sign_in,
        is_list_read=is_list_read,
    )


def test_without_sign_in_nobody_but_the_local_reader_may_more_than_read():
    passer_by = who(None, has_sign_in=False)
    assert (passer_by.role, passer_by.standing) == (Role.VIEWER, Standing.NO_SIGN_IN)
    local = who(None, has_sign_in=False, is_local=True)
    assert local.is_local
    assert (local.role, local.standing) == (Role.ADMIN, Standing.LOCAL)


def test_an_address_told_without_a_sign_in_is_not_believed():
    an = User("an@doan.vn", "An", "admin")
    person = who("an@doan.vn", an, admin="an@doan.vn", has_sign_in=False)
    assert (person.role, person.standing) == (Role.VIEWER, Standing.NO_SIGN_IN)


def test_where_people_sign_in_sitting_at_the_machine_gives_nothing():
    person = who(None, has_sign_in=True, is_local=True)
    assert (person.role, person.standing, person.is_local) == (
        Role.VIEWER,
        Standing.NOT_SIGNED_IN,
        False,
    )


def test_a_person_is_found_however_the_address_is_typed():
    person = who("An@Doan.VN", User("  an@doan.vn ", "An", "leader"))
    assert (person.role, person.email) == (Role.LEADER, "an@doan.vn")


def test_a_person_of_a_unit_answers_for_that_unit():
    binh = User("binh@doan.vn", "Bình", "unit", "H. Lý Nhân")
    person = who("binh@doan.vn", binh)
    assert (person.role, person.unit_id) == (Role.UNIT, "hn-lynhan")


@pytest.mark.parametrize("typed", ["", "Huyện Atlantis", "Xã Tiên Hải"])
def test_a_person_of_no_one_unit_is_a_viewer(typed: str):
    person = who("binh@doan.vn", User("binh@doan.vn", "Bình", "unit", typed))
    assert (person.role, person.standing) == (Role.VIEWER, Standing.UNIT_UNKNOWN)


def test_a_unit_that_is_unknown_takes_nothing_from_a_leader():
    person = who("an@doan.vn", User("an@doan.vn", "An", "leader", "Ban Thường vụ"))
    assert (person.role, person.unit_id) == (Role.LEADER, "")


def test_whoever_is_not_listed_is_a_viewer():
    person = who("la@khac.vn", User("an@doan.vn", "An", "admin"))
    assert (person.role, person.standing) == (Role.VIEWER, Standing.NOT_LISTED)


def test_an_address_that_the_provider_does_not_vouch_for_gives_no_role():
    an = User("an@doan.vn", "An", "leader")
    person = who("an@doan.vn", an, admin="an@doan.vn", is_verified=False)
    assert (person.role, person.standing) == (Role.VIEWER, Standing.NOT_VERIFIED)


@pytest.mark.parametrize(
    "email",
    [
        "admin@do\u0430n.vn",  # A Cyrillic letter that looks like the Latin a.
        "admin@\u212doan.vn",
        "\u212admin@doan.vn",  # The sign of kelvin, which folds to k.
        "@",
        "doan.vn",
        "@doan.vn",
        "   ",
        "",
    ],
)
def test_an_address_that_only_looks_right_gives_no_role(email: str):
    person = who(email, User(email, "Giả", "admin"), admin=email)
    assert (person.role, person.standing) == (Role.VIEWER, Standing.NOT_VERIFIED)


def test_the_first_admin_comes_from_the_settings_and_cannot_be_locked_out():
    person = who(
        "Van.Phong@doan.vn", User("van.phong@doan.vn", "", "viewer"), admin="van.phong@doan.vn"
    )
    assert (person.role, person.standing) == (Role.ADMIN, Standing.FIRST_ADMIN)


def test_without_a_first_admin_nobody_is_it():
    assert who("an@doan.vn", admin="").role is Role.VIEWER


def test_two_rows_of_one_person_that_differ_make_a_viewer():
    rows = (User("an@doan.vn", "An", "viewer"), User("AN@doan.vn", "An", "admin"))
    person = who("an@doan.vn", *rows)
    assert (person.role, person.standing) == (Role.VIEWER, Standing.LISTED_TWICE)
    units = (User("b@doan.vn", "", "unit", "Lý Nhân"), User("b@doan.vn", "", "unit", "Bình Lục"))
    assert who("b@doan.vn", *units).standing is Standing.LISTED_TWICE


def test_two_rows_of_one_person_that_say_the_same_count_once():
    rows = (User("an@doan.vn", "An", "leader", "x"), User("an@doan.vn", "An", "leader", "y"))
    assert who("an@doan.vn", *rows).role is Role.LEADER


def test_a_role_that_does_not_exist_makes_a_viewer():
    assert who("an@doan.vn", User("an@doan.vn", "An", "root")).role is Role.VIEWER


def test_nobody_is_made_an_outsider_by_the_list():
    assert who("an@doan.vn", User("an@doan.vn", "An", "outsider")).role is Role.VIEWER


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        (SignInState.OLD, Standing.SIGN_IN_OLD),
        (SignInState.ENDED, Standing.SIGN_IN_ENDED),
        (SignInState.UNCHECKED, Standing.SIGN_IN_UNCHECKED),
    ],
)
def test_a_sign_in_that_does_not_count_makes_a_viewer_of_anybody(
    state: SignInState, standing: Standing
):
    leader = User("an@doan.vn", "An", "leader")
    for admin in ("", "an@doan.vn"):
        person = who("an@doan.vn", leader, admin=admin, sign_in=state)
        assert (person.role, person.standing) == (Role.VIEWER, standing)


def test_while_the_list_is_being_read_nobody_is_told_not_to_be_in_it():
    leader = User("an@doan.vn", "An", "leader")
    assert who("an@doan.vn", leader, is_list_read=False).role is Role.LEADER
    stranger = who("la@khac.vn", leader, is_list_read=False)
    assert (stranger.role, stranger.standing) == (Role.VIEWER, Standing.LIST_UNREAD)
    assert who("sep@doan.vn", admin="sep@doan.vn", is_list_read=False).role is Role.ADMIN


def test_an_address_is_not_in_what_a_log_would_show():
    assert "an@doan.vn" not in repr(who("an@doan.vn", User("an@doan.vn", "An", "leader")))


@pytest.mark.parametrize(
    ("listens", "host", "headers", "local"),
    [
        ("127.0.0.1", "127.0.0.1:8501", [], True),
        ("localhost", "localhost:8501", ["Host", "Origin", "Cookie"], True),
        ("::1", "[::1]:8501", [], True),
        ("::1", "[::1]", [], True),
        ("127.0.0.1", "127.0.0.1", [], True),
        # Anyone in the house can reach a server that listens everywhere.
        (None, "127.0.0.1:8501", [], False),
        ("", "127.0.0.1:8501", [], False),
        ("::", "127.0.0.1:8501", [], False),
        ("192.168.1.5", "192.168.1.5:8501", [], False),
        # A foreign name that leads to this machine: a page elsewhere made the browser ask.
        ("127.0.0.1", "evil.example:8501", [], False),
        ("127.0.0.1", "localhost.evil.example", [], False),
        ("127.0.0.1", None, [], False),
        ("127.0.0.1", "", [], False),
        # A proxy on the same machine passes on who is elsewhere.
        ("127.0.0.1", "127.0.0.1:8501", ["X-Forwarded-For"], False),
        ("127.0.0.1", "127.0.0.1:8501", ["x-forwarded-proto"], False),
        ("127.0.0.1", "127.0.0.1:8501", ["Forwarded"], False),
        ("127.0.0.1", "127.0.0.1:8501", ["Via"], False),
        ("127.0.0.1", "127.0.0.1:8501", ["X-Real-Ip"], False),
    ],
)
def test_only_a_reader_at_this_very_machine_is_local(
    listens: str | None, host: str | None, headers: list[str], local: bool
):
    assert is_at_this_machine(listens, host, headers) is local
