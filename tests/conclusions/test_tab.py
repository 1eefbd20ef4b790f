"""The tab Kết luận: made when it is needed, found wherever it is, added to and nothing else."""

from pathlib import Path

from services.conclusions.log import Delivery
from tests.conclusions.places import TAB, Place, concluded, deliveries


def test_an_event_is_confirmed_once_its_row_was_read_back(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        first = log.add(concluded(1))
        assert deliveries(log, first) == [Delivery.WAITING]
        place.rounds(log)
        assert deliveries(log, first) == [Delivery.CONFIRMED]
        assert log.trouble is None
    assert place.tabs() == ["Đơn vị", TAB]
    assert place.ids() == [first.id]
    row = dict(zip(*place.tab()[:2], strict=False))
    assert row["Thời gian"] == "08:01 05/07/2021"
    assert row["Số kết luận"] == "KL-2021-001"
    assert row["Việc"] == "ghi kết luận"
    assert row["Người ghi"] == "Trần Thị Hoà"
    assert row["Vai trò"] == "lãnh đạo"
    assert row["Loại ý kiến"] == "Giao nhiệm vụ"
    assert row["Nội dung"] == "Rà soát"
    assert row["Thứ tự ghi"] == "1"


def test_without_anything_to_write_there_is_no_tab(place: Place, tmp_path: Path):
    with place.at(tmp_path / "a.sqlite3") as log:
        place.rounds(log, count=3)
        assert log.trouble is None
    assert place.tabs() == ["Đơn vị"]
    assert place.writes() == 0
