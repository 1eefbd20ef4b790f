"""What the process runs: conclusions on workbooks stay here, those at Google go there."""

import time
from collections.abc import Callable
from pathlib import Path

from services.conclusions.journal import Delivery
from services.config import GoogleSettings, Settings
from services.running import started, stopped
from tests.conclusions.places import TAB, Place, concluded
from tests.watched import save


def waited_for(so: Callable[[], bool], seconds: float = 30.0) -> bool:
    end = time.monotonic() + seconds
    while not so() and time.monotonic() < end:
        time.sleep(0.05)
    return so()


def test_on_workbooks_a_conclusion_is_kept_and_outlasts_the_process(tmp_path: Path):
    (tmp_path / "figures").mkdir()
    save(tmp_path / "figures", "ly-nhan.xlsx", 40)
    settings = Settings(tmp_path / "figures", journal_dir=tmp_path / "journal")
    running = started(settings)
    try:
        event = running.conclusions.add_numbered(2021, concluded)
        assert running.conclusions.delivery(event.id) is Delivery.KEPT
        assert (running.conclusions.waiting, running.conclusions.trouble) == ((), None)
    finally:
        stopped(running)
    running = started(settings)
    try:
        assert list(running.conclusions.state.conclusions) == [event.id]
    finally:
        stopped(running)


def test_at_google_it_goes_to_the_province_s_spreadsheet_and_no_figure_is_drawn_anew(
    place: Place, tmp_path: Path
):
    google = GoogleSettings(place.key, place.book, place.google.url)
    settings = Settings(
        google=google, store_dir=tmp_path / "store", journal_dir=tmp_path / "journal"
    )
    running = started(settings)
    try:
        log, refresher = running.conclusions, running.refresher
        assert waited_for(lambda: refresher.readings.snapshot is not None)
        before = refresher.readings
        event = log.add_numbered(2021, concluded)
        assert waited_for(lambda: log.delivery(event.id) is Delivery.CONFIRMED)
        assert log.trouble is None
        assert place.ids() == [event.id]
        assert place.tabs()[-1] == TAB
        # Drive says that the spreadsheet has changed, and it has: but nothing that is shown.
        refresher.look_now()
        assert waited_for(lambda: refresher.readings.kept != before.kept)
        assert refresher.readings.snapshot is before.snapshot
    finally:
        stopped(running)
        running.calls.close()  # type: ignore[union-attr]
