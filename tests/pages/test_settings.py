"""What a reader is told where the settings cannot be used: a sentence, and nothing beside it."""

from pathlib import Path
from typing import Any

import pytest

from tests.pages.screens import again, opened, words

FOLDER = "https://drive.google.com/drive/folders/1AbCdEfGhIjKlMnOpQrStUvWxYz"
KEY = {"client_email": "so-ket@du-an.example", "private_key": "x", "token_uri": "https://x.example"}


@pytest.mark.parametrize(
    ("google", "said"),
    [
        ({"address": FOLDER}, "Thiếu cài đặt google.key."),
        ({"address": FOLDER, "key": {**KEY, "private_key": ""}}, "google.key.private_key."),
        ({"key": KEY}, "Thiếu cài đặt google.address."),
        (
            {"address": "thư mục của tôi", "key": KEY},
            "Cài đặt google.address không dùng được: thư mục của tôi.",
        ),
        (
            {"address": FOLDER, "key": '{"client_email": "x'},
            "Cài đặt google.key không dùng được: phải dán toàn bộ tệp JSON của khoá",
        ),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, google: dict[str, Any], said: str
):
    monkeypatch.delenv("SOKET_DATA", raising=False)
    app = opened("overview", lang="vi")
    app.secrets["google"] = google
    again(app)
    # Not even Streamlit's own box about an error.
    assert not app.exception
    assert said in words(app)
    assert len(app.error) == 1


def test_settings_that_were_mended_are_read(sample: Path):
    app = opened("overview", lang="vi")
    app.secrets["poll_seconds"] = "bao lâu"
    again(app)
    assert "Cài đặt poll_seconds không dùng được: bao lâu." in words(app)
    app.secrets["poll_seconds"] = 1.0
    again(app)
    assert not app.error
    assert "Tổng quan · Toàn tỉnh" in words(app)
