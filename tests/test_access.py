"""Who may do what: each role, and a person of a unit for what concerns that unit."""

import pytest

from services.access import (
    Person,
    Right,
    Role,
    Standing,
    author_of,
    demand,
    may,
    may_reply,
)
from services.conclusions.events import Author
from services.errors import NotAllowedError
from services.snapshot import User

READING = {Right.SEE_FIGURES, Right.SEE_FINDINGS, Right.SEE_CONCLUSIONS}
LEADING = READING | {Right.CONCLUDE, Right.REPLY}


def person(role: Role, unit_id: str = "") -> Person:
    return Person(role, Standing.LISTED, "an@doan.vn", unit_id)


def test_each_role_has_the_rights_that_the_design_gives_it():
    told = {role: {right for right in Right if may(person(role), right)} for role in Role}
    assert told == {
        Role.OUTSIDER: set(),
        Role.VIEWER: READING,
        Role.UNIT: READING,
        Role.LEADER: LEADING,
        Role.ADMIN: LEADING | {Right.SEE_CHECKS, Right.SEE_AUDIT},
    }


def test_whoever_lacks_a_right_is_held_and_told_which():
    demand(person(Role.LEADER), Right.CONCLUDE)
    with pytest.raises(NotAllowedError) as refusal:
        demand(person(Role.UNIT, "hn-lynhan"), Right.CONCLUDE)
    assert refusal.value.right == "conclude"


@pytest.mark.parametrize(
    ("who", "concerned", "replies"),
    [
        (person(Role.UNIT, "hn-lynhan"), {"hn-lynhan", "hn-phuly"}, True),
        (person(Role.UNIT, "hn-lynhan"), {"hn-phuly"}, False),
        (person(Role.UNIT, "hn-lynhan"), set[str](), False),
        (person(Role.UNIT, ""), {""}, False),
        # A unit beside the name of a leader, or of whoever only looks, changes nothing.
        (person(Role.LEADER), set[str](), True),
        (person(Role.ADMIN), {"hn-phuly"}, True),
        (person(Role.VIEWER, "hn-lynhan"), {"hn-lynhan"}, False),
        (person(Role.OUTSIDER, "hn-lynhan"), {"hn-lynhan"}, False),
    ],
)
def test_a_person_of_a_unit_replies_to_what_concerns_that_unit_and_leaders_to_all(
    who: Person, concerned: set[str], replies: bool
):
    assert may_reply(who, concerned) is replies


def test_an_author_is_named_as_the_list_names_them():
    users = (
        User("binh@doan.vn", "Trần Thị Bình"),
        User(" AN@doan.vn ", "  "),
        User("an@doan.vn", " Nguyễn Văn An "),
    )
    assert author_of(person(Role.UNIT, "hn-lynhan"), users) == Author(
        "an@doan.vn", "Nguyễn Văn An", "unit", "hn-lynhan"
    )
    assert author_of(person(Role.LEADER), ()) == Author("an@doan.vn", "", "leader", "")


def test_whoever_sits_at_the_machine_has_no_name_whatever_the_list_says():
    local = Person(Role.ADMIN, Standing.LOCAL, is_local=True)
    assert author_of(local, (User("", "Không ai"),)) == Author("", "", "admin", "")
