"""`python -m tests.google`: the server by itself, for people and other tools."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from gspread.exceptions import APIError

from tests.google.client import client

Start = Callable[..., str]


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "key.json"


@pytest.fixture
def processes() -> Iterator[list[subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []
    yield started
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def start(repository: Path, key_file: Path, processes: list[subprocess.Popen[str]]) -> Start:
    def started(*options: str) -> str:
        command = [sys.executable, "-m", "tests.google", "--key", str(key_file), "--seconds", "300"]
        process = subprocess.Popen(
            [*command, *options], cwd=repository, stdout=subprocess.PIPE, encoding="utf-8"
        )
        processes.append(process)
        assert process.stdout is not None
        return process.stdout.readline().strip()

    return started


def test_it_starts_empty_trusts_the_key_it_wrote_and_stops_when_told(
    start: Start, key_file: Path, processes: list[subprocess.Popen[str]]
):
    url = start()
    assert url.startswith("http://127.0.0.1:")
    key = json.loads(key_file.read_text(encoding="utf-8"))
    assert key["token_uri"] == f"{url}/token"
    assert key_file.stat().st_mode & 0o077 == 0
    gc = client(key)
    assert gc.list_spreadsheet_files() == []
    gc.create("Thử").sheet1.append_row(["a"])
    gc.http_client.session.close()
    # Other people's doings are not to be had over the wire.
    assert requests.post(f"{url}/-/spreadsheets", json={}, timeout=5).status_code == 404
    processes[0].send_signal(signal.SIGINT)
    assert processes[0].wait(10) == 0


def test_flags_turn_on_faults_quotas_and_the_handle(start: Start, key_file: Path):
    url = start("--admin", "--quotas", "--latency", "20", "--fault", "unavailable:method=PUT")
    gc = client(json.loads(key_file.read_text(encoding="utf-8")))
    sheet = gc.create("Thử").sheet1
    with pytest.raises(APIError):
        sheet.update([["a"]], "A1")
    typed = {
        "email": gc.http_client.auth.service_account_email,
        "spreadsheet": sheet.spreadsheet.id,
        "tab": "Sheet1",
        "cell": "A1",
        "value": "gõ",
    }
    done = requests.post(f"{url}/-/type_as", json=typed, timeout=5)
    assert (done.status_code, done.json()) == (200, {"answer": None})
    assert sheet.acell("A1").value == "gõ"
    wrong = requests.post(f"{url}/-/explode", json={}, timeout=5)
    assert wrong.status_code == 400
    gc.http_client.session.close()


def test_a_wrong_fault_is_said_at_once(repository: Path, key_file: Path):
    command = [sys.executable, "-m", "tests.google", "--key", str(key_file), "--fault", "explode"]
    ran = subprocess.run(command, cwd=repository, capture_output=True, encoding="utf-8")
    assert ran.returncode == 2
    assert "no such fault: explode" in ran.stderr


def test_an_office_s_folder_where_services_own_nothing(start: Start, key_file: Path):
    url = start("--admin", "--services-own-nothing")
    account = json.loads(key_file.read_text(encoding="utf-8"))["client_email"]

    def done(method: str, **given: object) -> object:
        return requests.post(f"{url}/-/{method}", json=given, timeout=5).json()["answer"]

    folder = done("create_folder", title="Sơ Kết")
    done("share", spreadsheet=folder, email=account)
    gc = client(json.loads(key_file.read_text(encoding="utf-8")))
    with pytest.raises(APIError, match="storage quota"):
        gc.create("Thử", folder_id=str(folder))
    made = done("create", title="Tỉnh", folder=folder)
    assert [one["id"] for one in gc.list_spreadsheet_files(folder_id=str(folder))] == [made]
    gc.http_client.session.close()
