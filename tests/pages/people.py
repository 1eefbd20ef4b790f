"""An installation where people sign in, and the people who do."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from streamlit.testing.v1 import AppTest

from services.access import Person, Role, Standing
from services.conclusions.acts import Desk
from tests.pages.screens import again, opened

Desks = Callable[[Person], Desk]

AUTH = {
    "redirect_uri": "https://so-ket.streamlit.app/oauth2callback",
    "cookie_secret": "q7Zt0aYb3LkN9vXcE5rWm2PsU8dFgHj1",
    "client_id": "1234.apps.googleusercontent.com",
    "client_secret": "GOCSPX-abcdef",
    "server_metadata_url": "https://accounts.google.com/.well-known/openid-configuration",
}
# What the tab `Người dùng` says; the first administrator is not in it.
LISTED = (
    ("sep@doan.example", "Lê Văn Sếp", "lãnh đạo", ""),
    ("binh@doan.example", "Trần Thị Bình", "đơn vị", "Huyện Lý Nhân"),
    ("xem@doan.example", "Đỗ Xem", "xem", ""),
    ("hai@doan.example", "Hai Dòng", "xem", ""),
    ("hai@doan.example", "Hai Dòng", "lãnh đạo", ""),
)
FIRST_ADMIN = "quan-tri@doan.example"
CHIEF, UNIT, VIEWER = "sep@doan.example", "binh@doan.example", "xem@doan.example"
LEADER = Person(Role.LEADER, Standing.LISTED, CHIEF)


def claims(email: str, **told: Any) -> dict[str, Any]:
    """Return what the provider tells of somebody who has signed in just now."""
    return {
        "is_logged_in": True,
        "provider": "default",
        "iss": "https://accounts.google.com",
        "sub": f"sub-{email}",
        "iat": int(time.time()),
        "email": email,
        "email_verified": True,
        **told,
    }


def user(email: str) -> dict[str, Any] | None:
    """Return what the provider tells of somebody; "" has not signed in."""
    return claims(email) if email else None


def folder(place: Path, sample: Path) -> Path:
    """Return a folder with the province's workbook, which lists people, and one unit's."""
    place.mkdir()
    shutil.copy(sample / "Huyện Lý Nhân.xlsx", place)
    book = openpyxl.load_workbook(sample / "Tỉnh đoàn.xlsx")
    tab = book["Người dùng"]
    for at, row in enumerate(LISTED, start=tab.max_row + 1):
        for column, value in enumerate(row, start=1):
            tab.cell(at, column, value)
    book.save(place / "Tỉnh đoàn.xlsx")
    return place


def signed(
    page: str, user: dict[str, Any] | None, lang: str = "vi", *, closed: bool = False
) -> AppTest:
    """Return a page for somebody; None: not signed in."""
    app = opened(page, lang=lang)
    app.secrets |= {"auth": AUTH, "admin": FIRST_ADMIN, "closed": closed}
    app.user = user or {"is_logged_in": False}
    return again(app)
