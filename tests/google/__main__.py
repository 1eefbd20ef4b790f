"""Start a Google of our own on loopback: `python -m tests.google --port 8800 --key key.json`."""

import argparse
import asyncio
import json
import os
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

from tests.google.faults import parse
from tests.google.handle import Google
from tests.google.server import Stage, address, listening, made


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.google", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free port (the default)")
    parser.add_argument("--key", type=Path, required=True, help="where the account's key is put")
    parser.add_argument("--quotas", action="store_true", help="refuse calls above the quotas")
    parser.add_argument("--latency", type=float, default=0, metavar="MS", help="of every call")
    parser.add_argument("--drive-lag", type=float, default=0, metavar="S", help="Drive is behind")
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="SPEC",
        help="kind:name=value,… as in cut_after:operation=values.append,nth=2; may be repeated; "
        "the kinds stand in tests/google/faults.py",
    )
    parser.add_argument(
        "--services-own-nothing",
        action="store_true",
        help="as at the real one by now: what is in a folder, people have made",
    )
    parser.add_argument(
        "--admin", action="store_true", help="serve /-/METHOD too: other people's doings"
    )
    parser.add_argument("--seconds", type=float, default=0, help="stop by itself after so many")
    return parser


async def serve(google: Google, port: int, *, admin: bool, key: Path, seconds: float) -> None:
    with listening(port) as opened:
        google.url = address(opened)
        private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        text = json.dumps(google.service_account(private=private), indent=2) + "\n"
        # Readable by its owner alone, from the first byte on, like a real key.
        handle = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        server = made(Stage(google, admin, url=google.url))
        if seconds:
            loop = asyncio.get_running_loop()
            loop.call_later(seconds, setattr, server, "should_exit", True)
        print(google.url, flush=True)  # noqa: T201
        await server.serve([opened])


def main(arguments: list[str] | None = None) -> int:
    parser = options()
    given = parser.parse_args(arguments)
    google = Google()
    google.cloud.quotas.on = given.quotas
    google.cloud.latency = given.latency / 1000
    google.cloud.drive_lag = given.drive_lag
    google.cloud.services_own = not given.services_own_nothing
    try:
        google.cloud.faults.extend(map(parse, given.fault))
    except ValueError as problem:
        parser.error(str(problem))
    try:
        asyncio.run(
            serve(google, given.port, admin=given.admin, key=given.key, seconds=given.seconds)
        )
    except KeyboardInterrupt:
        return 0
    except OSError as problem:
        parser.exit(1, f"{problem}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
