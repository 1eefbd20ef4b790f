"""Calls a minute: the limits, and what is answered above them."""

from collections import Counter
from dataclasses import dataclass, field

from tests.google.errors import GoogleError, drive_error, error_info, sheets_error


@dataclass
class Quotas:
    """Windows of a minute; sheets in calls, Drive in units. Refused calls cost nothing."""

    reads_per_user: int = 60
    reads_per_project: int = 300
    writes_per_user: int = 60
    writes_per_project: int = 300
    drive_per_user: int = 325_000
    drive_per_project: int = 1_000_000
    on: bool = False
    minute: int = -1
    spent: Counter[tuple[str, str]] = field(default_factory=Counter)

    def take(self, kind: str, units: int, email: str, project: str, now: float) -> None:
        """Count a call of a kind: `sheets.read`, `sheets.write` or `drive`.

        Raises:
            GoogleError: The minute's quota is used up.
        """
        if int(now // 60) != self.minute:
            self.minute = int(now // 60)
            self.spent.clear()
        keys = ((kind, email), (kind, f"project/{project}"))
        limits = {
            "sheets.read": (self.reads_per_user, self.reads_per_project),
            "sheets.write": (self.writes_per_user, self.writes_per_project),
            "drive": (self.drive_per_user, self.drive_per_project),
        }[kind]
        for key, limit, per in zip(keys, limits, ("user", "project"), strict=True):
            if self.on and self.spent[key] + units > limit:
                raise too_many(kind, per, project, limit)
        for key in keys:
            self.spent[key] += units

    def left(self, kind: str, email: str) -> int:
        limit = {
            "sheets.read": self.reads_per_user,
            "sheets.write": self.writes_per_user,
            "drive": self.drive_per_user,
        }[kind]
        return limit - self.spent[kind, email]


def too_many(
    kind: str,
    per: str = "user",
    project: str = "0",
    limit: int = 60,
    retry_after: float | None = None,
) -> GoogleError:
    """Word the refusal as Sheets does, or as Drive does."""
    headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}
    if kind.startswith("drive"):
        reason = "userRateLimitExceeded" if per == "user" else "rateLimitExceeded"
        message = "User Rate Limit Exceeded" if per == "user" else "Rate Limit Exceeded"
        refusal = drive_error(403, reason, message, "usageLimits")
        refusal.headers.update(headers)
        return refusal
    what = "Read" if kind.endswith("read") else "Write"
    end = "PerUser" if per == "user" else ""
    return sheets_error(
        429,
        f"Quota exceeded for quota metric '{what} requests' and limit '{what} requests per minute"
        f"{' per user' if per == 'user' else ''}' of service 'sheets.googleapis.com' for consumer "
        f"'project_number:{project}'.",
        [
            error_info(
                "RATE_LIMIT_EXCEEDED",
                {
                    "consumer": f"projects/{project}",
                    "quota_limit": f"{what}RequestsPerMinute{end or 'PerProject'}",
                    "quota_limit_value": str(limit),
                    "quota_location": "global",
                    "quota_metric": f"sheets.googleapis.com/{what.lower()}_requests",
                    "service": "sheets.googleapis.com",
                },
            )
        ],
        headers,
    )
