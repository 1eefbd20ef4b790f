"""What may stand on the command line after ``provision``; apart, so that reading it is quick."""

import argparse
from pathlib import Path

from services.text import commands as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, and what it does."""
    parser.add_argument("--dry-run", action="store_true", help=words.DRY_RUN)
    parser.add_argument("--units", metavar="CODE,…", default="", help=words.UNITS)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--single", action="store_true", help=words.SINGLE)
    which.add_argument("--province-only", action="store_true", help=words.PROVINCE_ONLY)
    parser.add_argument("--list", dest="listed", type=Path, metavar="PATH", help=words.LIST)
    parser.add_argument("--notify", action="store_true", help=words.NOTIFY)
    parser.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    from services.provision.command import run

    return run(asked)
