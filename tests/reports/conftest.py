"""The small province of tests/panels, whose meeting the papers are of."""

from tests.panels.conftest import look, snapshot, units

__all__ = ["look", "snapshot", "units"]
