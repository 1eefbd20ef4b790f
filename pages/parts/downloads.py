"""A button that makes a file when it is pressed, and has it there until the browser has it."""

import itertools
import logging
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

_OFFICE = "application/vnd.openxmlformats-officedocument"
# By these a phone knows with what it opens a file; Windows knows other ones.
_TYPES = MappingProxyType(
    {
        "docx": f"{_OFFICE}.wordprocessingml.document",
        "pdf": "application/pdf",
        "png": "image/png",
        "pptx": f"{_OFFICE}.presentationml.presentation",
        "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    }
)
# Streamlit drops what was made for a press at the second end of a run of anybody, which with many
# readers is sooner than a browser can fetch it. So many of all readers' files are kept, then.
_KEPT = 24
_turns = itertools.count()


def _is_news(record: logging.LogRecord) -> bool:
    # What is kept belongs to no reader, and so to no run; Streamlit warns of that at every press.
    return not (record.threadName or "").startswith("asyncio_")


def place(
    label: str,
    make: Callable[[], bytes],
    file_name: str,
    key: str,
    *,
    inside: DeltaGenerator | None = None,
    **look: Any,  # noqa: ANN401  (as Streamlit's button takes it)
) -> None:
    """Place a button for a file.

    Args:
        label: what stands on it.
        make: returns the file; it asks for the right to have it, too.
        file_name: with one of the endings that are known here.
        key: of the button.
        inside: where it is placed; None: here.
        look: what Streamlit's button takes besides.
    """
    logging.getLogger(get_script_run_ctx.__module__).addFilter(_is_news)
    kind = _TYPES[file_name.rpartition(".")[2]]

    def made() -> bytes:
        content = make()
        runtime.get_instance().media_file_mgr.add(
            content,
            kind,
            f"soket_{next(_turns) % _KEPT}",
            file_name,
            is_for_static_download=True,
        )
        return content

    (inside or st).download_button(
        label,
        made,
        file_name,
        kind,
        key=key,
        icon=":material/download:",
        on_click="ignore",
        **look,
    )
