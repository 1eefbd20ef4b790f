from dataclasses import fields
from string import Formatter

import pytest

from services.drafting.chat import LONGEST, chat_text
from services.drafting.sentence import Quoted, Sentence, What, fill, joined, whole
from services.text.drafting_en import EN
from services.text.drafting_vi import VI
from tests.drafting.scenes import look, province


def slots(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name}


@pytest.mark.parametrize("name", [field.name for field in fields(VI)])
def test_both_languages_have_the_same_slots(name: str):
    vi, en = getattr(VI, name), getattr(EN, name)
    if name == "stocks":
        assert {code: slots(form) for code, form in vi.items()} == {
            code: slots(form) for code, form in en.items()
        }
    else:
        assert vi
        assert en
        assert slots(vi) == slots(en)


@pytest.mark.parametrize("name", [field.name for field in fields(VI) if field.name != "stocks"])
def test_no_form_holds_a_number_of_its_own(name: str):
    assert not any(letter.isdigit() for letter in getattr(VI, name) + getattr(EN, name))


def test_the_numbers_of_a_form_come_in_its_order():
    five, six = (Quoted(text, What.UNITS) for text in ("5", "6"))
    assert fill("{b} then {a}", a=five, b=six) == Sentence("6 then 5", (six, five))
    inner = fill("({b})", b=six)
    assert fill("{a} {told} {name}", a=five, told=inner, name="x").figures == (five, six)


def test_what_is_empty_leaves_no_mark():
    assert joined((Sentence(""), Sentence("a"), Sentence(""), Sentence("b")), "; ").text == "a; b"
    assert whole(Sentence("quý"), [Sentence("")]).text == "Quý."


def said(*clauses: str) -> Sentence:
    return Sentence("; ".join(clauses) + ".")


def scope(*, is_sample: bool = False):
    snapshot = province()
    object.__setattr__(snapshot, "is_sample", is_sample)
    return look(snapshot)


def test_a_chat_text_is_the_sentence_and_its_link():
    assert chat_text(scope(), said("Quý III/2021: 3/4 đơn vị đạt"), "https://a.vn/x") == (
        "Quý III/2021: 3/4 đơn vị đạt.\nhttps://a.vn/x"
    )
    assert chat_text(scope(), said("Quý III/2021: 3/4"), "https://a.vn/x", "Chi đoàn mạnh") == (
        "Chi đoàn mạnh. Quý III/2021: 3/4.\nhttps://a.vn/x"
    )
    assert chat_text(scope(), "Tổng quan · Toàn tỉnh", "") == "Tổng quan · Toàn tỉnh"


def test_invented_figures_are_called_that():
    assert chat_text(scope(is_sample=True), said("Quý III/2021: 3/4"), "https://a.vn/x") == (
        "[Số liệu minh hoạ] Quý III/2021: 3/4.\nhttps://a.vn/x"
    )


def test_a_long_one_loses_whole_clauses_from_the_end():
    clauses = ("a" * 100, "b" * 100, "c" * 100)
    found = chat_text(scope(), said(*clauses), "https://a.vn/x")
    assert found == f"{'a' * 100}; {'b' * 100}…\nhttps://a.vn/x"
    assert len(found) <= LONGEST


def test_a_long_link_is_never_cut_and_leaves_room_for_a_clause():
    link = f"https://a.vn/{'x' * 400}"
    found = chat_text(scope(), said("a" * 90, "b" * 90), link)
    assert found == f"{'a' * 90}…\n{link}"
