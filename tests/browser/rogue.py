"""A provider of the sign-in that lies: it says of whoever comes what a test has it say."""

import base64
import json
import threading
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Rogue:
    """What it says next: claims over those of an honest provider; None leaves one out."""

    url: str
    claims: dict[str, Any] = field(default_factory=dict[str, Any])
    is_signed: bool = True
    nonce: str = ""

    @property
    def secrets(self) -> Mapping[str, str]:
        """What the section [auth] says of it; the server fills in its own port."""
        return {
            "redirect_uri": "http://127.0.0.1:{port}/oauth2callback",
            "cookie_secret": "mot-bi-mat-khac-cua-ban-kiem-thu-2021",
            "client_id": "so-ket",
            "client_secret": "bi-mat-cua-ban-kiem-thu",
            "server_metadata_url": f"{self.url}/.well-known/openid-configuration",
        }

    def id_token(self) -> str:
        """Return an ID token for whoever was sent last."""
        now = int(time.time())
        honest = {"iss": self.url, "aud": "so-ket", "iat": now, "exp": now + 600}
        told = {**honest, "nonce": self.nonce, "sub": "an", **self.claims}
        head = {"alg": "RS256", "kid": "1"} if self.is_signed else {"alg": "none"}
        body = {name: value for name, value in told.items() if value is not None}
        signed = f"{_coded(json.dumps(head).encode())}.{_coded(json.dumps(body).encode())}"
        signature = _KEY.sign(signed.encode(), padding.PKCS1v15(), SHA256())
        return f"{signed}.{_coded(signature) if self.is_signed else ''}"


def _coded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _number(value: int) -> str:
    return _coded(value.to_bytes((value.bit_length() + 7) // 8))


@contextmanager
def lying() -> Generator[Rogue]:
    """Run such a provider while the block lasts; nobody has to press anything at it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/authorize":
                query = {name: values[0] for name, values in parse_qs(asked.query).items()}
                rogue.nonce = query.get("nonce", "")
                back = urlencode({"code": "x", "state": query["state"]})
                self.send_response(302)
                self.send_header("Location", f"{query['redirect_uri']}?{back}")
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif asked.path == "/keys":
                public = _KEY.public_key().public_numbers()
                key = {"kty": "RSA", "kid": "1", "n": _number(public.n), "e": _number(public.e)}
                self.told({"keys": [key]})
            else:
                places = {
                    "authorization_endpoint": "authorize",
                    "token_endpoint": "token",
                    "jwks_uri": "keys",
                }
                self.told(
                    {"issuer": rogue.url} | {k: f"{rogue.url}/{v}" for k, v in places.items()}
                )

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.told({"access_token": "y", "token_type": "Bearer", "id_token": rogue.id_token()})

        def told(self, content: Mapping[str, Any]) -> None:
            body = json.dumps(content).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    rogue = Rogue(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield rogue
    finally:
        server.shutdown()
        server.server_close()
