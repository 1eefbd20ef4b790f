from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from services.commands import main
from services.intake.schema import Kind, Level, Table
from services.intake.tables import TABLES
from services.intake.tables.province import PROVINCE_TABLES, UNITS
from services.periods import parse_period
from services.reading import Readings, look
from services.sources.workbook import WorkbookFolder
from services.template import PROVINCE_FILE, UNIT_FILE, write_templates
from services.units import Unit, UnitTree
from services.workbooks import GUIDE_TAB, LISTS_TAB
from services.workbooks.dropdowns import recent_periods
from services.workbooks.headings import asked

HEADINGS, FIRST = 5, 6


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    write_templates(folder, last_year=2021)
    return folder


@pytest.fixture(scope="module")
def unit_book(folder: Path) -> Iterator[Workbook]:
    book = openpyxl.load_workbook(folder / UNIT_FILE)
    yield book
    book.close()


@pytest.fixture(scope="module")
def province_book(folder: Path) -> Iterator[Workbook]:
    book = openpyxl.load_workbook(folder / PROVINCE_FILE)
    yield book
    book.close()


def sheet_of(table: Table, unit_book: Workbook, province_book: Workbook) -> Worksheet:
    return (unit_book if table in TABLES else province_book)[table.tab]


def rule_on(sheet: Worksheet, table: Table, name: str) -> DataValidation:
    at = [column.name for column in asked(table)].index(name) + 1
    cell = sheet.cell(FIRST, at).coordinate
    rules = [r for r in sheet.data_validations.dataValidation if cell in r.cells]
    assert len(rules) == 1, (table.name, name)
    return rules[0]


def offered(book: Workbook, rule: DataValidation) -> list[str]:
    tab, _, cells = rule.formula1.lstrip("=").partition("!")
    assert tab == f"'{LISTS_TAB}'"
    return [str(row[0].value) for row in book[LISTS_TAB][cells.replace("$", "")]]


def named(table: Table) -> str:
    return table.name


@pytest.mark.parametrize("table", [*TABLES, *PROVINCE_TABLES], ids=named)
def test_each_tab_has_the_declared_headings_in_their_order(
    table: Table, unit_book: Workbook, province_book: Workbook
):
    sheet = sheet_of(table, unit_book, province_book)
    headings = [cell.value for cell in sheet[HEADINGS]]
    assert headings == [column.heading for column in table.columns if not column.derived]


@pytest.mark.parametrize("table", [*TABLES, *PROVINCE_TABLES], ids=named)
def test_each_tab_has_its_title_a_frozen_heading_and_prints_on_a4_across(
    table: Table, unit_book: Workbook, province_book: Workbook
):
    sheet = sheet_of(table, unit_book, province_book)
    assert sheet["A2"].value == table.title
    assert str(sheet.freeze_panes).endswith(str(FIRST))
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert sheet.page_setup.fitToHeight == 0


@pytest.mark.parametrize("table", TABLES, ids=named)
def test_each_heading_carries_its_hint_and_required_ones_another_colour(
    table: Table, unit_book: Workbook
):
    sheet = unit_book[table.tab]
    colours: dict[bool, set[str]] = {True: set(), False: set()}
    for at, column in enumerate(asked(table), 1):
        cell = sheet.cell(HEADINGS, at)
        assert cell.comment is not None
        assert column.hint in cell.comment.text
        colours[column.required].add(cell.fill.fgColor.rgb)
    assert len(colours[True]) == 1
    assert colours[True].isdisjoint(colours[False])


@pytest.mark.parametrize("table", [*TABLES, *PROVINCE_TABLES], ids=named)
def test_each_choice_is_offered_in_the_words_that_people_read(
    table: Table, unit_book: Workbook, province_book: Workbook
):
    book = unit_book if table in TABLES else province_book
    for column in asked(table):
        if column.kind is Kind.CHOICE:
            rule = rule_on(book[table.tab], table, column.name)
            assert offered(book, rule) == [choice.vi for choice in column.choices]


def test_units_are_offered_by_the_level_of_the_table(unit_book: Workbook):
    districts = offered(unit_book, rule_on(unit_book["Việc làm"], TABLES[3], "unit_id"))
    communes = offered(unit_book, rule_on(unit_book["Chi đoàn dân cư"], TABLES[2], "unit_id"))
    assert len(districts) == 10
    assert "Huyện Lý Nhân" in districts
    assert len(communes) == 109
    assert "Thị trấn Vĩnh Trụ" in communes


def test_every_period_that_is_offered_can_be_read(unit_book: Workbook):
    labels = offered(unit_book, rule_on(unit_book[TABLES[1].tab], TABLES[1], "period_id"))
    codes = [parse_period(label).code for label in labels]
    # Three years of 4 quarters, 2 halves, the year and 12 months.
    assert len(set(codes)) == len(codes) == 57
    assert {"2021-Q3", "2021-H1", "2020", "2019-M05"} <= set(codes)


@pytest.mark.parametrize("table", TABLES, ids=named)
def test_counts_are_whole_and_not_negative_and_dates_are_dates(table: Table, unit_book: Workbook):
    sheet = unit_book[table.tab]
    for at, column in enumerate(asked(table), 1):
        cell = sheet.cell(FIRST, at)
        if column.kind is Kind.COUNT:
            rule = rule_on(sheet, table, column.name)
            assert rule.type == "whole"
            assert float(rule.formula1) == column.least >= 0
            assert cell.number_format == "#,##0"
        elif column.kind is Kind.DATE:
            assert rule_on(sheet, table, column.name).type == "date"
            assert cell.number_format == "dd/mm/yyyy"
        elif column.kind is Kind.MONEY:
            assert rule_on(sheet, table, column.name).type == "decimal"


