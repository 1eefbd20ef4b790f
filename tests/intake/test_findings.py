from string import Formatter

import pytest

from services.intake.findings import Code, Finding, Severity, severity_of
from services.text.finding_sentences import SENTENCES
from services.text.findings import message
from services.text.language import Language

OF_MESSAGES = {
    "value", "column", "whole_heading", "unit", "unit_of_column", "limit", "read",
    "nearest_vi", "nearest_en", "successor_vi", "successor_en", "by_vi", "by_en",
}  # fmt: skip
OF_DETAILS = {
    "rows", "headings", "heading", "choices", "owner", "name", "period", "row", "tab",
    "spreadsheet", "sum", "target", "allowed", "total", "whole", "derived", "start",
}  # fmt: skip


def test_every_code_has_its_sentence_and_no_sentence_is_left_over():
    assert set(SENTENCES) == set(Code)


@pytest.mark.parametrize("code", Code)
def test_a_sentence_has_only_slots_that_something_fills(code: Code):
    for sentence in SENTENCES[code]:
        slots = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert slots <= OF_MESSAGES | OF_DETAILS


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("language", Language)
def test_a_message_is_a_whole_sentence_even_about_braces(code: Code, language: Language):
    finding = Finding("a", "b", "C1", "grassroots_log", "members", severity_of(code), code, "{0}{x")
    told = message(finding, language)
    assert told.rstrip().endswith((".", "?"))
    assert "{value}" not in told


def test_what_is_not_used_is_an_error_and_what_is_used_is_not():
    assert severity_of(Code.NUMBER_AMBIGUOUS) is Severity.ERROR
    assert severity_of(Code.NUMBER_HEDGED) is Severity.WARNING
    assert severity_of(Code.COLUMN_UNKNOWN) is Severity.NOTE


@pytest.mark.parametrize(
    ("read", "column", "said"),
    [
        ("2500000000000", "loan_outstanding_million_vnd", "2.500.000.000 tỷ đồng"),
        ("600000", "loan_outstanding_million_vnd", "600 tỷ đồng"),
        ("0,5", "loan_outstanding_million_vnd", "500.000 đồng"),
        ("1234", "loan_groups", "1.234 tổ"),
    ],
)
def test_an_amount_is_said_in_the_words_for_its_size(read: str, column: str, said: str):
    finding = Finding(
        "a", "b", "C1", "youth_economy_snapshot", column, Severity.ERROR,
        Code.NUMBER_IMPLAUSIBLE, "?", (("read", read), ("limit", "1")),
    )  # fmt: skip
    assert f"({said})" in message(finding, Language.VI)
