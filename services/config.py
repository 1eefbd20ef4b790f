"""Settings, built from a mapping; the only place that looks at the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from services.errors import SettingError

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_DIR = ROOT / "data" / "sample"


@dataclass(frozen=True)
class Settings:
    """What the office decides.

    Attributes:
        data_dir: folder of workbooks that is read.
        poll_seconds: how often the folder is looked at for change.
    """

    data_dir: Path = SAMPLE_DIR
    poll_seconds: float = 1.0

    @classmethod
    def from_mapping(cls, given: Mapping[str, object]) -> "Settings":
        """Return settings from secrets or the environment; what is not given has its default.

        A relative ``data_dir`` is taken from the folder of the application.

        Raises:
            SettingError: a value cannot be used.
        """
        folder, poll = given.get("data_dir"), given.get("poll_seconds", cls.poll_seconds)
        try:
            seconds = float(str(poll))
        except ValueError as error:
            raise SettingError("poll_seconds", str(poll)) from error
        if not 0.1 <= seconds <= 3600:
            raise SettingError("poll_seconds", str(poll))
        try:
            path = Path(str(folder)).expanduser() if folder else SAMPLE_DIR
        except RuntimeError as error:
            # "~name" of a person who has no home here.
            raise SettingError("data_dir", str(folder)) from error
        return cls(path if path.is_absolute() else ROOT / path, seconds)

    @classmethod
    def from_environment(cls, secrets: Mapping[str, object] | None = None) -> "Settings":
        """Return settings from secrets, each overridden by its environment variable."""
        given = dict(secrets or {})
        if folder := os.environ.get("SOKET_DATA"):
            # Typed in a shell: relative to where the person stands, not to the application.
            home = folder.startswith("~")
            given["data_dir"] = folder if home else str(Path(folder).absolute())
        return cls.from_mapping(given)
