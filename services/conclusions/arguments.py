"""What may stand on the command line after ``conclusions``; apart, so that reading it is quick."""

import argparse
from pathlib import Path

from services.text import conclusion_moves as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, and what it does."""
    deeds = parser.add_subparsers(required=True, metavar="export|import", dest="deed")
    for deed, said in (("export", words.EXPORT), ("import", words.IMPORT)):
        one = deeds.add_parser(deed, help=said, description=said)
        one.add_argument("file", type=Path, metavar="FILE", help=words.FILE)
    parser.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    from services.conclusions.command import run

    return run(asked.deed, asked.file)
