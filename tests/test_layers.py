"""The rules of who may import whom, and what a page may do, held by reading the code."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Rule = Callable[[Path], list[str]]

# Package -> the only places that import it. A place that ends in "/" is a folder.
ONLY_IN: dict[str, tuple[str, ...]] = {
    "streamlit": ("app.py", "pages/", "services/session.py"),
    "gspread": ("services/sources/google.py",),
    "google": ("services/sources/google.py",),
    "python_calamine": ("services/sources/workbook.py",),
    "altair": ("services/charts/",),
    "vl_convert": ("services/reports/png.py",),
    "docx": ("services/reports/docx_parts.py",),
    "pptx": ("services/reports/pptx_parts.py",),
    "reportlab": ("services/reports/pdf.py",),
    # These read or compute in tests alone; nobody who runs the dashboard has them.
    "openpyxl": (),
    "polars": (),
    "duckdb": (),
}
# Layer -> the layers that it may not import.
NEVER_BACK = {"services/": ("app", "pages"), "pages/": ("app",)}
ENVIRONMENT_ONLY_IN = ("services/config.py", "services/session.py")
ENVIRONMENT = {"environ", "environb", "getenv", "getenvb", "putenv"}
# What a page asks for first: the door that puts it into its frame when it was opened without.
FIRST_STATEMENT = "view = session.view()"
# A page places results; when it wants to compute, a service is missing.
COMPUTING = {"groupby", "group_by", "merge", "pivot", "pivot_table", "agg", "aggregate", "concat"}


def modules(root: Path, *places: str) -> Iterator[tuple[str, ast.Module]]:
    for place in places:
        found = sorted((root / place).rglob("*.py")) if place.endswith("/") else [root / place]
        for path in found:
            if path.exists():
                source = path.read_text(encoding="utf-8")
                yield path.relative_to(root).as_posix(), ast.parse(source, str(path))


def everything(root: Path) -> Iterator[tuple[str, ast.Module]]:
    return modules(root, "app.py", "pages/", "services/")


def within(name: str, places: tuple[str, ...]) -> bool:
    return any(
        name == place or (place.endswith("/") and name.startswith(place)) for place in places
    )


def imported(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) of every import, inside functions and by a written name too."""
    package = name.split("/")[:-1]
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=module, level=level, names=names):
                above = package[: len(package) - level + 1] if level else []
                start = ".".join([*above, *([module] if module else [])])
                yield from ((node.lineno, f"{start}.{alias.name}".strip(".")) for alias in names)
            case ast.Call(
                func=ast.Name(id=called) | ast.Attribute(attr=called),
                args=[ast.Constant(value=str(what)), *_],
            ) if called in {"import_module", "__import__"}:
                yield node.lineno, what


def docstrings(tree: ast.Module) -> set[int]:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }


def imports_that_go_back(root: Path) -> list[str]:
    return [
        f"{name}:{line}: imports {what}"
        for layer, above in NEVER_BACK.items()
        for name, tree in modules(root, layer)
        for line, what in imported(name, tree)
        if what.split(".")[0] in above
    ]


def packages_out_of_place(root: Path) -> list[str]:
    return [
        f"{name}:{line}: imports {what}; only {', '.join(ONLY_IN[package]) or 'tests'} may"
        for name, tree in everything(root)
        for line, what in imported(name, tree)
        if (package := what.split(".")[0]) in ONLY_IN and not within(name, ONLY_IN[package])
    ]


def environment_read_elsewhere(root: Path) -> list[str]:
    return [
        f"{name}:{node.lineno}: reads the environment; only services.config and session may"
        for name, tree in everything(root)
        if name not in ENVIRONMENT_ONLY_IN
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in ENVIRONMENT)
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "os"
            and ENVIRONMENT & {alias.name for alias in node.names}
        )
    ]


def pages_that_do_not_begin_with_their_view(root: Path) -> list[str]:
    wrong: list[str] = []
    for path in sorted((root / "pages").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = docstrings(tree)
        body = [
            node
            for node in tree.body
            if not isinstance(node, ast.Import | ast.ImportFrom)
            and not (isinstance(node, ast.Expr) and id(node.value) in documented)
        ]
        if not body or ast.unparse(body[0]) != FIRST_STATEMENT:
            line = body[0].lineno if body else 1
            wrong.append(f"pages/{path.name}:{line}: the first statement is not {FIRST_STATEMENT}")
    return wrong


def parts_that_act_when_imported(root: Path) -> list[str]:
    # A page imports before it has its view, so what it imports may not touch the screen.
    return [
        f"{name}:{node.lineno}: does something when imported"
        for name, tree in modules(root, "pages/parts/")
        for node in tree.body
        if isinstance(node, ast.Expr) and id(node.value) not in docstrings(tree)
    ]


def pages_that_compute(root: Path) -> list[str]:
    wrong: list[str] = []
    for name, tree in modules(root, "pages/"):
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(attr=called)) if called in COMPUTING:
                    wrong.append(f"{name}:{node.lineno}: calls {called}; a service is missing")
                case ast.BinOp(op=ast.Div() | ast.FloorDiv()):
                    wrong.append(f"{name}:{node.lineno}: divides; a service is missing")
                case _:
                    pass
    return wrong


