"""What each command does; the words it prints are in text.commands."""

import argparse
import json
import sys
from collections.abc import Hashable, Iterable, Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import pandas as pd

from services.conclusions import arguments as moves
from services.config import Settings
from services.errors import ChoiceError, NothingReadableError, SoKetError, SourceUnreachableError
from services.indicators.catalogue import BY_CODE, INDICATORS
from services.indicators.compute import results
from services.indicators.targets import with_targets
from services.intake.findings import Finding, Severity
from services.periods import Grain, Period, Span, parse_period, parse_span
from services.provision.arguments import add_arguments
from services.reading import Readings, look
from services.snapshot import Snapshot, TabState
from services.sources.workbook import WorkbookFolder
from services.text import commands as words
from services.text import conclusion_moves, numbers
from services.text.findings import SEVERITIES, message, table_title
from services.text.language import Language
from services.view import newest_month

FINE, FAULTY, UNREADABLE = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; a failure is one sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console in another code page would fail on the first Vietnamese letter.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    asked = _parser().parse_args(arguments)
    try:
        return asked.run(asked)
    except (SoKetError, OSError) as error:
        _say([words.failure(error)], sys.stderr)
        return UNREADABLE


def _say(lines: Iterable[str], stream: object = None) -> None:
    (stream or sys.stdout).write("".join(f"{line}\n" for line in lines))  # type: ignore[attr-defined]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m services", description=words.PROGRAM)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help=words.CHECK, description=words.CHECK)
    check.add_argument("path", nargs="?", type=Path, help=words.PATH)
    check.add_argument("--json", action="store_true", help=words.AS_JSON)
    check.set_defaults(run=_check)

    indicators = commands.add_parser(
        "indicators", help=words.INDICATORS, description=words.INDICATORS
    )
    indicators.add_argument("path", nargs="?", type=Path, help=words.PATH)
    indicators.add_argument("--period", metavar="P", help=words.PERIOD)
    indicators.add_argument("--from", dest="first", metavar="P", help=words.FIRST)
    indicators.add_argument("--to", dest="last", metavar="P", help=words.LAST)
    indicators.add_argument("--unit", metavar="CODE", help=words.UNIT)
    indicators.add_argument("--by", choices=("unit", "period"), help=words.BY)
    indicators.add_argument("--json", action="store_true", help=words.AS_JSON)
    indicators.set_defaults(run=_indicators)

    template = commands.add_parser("template", help=words.TEMPLATE, description=words.TEMPLATE)
    template.add_argument("directory", type=Path, help=words.DIRECTORY)
    template.add_argument(
        "--list", dest="listed", type=Path, metavar="PATH", help=words.TEMPLATE_LIST
    )
    template.set_defaults(run=_template)

    sample = commands.add_parser("sample", help=words.SAMPLE, description=words.SAMPLE)
    sample.add_argument("directory", type=Path, help=words.DIRECTORY)
    sample.add_argument("--seed", type=int, default=2021, metavar="N", help=words.SEED)
    sample.add_argument("--scale", type=int, default=1, metavar="K", help=words.SCALE)
    sample.set_defaults(run=_sample)

    doctor = commands.add_parser("doctor", help=words.DOCTOR, description=words.DOCTOR)
    doctor.add_argument("--json", action="store_true", help=words.AS_JSON)
    doctor.add_argument("--lang", choices=[*Language], default=Language.VI, help=words.LANGUAGE)
    doctor.set_defaults(run=_doctor)

    add_arguments(
        commands.add_parser("provision", help=words.PROVISION, description=words.PROVISION)
    )
    moves.add_arguments(
        commands.add_parser(
            "conclusions", help=conclusion_moves.COMMAND, description=conclusion_moves.COMMAND
        )
    )
    return parser


def _snapshot(path: Path | None) -> Snapshot:
    """Return the snapshot of a folder, or of one file read with its folder's list of units."""
    folder = path or Settings.from_environment().data_dir
    source = WorkbookFolder(folder)
    if folder.is_file():
        beside = WorkbookFolder(folder.parent)
        source = WorkbookFolder(folder.parent, frozenset({folder.name, *beside.with_units()}))
    snapshot = look(source, Readings()).snapshot
    if snapshot is None:
        raise SourceUnreachableError(str(folder))
    return snapshot


def _check(asked: argparse.Namespace) -> int:
    snapshot = _snapshot(asked.path)
    title = asked.path.stem if asked.path and asked.path.is_file() else None
    tabs = [t for t in snapshot.tabs if title in (None, t.spreadsheet)]
    findings = [f for f in snapshot.findings if title in (None, f.spreadsheet)]
    if asked.json:
        told = {"tabs": [_tab_json(t) for t in tabs], "findings": [_json(f) for f in findings]}
        _say([json.dumps(told, ensure_ascii=False, indent=2)])
    else:
        _say(_check_lines(tabs, findings))
    if not any(t.table for t in tabs):
        _say([words.NOTHING_READ.format(place=asked.path or "data_dir")], sys.stderr)
        return UNREADABLE
    return FAULTY if any(f.severity is Severity.ERROR for f in findings) else FINE


def _tab_json(tab: TabState) -> dict[str, str | int]:
    return {
        "spreadsheet": tab.spreadsheet,
        "tab": tab.tab,
        "table": tab.table,
        "rows_read": tab.rows_read,
        "rows_used": tab.rows_used,
        "rows_left_out": tab.rows_left_out,
    }


