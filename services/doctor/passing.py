"""What passes by itself: for the time being something could not be asked, and no more is known."""

from services.errors import GoogleUnreachableError, SoKetError, Trouble

PASSING = frozenset(
    {Trouble.NO_NETWORK, Trouble.NO_ANSWER, Trouble.SERVER_ERROR, Trouble.QUOTA_USED}
)


def passing(error: SoKetError | None) -> Trouble | None:
    """Return why Google did not answer now; None: it did, if only to refuse."""
    return error.reason if isinstance(error, GoogleUnreachableError) else None
