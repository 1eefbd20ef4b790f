"""One spreadsheet for all units, one for each, and what comes of asking for the other."""

from dataclasses import replace

import pytest

from services.provision.plan import Need
from services.text.provision import plan_lines, troubles
from services.units import UnitTree
from tests.provision.house import (
    AN,
    AN_TITLE,
    COQUAN,
    COQUAN_TITLE,
    PROVINCE,
    UNITS,
    House,
    errors,
)
from tests.sources.googles import OFFICE

SHARED = "Số liệu các đơn vị"


def titles(house: House) -> list[str]:
    return sorted(house.google.spreadsheets().values())


def planned(house: House, **asked: bool) -> list[str]:
    found, _ = house.look(house.calls(), **asked)
    return [*plan_lines(found.items, found.notes)]


def without_email(*codes: str) -> UnitTree:
    return UnitTree(tuple(replace(u, email="") if u.code in codes else u for u in UNITS.units))


def test_where_units_share_one_spreadsheet_a_plain_run_makes_no_others(house: House):
    house.run(single=True)
    house.google.forget_calls()
    assert planned(house) == [
        "KẾ HOẠCH (plan)",
        "Các đơn vị đang dùng chung bảng tính “Số liệu các đơn vị”, nên làm như có --single: không "
        "tạo bảng tính riêng cho từng đơn vị (the units share this spreadsheet, so this goes on as "
        "with --single; none is made for each unit).",
        "Không có gì phải làm (nothing to do).",
    ]
    assert errors(house.run()) == []
    assert titles(house) == sorted([SHARED, PROVINCE])
    assert house.writes() == []


def test_a_plain_run_lets_a_unit_into_the_shared_one_once_its_address_is_there(house: House):
    house.units = without_email("t-cq")
    house.run(single=True)
    shared, province = house.id_of(SHARED), house.id_of(PROVINCE)
    assert house.google.role(shared, COQUAN) == ""
    heads = house.google.values(province, "Đơn vị")
    row = next(at for at, cells in enumerate(heads, 1) if cells and cells[0] == "t-cq")
    above = next(cells for cells in heads if "Email" in cells)
    column = "ABCDEFGHIJKLMN"[above.index("Email")]
    house.google.type_as(OFFICE, province, "Đơn vị", f"{column}{row}", [[COQUAN]])
    assert errors(house.run()) == []
    assert house.google.role(shared, COQUAN) == "writer"
    assert titles(house) == sorted([SHARED, PROVINCE])


def test_who_has_a_spreadsheet_of_their_own_keeps_it_when_one_for_all_is_asked_for(house: House):
    house.run("t-an")
    assert planned(house, single=True)[1] == (
        "Đã có bảng tính riêng nên tiếp tục dùng, không ghi vào bảng tính chung (these have "
        "spreadsheets of their own and go on with them, not with the shared one): Huyện An Bình. "
        "Muốn ghi chung thì bỏ bảng tính riêng còn trống vào thùng rác rồi chạy lại (to have them "
        "share, put those of their own that are still blank into the bin and run this again)."
    )
    assert errors(house.run(single=True)) == []
    assert titles(house) == sorted([AN_TITLE, SHARED, PROVINCE])
    shared = house.id_of(SHARED)
    assert house.google.role(shared, COQUAN) == "writer"
    # The same figures would be typed twice.
    assert house.google.role(shared, AN) == ""
    house.google.forget_calls()
    house.run()
    assert house.writes() == []
    house.google.trash(house.id_of(AN_TITLE))
    assert errors(house.run()) == []
    assert house.google.role(shared, AN) == "writer"


def test_where_every_unit_has_its_own_one_for_all_is_not_made(house: House):
    house.run()
    assert "Huyện An Bình, Khối Cơ quan." in planned(house, single=True)[1]
    house.google.forget_calls()
    house.run(single=True)
    assert house.writes() == []
    assert titles(house) == sorted([AN_TITLE, COQUAN_TITLE, PROVINCE])


@pytest.mark.parametrize(
    ("codes", "names"),
    [(("t-cq",), ("Khối Cơ quan",)), (("t-an", "t-cq"), ("Huyện An Bình", "Khối Cơ quan"))],
)
def test_units_without_an_address_are_named_where_all_share_one(
    house: House, codes: tuple[str, ...], names: tuple[str, ...]
):
    house.units = without_email(*codes)
    for _ in range(2):
        outcomes = house.run(single=True)
        (wish,) = outcomes[1].item.wishes
        assert (wish.need, wish.what) == (Need.NO_EMAIL, names)
        assert [*troubles(outcomes, house.account, in_folder=False)] == [
            f"{', '.join(names)}: chưa có thư điện tử ở trang Đơn vị nên chưa chia sẻ (no e-mail "
            "in the tab Đơn vị, so not shared yet)."
        ]


def test_the_one_spreadsheet_of_everything_is_called_as_it_is(house: House):
    book = house.google.create("Sổ chung")
    house.google.share(book, house.account, "writer")
    house.address, house.units = book, without_email("t-cq")
    assert planned(house)[1] == "Sổ chung"
    (outcome,) = house.run()
    assert errors([outcome]) == []
    assert house.google.spreadsheets() == {book: "Sổ chung"}
    assert house.google.role(book, AN) == "writer"
    (wish,) = outcome.item.wishes
    assert (wish.need, wish.what) == (Need.NO_EMAIL, ("Khối Cơ quan",))
