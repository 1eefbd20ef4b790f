"""What the self-check says: every line in both languages, with what to do about it."""

import string

import pytest

from services.doctor.line import Code, Line, State
from services.doctor.passing import PASSING
from services.text.doctor import STATES, advice, codes, summary
from services.text.doctor_conclusions import OF_CONCLUSIONS
from services.text.doctor_google import OF_GOOGLE
from services.text.doctor_here import OF_THIS_MACHINE
from services.text.doctor_place import OF_PLACE
from services.text.doctor_sheets import OF_SPREADSHEETS
from services.text.doctor_unknown import OF_UNKNOWN, REASONS
from services.text.language import Language

PARTS = (OF_GOOGLE, OF_THIS_MACHINE, OF_PLACE, OF_SPREADSHEETS, OF_CONCLUSIONS, OF_UNKNOWN)
ALL = {code: words for part in PARTS for code, words in part.items()}
# Lines whose one sentence, told by another list of sentences, already says what to do.
SAY_IT_THEMSELVES = {Code.FEEDBACK_HINDERED, Code.CONCLUSIONS_HINDERED}


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_line_has_words_and_no_words_are_left_over():
    assert codes() == frozenset(Code)
    assert sum(map(len, PARTS)) == len(Code)


@pytest.mark.parametrize("code", Code)
def test_both_languages_need_the_same_details(code: Code):
    for sentence in ALL[code]:
        assert slots(sentence.vi) == slots(sentence.en)
        assert sentence.vi
        assert sentence.en


@pytest.mark.parametrize("code", Code)
def test_what_is_not_green_says_what_to_do_and_what_is_green_does_not(code: Code):
    steps = len(ALL[code]) - 1
    if Line(code).state is State.OK:
        assert steps == 0
    else:
        assert steps > 0 or code in SAY_IT_THEMSELVES


def test_a_line_is_one_sentence_and_its_steps():
    line = Line(Code.SHEETS_DISABLED, {"project": "1234", "account": "soket@x.example"})
    said, steps = advice(line, Language.VI)
    assert said == "Google Sheets API chưa được bật trong dự án Google."
    assert steps[0] == (
        "Mở https://console.cloud.google.com/apis/library/sheets.googleapis.com?project=1234"
    )
    assert len(steps) == 3
    assert advice(line, Language.EN).said == (
        "The Google Sheets API is not enabled in the Google project."
    )


def test_details_that_name_another_sentence_are_told_in_the_reader_s_language():
    told = {"spreadsheet": "Huyện {Lý} Nhân", "hindrance": "not_writable"}
    said = advice(Line(Code.FEEDBACK_HINDERED, told), Language.VI).said
    assert said.startswith("Phần mềm không được ghi vào “Huyện {Lý} Nhân”.")
    why = Line(Code.NOT_READ, {"spreadsheet": "A", "why": "file_gone"})
    assert "Không tìm thấy bảng tính này nữa" in advice(why, Language.VI).said
    assert "not found any more" in advice(why, Language.EN).said
    silent = Line(Code.GOOGLE_SILENT, {"trouble": "no_network"})
    assert advice(silent, Language.VI).said.startswith("Không kết nối được tới Google.")


def test_every_state_has_a_name():
    assert STATES.keys() == set(State)


def test_every_reason_that_passes_has_words():
    own = {"not_told", "not_compared", "unread_province"}
    assert REASONS.keys() == {*PASSING, *own}
    line = Line(Code.PLACE_NOT_KNOWN, {"address": "{x}", "account": "a", "reason": "quota_used"})
    assert advice(line, Language.VI).said == (
        "Chưa xem được nơi để bảng tính ({x}): đã hết lượt gọi Google của phút này."
    )
    assert advice(line, Language.EN).steps


def test_what_is_not_known_is_counted_apart_from_what_is_wrong():
    good, unknown = Line(Code.DRIVE_ENABLED), Line(Code.CLOCK_NOT_KNOWN)
    wrong = Line(Code.KEY_REFUSED, {"account": "a", "project": "b"})
    assert summary([good], Language.VI) == "Mọi thứ đều tốt: 1 mục."
    assert summary([good, unknown], Language.VI) == ("Chưa biết 1 mục: kiểm tra lại sau một phút.")
    assert summary([good, unknown, wrong], Language.EN) == (
        "To mend: 1; to look at: 0. Not known: 1; check again in a minute."
    )
