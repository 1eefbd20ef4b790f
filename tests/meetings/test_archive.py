import os
from dataclasses import replace
from pathlib import Path

import pytest

from services.conclusions.frozen import freeze
from services.meetings import archive
from services.meetings.changed import changed_rows
from services.units import Unit
from tests.conclusions.provinces import datum, province
from tests.drafting import scenes
from tests.meetings.test_since import CALENDAR, THEN


def test_the_archive_gives_back_the_same_figures(tmp_path: Path):
    then = replace(province(THEN, calendar=CALENDAR), waiting=3)
    assert archive.keep(tmp_path / "meetings", "m-1", then)
    back = archive.archived(tmp_path / "meetings", "m-1")
    assert back is not None
    assert (back.version, back.made_at, back.waiting) == ("1", then.made_at, 3)
    assert (back.units, back.calendar, back.targets) == (then.units, then.calendar, then.targets)
    assert changed_rows(back, then) == ()
    mine = datum("C1", "hn", "2021-Q3")
    assert freeze(back, mine) == freeze(then, mine)


def test_nothing_of_people_and_no_free_text_is_kept(tmp_path: Path):
    row = {**scenes.course("a", "2021-M08"), "note": "gọi anh Nam", "entered_by": "nam@a.vn"}
    units = (*scenes.UNITS[:1], Unit("a", "Huyện A", "A", scenes.UNITS[1].level, parent="hn",
                                     email="huyen@a.vn"))  # fmt: skip
    snapshot = scenes.province(units=units, cadre_training_log=(row,))
    archive.keep(tmp_path / "meetings", "m-1", snapshot)
    back = archive.archived(tmp_path / "meetings", "m-1")
    assert back is not None
    assert not {"note", "entered_by", "updated_at", "source_doc"} & set(
        back.tables["cadre_training_log"].columns
    )
    written = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert b"@a.vn" not in written
    assert b"anh Nam" not in written


def test_an_archive_that_is_missing_damaged_or_of_another_form_is_none(tmp_path: Path):
    folder = tmp_path / "meetings"
    assert archive.archived(folder, "m-1") is None
    archive.keep(folder, "m-1", province(THEN))
    table = next((folder / "m-1").glob("*.parquet"))
    table.write_bytes(table.read_bytes()[:-7])
    assert archive.archived(folder, "m-1") is None
    archive.keep(folder, "m-1", province(THEN))
    assert archive.archived(folder, "m-1") is not None
    contents = folder / "m-1" / "contents.json"
    contents.write_text(contents.read_text().replace('"version":"1"', '"version":"2"'))
    assert archive.archived(folder, "m-1") is None


def test_an_id_that_came_from_a_sheet_leads_nowhere_else(tmp_path: Path):
    folder = tmp_path / "meetings"
    assert archive.keep(folder, "../../bên ngoài", province(THEN))
    assert archive.archived(folder, "../../bên ngoài") is not None
    assert {path.name for path in tmp_path.iterdir()} == {"meetings"}


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive, "MOST_KEPT", 2)
    folder = tmp_path / "meetings"
    for number in range(4):
        archive.keep(folder, f"m-{number}", province(THEN))
        # On a fast disk two of them would be of the same age.
        stamp = 1_600_000_000 + number
        os.utime(folder / f"m-{number}", (stamp, stamp))
    assert sorted(path.name for path in folder.iterdir()) == ["m-2", "m-3"]


def test_a_disk_that_cannot_be_written_does_not_keep_a_meeting_from_beginning(tmp_path: Path):
    (tmp_path / "meetings").write_text("một tệp")
    assert not archive.keep(tmp_path / "meetings", "m-1", province(THEN))
    assert archive.archived(tmp_path / "meetings", "m-1") is None


def test_a_column_declared_since_is_unknown_in_the_rows_of_then(tmp_path: Path):
    then = province(THEN)
    older = {**then.tables, "cadre_snapshot": then.tables["cadre_snapshot"].drop(
        columns="planned_total")}  # fmt: skip
    archive.keep(tmp_path / "meetings", "m-1", replace(then, tables=older))
    back = archive.archived(tmp_path / "meetings", "m-1")
    assert back is not None
    assert back.tables["cadre_snapshot"]["planned_total"].isna().all()
