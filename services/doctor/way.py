"""The checks of the way to Google: is it there, does it take our key, is it switched on."""

from typing import NamedTuple

from services.doctor.asked import Asked, OfGoogle
from services.doctor.line import Code, Line
from services.doctor.passing import passing
from services.errors import GoogleKeyError, GoogleRefusedError, SoKetError, Trouble
from services.sources.pace import Kind
from services.text import numbers

# Google takes a key whose time is up to five minutes off.
_RIGHT_WITHIN = 120.0
# Sheets and Drive have said it in either way.
_DISABLED = frozenset({"SERVICE_DISABLED", "accessNotConfigured"})


class _OfApi(NamedTuple):
    enabled: Code
    disabled: Code
    failing: Code
    not_known: Code


_SHEETS = _OfApi(
    Code.SHEETS_ENABLED, Code.SHEETS_DISABLED, Code.SHEETS_FAILING, Code.SHEETS_NOT_KNOWN
)
_DRIVE = _OfApi(Code.DRIVE_ENABLED, Code.DRIVE_DISABLED, Code.DRIVE_FAILING, Code.DRIVE_NOT_KNOWN)
_OF_KEY = {
    Trouble.KEY_UNUSABLE: Code.KEY_UNUSABLE,
    Trouble.CLOCK_WRONG: Code.CLOCK_REFUSED,
}


def _account(google: OfGoogle) -> dict[str, str]:
    return {"account": google.account, "project": google.project}


def network(asked: Asked) -> tuple[Line, ...]:
    """Tell that nothing of Google can be reached; where something is, the others tell.

    Only where no answer came at all the way there may be shut; what answers that it is out of
    order has been reached, and there is nothing to mend here.
    """
    google = asked.google
    if google is None:
        return ()
    reasons = [passing(error) for error in (google.drive, google.sheets)]
    if not all(reason not in (None, Trouble.QUOTA_USED) for reason in reasons):
        return ()
    if Trouble.SERVER_ERROR in reasons:
        return (Line(Code.GOOGLE_AWAY, {"trouble": Trouble.SERVER_ERROR}),)
    # Whoever told the time was there; the rest came too late.
    code = Code.GOOGLE_AWAY if isinstance(google.ahead, float) else Code.GOOGLE_SILENT
    return (Line(code, {"trouble": str(reasons[0])}),)


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
    if google is None:
        return ()
    if not isinstance(google.ahead, float):
        return () if network(asked) else (Line(Code.CLOCK_NOT_KNOWN),)
    minutes = {"minutes": numbers.number(abs(google.ahead) / 60)}
    if not _is_off(google):
        return (Line(Code.CLOCK_RIGHT, minutes),)
    return (Line(Code.CLOCK_FAST if google.ahead > 0 else Code.CLOCK_SLOW, minutes),)


def apis(asked: Asked) -> tuple[Line, ...]:
    """Tell whether both APIs are enabled in the project."""
    google = asked.google
    if google is None or network(asked):
        return ()
    return (*_api(google, google.sheets, _SHEETS), *_api(google, google.drive, _DRIVE))


def _api(google: OfGoogle, error: SoKetError | None, codes: _OfApi) -> tuple[Line, ...]:
    if isinstance(error, GoogleKeyError):
        return ()
    if isinstance(error, GoogleRefusedError):
        code = codes.disabled if error.reason in _DISABLED else codes.failing
        return (Line(code, {**_account(google), "trouble": Trouble.NOT_ALLOWED}),)
    reason = passing(error)
    # Also whoever refuses a call for being one too many is there.
    if reason and reason is not Trouble.QUOTA_USED:
        return (Line(codes.not_known, {"reason": reason}),)
    return (Line(codes.enabled),)


def quota(asked: Asked) -> tuple[Line, ...]:
    """Tell how many calls are left of this minute, as far as this process counts them."""
    google = asked.google
    if google is None:
        return ()
    told = [passing(error) for error in (google.drive, google.sheets)]
    if Trouble.QUOTA_USED in told or not all(google.left.values()):
        return (Line(Code.QUOTA_USED),)
    left = {
        "reads": numbers.number(google.left[Kind.READ]),
        "writes": numbers.number(google.left[Kind.WRITE]),
    }
    return (Line(Code.QUOTA_LEFT, left),)


def _is_off(google: OfGoogle) -> bool:
    return isinstance(google.ahead, float) and abs(google.ahead) >= _RIGHT_WITHIN
