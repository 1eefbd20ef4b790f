"""What the server does with app.py before it is run as a script."""

import subprocess
import sys
from pathlib import Path

# In a process of its own: the first application of a process settles where its settings are.
TOLD = """
import asyncio, math
import app

async def inner(scope, receive, send):
    seen.append(scope["type"])

async def reach(kind):
    await app.noting(inner)({"type": kind}, None, None)

seen = []
for kind in ("http", "lifespan"):
    asyncio.run(reach(kind))
    assert app.arrivals[-1] == -math.inf, kind
asyncio.run(reach("websocket"))
first = app.arrivals[-1]
assert first > -math.inf
asyncio.run(reach("websocket"))
assert app.arrivals[-1] >= first and len(app.arrivals) == 1
print(seen)
"""


def test_a_page_that_connects_is_noted_and_served(repository: Path):
    done = subprocess.run(
        [sys.executable, "-c", TOLD], cwd=repository, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "['http', 'lifespan', 'websocket', 'websocket']"
