"""The self-check as a command: what it prints, and its exit status."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.doctor.conftest import Installation
from tests.google.faults import Fault


def run(
    repository: Path, tmp_path: Path, *arguments: str, **environment: str
) -> tuple[int, str, str]:
    command = [sys.executable, "-X", "utf8", "-m", "services", "doctor", *arguments]
    own = {name: value for name, value in os.environ.items() if not name.startswith("SOKET_")}
    ran = subprocess.run(
        command,
        cwd=repository,
        env={**own, "SOKET_STORE": str(tmp_path / "store"), **environment},
        capture_output=True,
        encoding="utf-8",
    )
    return ran.returncode, ran.stdout, ran.stderr


def google(installation: Installation, tmp_path: Path) -> Mapping[str, str]:
    """Give the environment of an office that has made its settings."""
    key = tmp_path / "key.json"
    key.write_text(json.dumps(dict(installation.key)))
    return {
        "SOKET_GOOGLE_KEY": str(key),
        "SOKET_GOOGLE_ADDRESS": installation.folder,
        "SOKET_GOOGLE_ENDPOINT": installation.google.url,
    }


def test_the_sample_is_fine(repository: Path, tmp_path: Path):
    status, out, errors = run(repository, tmp_path)
    assert (status, errors) == (0, "")
    # That these are no figures of the office's is said first of all.
    assert out.startswith("[Tốt] Chưa ghi nơi để số liệu trong cài đặt, nên đang đọc số liệu minh")
    assert "[Tốt] Đọc được cả 11 bảng tính." in out
    assert out.endswith("Mọi thứ đều tốt: 6 mục.\n")


def test_a_folder_that_is_not_there(repository: Path, tmp_path: Path):
    away = str(tmp_path / "away")
    status, out, _ = run(repository, tmp_path, "--lang", "en", SOKET_DATA=away)
    assert status == 2
    assert f"[Mend] The folder of workbooks {away} cannot be opened." in out
    assert "\n    1. Check the name of the folder" in out


def test_a_setting_that_cannot_be_used_is_a_line_without_its_value(
    repository: Path, tmp_path: Path
):
    status, out, errors = run(repository, tmp_path, "--json", SOKET_GOOGLE_ADDRESS="bi-mat")
    assert (status, errors) == (2, "")
    (line,) = json.loads(out)["lines"]
    assert line["code"] == "setting_bad"
    assert line["details"] == {"name": "google.address"}
    assert "bi-mat" not in out


def test_an_office_on_google(repository: Path, installation: Installation, tmp_path: Path):
    status, out, errors = run(repository, tmp_path, "--json", **google(installation, tmp_path))
    told = json.loads(out)
    assert errors == ""
    wrong = [line["code"] for line in told["lines"] if line["state"] != "ok"]
    # Whoever runs the tests has no sign-in; all else is as it must be.
    assert wrong == ["sign_in_off"]
    assert (status, told["status"]) == (1, 1)
    assert installation.key["private_key"][40:80] not in out
    lines = {line["code"]: line for line in told["lines"]}
    assert lines["all_read"]["message_vi"] == "Đọc được cả 3 bảng tính."
    assert lines["sign_in_off"]["steps_vi"]


def test_an_office_whose_key_was_deleted(
    repository: Path, installation: Installation, tmp_path: Path
):
    installation.google.revoke_key()
    status, out, errors = run(repository, tmp_path, **google(installation, tmp_path))
    assert (status, errors) == (2, "")
    assert "[Phải sửa] Google không chấp nhận khoá" in out


def test_an_office_without_an_answer_from_google(
    repository: Path, installation: Installation, tmp_path: Path
):
    installation.google.fault(Fault("unavailable", times=0))
    status, out, errors = run(repository, tmp_path, **google(installation, tmp_path))
    assert (status, errors) == (2, "")
    assert "[Chưa biết] Google đang gặp sự cố; phần mềm sẽ tự thử lại." in out
