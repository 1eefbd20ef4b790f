"""What is made is read by the source of the dashboard, empty and filled in."""

from contextlib import closing
from datetime import UTC, datetime

from services.reading import Readings, look
from services.snapshot import Snapshot
from services.sources.google_sheets import GoogleSheets
from tests.provision.house import AN, AN_TITLE, COQUAN, COQUAN_TITLE, PROVINCE, House

NOW = datetime(2021, 10, 5, 2, 0, tzinfo=UTC)
CLASS = ["", "Quý III/2021", "Tập huấn bí thư chi đoàn", "Huyện", "Tập huấn"]
CLASS += ["Bí thư chi đoàn dân cư", "12/08/2021", "13/08/2021", "4", "60", "55", "50", "12", "20"]
CLASS += ["55", "15000000", "Đã tổ chức"]
CADRES = ["Huyện An Bình", "Quý III/2021", "30/09/2021", "110", "90", "2", "40", "36", "30", "38"]
CADRES += ["18", "60", "45"]
BRANCHES = ["Xã Hoà Bình", "Quý III/2021", "30/09/2021", "8", "0", "6", "5"]
BRANCHES += ["B: HTXSNV, HTTNV, HTNV, không HTNV", "2", "4", "1", "0", "1", "0", "24", "2", "Đạt"]
BRANCHES += ["420", "260", "80", "300", "12", "3", "2"]
JOBS = ["", "12/05/2021", "Giới thiệu việc làm", "may", "Trung tâm DVVL", "", "", "", "40", "25"]
JOBS += ["10", "20", "12", "3", "Có danh sách"]
LOANS = ["", "Quý III/2021", "30/09/2021", "25000", "20,5", "30", "1200", "14", "5", "2", "1"]


def read(house: House) -> Snapshot:
    with closing(house.calls()) as calls:
        readings = look(GoogleSheets(calls, house.address), Readings(), lambda: NOW)
    assert readings.waiting == 0
    assert readings.snapshot is not None
    return readings.snapshot


def test_empty_spreadsheets_are_read_without_a_finding_each_as_its_unit_s(house: House):
    house.run()
    snapshot = read(house)
    assert snapshot.findings == ()
    assert {state.title: state.unit_id for state in snapshot.spreadsheets} == {
        PROVINCE: "",
        AN_TITLE: "t-an",
        COQUAN_TITLE: "t-cq",
    }
    assert len(snapshot.tabs) == 6 + 5 + 4
    units = {unit.code: unit for unit in snapshot.units.units}
    assert set(units) == {"t", "t-an", "t-cq", "t-an-x1", "t-an-x2"}
    assert units["t-cq"].email == COQUAN


def test_what_is_filled_in_by_the_notes_is_read_without_a_finding(house: House):
    house.run()
    book = house.id_of(AN_TITLE)
    for tab, row in (
        ("Đào tạo cán bộ", CLASS),
        ("Chất lượng cán bộ", CADRES),
        ("Chi đoàn dân cư", BRANCHES),
        ("Việc làm", JOBS),
        ("Vốn vay và mô hình", LOANS),
    ):
        house.google.type_as(AN, book, tab, "A6", [row])
    snapshot = read(house)
    assert snapshot.findings == ()
    tables = snapshot.tables
    assert {name: len(rows) for name, rows in tables.items()} == dict.fromkeys(tables, 1)
    loans = tables["youth_economy_snapshot"].iloc[0]
    assert (loans["unit_id"], loans["loan_overdue_million_vnd"]) == ("t-an", 20.5)
    assert tables["grassroots_log"].iloc[0]["unit_id"] == "t-an-x1"
    assert tables["cadre_training_log"].iloc[0]["cost_vnd"] == 15_000_000
    assert f"{tables['employment_log'].iloc[0]['as_of_date']:%d/%m/%Y}" == "12/05/2021"


def test_what_several_units_type_into_one_for_all_is_told_apart(house: House):
    house.run(single=True)
    book = house.id_of("Số liệu các đơn vị")
    tab = "Vốn vay và mô hình"
    house.google.type_as(AN, book, tab, "A6", [["Huyện An Bình", *LOANS[1:]]])
    house.google.type_as(COQUAN, book, tab, "A7", [["Khối Cơ quan", *LOANS[1:]]])
    snapshot = read(house)
    assert snapshot.findings == ()
    assert list(snapshot.tables["youth_economy_snapshot"]["unit_id"]) == ["t-an", "t-cq"]
