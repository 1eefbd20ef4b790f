"""Service accounts: keys, the signed request for a token, and what a token allows."""

import base64
import binascii
import json
import secrets
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.google.errors import GoogleError, error_info, sheets_error, token_error

SCOPE = "https://www.googleapis.com/auth/"
SHEETS_READ = {f"{SCOPE}spreadsheets.readonly", f"{SCOPE}drive.readonly"}
SHEETS_WRITE = {f"{SCOPE}spreadsheets", f"{SCOPE}drive", f"{SCOPE}drive.file"}
DRIVE_READ = {f"{SCOPE}drive.readonly", f"{SCOPE}drive.metadata.readonly"}
DRIVE_WRITE = {f"{SCOPE}drive", f"{SCOPE}drive.file"}
KNOWN_SCOPES = (
    SHEETS_READ
    | SHEETS_WRITE
    | DRIVE_READ
    | DRIVE_WRITE
    | {
        f"{SCOPE}drive.metadata",
        f"{SCOPE}userinfo.email",
        f"{SCOPE}cloud-platform",
        "https://spreadsheets.google.com/feeds",
        "https://www.googleapis.com/auth/drive.appdata",
        "openid",
        "email",
    }
)
ALLOWS = {
    "sheets.read": SHEETS_READ | SHEETS_WRITE,
    "sheets.write": SHEETS_WRITE,
    "drive.read": DRIVE_READ | DRIVE_WRITE | {f"{SCOPE}drive.metadata"},
    "drive.write": DRIVE_WRITE,
}
LIFETIME = 3600
_SKEW = 300
_JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"


@dataclass
class Account:
    """A service account and its keys by their ids; a revoked key is not among them."""

    email: str
    project: str
    keys: dict[str, rsa.RSAPublicKey] = field(default_factory=dict)


@dataclass(frozen=True)
class Token:
    email: str
    scopes: frozenset[str]
    expires: float


@cache
def shared_key() -> rsa.RSAPrivateKey:
    """Make one key a process: making one takes longer than many a test."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def new_key(account: Account, base: str, private: rsa.RSAPrivateKey) -> dict[str, str]:
    """Trust one more key of an account; give the JSON that Google's console would save."""
    key_id = secrets.token_hex(20)
    account.keys[key_id] = private.public_key()
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return {
        "type": "service_account",
        "project_id": account.project,
        "private_key_id": key_id,
        "private_key": pem.decode("ascii"),
        "client_email": account.email,
        "client_id": str(int(key_id[:12], 16)),
        "auth_uri": f"{base}/auth",
        "token_uri": f"{base}/token",
        "auth_provider_x509_cert_url": f"{base}/certs",
        "client_x509_cert_url": f"{base}/x509/{account.email}",
        "universe_domain": "googleapis.com",
    }


def grant(
    accounts: dict[str, Account], form: dict[str, str], now: float, claims_now: float
) -> tuple[Account, Token]:
    """Check a signed request for a token as Google does; `aud` is fixed by google-auth."""
    if form.get("grant_type") != _JWT_BEARER:
        raise token_error(
            "unsupported_grant_type", f"Invalid grant_type: {form.get('grant_type', '')}"
        )
    assertion = form.get("assertion", "")
    header, claims = _parts(assertion)
    account = accounts.get(str(claims.get("iss", "")))
    if account is None:
        raise token_error("invalid_grant", "Invalid grant: account not found")
    _check_signature(account, header, assertion)
    issued, expires = claims.get("iat"), claims.get("exp")
    if not isinstance(issued, int | float) or not isinstance(expires, int | float):
        raise token_error("invalid_grant", "Invalid JWT: iat and exp must be numbers.")
    if not (issued - _SKEW <= claims_now < expires and 0 < expires - issued <= LIFETIME + _SKEW):
        raise token_error(
            "invalid_grant",
            "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable "
            "timeframe. Check your iat and exp values in the JWT claim.",
        )
    scopes = frozenset(str(claims.get("scope", "")).split())
    if not scopes or scopes - KNOWN_SCOPES:
        raise token_error("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
    return account, Token(account.email, scopes, now + LIFETIME)


def _parts(assertion: str) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        head, body, _ = assertion.split(".")
        return json.loads(_decoded(head)), json.loads(_decoded(body))
    except (ValueError, binascii.Error):
        raise token_error("invalid_grant", "Bad Request") from None


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _check_signature(account: Account, header: dict[str, Any], assertion: str) -> None:
    signed, _, signature = assertion.rpartition(".")
    key = account.keys.get(str(header.get("kid", "")))
    wrong = token_error("invalid_grant", "Invalid JWT Signature.")
    if key is None or header.get("alg") != "RS256":
        raise wrong
    try:
        key.verify(_decoded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, binascii.Error):
        raise wrong from None


def check(tokens: dict[str, Token], header: str, needs: str, now: float) -> Token:
    """Find the token of a call, not expired and with a scope that allows the call."""
    if not header.startswith("Bearer "):
        raise sheets_error(
            403,
            "Method doesn't allow unregistered callers (callers without established identity). "
            "Please use API Key or other form of API consumer identity to call this API.",
        )
    token = tokens.get(header.removeprefix("Bearer ").strip())
    if token is None or token.expires <= now:
        raise unauthenticated()
    if not token.scopes & ALLOWS[needs]:
        raise sheets_error(
            403,
            "Request had insufficient authentication scopes.",
            [error_info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", {"service": "sheets.googleapis.com"})],
        )
    return token


def unauthenticated() -> GoogleError:
    return sheets_error(
        401,
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login "
        "cookie or other valid authentication credential. See "
        "https://developers.google.com/identity/sign-in/web/devconsole-project.",
        [error_info("ACCESS_TOKEN_EXPIRED", {"service": "sheets.googleapis.com"})],
        {"WWW-Authenticate": 'Bearer realm="https://accounts.google.com/", error="invalid_token"'},
    )
