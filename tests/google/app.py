"""The wire: a call comes in, may meet a fault, is let in or not, and is answered."""

import asyncio
import json
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from tests.google import administer, answers, auth, faults
from tests.google.calls import Asked
from tests.google.errors import GoogleError, bad_field, token_error
from tests.google.handle import Google
from tests.google.log import Call
from tests.google.routes import Operation, recognised

Transports = MutableMapping[tuple[str, int], asyncio.Transport]


def protocol(transports: Transports) -> type[H11Protocol]:
    """Give uvicorn's protocol, remembering its connections so that one can be cut."""

    class Cuttable(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            transports[transport.get_extra_info("peername")[:2]] = transport

        def connection_lost(self, exc: Exception | None) -> None:
            super().connection_lost(exc)
            transports.pop(self.client or ("", 0), None)

    return Cuttable


@dataclass(frozen=True)
class Arrival:
    """A call as it came over the wire."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes
    found: tuple[Operation, Any] | None

    @property
    def name(self) -> str:
        if self.path == "/token":
            return "token"
        return self.found[0].name if self.found else "unknown"

    @property
    def spreadsheet(self) -> str:
        parts = self.found[1] if self.found else {}
        return parts.get("spreadsheet") or parts.get("file") or ""

    @property
    def dialect(self) -> str:
        return self.found[0].quota if self.found else "sheets.read"


@dataclass(frozen=True)
class App:
    """The ASGI application of one Google."""

    google: Google
    transports: Transports
    admin: bool = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        path = scope["raw_path"].decode("ascii")
        body = await request.body()
        method, query = request.method, scope["query_string"].decode("ascii")
        arrival = Arrival(
            method, path, query, dict(request.headers), body, recognised(method, path)
        )
        if self.admin and path.startswith("/-/"):
            done = administer.response(self.google, path.removeprefix("/-/"), body)
            await self.dated(done)(scope, receive, send)
            return
        fault = self.google.meet(
            arrival.name, method, f"{path}?{query}" if query else path, arrival.spreadsheet
        )
        kind = fault.kind if fault else ""
        if kind == "late" and fault:
            await asyncio.sleep(fault.seconds)
        if self.google.cloud.latency:
            await asyncio.sleep(self.google.cloud.latency)
        if fault and kind in faults.BEFORE:
            response = answers.refused(fault, arrival.name, arrival.dialect)
            self.log(arrival, "", 0 if response is None else response.status_code, kind)
        else:
            answer, email = self.answer(arrival)
            response = answer
            if fault:
                response = answers.spoiled(fault, arrival.name, arrival.dialect, answer)
            self.log(arrival, email, 0 if response is None else response.status_code, kind)
        if kind == "slow" and fault:
            await asyncio.sleep(fault.seconds)
        if response is None:
            await self.cut(scope, receive)
        elif kind == "cut_inside":
            await self.half(response, scope, receive, send)
        else:
            await self.dated(response)(scope, receive, send)

    def answer(self, arrival: Arrival) -> tuple[Response, str]:
        """Let a call in and do it, under the lock that other people's doings hold too."""
        with self.google.lock:
            email = ""
            try:
                if arrival.name == "token":
                    return self.token(arrival)
                if arrival.found is None:
                    return answers.not_found(), ""
                email, asked = self.let_in(arrival, *arrival.found)
                answer = arrival.found[0].handler(self.google.cloud, asked)
            except GoogleError as problem:
                return answers.error(problem), email
            if answer is None:
                return Response(status_code=204), email
            if isinstance(answer, str):
                return Response(answer, media_type="text/csv"), email
            pretty = "prettyPrint=false" not in arrival.query.split("&")
            return answers.dumped(answer, pretty=pretty), email

    def let_in(self, arrival: Arrival, operation: Operation, parts: Any) -> tuple[str, Asked]:
        cloud, now = self.google.cloud, self.google.cloud.clock.now()
        bearer = arrival.headers.get("authorization", "")
        try:
            token = auth.check(cloud.tokens, bearer, operation.needs, now)
        except GoogleError as problem:
            raise answers.in_dialect(problem, operation.quota) from None
        api = operation.needs.split(".")[0]
        project = cloud.accounts[token.email].project if token.email in cloud.accounts else "0"
        if api in cloud.disabled:
            raise answers.disabled(api, project)
        cloud.quotas.take(operation.quota, operation.units, token.email, project, now)
        body: Any = {}
        if arrival.body.strip():
            try:
                body = json.loads(arrival.body)
            except ValueError:
                message = "Invalid JSON payload received. Unexpected token."
                raise bad_field("", message) from None
            if not isinstance(body, dict):
                raise bad_field(
                    "", "Invalid JSON payload received. Root element must be a message."
                )
        lists = parse_qs(arrival.query, keep_blank_values=True)
        params = {name: every[-1] for name, every in lists.items()}
        return token.email, Asked(arrival.method, token.email, parts, params, lists, body)

    def token(self, arrival: Arrival) -> tuple[Response, str]:
        cloud = self.google.cloud
        lists = parse_qs(arrival.body.decode("utf-8", "replace"))
        form = {name: every[-1] for name, every in lists.items()}
        if arrival.method != "POST":
            raise token_error("invalid_request", "Bad Request")
        account, token = auth.grant(
            cloud.accounts, form, cloud.clock.now(), cloud.clock.for_claims()
        )
        text = self.google.new_token(token)
        answer = {"access_token": text, "expires_in": auth.LIFETIME - 1, "token_type": "Bearer"}
        return answers.dumped(answer), account.email

    def log(self, arrival: Arrival, email: str, status: int, kind: str) -> None:
        operation = arrival.found[0] if arrival.found else None
        self.google.cloud.calls.append(
            Call(
                self.google.cloud.clock.now(),
                arrival.name,
                operation.quota if operation else arrival.name,
                operation.units if operation else 0,
                arrival.method,
                arrival.path,
                arrival.spreadsheet,
                email,
                status,
                kind,
            )
        )

    def dated(self, response: Response) -> Response:
        moment = self.google.cloud.clock.moment()
        response.headers["date"] = moment.strftime("%a, %d %b %Y %H:%M:%S GMT")
        response.headers["server"] = "ESF"
        return response

    async def cut(self, scope: Scope, receive: Receive) -> None:
        transport = self.transports.get(tuple(scope["client"])[:2])
        if transport is not None:
            transport.abort()
        await receive()

    async def half(self, response: Response, scope: Scope, receive: Receive, send: Send) -> None:
        body = bytes(response.body)
        start = {"type": "http.response.start", "status": 200, "headers": response.raw_headers}
        await send(start)
        part = {"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True}
        await send(part)
        transport = self.transports.get(tuple(scope["client"])[:2])
        if transport is not None:
            transport.close()
        await receive()
