from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from services.intake.spreadsheet import SAMPLE_TAB
from services.sample import Sample, make_sample, write_sample
from services.sample.writing import MARK


def contents(path: Path) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_same_seed_gives_the_same_bytes(sample: Sample, tmp_path: Path):
    again = write_sample(tmp_path)
    assert [p.name for p in again] == [p.name for p in sample.paths]
    for first, second in zip(sample.paths, again, strict=True):
        assert first.read_bytes() == second.read_bytes(), first.name


def test_another_seed_gives_other_figures(sample: Sample, tmp_path: Path):
    other = make_sample(tmp_path, seed=7)
    name = "Huyện Bình Lục.xlsx"
    ours = next(p for p in sample.paths if p.name == name)
    assert contents(ours) != contents(next(p for p in other.paths if p.name == name))


def test_there_is_one_workbook_for_the_province_and_for_each_of_its_units(sample: Sample):
    names = [p.name for p in sample.paths]
    assert names[0] == "Tỉnh đoàn.xlsx"
    assert names[-1] == "README.md"
    assert len(names) == 12


def test_every_workbook_and_every_tab_says_that_the_figures_are_invented(sample: Sample):
    for path in sample.paths[:-1]:
        tabs = contents(path)
        assert SAMPLE_TAB in tabs
        for tab, rows in tabs.items():
            assert any(MARK in row for row in rows[:4]), (path.name, tab)


def test_equivalent_units_have_no_tab_of_residential_branches(sample: Sample):
    with_communes = [p.stem for p in sample.paths[1:-1] if "Chi đoàn dân cư" in contents(p)]
    assert len(with_communes) == 6
    assert not any(name.startswith("Đơn vị") for name in with_communes)


def test_headings_are_frozen(sample: Sample):
    book = openpyxl.load_workbook(sample.paths[1])
    assert book["Đào tạo cán bộ"].freeze_panes == "C7"
    book.close()


def test_the_readme_lists_every_planted_mistake_in_both_languages(sample: Sample):
    readme = sample.paths[-1].read_text(encoding="utf-8")
    for planted in sample.planted:
        assert readme.count(f"| {planted.cell} | {planted.value} |") >= 2
        assert planted.mistake.vi in readme
        assert planted.mistake.en in readme


@pytest.mark.parametrize("name", ["README.md", "Tỉnh đoàn.xlsx", "Huyện Lý Nhân.xlsx"])
def test_the_committed_sample_is_what_the_generator_writes(
    name: str, sample: Sample, repository: Path
):
    made = next(p for p in sample.paths if p.name == name)
    kept = repository / "data" / "sample" / name
    if name.endswith(".md"):
        assert kept.read_text(encoding="utf-8") == made.read_text(encoding="utf-8")
    else:
        assert contents(kept) == contents(made)


def test_the_committed_sample_is_smaller_than_3_mb(repository: Path):
    files = list((repository / "data" / "sample").iterdir())
    assert len(files) == 12
    assert sum(f.stat().st_size for f in files) < 3_000_000
