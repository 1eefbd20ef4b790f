"""What each role sees of sign-in, self-check and audit log, and what an outsider does not see."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from services import session, sign_in
from services.access import Person, Role, Standing
from services.audit import Audit, Noted, What
from tests.pages.people import FIRST_ADMIN, claims, folder, signed
from tests.pages.screens import PAGES, again, charts, turned, words

HOUR = 3600
WITHOUT_CHARTS = ("data", "conclusions", "meeting")
ADMIN = Person(Role.ADMIN, Standing.LOCAL)
# Who -> what the page Số liệu says of them.
STANDINGS = {
    "": "Chưa đăng nhập: chỉ được xem.",
    "xem@doan.example": "xem@doan.example · người xem.",
    "binh@doan.example": "binh@doan.example · người của đơn vị.",
    "sep@doan.example": "sep@doan.example · lãnh đạo.",
    FIRST_ADMIN: "quan-tri@doan.example · quản trị theo cài đặt.",
}


@pytest.fixture(scope="module", autouse=True)
def _people(
    repository: Path,
    tmp_path_factory: pytest.TempPathFactory,
    reading_from: Callable[[Path], AbstractContextManager[None]],
) -> Iterator[None]:
    place = tmp_path_factory.mktemp("people")
    with reading_from(folder(place / "data", repository / "data" / "sample")):
        yield


@pytest.fixture(autouse=True)
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has a log of its own."""
    monkeypatch.setenv("SOKET_JOURNAL", str(tmp_path))
    return tmp_path


def parts(app: AppTest) -> set[str]:
    """Return what there is for an account: buttons and expanders, by their keys."""
    keys = {str(one.key) for one in app.button} & {"sign_in", "sign_out", "sign_out_everywhere"}
    said = words(app)
    heads = {"checks": "Kiểm tra cài đặt", "audit": "Nhật ký thao tác"}
    return keys | {name for name, heading in heads.items() if heading in said}


def noted(journal: Path) -> list[tuple[str, What, str, int]]:
    lines = Audit(journal / "audit.sqlite").lines(ADMIN)
    return [(line.email, line.what, line.detail, line.count) for line in lines]


@pytest.mark.parametrize("email", STANDINGS)
def test_each_role_sees_its_own_account_on_the_page_of_data_and_figures_everywhere(email: str):
    app = signed("overview", claims(email) if email else None)
    buttons = {"sign_out", "sign_out_everywhere"} if email else {"sign_in"}
    for page in PAGES:
        turned(app, page)
        assert not app.exception, page
        if page != "data":
            # Whoever wants to conclude signs in where conclusions are, too.
            assert parts(app) == (buttons if page == "conclusions" else set()), page
            assert charts(app) or page in WITHOUT_CHARTS, page
    own = {"checks", "audit"} if email == FIRST_ADMIN else set[str]()
    assert parts(app) == buttons | own
    assert STANDINGS[email] in words(app)


@pytest.mark.parametrize("email", ["", "xem@doan.example"])
def test_closed_only_listed_people_see_anything_on_any_page(email: str):
    app = signed("overview", claims(email) if email else None, closed=True)
    for page in PAGES:
        turned(app, page)
        assert not app.exception, page
        if email:
            assert charts(app) or page in WITHOUT_CHARTS, page
            continue
        assert charts(app) == [], page
        assert app.get("arrow_data_frame") == [], page
        assert [one.value for one in app.title] == ["Cần đăng nhập"], page
        assert parts(app) == {"sign_in"}, page
        # No figure, no period, no unit, no filter; the way back is the reader's own link.
        said = [line for line in words(app).splitlines() if sign_in.BACK not in line]
        assert not re.search(r"20\d\d|\d,\d|Lý Nhân", "\n".join(said)), page
        assert len(app.selectbox) == 0, page


@pytest.mark.parametrize(
    ("user", "said", "has"),
    [
        (
            claims("la@khac.example"),
            "la@khac.example không có trong trang Người dùng.",
            {"sign_out"},
        ),
        (
            claims("sep@doan.example", email_verified=False),
            "Nơi xác thực chưa xác nhận địa chỉ thư của bạn.",
            {"sign_out"},
        ),
        (
            claims("sep@doan.example", iat=int(time.time()) - 13 * HOUR),
            "Lần đăng nhập này đã hết hạn. Xin đăng nhập lại.",
            {"sign_in"},
        ),
    ],
)
def test_closed_whoever_is_in_doubt_is_told_why_and_sees_nothing(
    user: dict[str, Any], said: str, has: set[str]
):
    app = signed("cadres", user, closed=True)
    assert not app.exception
    assert said in words(app)
    assert parts(app) == has
    assert charts(app) == []


