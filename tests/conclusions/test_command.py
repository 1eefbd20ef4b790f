"""``python -m services conclusions``: from a machine to Google, and back, without loss."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from services.commands import main
from services.conclusions.journal import Journal, journal_of
from services.conclusions.log import ConclusionLog
from services.config import GoogleSettings, Settings
from tests.conclusions.places import TAB, Place, concluded, noted
from tests.google.handle import OFFICE


@dataclass
class Said:
    """What a run of the command came to."""

    status: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(
    tmp_path: Path,
    place: Place,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Return what runs the command, on workbooks or at Google, with journals of its own."""
    key = tmp_path / "key.json"
    key.write_text(json.dumps(place.key))
    for name in [name for name in os.environ if name.startswith("SOKET_")]:
        monkeypatch.delenv(name)

    def go(deed: str, file: Path, *, google: bool = False, journals: str = "here") -> Said:
        told = {"SOKET_JOURNAL": str(tmp_path / journals), "SOKET_DATA": str(tmp_path)}
        if google:
            told["SOKET_DATA"] = ""
            told["SOKET_GOOGLE_KEY"] = str(key)
            told["SOKET_GOOGLE_ADDRESS"] = place.book
            told["SOKET_GOOGLE_ENDPOINT"] = place.google.url
        with monkeypatch.context() as patch:
            for name, value in told.items():
                patch.setenv(name, value)
            status = main(["conclusions", deed, str(file)])
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return go


def local(tmp_path: Path, journals: str = "here") -> Journal:
    return journal_of(Settings(tmp_path, journal_dir=tmp_path / journals))


def at_google(place: Place, tmp_path: Path, journals: str) -> Journal:
    google = GoogleSettings(place.key, place.book, place.google.url)
    return journal_of(Settings(google=google, journal_dir=tmp_path / journals))


@pytest.mark.parametrize("ending", [".jsonl", ".xlsx"])
def test_a_log_moves_from_a_machine_to_google_and_to_another_machine(
    run: Run, place: Place, tmp_path: Path, ending: str
):
    log = ConclusionLog(local(tmp_path))
    first = log.add_numbered(2021, lambda number: concluded(number, "=1+1\n\u202e ạ 😀"))
    log.add_numbered(2021, concluded)
    log.add(noted(first, "'_x0041_"))
    file, back = tmp_path / f"so{ending}", tmp_path / f"so-2{ending}"

    said = run("export", file)
    assert (said.status, said.err) == (0, "")
    assert said.out == f"Đã ghi 3 sự kiện (events written): {file}\n"

    said = run("import", file, google=True)
    assert (said.status, said.err) == (0, "")
    assert "Đã nhận (taken): 3 mới, 0 đã có" in said.out
    assert "Tất cả đã nằm trên Google Sheets" in said.out
    assert sorted(place.ids()) == sorted(entry.event.id for entry in log.entries)

    # From another machine, whose journal is empty: what is there is seen before anything is sent.
    said = run("import", file, google=True, journals="elsewhere")
    assert (said.status, said.err) == (0, "")
    assert "0 mới, 3 đã có" in said.out
    assert len(place.ids()) == 3

    said = run("export", back, google=True, journals="third")
    assert (said.status, said.err) == (0, "")
    said = run("import", back, journals="fourth")
    assert (said.status, said.err) == (0, "")
    assert "Google" not in said.out
    found = ConclusionLog(local(tmp_path, "fourth"))
    assert found.state == log.state
    assert [(e.event, e.writer, e.seq) for e in found.entries] == [
        (e.event, e.writer, e.seq) for e in log.entries
    ]
    # Numbers go on where they were.
    assert found.add_numbered(2021, concluded).content["number"] == 3


def test_what_was_changed_in_the_file_is_left_out_and_told(run: Run, tmp_path: Path):
    log, file = ConclusionLog(local(tmp_path)), tmp_path / "so.jsonl"
    for number in (1, 2, 3):
        log.add(concluded(number, f"viec so {number}"))
    run("export", file)
    lines = file.read_text().splitlines()
    file.write_text("\n".join([lines[0], lines[1].replace("so 2", "so 9"), "{", lines[2]]))
    said = run("import", file, journals="new")
    assert said.status == 1
    assert said.err == (
        "Bỏ ra 2 dòng bị sửa hoặc không phải kết luận (left out, changed or no conclusions): 2, 3\n"
        # Of the one that was left out it is known that there was one.
        "Thiếu 1 sự kiện mà không đâu còn bản sao (events without any copy left).\n"
    )
    assert "2 mới, 0 đã có" in said.out


def test_a_file_without_conclusions_is_nothing(run: Run, tmp_path: Path):
    file = tmp_path / "so.jsonl"
    file.write_text("\n")
    said = run("import", file)
    assert (said.status, said.out) == (2, "")
    assert said.err == f"Không có kết luận nào trong {file} (no conclusions in there).\n"


@pytest.mark.parametrize(
    ("deed", "name", "told"),
    [
        ("export", "so.csv", "Tên tệp phải kết thúc bằng .jsonl hoặc .xlsx"),
        ("import", "thieu.jsonl", "Không ghi hoặc đọc được"),
        ("import", "thieu.xlsx", "Không đọc được thieu.xlsx"),
        ("export", "khong/co/so.jsonl", "Không ghi hoặc đọc được"),
        ("export", "khong/co/so.xlsx", "Không ghi hoặc đọc được"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Run, tmp_path: Path, deed: str, name: str, told: str
):
    said = run(deed, tmp_path / name)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(told)
    assert len(said.err.splitlines()) == 1


def test_google_that_does_not_take_it_leaves_it_waiting_here(
    run: Run, place: Place, tmp_path: Path
):
    ConclusionLog(local(tmp_path)).add(concluded(1))
    file = tmp_path / "so.jsonl"
    run("export", file)
    place.google.add_tab(place.book, TAB)
    place.google.type_as(OFFICE, place.book, TAB, "A1", "Biên bản")
    said = run("import", file, google=True)
    assert said.status == 1
    assert "1 mới, 0 đã có" in said.out
    assert said.err.startswith("1 sự kiện chưa lên Google Sheets")
    assert "không do phần mềm tạo" in said.err
    assert len(ConclusionLog(at_google(place, tmp_path, "here")).entries) == 1
    # Mended, the same command sends what waits.
    place.google.rename_tab(place.book, TAB, "Biên bản")
    said = run("import", file, google=True)
    assert (said.status, said.err) == (0, "")
    assert "0 mới, 1 đã có" in said.out
    assert len(place.ids()) == 1