def pages_that_end_their_frame(root: Path) -> list[str]:
    # Nothing can be placed after st.stop, and the frame places the filters after the page.
    return [
        f"{name}:{node.lineno}: calls st.stop; notices.end_page leaves the frame whole"
        for name, tree in modules(root, "pages/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.stop"
    ]


def words_outside_text(root: Path) -> list[str]:
    return [
        f"{name}:{node.lineno}: {node.value!r} belongs into services/text"
        for name, tree in modules(root, "app.py", "pages/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any(letter.isalpha() and not letter.isascii() for letter in node.value)
        and id(node) not in docstrings(tree)
    ]


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        imports_that_go_back,
        packages_out_of_place,
        environment_read_elsewhere,
        pages_that_do_not_begin_with_their_view,
        parts_that_act_when_imported,
        pages_that_compute,
        pages_that_end_their_frame,
        words_outside_text,
    )
}
# Rule -> small files that break it, each with the line that must be named.
BROKEN: dict[str, tuple[tuple[str, str, int], ...]] = {
    "imports_that_go_back": (
        ("services/a.py", "from pages.parts import card", 1),
        ("services/deep/b.py", "\n\nimport app", 3),
        ("services/c.py", "def f():\n    from pages import overview", 2),
        ("pages/d.py", "import app", 1),
        ("pages/parts/e.py", "from ... import app", 1),
        ("services/f.py", "import importlib\nimportlib.import_module('pages.overview')", 2),
    ),
    "packages_out_of_place": (
        ("services/a.py", "import streamlit as st", 1),
        ("services/charts/b.py", "from streamlit import altair_chart", 1),
        ("services/sources/workbook.py", "import gspread", 1),
        ("services/sources/c.py", "from google.oauth2 import service_account", 1),
        ("pages/d.py", "import altair as alt", 1),
        ("app.py", "from altair import Chart", 1),
        ("services/reports/e.py", "import vl_convert", 1),
        ("services/intake/f.py", "from python_calamine import CalamineWorkbook", 1),
        ("services/g.py", "import openpyxl", 1),
    ),
    "environment_read_elsewhere": (
        ("services/a.py", "import os\nos.getenv('SOKET_DATA')", 2),
        ("services/sources/b.py", "import os as system\nsystem.environ['HOME']", 2),
        ("pages/c.py", "from os import environ", 1),
        ("app.py", "import os\nos.environ.get('LANG')", 2),
    ),
    "pages_that_do_not_begin_with_their_view": (
        ("pages/a.py", "import streamlit as st\nst.title('a')\nview = session.view()", 2),
        ("pages/b.py", "", 1),
        ("pages/c.py", "if True:\n    view = session.view()", 1),
    ),
    "parts_that_act_when_imported": (
        ("pages/parts/a.py", "import streamlit as st\nst.write('a')", 2),
    ),
    "pages_that_compute": (
        ("pages/a.py", "x = rows.groupby('unit_id')", 1),
        ("pages/parts/b.py", "def share(a, b):\n    return a / b", 2),
    ),
    "pages_that_end_their_frame": (
        ("pages/a.py", "view = session.view()\nif not view.units:\n    st.stop()", 3),
    ),
    "words_outside_text": (
        ("pages/a.py", "st.title('Tổng quan')", 1),
        ("app.py", "x = 1\nst.write(f'{x} đơn vị')", 2),
    ),
}
SOUND = {
    "app.py": "import streamlit as st\nfrom services import session\n",
    "pages/a.py": '"""Tổng quan."""\nimport streamlit as st\nfrom services import session\n'
    "\nview = session.view()\nst.altair_chart(view.chart)\nst.write('a · b')\n",
    "pages/parts/b.py": '"""Parts."""\nimport streamlit as st\n\ndef card():\n    st.write(1)\n',
    "services/session.py": "import os\nimport streamlit as st\nos.environ\n",
    "services/config.py": "import os\nos.environ\n",
    "services/charts/c.py": "import altair as alt\nfrom services.text import VI\n",
    "services/reports/png.py": "import vl_convert\n",
    "services/sources/google.py": "import gspread\nfrom google.auth import default\n",
    "services/sources/workbook.py": "from python_calamine import CalamineWorkbook\n",
    "services/text/d.py": "TITLE = 'Tổng quan'\nSHARE = 1 / 2\n",
}


def write(root: Path, name: str, source: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_code_keeps_the_rule(rule: Rule, repository: Path):
    broken = rule(repository)
    assert not broken, "\n" + "\n".join(broken)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_rule_leaves_sound_code_alone(rule: Rule, tmp_path: Path):
    for name, source in SOUND.items():
        write(tmp_path, name, source)
    assert rule(tmp_path) == []


@pytest.mark.parametrize(
    ("rule", "name", "source", "line"),
    [(rule, *case) for rule, cases in BROKEN.items() for case in cases],
)
def test_the_rule_names_the_line_that_breaks_it(
    rule: str, name: str, source: str, line: int, tmp_path: Path
):
    write(tmp_path, name, source)
    found = RULES[rule](tmp_path)
    assert [place.split(": ")[0] for place in found] == [f"{name}:{line}"]


def test_every_rule_has_code_that_breaks_it():
    assert set(BROKEN) == set(RULES)
