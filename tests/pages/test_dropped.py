"""A page that Streamlit made and never sent is drawn once more."""

import json
import os
import subprocess
import sys
from pathlib import Path


def test_a_choice_is_drawn_though_the_run_that_drew_it_was_dropped(repository: Path):
    command = [sys.executable, "-m", "tests.pages.one_session"]
    ran = subprocess.run(
        command,
        cwd=repository,
        capture_output=True,
        timeout=120,
        check=False,
        env={**os.environ, "SOKET_DATA": str(repository / "data" / "sample")},
    )
    assert ran.returncode == 0, ran.stderr.decode()
    told = json.loads(ran.stdout.decode().splitlines()[-1])
    # The run of the choice itself is missing: the fragment's comes first, then a whole one.
    assert told["runs"] == [True, False]
    assert "Tổng quan · Toàn tỉnh · Quý II/2021" in told["headings"]
    # And that is all: the watching draws nothing while nothing is due.
    assert told["headings of a later tick"] == []
