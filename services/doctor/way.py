"""The checks of the way to Google: is it there, does it take our key, is it switched on."""

from services.doctor.asked import Asked, OfGoogle
from services.doctor.line import Code, Line
from services.errors import (
    GoogleKeyError,
    GoogleRefusedError,
    GoogleUnreachableError,
    SoKetError,
    Trouble,
)
from services.text import numbers

# Google takes a key whose time is up to five minutes off.
_RIGHT_WITHIN = 120.0
# Sheets and Drive have said it in either way.
_DISABLED = frozenset({"SERVICE_DISABLED", "accessNotConfigured"})
_OF_KEY = {
    Trouble.KEY_UNUSABLE: Code.KEY_UNUSABLE,
    Trouble.CLOCK_WRONG: Code.CLOCK_REFUSED,
}


def _account(google: OfGoogle) -> dict[str, str]:
    return {"account": google.account, "project": google.project}


def network(asked: Asked) -> tuple[Line, ...]:
    """Tell that nothing of Google can be reached; where something is, the others tell."""
    google = asked.google
    if google is None:
        return ()
    reasons = [_unreachable(error) for error in (google.drive, google.sheets)]
    if all(reason not in (None, Trouble.QUOTA_USED) for reason in reasons):
        return (Line(Code.GOOGLE_SILENT, {"trouble": str(reasons[0])}),)
    return ()


def key(asked: Asked) -> tuple[Line, ...]:
    """Tell whether Google takes the service account's key."""
    google = asked.google
    if google is None:
        return ()
    refusal = next(
        (e for e in (google.drive, google.sheets) if isinstance(e, GoogleKeyError)), None
    )
    if refusal:
        code = _OF_KEY.get(refusal.reason, Code.KEY_REFUSED)
        if code is Code.CLOCK_REFUSED and _is_off(google):
            # By how much is told by another line.
            return ()
        return (Line(code, _account(google)),)
    if network(asked):
        return ()
    return (Line(Code.KEY_GOOD, _account(google)),)


def clock(asked: Asked) -> tuple[Line, ...]:
    """Tell by how many minutes the machine's clock is wrong."""
    google = asked.google
    if google is None or not isinstance(google.ahead, float):
        return ()
    minutes = {"minutes": numbers.number(abs(google.ahead) / 60)}
    if not _is_off(google):
        return (Line(Code.CLOCK_RIGHT, minutes),)
    return (Line(Code.CLOCK_FAST if google.ahead > 0 else Code.CLOCK_SLOW, minutes),)


def apis(asked: Asked) -> tuple[Line, ...]:
    """Tell whether both APIs are enabled in the project."""
    google = asked.google
    if google is None or network(asked):
        return ()
    return (
        *_api(
            google,
            google.sheets,
            (Code.SHEETS_ENABLED, Code.SHEETS_DISABLED, Code.SHEETS_FAILING),
        ),
        *_api(google, google.drive, (Code.DRIVE_ENABLED, Code.DRIVE_DISABLED, Code.DRIVE_FAILING)),
    )


def _api(
    google: OfGoogle, error: SoKetError | None, codes: tuple[Code, Code, Code]
) -> tuple[Line, ...]:
    enabled, disabled, failing = codes
    if isinstance(error, GoogleKeyError):
        return ()
    if isinstance(error, GoogleRefusedError):
        code = disabled if error.reason in _DISABLED else failing
        return (Line(code, {**_account(google), "trouble": Trouble.NOT_ALLOWED}),)
    reason = _unreachable(error)
    if reason is Trouble.QUOTA_USED or error is None:
        return (Line(enabled),)
    return (Line(failing, {**_account(google), "trouble": reason or Trouble.NO_ANSWER}),)


def quota(asked: Asked) -> tuple[Line, ...]:
    """Tell how many calls are left of this minute."""
    google = asked.google
    if google is None:
        return ()
    used = [_unreachable(error) for error in (google.drive, google.sheets)]
    if Trouble.QUOTA_USED in used or not google.reads_left or not google.writes_left:
        return (Line(Code.QUOTA_USED),)
    left = {
        "reads": numbers.number(google.reads_left),
        "writes": numbers.number(google.writes_left),
    }
    return (Line(Code.QUOTA_LEFT, left),)


def _is_off(google: OfGoogle) -> bool:
    return isinstance(google.ahead, float) and abs(google.ahead) >= _RIGHT_WITHIN


def _unreachable(error: SoKetError | None) -> Trouble | None:
    return error.reason if isinstance(error, GoogleUnreachableError) else None
