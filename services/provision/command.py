"""``python -m services provision``: plan, do, and tell what came of it."""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta, timezone
from typing import TextIO

from services.config import Settings, secrets_file
from services.errors import SoKetError
from services.listed_units import listed_units
from services.provision.run import Outcome, Way, carried_out
from services.provision.survey import Asked, Progress, survey
from services.sources.calls import Calls
from services.sources.google import GoogleCalls
from services.sources.place import PlaceKind, place_of, resolved
from services.text import provision as words

DONE, UNDONE, IMPOSSIBLE = 0, 1, 2
# Vietnam has one time the whole year round.
_VIETNAM = timezone(timedelta(hours=7))
_BAR, _LINE = 24, 79


def run(asked: argparse.Namespace) -> int:
    """Run the command by the settings and return its exit status.

    Raises:
        SoKetError: nothing could be done.
    """
    settings = Settings.from_environment(secrets_file())
    if settings.google is None:
        _say([words.NO_GOOGLE], sys.stderr)
        return IMPOSSIBLE
    calls = GoogleCalls(settings.google)
    try:
        return provision(calls, settings.google.address, asked)
    except KeyboardInterrupt:
        _say([words.STOPPED], sys.stderr)
        return UNDONE
    except SoKetError as error:
        _say([words.sentence(error, calls.account)], sys.stderr)
        return IMPOSSIBLE
    finally:
        calls.close()


def provision(
    calls: Calls,
    address: str,
    asked: argparse.Namespace,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Plan, do, and tell what came of it; return the exit status.

    Args:
        calls: how Google is called.
        address: where the spreadsheets are kept, as in the settings.
        asked: what stands on the command line.
        sleep: waits so many seconds.

    Raises:
        SoKetError: nothing could be done.
    """
    place = resolved(calls, place_of(address))
    codes = tuple(asked.units.casefold().replace(",", " ").split())
    today = datetime.now(_VIETNAM).date()
    wanted = Asked(
        listed_units(asked.listed), codes, bool(asked.single), bool(asked.province_only), today
    )
    found = survey(calls, place, wanted, _progress(words.LOOKING))
    _say(words.plan_lines(found.items, found.notes))
    in_folder = place.kind is PlaceKind.FOLDER
    if asked.dry_run:
        before = [Outcome(item, item.file, item.error) for item in found.items]
        needs = list(words.troubles(before, calls.account, in_folder=in_folder))
        _say(["", *_for_a_person(needs), words.ONLY_PLANNED])
        return DONE
    way = Way(calls, place, found.office, bool(asked.notify), sleep)
    outcomes: list[Outcome] = []
    progress, count = _progress(words.DOING), len(found.items)
    progress(0, count, found.items[0].book.title)
    for number, outcome in enumerate(carried_out(found.items, way), 1):
        outcomes.append(outcome)
        progress(number, count, found.items[number].book.title if number < count else "")
    needs = list(words.troubles(outcomes, calls.account, in_folder=in_folder))
    rows = [words.RESULT_HEADING, *map(words.result_row, outcomes)]
    _say(["", *_columns(rows), "", *_for_a_person(needs)])
    if all(outcome.is_whole for outcome in outcomes):
        return DONE
    _say([words.RUN_AGAIN])
    return UNDONE if any(outcome.file for outcome in outcomes) else IMPOSSIBLE


def _say(lines: Iterable[str], stream: TextIO | None = None) -> None:
    (stream or sys.stdout).write("".join(f"{line}\n" for line in lines))


def _for_a_person(needs: Sequence[str]) -> list[str]:
    return [words.PERSON, *(f"  ! {need}" for need in needs), ""] if needs else []


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _progress(doing: str) -> Progress:
    """Return what draws a bar on a terminal, and nothing elsewhere."""

    def draw(done: int, count: int, title: str) -> None:
        if not sys.stderr.isatty():
            return
        full = _BAR * done // max(count, 1)
        bar = "#" * full + "." * (_BAR - full)
        # Cut to a narrow terminal's width, and blanks after it take the last line's end away.
        line = f"{doing} [{bar}] {done}/{count} {title}"[:_LINE].ljust(_LINE)
        sys.stderr.write(f"\r{line}" if done < count else f"\r{' ' * _LINE}\r")
        sys.stderr.flush()

    return draw