def _json(finding: Finding) -> dict[str, str]:
    return {
        "spreadsheet": finding.spreadsheet,
        "tab": finding.tab,
        "cell": finding.cell,
        "table": finding.table,
        "column": finding.column,
        "severity": finding.severity.value,
        "code": finding.code.value,
        "value": finding.value,
        "message_vi": message(finding, Language.VI),
        "message_en": message(finding, Language.EN),
    }


def _check_lines(tabs: Sequence[TabState], findings: Sequence[Finding]) -> list[str]:
    rows = [
        (
            t.spreadsheet,
            t.tab,
            table_title(t.table, Language.VI) or "–",
            *map(str, (t.rows_read, t.rows_used, t.rows_left_out)),
        )
        for t in tabs
    ]
    lines = _columns([words.TABS_HEADING, *rows], right=3)
    if not findings:
        return [*lines, "", words.NO_FINDINGS]
    count = {s: sum(f.severity is s for f in findings) for s in Severity}
    lines += [
        "",
        words.FINDING_COUNT.format(
            errors=count[Severity.ERROR],
            warnings=count[Severity.WARNING],
            notes=count[Severity.NOTE],
        ),
    ]
    for f in findings:
        place = " · ".join(filter(None, (f.spreadsheet, f.tab, f.cell)))
        lines.append(f"[{SEVERITIES[f.severity].vi}] {place}: {message(f, Language.VI)} ({f.code})")
    return lines


def _columns(rows: Sequence[Sequence[str]], right: int) -> list[str]:
    """Return rows of text as lines with even columns, all from ``right`` on set to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(
            cell.rjust(width) if at >= right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _spans(asked: argparse.Namespace, newest: int) -> tuple[Span, ...]:
    """Return the spans that were asked for; nothing asked is the newest quarter."""
    if bool(asked.first) != bool(asked.last) or (asked.first and asked.period):
        raise ChoiceError(words.PERIOD_OR_RANGE)
    whole = Span.of(Period.of_month(newest, Grain.QUARTER))
    if asked.period:
        whole = parse_span(asked.period)
    elif asked.first:
        whole = Span.of(parse_period(asked.first), parse_period(asked.last))
    if asked.by != "period":
        return (whole,)
    grain = parse_period(asked.first).grain if asked.first else Grain.QUARTER
    if whole.months <= grain and not asked.first:
        grain = Grain.MONTH
    return tuple(Span.of(period) for period in whole.periods(grain))


def _indicators(asked: argparse.Namespace) -> int:
    snapshot = _snapshot(asked.path)
    if not any(len(rows) for rows in snapshot.tables.values()):
        raise NothingReadableError(str(asked.path or Settings.from_environment().data_dir))
    units = snapshot.units
    unit = str(asked.unit).casefold() if asked.unit else units.root
    units.names(unit)
    codes = units.children(unit) if asked.by == "unit" else (unit,)
    spans = _spans(asked, newest_month(snapshot))
    found = results(snapshot.tables, units, INDICATORS, spans, asked=codes)
    found = with_targets(found, snapshot.targets, units)
    records = [_result_json(row, units.root) for row in found.to_dict("records")]
    if asked.json:
        _say([json.dumps({"results": records}, ensure_ascii=False, indent=2)])
    else:
        _say(_result_lines(records))
    return FINE


def _result_json(row: Mapping[Hashable, Any], root: str) -> dict[str, str | float | None]:
    def number(name: str) -> float | int | None:
        value = row[name]
        if pd.isna(value):
            return None
        return int(value) if float(value).is_integer() and name != "value" else float(value)

    return {
        "indicator": row["indicator"],
        "unit": None if row["unit_id"] == root else row["unit_id"],
        "period": Span(row["first_month"], row["last_month"]).code,
        "numerator": number("numerator"),
        "denominator": number("denominator"),
        "value": number("value"),
        "units_reported": row["units_reported"],
        "units_expected": row["units_expected"],
        "as_of": None if pd.isna(row["as_of_date"]) else f"{row['as_of_date']:%Y-%m-%d}",
        "target": number("target"),
    }


def _result_lines(records: Sequence[Mapping[str, Any]]) -> list[str]:
    rows = [
        (
            r["indicator"],
            r["unit"] or words.PROVINCE,
            r["period"],
            numbers.number(r["numerator"]),
            numbers.number(r["denominator"]),
            numbers.figure(
                r["value"],
                is_share=BY_CODE[r["indicator"]].is_share,
                decimals=BY_CODE[r["indicator"]].decimals,
            ),
            f"{r['units_reported']}/{r['units_expected']}",
            r["as_of"] or numbers.NO_FIGURE,
        )
        for r in records
    ]
    return _columns([words.RESULTS_HEADING, *rows], right=3)


def _template(asked: argparse.Namespace) -> int:
    from services.listed_units import listed_units
    from services.template import write_templates

    paths = write_templates(asked.directory, listed_units(asked.listed))
    _say(words.WRITTEN.format(path=path) for path in paths)
    return FINE


def _sample(asked: argparse.Namespace) -> int:
    from services.sample import write_sample

    paths = write_sample(asked.directory, seed=asked.seed, scale=asked.scale)
    _say(words.WRITTEN.format(path=path) for path in paths)
    return FINE


def _doctor(asked: argparse.Namespace) -> int:
    from services.doctor.command import doctor

    lines, status = doctor(as_json=asked.json, language=Language(asked.lang))
    _say(lines)
    return status
