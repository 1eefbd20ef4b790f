"""What a typed text becomes, and how a value is shown, by the spreadsheet's locale."""

import datetime as dt

import gspread
import pytest

from tests.google.display import shown
from tests.google.locales import LOCALES, entered, serial

TODAY = dt.date(2024, 6, 15)
VI, EN = LOCALES["vi_VN"], LOCALES["en_US"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234", 1234),
        ("1.234,5", 1234.5),
        ("1,5", 1.5),
        ("1.234.567", 1234567),
        ("0042", 42),
        ("-3", -3),
        ("12%", 0.12),
        ("50,5%", 0.505),
        ("1e3", 1000),
        ("15/06/2024", 45458),
        ("15/6/24", 45458),
        ("2024-06-15", 45458),
        ("1/6", 45444),
        ("8:30", 8.5 / 24),
        ("15/06/2024 12:00", 45458.5),
        ("true", True),
        # None of these is a number or a date here: they stay what was typed.
        ("31/02/2024", "31/02/2024"),
        ("1,234,567", "1,234,567"),
        ("15 người", "15 người"),
        ("'0042", "0042"),
        ("Quý I/2024", "Quý I/2024"),
        ("12.345.6", "12.345.6"),
    ],
)
def test_a_text_typed_in_vietnamese_becomes(text: str, value: object):
    read, _ = entered(text, VI, TODAY)
    assert read == (pytest.approx(value) if isinstance(value, float) else value)
    assert isinstance(read, bool) == isinstance(value, bool)


@pytest.mark.parametrize(
    ("text", "value"),
    [("2,000,000.01", 2000000.01), ("1.5", 1.5), ("6/15/2024", 45458), ("15/6/2024", "15/6/2024")],
)
def test_a_text_typed_in_american_english_becomes(text: str, value: object):
    assert entered(text, EN, TODAY)[0] == value


def test_days_are_counted_as_the_sheets_count_them():
    assert serial(dt.date(2020, 1, 1)) == 43831
    assert serial(dt.date(1899, 12, 31)) == 1


@pytest.mark.parametrize(
    ("value", "kind", "pattern", "text"),
    [
        (1234.5, "", "", "1234,5"),
        (1234.5, "NUMBER", "#,##0.00", "1.234,50"),
        (1234.5, "NUMBER", "#,##0", "1.235"),
        (0.5, "NUMBER", "0", "1"),
        (-1234, "NUMBER", "#,##0", "-1.234"),
        (-5, "NUMBER", "0;(0)", "(5)"),
        (0.126, "PERCENT", "0.0%", "12,6%"),
        (5000000, "CURRENCY", '#,##0 "đồng"', "5.000.000 đồng"),
        (45458, "DATE", "", "15/06/2024"),
        (45458, "DATE", "dd/mm/yyyy", "15/06/2024"),
        (45458, "DATE", "mm/yyyy", "06/2024"),
        (45458.3958333333, "DATE_TIME", "dd/mm/yyyy hh:mm", "15/06/2024 09:30"),
        (0.1, "", "", "0,1"),
        (1 / 3, "", "", "0,3333333333"),
        (True, "", "", "TRUE"),
        ("x", "NUMBER", "0", "x"),
        (12, "TEXT", "@", "12"),
    ],
)
def test_a_value_is_shown_in_vietnamese(value: float, kind: str, pattern: str, text: str):
    assert shown(value, {"type": kind, "pattern": pattern} if kind else {}, VI) == text


@pytest.fixture
def sheet(gc: gspread.Client) -> gspread.Worksheet:
    book = gc.create("Gõ")
    book.update_locale("vi_VN")
    return book.sheet1


def read(sheet: gspread.Worksheet, **params: str) -> list[list[object]]:
    return sheet.spreadsheet.values_get("Sheet1", params)["values"]


def test_typed_values_are_read_as_shown_unformatted_and_as_formulas(sheet: gspread.Worksheet):
    row = ["1.234,5", "15/06/2024", "TRUE", "=A1*2", "chữ", "=1/0"]
    sheet.update([row], "A1", value_input_option="USER_ENTERED")
    assert read(sheet) == [["1.234,50", "15/06/2024", "TRUE", "2469", "chữ", "#DIV/0!"]]
    unformatted = {"valueRenderOption": "UNFORMATTED_VALUE"}
    assert read(sheet, **unformatted) == [[1234.5, 45458, True, 2469, "chữ", "#DIV/0!"]]
    strings = unformatted | {"dateTimeRenderOption": "FORMATTED_STRING"}
    assert read(sheet, **strings)[0][1] == "15/06/2024"
    formulas = {"valueRenderOption": "FORMULA"}
    assert read(sheet, **formulas) == [[1234.5, 45458, True, "=A1*2", "chữ", "=1/0"]]


def test_raw_strings_stay_strings_and_raw_numbers_numbers(sheet: gspread.Worksheet):
    sheet.update([["1.234,5", 1234.5, True, "=1+1"]], "A1", value_input_option="RAW")
    assert read(sheet, valueRenderOption="UNFORMATTED_VALUE") == [["1.234,5", 1234.5, True, "=1+1"]]


def test_a_text_cell_takes_a_typed_number_as_text(sheet: gspread.Worksheet):
    sheet.format("A1", {"numberFormat": {"type": "TEXT"}})
    sheet.update([["0042"]], "A1", value_input_option="USER_ENTERED")
    assert read(sheet, valueRenderOption="UNFORMATTED_VALUE") == [["0042"]]


def test_numericise_of_gspread_mistakes_a_vietnamese_number(sheet: gspread.Worksheet):
    # Why the application reads unformatted values: 1.234,5 comes back as 1.2345.
    sheet.update([["n"], ["1.234,5"]], "A1", value_input_option="RAW")
    assert sheet.get_all_records() == [{"n": 1.2345}]


@pytest.mark.parametrize(
    ("formula", "shown_as"),
    [
        ("=SUM(B1:B3)", "6"),
        ("=AVERAGE(B1:B3)", "2"),
        ("=COUNTA(B1:B4)", "3"),
        ('="a"&"b"', "ab"),
        ("=-(2+3)*4", "-20"),
        ("=Z99", "0"),
        ("=VLOOKUP(1)", "#NAME?"),
        ("=A1", "#REF!"),
        ("=#REF!+1", "#REF!"),
        ("='Không có'!A1", "#REF!"),
        ("=B5+1", "#VALUE!"),
    ],
)
def test_formulas_show_their_value_or_an_error(
    formula: str, shown_as: str, sheet: gspread.Worksheet
):
    sheet.update([[1], [2], [3], [None], ["chữ"]], "B1")
    sheet.update([[formula]], "A1", value_input_option="USER_ENTERED")
    assert sheet.acell("A1").value == shown_as