def test_closed_the_page_speaks_english_too():
    app = signed("cadres", None, "en", closed=True)
    assert [one.value for one in app.title] == ["Sign-in needed"]
    said = words(app)
    assert "The figures and conclusions here are for people whom the office has listed." in said
    assert "Cần đăng nhập" not in said


def test_closed_whoever_is_in_the_list_twice_and_differently_may_only_look():
    app = signed("data", claims("hai@doan.example"), closed=True)
    assert "hai@doan.example có hai dòng khác nhau" in words(app)
    assert charts(turned(app, "cadres"))


def test_closed_in_mid_session_the_very_next_action_shows_nothing():
    app = signed("cadres", claims("sep@doan.example"), closed=True)
    assert charts(app)
    app.user = claims("la@khac.example")
    again(app)
    assert charts(app) == []
    assert "la@khac.example không có trong trang Người dùng." in words(app)


def test_a_file_is_not_made_for_whoever_is_shut_out_by_the_time_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
):
    told = claims("sep@doan.example")
    monkeypatch.setattr(session, "_secrets", lambda: {"closed": True, "auth": {"x": "y"}})
    monkeypatch.setattr(session.st, "user", _User(told))
    made = session.visit().held(lambda: b"figures")
    assert made() == b"figures"
    session.visit().leave()
    with pytest.raises(session.NotAllowedError):
        made()


class _User(dict[str, Any]):
    def to_dict(self) -> dict[str, Any]:
        return dict(self)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_sign_in_that_is_too_old_makes_a_viewer_who_is_asked_to_sign_in_again(
    lang: str, journal: Path
):
    app = signed("data", claims(FIRST_ADMIN, iat=int(time.time()) - 12 * HOUR - 60), lang)
    said = {
        "vi": "Lần đăng nhập này đã hết hạn, nên chỉ được xem. Xin đăng nhập lại.",
        "en": "This sign-in has expired, so you may only look. Please sign in again.",
    }
    assert said[lang] in words(app)
    assert parts(app) == {"sign_in"}
    again(app)
    assert noted(journal) == [(FIRST_ADMIN, Noted.SIGN_IN_REFUSED, "sign_in_old", 1)]


def test_a_sign_in_is_noted_once_however_many_pages_are_opened(journal: Path):
    told = claims("sep@doan.example")
    turned(signed("cadres", told), "data")
    signed("data", told)
    assert noted(journal) == [("sep@doan.example", Noted.SIGNED_IN, "", 1)]


def test_who_signed_out_counts_no_more_in_another_tab_nor_with_the_same_cookie(journal: Path):
    told = claims(FIRST_ADMIN)
    here, other = signed("data", told), signed("data", told)
    here.button(key="sign_out").click()
    again(here)
    # The other tab's next action, and a cookie that somebody had copied.
    for app in (again(other), signed("data", told)):
        assert "Bạn đã đăng xuất, nên chỉ được xem. Xin đăng nhập lại." in words(app)
        assert parts(app) == {"sign_in"}
    assert [line[1] for line in noted(journal)][-2:] == [Noted.SIGNED_OUT, Noted.SIGNED_IN]
    anew = signed("data", {**told, "iat": told["iat"] + 1})
    assert "quản trị theo cài đặt" in words(anew)


def test_signing_out_everywhere_ends_the_phone_as_well(journal: Path):
    phone = claims("sep@doan.example", iat=int(time.time()) - 60)
    at_phone = signed("data", phone)
    here = signed("data", claims("sep@doan.example"))
    here.button(key="sign_out_everywhere").click()
    again(here)
    assert "Bạn đã đăng xuất" in words(again(at_phone))
    assert Noted.SIGNED_OUT_EVERYWHERE in [line[1] for line in noted(journal)]


def test_where_sign_outs_cannot_be_looked_up_nobody_has_a_role(
    journal: Path, monkeypatch: pytest.MonkeyPatch
):
    app = signed("data", claims(FIRST_ADMIN))
    assert "quản trị theo cài đặt" in words(app)
    (journal / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("SOKET_JOURNAL", str(journal / "file"))
    again(app)
    assert not app.exception
    assert "Chưa kiểm tra được lần đăng nhập này vì ổ đĩa của máy chủ có lỗi" in words(app)
    assert parts(app) == {"sign_in"}
