"""The self-check from the command line: its own settings, its own calls, its own reading."""

import json
import time
from collections.abc import Mapping, Sequence
from typing import cast

from services.conclusions.journal import journal_of
from services.conclusions.province import at_google
from services.config import Settings, secrets_file
from services.doctor import could_ask, examine, worst
from services.doctor.ask import ask
from services.doctor.conclusions import at_rest
from services.doctor.line import Code, Line, State
from services.errors import SettingError
from services.reading import Readings, look
from services.sources import Source
from services.sources.workbook import WorkbookFolder
from services.text.doctor import STATES, advice, summary
from services.text.language import Language

FINE, TO_BE_MENDED, NOTHING_ASKED = 0, 1, 2
# Reading is cut off after so many seconds: the place may hold more than the quota lets be read.
_READING = 45.0
# Shorter than the application's own: somebody is waiting for the answer.
_DEADLINE, _ANSWER = 12.0, 10.0


def doctor(*, as_json: bool, language: Language) -> tuple[list[str], int]:
    """Return what the self-check prints, and its exit status.

    0: everything is fine; 1: something is to be mended or looked at, or is not known; 2: the place
    of the spreadsheets could not be asked at all.
    """
    try:
        secrets = secrets_file()
        settings = Settings.from_environment(secrets)
    except SettingError as error:
        return _told((of_setting(error),), NOTHING_ASKED, as_json=as_json, language=language)
    auth = secrets.get("auth")
    known = cast("Mapping[str, object]", auth) if isinstance(auth, Mapping) else None
    journal = journal_of(settings)
    if settings.google is None:
        source = WorkbookFolder(settings.data_dir)
        asked = ask(
            settings,
            known,
            readings=lambda: _read(source),
            concluded=lambda _readings: at_rest(journal, None),
        )
    else:
        from services.sources.google import SCOPES_OF_THE_APPLICATION, GoogleCalls, GoogleSheets
        from services.sources.pace import Pace
        from services.sources.patience import Patience

        pace, patience = Pace(), Patience(read=_ANSWER, deadline=_DEADLINE)
        calls = GoogleCalls(settings.google, SCOPES_OF_THE_APPLICATION, patience, pace)
        sheets = GoogleSheets(calls, settings.google.address)
        asked = ask(
            settings,
            known,
            calls,
            pace,
            lambda: _read(sheets),
            lambda read: at_rest(journal, at_google(calls, lambda: read)),
        )
        calls.close()
    lines = examine(asked)
    status = FINE if worst(lines) is State.OK else TO_BE_MENDED
    if not could_ask(asked):
        status = NOTHING_ASKED
    return _told(lines, status, as_json=as_json, language=language)


def of_setting(error: SettingError) -> Line:
    """Return the line for a setting with which nothing else can be looked at."""
    code = Code.SETTING_BAD if error.value else Code.SETTING_MISSING
    # Its value stays out of the line: it may be part of a key.
    return Line(code, {"name": error.name})


def _read(source: Source) -> Readings:
    readings, end = Readings(), time.monotonic() + _READING
    while True:
        readings = look(source, readings, at_once=2 * source.side_by_side)
        if readings.unreachable_since or not readings.waiting or time.monotonic() > end:
            return readings


def _told(
    lines: Sequence[Line], status: int, *, as_json: bool, language: Language
) -> tuple[list[str], int]:
    if as_json:
        told = {"status": status, "lines": [_json(line) for line in lines]}
        return [json.dumps(told, ensure_ascii=False, indent=2)], status
    at = 0 if language is Language.VI else 1
    printed: list[str] = []
    for line in lines:
        said, steps = advice(line, language)
        printed.append(f"[{STATES[line.state][at]}] {said}")
        printed += [f"    {number}. {step}" for number, step in enumerate(steps, 1)]
    return [*printed, "", summary(lines, language)], status


def _json(line: Line) -> Mapping[str, object]:
    vi, en = advice(line, Language.VI), advice(line, Language.EN)
    return {
        "code": line.code.value,
        "state": line.state.value,
        "details": dict(line.details),
        "message_vi": vi.said,
        "message_en": en.said,
        "steps_vi": list(vi.steps),
        "steps_en": list(en.steps),
    }
