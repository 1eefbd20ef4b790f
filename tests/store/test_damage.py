"""Whatever is wrong with the disk: no figure is wrong, none is missing without a word, no stop."""

import errno
import json
import logging
import os
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from services.reading import Readings, look
from services.store import Store, StoreTrouble, files
from tests.reading.sources import START, CountingSource, districts, later, province
from tests.watched import referred, sheet

posix = pytest.mark.skipif(sys.platform == "win32", reason="has no owners and modes like these")


def source() -> CountingSource:
    return CountingSource(
        {
            "p": province("Huyện An", "Huyện Bình", key="p"),
            "a": sheet("a", "Huyện An"),
            "b": sheet("b", "Huyện Bình", referred=30.0),
        }
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a store that holds a province and two districts."""
    Store(tmp_path, "x").keep(look(source(), Readings(), later(0)), START)
    (own,) = tmp_path.iterdir()
    return own


def loaded(folder: Path) -> tuple[Readings | None, StoreTrouble | None]:
    store = Store(folder.parent, "x")
    return store.load(), store.trouble


def files_of(folder: Path, key: str) -> list[Path]:
    """Return the files of one spreadsheet, its findings and states first."""
    told = json.loads((folder / "contents.json").read_bytes())["told"]
    (name,) = (entry["file"] for entry in told["spreadsheets"] if entry["id"] == key)
    rows = json.loads((folder / name).read_bytes())["rows"]
    return [folder / name, *(folder / one["file"] for one in rows if one)]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def no_text(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")


def another_shape(path: Path) -> None:
    path.write_bytes(b'{"told": [], "sum": 1}')


def become_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: list[Callable[[Path], None]] = [
    cut,
    empty,
    flip,
    no_text,
    another_shape,
    become_folder,
    Path.unlink,
]


def test_undamaged_it_holds_all_three(folder: Path):
    found, trouble = loaded(folder)
    assert trouble is None
    assert found
    assert referred(found.snapshot) == {"h1": 40, "h2": 30}


@pytest.mark.parametrize("at", [0, 1], ids=["findings and states", "table"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_district_is_known_to_be_missing_and_is_read_again(
    folder: Path, damage: Callable[[Path], None], at: int, caplog: pytest.LogCaptureFixture
):
    damage(files_of(folder, "a")[at])
    found, trouble = loaded(folder)
    assert trouble is StoreTrouble.DAMAGED
    assert "damaged" in caplog.text
    assert found
    assert referred(found.snapshot) == {"h2": 30}
    assert found.snapshot
    assert (found.snapshot.waiting, found.waiting, found.total) == (1, 1, 3)
    whole = look(source(), found)
    assert referred(whole.snapshot) == {"h1": 40, "h2": 30}


@pytest.mark.parametrize("damage", DAMAGES)
def test_without_the_provinces_units_nothing_of_it_is_used(
    folder: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
):
    damage(files_of(folder, "p")[0])
    assert loaded(folder) == (None, StoreTrouble.DAMAGED)
    assert "damaged" in caplog.text


@pytest.mark.parametrize("damage", [d for d in DAMAGES if d is not Path.unlink])
def test_a_damaged_table_of_contents_is_as_none(folder: Path, damage: Callable[[Path], None]):
    damage(folder / "contents.json")
    assert loaded(folder) == (None, StoreTrouble.DAMAGED)


def test_where_there_never_was_anything_there_is_no_trouble(tmp_path: Path):
    assert loaded(tmp_path / "x") == (None, None)


def test_two_files_changed_for_one_another_are_found_out(folder: Path):
    a, b = files_of(folder, "a")[1], files_of(folder, "b")[1]
    content = a.read_bytes()
    shutil.copy(b, a)
    b.write_bytes(content)
    found, _ = loaded(folder)
    assert found
    assert found.waiting == 2


def test_another_version_of_the_application_does_not_read_it(
    folder: Path, caplog: pytest.LogCaptureFixture
):
    told = json.loads((folder / "contents.json").read_bytes())["told"]
    told["made_by"] = "an older version"
    whole = {"told": told, "sum": files.named_by_content(files.json_of(told), "")}
    (folder / "contents.json").write_bytes(files.json_of(whole))
    with caplog.at_level(logging.INFO):
        assert loaded(folder) == (None, None)
    assert "another version" in caplog.text


def test_what_was_damaged_is_whole_again_after_the_next_reading(folder: Path):
    cut(files_of(folder, "a")[1])
    store = Store(folder.parent, "x")
    found = store.load()
    assert found
    store.keep(look(source(), found), START)
    assert store.trouble is None
    again, trouble = loaded(folder)
    assert trouble is None
    assert again
    assert referred(again.snapshot) == {"h1": 40, "h2": 30}


def test_two_sources_do_not_mix(folder: Path):
    store = Store(folder.parent, "y")
    assert store.load() is None
    store.keep(look(CountingSource({**districts("Lý Nhân")}), Readings()), START)
    found, _ = loaded(folder)
    assert found
    assert referred(found.snapshot) == {"h1": 40, "h2": 30}


def test_a_full_disk_is_told_once_and_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    store = Store(folder.parent, "x")
    found = store.load()
    assert found
    given = source()
    given.spreadsheets["a"] = sheet("a", "Huyện An", "2", referred=41.0)
    readings = look(given, found)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        store.keep(readings, START)
        store.keep(readings, START)
    assert store.trouble is StoreTrouble.DISK_FULL
    assert caplog.text.count("disk_full") == 1
    assert not list(folder.glob("*.tmp"))
    again, _ = loaded(folder)
    assert again
    assert referred(again.snapshot) == {"h1": 40, "h2": 30}
    store.keep(readings, START)
    assert store.trouble is None
    again, _ = loaded(folder)
    assert again
    assert referred(again.snapshot) == {"h1": 41, "h2": 30}


def test_a_folder_that_cannot_be_made_is_told_and_nothing_more(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    store = Store(tmp_path / "file", "x")
    assert store.load() is None
    store.keep(look(source(), Readings()), START)
    assert store.trouble is StoreTrouble.NOT_WRITABLE


@posix
def test_only_its_owner_can_read_it(folder: Path):
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(p.stat().st_mode) for p in folder.iterdir()} == {0o600}


@posix
def test_a_folder_that_stood_open_is_closed(tmp_path: Path):
    shared = tmp_path / "soket"
    shared.mkdir(mode=0o755)
    Store(shared, "x").keep(look(source(), Readings()), START)
    assert stat.S_IMODE(shared.stat().st_mode) == 0o700


@posix
def test_a_folder_that_leads_elsewhere_is_not_used(tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "soket").symlink_to(tmp_path / "elsewhere")
    store = Store(tmp_path / "soket", "x")
    store.keep(look(source(), Readings()), START)
    assert store.trouble is StoreTrouble.NOT_WRITABLE
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_a_broken_off_writing_left_behind_is_removed_later(folder: Path):
    old, young = folder / "a.json.1.tmp", folder / "b.json.2.tmp"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    store = Store(folder.parent, "x")
    found = store.load()
    assert found
    store.keep(look(source(), found), START)
    assert [path.exists() for path in (old, young)] == [False, True]
