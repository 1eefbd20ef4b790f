"""The lists of units and of what drop-downs offer: followed as they grow, restored when lost."""

from services.provision.plan import Need
from tests.provision.house import AN, AN_TITLE, PROVINCE, House, errors
from tests.sources.googles import OFFICE

JOBS, BRANCHES = "Việc làm", "Chi đoàn dân cư"


def test_a_new_unit_and_a_new_address_in_the_list_are_followed(used: House):
    province = used.id_of(PROVINCE)
    used.google.type_as(
        OFFICE, province, "Đơn vị", "A11", [["t-moi", "Huyện Mới", "Mới", "huyện", "địa bàn", "t"]]
    )
    used.google.type_as(OFFICE, province, "Đơn vị", "L11", [["Có", "moi@huyen.example"]])
    used.google.type_as(OFFICE, province, "Đơn vị", "M7", f"{AN}; phobithu.an@huyen.example")
    assert errors(used.run()) == []
    titles = used.google.spreadsheets().values()
    assert "Huyện Mới - Số liệu báo cáo" in titles
    assert used.google.role(used.id_of(AN_TITLE), "phobithu.an@huyen.example") == "writer"
    # And the others are offered it, below what their lists held.
    rows = used.google.values(used.id_of(AN_TITLE), "Danh mục")
    offered = [row[0] for row in rows[4:] if row and row[0]]
    assert offered == ["Huyện An Bình", "Khối Cơ quan", "Huyện Mới"]


def test_what_the_office_added_to_a_list_is_offered_and_stands(used: House):
    book = used.id_of(AN_TITLE)
    rows = used.google.values(book, "Danh mục")
    at = rows[3].index("Danh sách xã, phường, thị trấn")
    used.google.type_as(OFFICE, book, "Danh mục", "G7", "Thị trấn Bình Mỹ")
    assert at == 6
    used.google.type_as(AN, book, BRANCHES, "A6", "Thị trấn Bình Mỹ")
    used.google.forget_calls()
    used.run()
    assert used.writes() == []
    assert used.google.values(book, "Danh mục")[6][6] == "Thị trấn Bình Mỹ"


def test_lists_that_were_deleted_come_back_and_every_drop_down_is_told_where(used: House):
    book = used.id_of(AN_TITLE)
    used.google.delete_tab(book, "Danh mục")
    # Google itself writes so into the rules of all who referred to the tab.
    broken = {
        "condition": {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": "=#REF!"}]},
        "strict": True,
    }
    jobs = used.google.book(book).by_title(JOBS)
    assert jobs is not None
    kinds = {"sheetId": jobs.id, "startRowIndex": 5}
    kinds |= {"startColumnIndex": 2, "endColumnIndex": 3}
    used.google.batch_as(OFFICE, book, {"setDataValidation": {"range": kinds, "rule": broken}})
    assert errors(used.run()) == []
    rule = used.google.cell(book, JOBS, "C6").validation
    assert rule is not None
    (value,) = rule["condition"]["values"]
    column = used.google.values(book, "Danh mục")[3].index("Việc làm: Loại hoạt động")
    assert value["userEnteredValue"] == f"='Danh mục'!${chr(65 + column)}$5:${chr(65 + column)}"
    used.google.type_as(AN, book, JOBS, "C6", "Dạy nghề")


def test_a_list_of_units_that_was_thrown_away_is_made_anew_before_anything_follows_it(used: House):
    province = used.id_of(PROVINCE)
    used.google.delete_tab(province, "Đơn vị")
    outcomes = used.run()
    assert [one.item.book.title for one in outcomes] == [PROVINCE]
    assert [wish.need for wish in outcomes[0].item.wishes] == [Need.UNITS_ANEW]
    assert len(used.google.values(province, "Đơn vị")) == 10
    assert [one.item.is_done for one in used.run()] == [True, True, True]
