"""Who the reader of the page Số liệu is, and what only an administrator sees there."""

import time
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.screens import again, opened, words

AUTH = {
    "redirect_uri": "https://so-ket.streamlit.app/oauth2callback",
    "cookie_secret": "q7Zt0aYb3LkN9vXcE5rWm2PsU8dFgHj1",
    "client_id": "1234.apps.googleusercontent.com",
    "client_secret": "GOCSPX-abcdef",
    "server_metadata_url": "https://accounts.google.com/.well-known/openid-configuration",
}
AN = {
    "is_logged_in": True,
    "email": "An@doan.example",
    "email_verified": True,
    "sub": "an",
    "iat": int(time.time()),
}


def page(user: dict[str, Any] | None, admin: str = "an@doan.example", lang: str = "vi") -> AppTest:
    """Return the page Số liệu of an installation where people sign in, for one of them."""
    app = opened("data", lang=lang)
    app.secrets["auth"] = AUTH
    app.secrets["admin"] = admin
    app.user = user or {"is_logged_in": False}
    return again(app)


def buttons(app: AppTest) -> set[str]:
    return {str(one.key) for one in app.button} & {"sign_in", "sign_out", "checks_now"}


def test_without_sign_in_a_passer_by_is_told_so_and_sees_no_check(sample: Path):
    app = opened("data", lang="vi")
    assert not app.exception
    assert "Chưa mở đăng nhập nên ai cũng chỉ được xem." in words(app)
    assert buttons(app) == set()


def test_whoever_is_not_signed_in_may_sign_in_and_no_more(sample: Path):
    app = page(None)
    assert not app.exception
    assert buttons(app) == {"sign_in"}
    assert "Chưa đăng nhập: chỉ được xem." in words(app)


def test_the_first_administrator_sees_the_check_and_starts_it(sample: Path):
    app = page(AN)
    assert buttons(app) == {"sign_out", "checks_now"}
    assert "an@doan.example · quản trị theo cài đặt." in words(app)
    # Nothing is asked before somebody asks for it.
    assert "Đọc được cả 11 bảng tính." not in words(app)
    app.button(key="checks_now").click()
    again(app)
    assert not app.exception
    said = words(app)
    assert "Kiểm tra lúc" in said
    assert "Đọc được cả 11 bảng tính." in said
    assert "GOCSPX-abcdef" not in said


def test_the_check_speaks_english_too(sample: Path):
    app = page(AN, lang="en")
    app.button(key="checks_now").click()
    again(app)
    assert "All spreadsheets were read: 11." in words(app)
    assert "Đọc được cả 11 bảng tính." not in words(app)


@pytest.mark.parametrize(
    "user",
    [
        {**AN, "email": "la@khac.example"},
        {**AN, "email_verified": False},
        {key: value for key, value in AN.items() if key != "email_verified"},
        {**AN, "is_logged_in": False},
        {**AN, "is_logged_in": "yes"},
        {"is_logged_in": True},
    ],
)
def test_nobody_else_sees_the_check(sample: Path, user: dict[str, Any]):
    app = page(user)
    assert not app.exception
    assert "checks_now" not in buttons(app)


def test_who_is_no_administrator_any_more_does_not_see_what_was_found(sample: Path):
    app = page(AN)
    app.button(key="checks_now").click()
    again(app)
    assert "Đọc được cả 11 bảng tính." in words(app)
    app.secrets["admin"] = "binh@doan.example"
    again(app)
    assert "Đọc được cả 11 bảng tính." not in words(app)
    assert buttons(app) == {"sign_out"}


def test_an_address_is_shown_as_text(sample: Path):
    app = page({**AN, "email": "<b>x</b>@doan.example"})
    shown = [str(one.proto.body) for one in app.get("html")]
    assert any("&lt;b&gt;x&lt;/b&gt;@doan.example" in body for body in shown)
    assert not any("<b>x</b>" in body for body in shown)


def test_a_sign_in_that_is_configured_wrongly_is_told_in_words(sample: Path):
    app = opened("data", lang="vi")
    app.secrets["auth"] = {"redirect_uri": "https://so-ket.streamlit.app/oauth2callback"}
    app.user = {"is_logged_in": False}
    again(app)
    app.button(key="sign_in").click()
    again(app)
    assert not app.exception
    assert [one.value for one in app.error] == [
        "Đăng nhập chưa cấu hình đúng. Báo người phụ trách: python -m services doctor."
    ]
