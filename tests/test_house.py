"""What the papers of the repository promise: that they name what is there, and nothing else."""

import ast
import importlib.metadata
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

LONGEST_MODULE = 300
LONGEST_CONTRIBUTING = 150
BINARY = {".xlsx", ".png", ".ttf", ".woff2", ".ico"}
# Folders of one machine; what stands after them would not be found on another.
MACHINE_PATH = re.compile(r"(?<![\w.-])/(?:home|root|Users|work)/\w|\b[A-Z]:\\\w")
# What Streamlit imports by itself, for a thing that it does only then: the sign-in.
STREAMLIT_S_OWN = {"authlib", "httpx"}
PINNED = re.compile(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*")


@pytest.fixture(scope="module")
def files(repository: Path) -> list[Path]:
    git = shutil.which("git")
    if git and (repository / ".git").exists():
        command = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=repository, capture_output=True, check=True)
        names = listed.stdout.decode("utf-8").split("\0")
        return [repository / name for name in names if name and (repository / name).is_file()]
    # A copy without its history holds nothing but the files themselves and the packages.
    skipped = {".venv", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis"}
    return [
        path
        for path in repository.rglob("*")
        if path.is_file() and not skipped & set(path.relative_to(repository).parts)
    ]


@pytest.fixture(scope="module")
def texts(files: list[Path], repository: Path) -> dict[str, str]:
    return {
        path.relative_to(repository).as_posix(): path.read_bytes().decode("utf-8")
        for path in files
        if path.suffix not in BINARY
    }


def requirements(text: str) -> list[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("-r ")]


def test_every_text_file_is_utf_8(texts: dict[str, str]):
    # Reading them has decoded them; a byte-order mark would still upset a shell and TOML.
    assert [name for name, text in texts.items() if text.startswith("\ufeff")] == []


def test_no_file_mentions_a_folder_of_one_machine(texts: dict[str, str]):
    found = [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert not found, "\n" + "\n".join(found)


def test_a_folder_of_one_machine_would_be_seen():
    assert MACHINE_PATH.search("see " + "/".join(["", "home", "an", "data"]))
    assert MACHINE_PATH.search("D:" + "\\data")
    assert not MACHINE_PATH.search("https://example.org/work/plan and services/home/page.py")


def test_no_module_is_longer_than_300_lines(texts: dict[str, str]):
    found = [
        f"{name}: {length} lines"
        for name, text in texts.items()
        if name.endswith(".py") and (length := len(text.splitlines())) > LONGEST_MODULE
    ]
    assert not found, "\n" + "\n".join(found)


def test_readme_names_the_two_commands(texts: dict[str, str]):
    assert re.search(r"^make run\b", texts["README.md"], re.MULTILINE)
    assert re.search(r"^make test\b", texts["README.md"], re.MULTILINE)


def test_readme_names_every_page(texts: dict[str, str]):
    pages = [name for name in texts if re.fullmatch(r"pages/\w+\.py", name)]
    assert pages, "no page found"
    assert [page for page in pages if page not in texts["README.md"]] == []


def test_readme_names_no_page_that_is_not_there(texts: dict[str, str]):
    named = set(re.findall(r"pages/\w+\.py", texts["README.md"]))
    assert named - texts.keys() == set()


def test_readme_names_exactly_the_commands_of_the_command_line(
    texts: dict[str, str], repository: Path
):
    command = [sys.executable, "-m", "services", "--help"]
    ran = subprocess.run(command, cwd=repository, capture_output=True, encoding="utf-8")
    there = set(re.findall(r"^ {4}([a-z][a-z-]*)(?: {2}|$)", ran.stdout, re.MULTILINE))
    assert there, ran.stdout + ran.stderr
    named = set(re.findall(r"python -m services ([a-z-]+)", texts["README.md"]))
    assert named == there


@pytest.mark.parametrize("paper", ["README.md", "CONTRIBUTING.md"])
def test_a_paper_names_only_targets_that_make_has(paper: str, texts: dict[str, str]):
    targets = set(re.findall(r"^([a-z]+):", texts["Makefile"], re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", texts[paper], re.MULTILINE))
    assert named
    assert named - targets == set()


@pytest.mark.parametrize("paper", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"])
def test_what_a_paper_links_to_is_there(paper: str, texts: dict[str, str], repository: Path):
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", texts[paper])
    assert [link for link in linked if not (repository / link).exists()] == []


def test_contributing_is_short(texts: dict[str, str]):
    assert len(texts["CONTRIBUTING.md"].splitlines()) < LONGEST_CONTRIBUTING


def test_changelog_has_a_place_for_what_comes_next(texts: dict[str, str]):
    headings = re.findall(r"^## (.+)$", texts["CHANGELOG.md"], re.MULTILINE)
    assert headings[0] == "Next"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned(name: str, texts: dict[str, str]):
    lines = requirements(texts[name])
    assert lines
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


def test_what_the_dashboard_imports_is_what_it_asks_for(texts: dict[str, str]):
    packages = importlib.metadata.packages_distributions()
    imported = {
        name.split(".")[0]
        for path, text in texts.items()
        if path == "app.py" or path.startswith(("pages/", "services/"))
        if path.endswith(".py")
        for node in ast.walk(ast.parse(text))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module]
            if isinstance(node, ast.ImportFrom) and node.module and not node.level
            else []
        )
    }
    ours = sys.stdlib_module_names | {"app", "pages", "services"}
    needed = {packages.get(name, [name])[0].lower() for name in imported - ours}
    asked = {line.split("==")[0].lower() for line in requirements(texts["requirements.txt"])}
    assert needed | STREAMLIT_S_OWN == asked


def test_the_hook_runs_the_pinned_ruff(texts: dict[str, str]):
    pinned = re.search(r"^ruff==(\S+)$", texts["requirements-dev.txt"], re.MULTILINE)
    hook = re.search(r"ruff-pre-commit\n\s+rev: v(\S+)", texts[".pre-commit-config.yaml"])
    assert pinned
    assert hook
    assert hook[1] == pinned[1]


def test_every_setting_of_streamlit_has_its_reason_above_it(texts: dict[str, str]):
    lines = [line for line in texts[".streamlit/config.toml"].splitlines() if line]
    tomllib.loads("\n".join(lines))
    bare = [
        line
        for above, line in zip(["", *lines], lines, strict=False)
        if not line.startswith(("#", "[")) and not above.startswith("#")
    ]
    assert bare == []


def test_the_example_of_secrets_holds_no_secret(texts: dict[str, str]):
    assert tomllib.loads(texts[".streamlit/secrets.toml.example"]) == {}
