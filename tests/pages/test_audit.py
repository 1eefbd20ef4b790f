"""The audit log on the page Số liệu: what an administrator reads, finds and takes away."""

import io
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from services.access import Person, Right, Role, Standing
from services.audit import WHATS, Audit, Line, Noted
from services.conclusions.events import Act
from services.panels.audit import table, workbook
from services.text import audit as words_of
from services.text.language import Language
from tests.pages.people import FIRST_ADMIN, claims, signed
from tests.pages.screens import again, words

AN = Person(Role.LEADER, Standing.LISTED, "sep@doan.example")
BINH = Person(Role.UNIT, Standing.LISTED, "binh@doan.example", "hn-lynhan")
NOON = datetime(2026, 8, 3, 12, tzinfo=UTC)
VIEW = "./cadres?lang=vi&period=2021-Q2"


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Path) -> Audit:
    monkeypatch.setenv("SOKET_JOURNAL", str(tmp_path))
    audit = Audit(tmp_path / "audit.sqlite")
    audit.note(AN, Act.RECORDED, about="a1b2", detail="KL-2021-007", view=VIEW)
    audit.note(
        BINH, Noted.REFUSED, about="KL-2021-007", detail=Act.CLOSED, view="./conclusions?x=y"
    )
    audit.note(
        BINH, Noted.REFUSED, about="KL-2021-007", detail=Act.CLOSED, view="./conclusions?x=y"
    )
    return audit


def lines(log: Audit) -> tuple[Line, ...]:
    return log.lines(Person(Role.ADMIN, Standing.LOCAL))


def test_it_is_read_only_when_it_is_opened(log: Audit):
    app = signed("data", claims(FIRST_ADMIN))
    assert "Nhật ký thao tác" in words(app)
    assert app.selectbox(key="data_severity")
    assert "audit_person" not in {one.key for one in app.selectbox}


@pytest.mark.parametrize(
    ("lang", "heads", "first"),
    [
        (
            "vi",
            ["Lúc", "Người", "Quyền", "Việc", "Kết luận", "Số lần", "Từ trang"],
            ["binh@doan.example", "người của đơn vị", "Bị từ chối: khép lại kết luận"],
        ),
        (
            "en",
            ["At", "Person", "Role", "What", "Conclusion", "Times", "From page"],
            ["binh@doan.example", "person of a unit", "Refused: closing a conclusion"],
        ),
    ],
)
def test_it_says_in_words_who_did_what_newest_first(lang: str, heads: list[str], first: list[str]):
    app = signed("data", claims(FIRST_ADMIN), lang)
    app.session_state["audit"] = True
    again(app)
    assert not app.exception
    (shown,) = [one.value for one in app.dataframe if heads[3] in one.value.columns]
    assert list(shown.columns) == heads
    # The newest line is the administrator's own sign-in.
    assert list(shown[heads[1]]) == [FIRST_ADMIN, "binh@doan.example", "sep@doan.example"]
    assert list(shown.iloc[1])[1:6] == [*first, "KL-2021-007", 2]


def test_it_is_narrowed_to_a_person_and_to_a_kind():
    app = signed("data", claims(FIRST_ADMIN))
    app.session_state["audit"] = True
    again(app)
    assert app.selectbox(key="audit_person").options == [
        "Mọi người",
        "binh@doan.example",
        "quan-tri@doan.example",
        "sep@doan.example",
    ]
    app.selectbox(key="audit_person").set_value("sep@doan.example")
    again(app)
    (shown,) = [one.value for one in app.dataframe if "Số lần" in one.value.columns]
    assert list(shown["Việc"]) == ["Ghi kết luận"]
    app.selectbox(key="audit_kind").set_value("refused")
    again(app)
    assert "Chưa có dòng nào." in words(app)


def test_a_log_that_cannot_be_read_is_told_in_a_sentence_and_holds_up_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    app = signed("data", claims(FIRST_ADMIN))
    app.session_state["audit"] = True
    (tmp_path / "audit.sqlite").write_bytes(b"no database, but something else" * 100)
    for rest in ("-wal", "-shm"):
        (tmp_path / f"audit.sqlite{rest}").unlink(missing_ok=True)
    again(app)
    assert not app.exception
    assert "Không đọc được nhật ký: ổ đĩa của máy chủ có lỗi." in words(app)
    assert app.selectbox(key="data_severity")


def test_the_file_holds_every_line_and_no_formula(log: Audit):
    log.note(Person(Role.VIEWER, Standing.NOT_VERIFIED, "=cmd|x@a.b"), Noted.SIGN_IN_REFUSED)
    log.note(AN, Noted.IMPORTED, detail="+1")
    made = openpyxl.load_workbook(io.BytesIO(workbook(lines(log), Language.VI)))
    sheet = made["Nhật ký thao tác"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == [
        "Lúc",
        "Người",
        "Quyền",
        "Việc",
        "Kết luận",
        "Số lần",
        "Lần đầu lúc",
        "Từ màn hình",
        "Mã kết luận",
    ]
    assert [row[1] for row in rows[1:]] == [
        "sep@doan.example",
        "=cmd|x@a.b",
        "binh@doan.example",
        "sep@doan.example",
    ]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} <= {
        "s",
        "n",
        "d",
    }
    assert rows[4][3:6] + rows[4][7:] == ["Ghi kết luận", "KL-2021-007", 1, VIEW, "a1b2"]


def test_whoever_has_no_address_is_told_apart(log: Audit):
    log.note(Person(Role.ADMIN, Standing.LOCAL, is_local=True), Act.CLOSED, detail="KL-2021-001")
    log.note(Person(Role.VIEWER, Standing.NOT_SIGNED_IN), Noted.REFUSED, detail="conclude")
    shown = table(lines(log)[:2], Language.VI)
    assert list(shown["Người"]) == ["chưa đăng nhập", "tại máy chạy phần mềm"]
    assert list(shown["Việc"]) == ["Bị từ chối: kết luận", "Khép lại kết luận"]


def test_every_kind_of_line_and_every_column_has_its_words():
    assert words_of.KINDS.keys() == set(WHATS.values())
    wanted = [Line(NOON, "", "", Noted.REFUSED, detail=code) for code in (*Act, *Right)]
    assert [line.detail for line in wanted if line.detail in words_of.what(line, Language.VI)] == []
    assert words_of.COLUMNS.keys() == set(words_of.Column)
