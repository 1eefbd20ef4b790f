"""Frames as Parquet files that are named by their content."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from services.store.files import content_of, named_by_content, put


def put_content(folder: Path, content: bytes, suffix: str) -> str:
    """Write a file unless it lies there already, and return the name that its content gives it.

    Raises:
        OSError: it cannot be written.
    """
    name = named_by_content(content, suffix)
    try:
        content_of(folder, name)
    except (OSError, ValueError):
        put(folder, name, content)
    return name


def put_frame(folder: Path, rows: pd.DataFrame) -> Mapping[str, Any]:
    """Write a frame; return its file and its types, by which :func:`frame_of` reads it back.

    Raises:
        OSError: it cannot be written.
    """
    dtypes = {str(name): str(dtype) for name, dtype in rows.dtypes.items()}
    written = BytesIO()
    rows.to_parquet(written, index=False)
    return {"file": put_content(folder, written.getvalue(), ".parquet"), "dtypes": dtypes}


def frame_of(folder: Path, told: Mapping[str, Any]) -> pd.DataFrame:
    """Return the frame of which :func:`put_frame` told this.

    Raises:
        OSError: its file is not there, or cannot be read.
        LookupError, TypeError, ValueError: its file was damaged.
    """
    rows = pd.read_parquet(BytesIO(content_of(folder, told["file"])))
    # Parquet knows no whole seconds.
    return rows.astype(dict(told["dtypes"]))