def test_the_unit_of_money_stands_over_its_heading(unit_book: Workbook):
    sheet = unit_book["Vốn vay và mô hình"]
    assert (sheet["D4"].value, sheet["D5"].value) == ("triệu đồng", "Dư nợ uỷ thác qua Đoàn")


@pytest.mark.parametrize(
    ("name", "tables"), [(UNIT_FILE, TABLES), (PROVINCE_FILE, PROVINCE_TABLES)]
)
def test_the_guide_names_every_table_and_every_column(
    name: str, tables: tuple[Table, ...], folder: Path
):
    book = openpyxl.load_workbook(folder / name)
    assert book.sheetnames[0] == GUIDE_TAB
    cells = [str(c.value) for row in book[GUIDE_TAB].iter_rows() for c in row if c.value]
    book.close()
    for table in tables:
        assert f"Bảng {table.tab}" in cells
        for column in asked(table):
            assert any(cell.endswith(f" · {column.heading}") for cell in cells)


def test_the_guide_says_what_blank_and_zero_mean_and_that_no_names_are_written(
    unit_book: Workbook,
):
    cells = [str(c.value) for row in unit_book[GUIDE_TAB].iter_rows() for c in row if c.value]
    assert any("Để trống nghĩa là chưa biết. Không có thì ghi 0." in cell for cell in cells)
    assert any("Không ghi họ tên, số điện thoại" in cell for cell in cells)


def test_the_province_starts_with_the_list_of_units(province_book: Workbook):
    sheet = province_book[UNITS.tab]
    assert [c.value for c in sheet[FIRST][:4]] == ["hn", "Tỉnh đoàn Hà Nam", "Hà Nam", "tỉnh"]


def test_empty_templates_are_read_without_a_finding(folder: Path):
    snapshot = look(WorkbookFolder(folder), Readings()).snapshot
    assert snapshot is not None
    assert snapshot.findings == ()
    assert {t.table for t in snapshot.tabs} == {t.name for t in (*TABLES, *PROVINCE_TABLES)}
    assert not snapshot.is_sample


def test_what_the_drop_downs_offer_is_read_without_a_finding(folder: Path, tmp_path: Path):
    (tmp_path / PROVINCE_FILE).write_bytes((folder / PROVINCE_FILE).read_bytes())
    book = openpyxl.load_workbook(folder / UNIT_FILE)
    sheet = book["Vốn vay và mô hình"]
    typed = ("Huyện Lý Nhân", "Quý III/2021", "30/09/2021", 25_000, 20.5, 30, 1200, 14, 5, 2, 1)
    for at, value in enumerate(typed, 1):
        sheet.cell(FIRST, at).value = value
    book.save(tmp_path / "Huyện Lý Nhân.xlsx")
    book.close()
    snapshot = look(WorkbookFolder(tmp_path), Readings()).snapshot
    assert snapshot is not None
    assert snapshot.findings == ()
    row = snapshot.tables["youth_economy_snapshot"].iloc[0]
    assert row["unit_id"] == "hn-lynhan"
    assert row["loan_outstanding_million_vnd"] == 25_000
    assert row["loan_overdue_million_vnd"] == 20.5


def test_the_command_takes_the_units_of_a_province_s_own_list(tmp_path: Path, capsys):
    units = UnitTree(
        (
            Unit("t", "Tỉnh đoàn Thử Nghiệm", "Thử Nghiệm", Level.PROVINCE, reports=False),
            Unit("t-an", "Huyện An Bình", "An Bình", Level.DISTRICT, parent="t", email="an@x.vn"),
            Unit("t-an-x1", "Xã Hoà Bình", "Hoà Bình", Level.COMMUNE, parent="t-an"),
        )
    )
    listed = write_templates(tmp_path / "mau-bieu", units, last_year=2021)[0]
    own = tmp_path / "mau-bieu-tinh"
    assert main(["template", str(own), "--list", str(listed)]) == 0
    assert capsys.readouterr().out.count("Đã ghi (written)") == 2
    book = openpyxl.load_workbook(own / UNIT_FILE)
    lists = {
        column[0]: column[1:] for column in book[LISTS_TAB].iter_cols(min_row=4, values_only=True)
    }
    assert [name for name in lists["Danh sách đơn vị"] if name] == ["Huyện An Bình"]
    assert [n for n in lists["Danh sách xã, phường, thị trấn"] if n] == ["Xã Hoà Bình"]
    book = openpyxl.load_workbook(own / PROVINCE_FILE)
    rows = [row for row in book[UNITS.tab].iter_rows(min_row=FIRST, values_only=True) if row[0]]
    assert [row[0] for row in rows] == ["t", "t-an", "t-an-x1"]
    assert "an@x.vn" in rows[1]


def test_a_list_without_units_is_refused_before_anything_is_written(tmp_path: Path, capsys):
    empty = tmp_path / "a.xlsx"
    Workbook().save(empty)
    assert main(["template", str(tmp_path / "mau"), "--list", str(empty)]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"Không đọc được {empty} (cannot be read).\n")
    assert not (tmp_path / "mau").exists()


def test_the_list_of_periods_is_as_long_in_every_year():
    # The guide has an office paste one year's over another's.
    assert len(recent_periods(2021)) == len(recent_periods(2022)) == 3 * (4 + 2 + 1 + 12)
