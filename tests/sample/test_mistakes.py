import re
from pathlib import Path

import openpyxl

from services.intake.findings import Code, Severity
from services.reading import Readings, look
from services.sample import Sample, make_sample
from services.sample.mistakes import Deed
from services.snapshot import Snapshot
from services.sources.workbook import WorkbookFolder


def test_each_planted_address_holds_the_planted_value(sample: Sample):
    folder = sample.paths[0].parent
    for planted in sample.planted:
        book = openpyxl.load_workbook(folder / f"{planted.spreadsheet}.xlsx", data_only=True)
        held = book[planted.tab][planted.cell].value
        book.close()
        if planted.mistake.deed is not Deed.HIDE:
            assert str("" if held is None else held).replace(".", ",") == planted.value.replace(
                ".", ","
            ), planted


def test_the_hidden_row_is_hidden(sample: Sample):
    hidden = next(p for p in sample.planted if p.mistake.deed is Deed.HIDE)
    book = openpyxl.load_workbook(sample.paths[0].parent / f"{hidden.spreadsheet}.xlsx")
    row = int(re.sub(r"\D", "", hidden.cell))
    assert book[hidden.tab].row_dimensions[row].hidden
    book.close()


def test_there_are_at_least_twenty_mistakes_and_no_two_of_a_kind(sample: Sample):
    codes = [p.mistake.code for p in sample.planted]
    assert len(codes) >= 20
    assert len(set(codes)) == len(codes)


def test_a_check_finds_the_planted_mistakes_and_no_others(sample: Sample, snapshot: Snapshot):
    expected = {
        (p.spreadsheet, p.tab, p.cell, p.mistake.code, p.severity)
        for p in sample.planted
        if p.mistake.code
    }
    found = {(f.spreadsheet, f.tab, f.cell, f.code, f.severity.value) for f in snapshot.findings}
    assert found == expected


def test_a_heading_in_other_words_is_understood(sample: Sample, snapshot: Snapshot):
    renamed = next(p for p in sample.planted if p.mistake.code is None)
    tab = next(
        t for t in snapshot.tabs if (t.spreadsheet, t.tab) == (renamed.spreadsheet, renamed.tab)
    )
    assert tab.columns["branch_sec_trained"] == re.sub(r"\d", "", renamed.cell)


def test_only_rows_without_a_key_and_replaced_ones_are_left_out(snapshot: Snapshot):
    left_out = {(t.spreadsheet, t.tab): t.rows_left_out for t in snapshot.tabs if t.rows_left_out}
    assert left_out == {
        ("Huyện Bình Lục", "Chi đoàn dân cư"): 1,
        ("Huyện Kim Bảng", "Việc làm"): 1,
        ("Thị xã Duy Tiên", "Chi đoàn dân cư"): 1,
        ("Đơn vị tương đương 4", "Chất lượng cán bộ"): 1,
    }


def test_a_larger_sample_has_more_communes_and_the_same_mistakes(tmp_path: Path, sample: Sample):
    larger = make_sample(tmp_path, scale=3)
    assert [p.mistake for p in larger.planted] == [p.mistake for p in sample.planted]
    snapshot = look(WorkbookFolder(tmp_path), Readings()).snapshot
    assert snapshot is not None
    # 109 communes for 11 quarters, without the 18 of Kim Bảng in the last two, three times; one
    # row names no known commune.
    assert len(snapshot.tables["grassroots_log"]) == 3 * (109 * 11 - 18 * 2) - 1
    serious = [f for f in snapshot.findings if f.severity is not Severity.NOTE]
    assert sorted(f.code for f in serious) == sorted(
        p.mistake.code
        for p in sample.planted
        if p.mistake.code and p.mistake.code is not Code.ROW_HIDDEN
    )
