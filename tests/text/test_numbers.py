from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.cells import parse_number  # noqa: F401
from services.text import numbers
