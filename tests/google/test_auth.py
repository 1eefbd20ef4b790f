"""Who is let in: keys, signatures, scopes, expiry."""

import time
from collections.abc import Mapping

import gspread
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import crypt, jwt
from google.auth.exceptions import RefreshError
from gspread.exceptions import APIError

from tests.google.client import client
from tests.google.handle import Google

SHEETS = "https://www.googleapis.com/auth/spreadsheets"
READING = "https://www.googleapis.com/auth/spreadsheets.readonly"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"


def asked(key: Mapping[str, str], **claims: object) -> requests.Response:
    now = int(time.time())
    payload = {
        "iss": key["client_email"],
        "scope": SHEETS,
        "aud": "https://oauth2.googleapis.com/token",
        "iat": now,
        "exp": now + 3600,
    }
    signed = jwt.encode(crypt.RSASigner.from_service_account_info(key), payload | claims)
    form = {"grant_type": GRANT, "assertion": signed.decode()}
    return requests.post(key["token_uri"], data=form, timeout=5)


def refusal(response: requests.Response) -> tuple[int, str]:
    return response.status_code, response.json()["error"]


def test_a_signed_request_gets_a_token_for_an_hour(google_key: dict[str, str]):
    answer = asked(google_key).json()
    assert {"access_token", "expires_in", "token_type"} == answer.keys()
    assert 3500 < answer["expires_in"] <= 3600


def test_a_request_signed_with_another_key_gets_none(google: Google, google_key: dict[str, str]):
    other = google.service_account("khac", rsa.generate_private_key(65537, 2048))
    forged = google_key | {"private_key": other["private_key"]}
    answer = asked(forged)
    assert refusal(answer) == (400, "invalid_grant")
    assert answer.json()["error_description"] == "Invalid JWT Signature."


def test_expired_and_long_lived_requests_get_none(google_key: dict[str, str]):
    now = int(time.time())
    assert refusal(asked(google_key, iat=now - 7200, exp=now - 3600)) == (400, "invalid_grant")
    assert refusal(asked(google_key, exp=now + 86400)) == (400, "invalid_grant")


def test_an_unknown_account_gets_none(google_key: dict[str, str]):
    assert refusal(asked(google_key, iss="ai@do.example")) == (400, "invalid_grant")


def test_an_unknown_scope_gets_none(google_key: dict[str, str]):
    assert refusal(asked(google_key, scope="")) == (400, "invalid_scope")
    assert refusal(asked(google_key, scope="https://x.example")) == (400, "invalid_scope")


def test_a_caller_whose_clock_is_wrong_gets_none(google: Google, google_key: dict[str, str]):
    google.skew_callers(7200)
    answer = asked(google_key)
    assert "reasonable timeframe" in answer.json()["error_description"]


def test_the_date_of_an_answer_is_that_of_the_server_clock(
    google: Google, google_key: dict[str, str]
):
    google.skew_callers(7200)
    dated = time.mktime(
        time.strptime(asked(google_key).headers["date"], "%a, %d %b %Y %H:%M:%S GMT")
    )
    assert time.mktime(time.gmtime()) - dated == pytest.approx(7200, abs=5)


def test_without_a_token_nothing_is_told(google: Google):
    number = google.create("Kín")
    bare = requests.get(f"{google.url}/v4/spreadsheets/{number}", timeout=5)
    assert bare.status_code == 403
    wrong = requests.get(
        f"{google.url}/v4/spreadsheets/{number}",
        headers={"Authorization": "Bearer ya29.x"},
        timeout=5,
    )
    assert wrong.status_code == 401
    assert wrong.json()["error"]["status"] == "UNAUTHENTICATED"


def test_an_expired_token_is_renewed_by_google_auth_unseen(gc: gspread.Client, google: Google):
    book = gc.create("Lâu")
    google.advance(3601)
    assert gc.open_by_key(book.id).title == "Lâu"
    assert [call.status for call in google.calls("spreadsheets.get")] == [200, 401, 200]


def test_a_revoked_key_ends_in_a_refresh_error(gc: gspread.Client, google: Google):
    book = gc.create("Khoá")
    google.revoke_key()
    with pytest.raises(RefreshError, match="Invalid JWT Signature"):
        gc.open_by_key(book.id)


def test_a_revoked_key_leaves_its_tokens_good_if_so_asked(gc: gspread.Client, google: Google):
    book = gc.create("Khoá")
    google.revoke_key(tokens=False)
    assert gc.open_by_key(book.id).title == "Khoá"


def test_a_reading_scope_does_not_write(google: Google, google_key: dict[str, str]):
    number = google.create("Đọc")
    google.share(number, google_key["client_email"])
    reader = client(google_key, scopes=(READING,))
    sheet = reader.open_by_key(number).sheet1
    with pytest.raises(APIError) as caught:
        sheet.update([["x"]], "A1")
    assert caught.value.code == 403
    assert caught.value.error["message"] == "Request had insufficient authentication scopes."
    with pytest.raises(APIError) as caught:
        reader.list_spreadsheet_files()
    assert caught.value.error["errors"][0]["reason"] == "insufficientPermissions"
    reader.http_client.session.close()


def test_a_disabled_api_says_where_to_enable_it(gc: gspread.Client, google: Google):
    google.disable_api("sheets")
    number = google.create("Tắt")
    with pytest.raises(PermissionError) as caught:
        gc.open_by_key(number)
    cause = caught.value.__cause__
    assert isinstance(cause, APIError)
    assert "Google Sheets API has not been used in project" in cause.error["message"]
    assert cause.error["details"][0]["reason"] == "SERVICE_DISABLED"
