"""Every file and name of the code that the docs, docstrings and comments speak of exists."""

from __future__ import annotations

import ast
import importlib
import re
import tokenize
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

import exonym

ROOT = Path(__file__).parents[1]
PACKAGES = "exonym|service|workers|commands|training|benchmarks"
FILE = re.compile(
    rf"(?<![\w/.-])(?:{PACKAGES}|tests|docs|reference_pairs|scripts)/[\w/.-]*\w\.(?:py|md|toml|yaml|tsv|json|npz|onnx)\b(?!\.)"
)
NAME = re.compile(rf"(?<![\w/.@:-])(?:{PACKAGES})(?:\.[A-Za-z_]\w*)+")
IMPORT = re.compile(rf"^from ((?:{PACKAGES})[\w.]*) import (.+)$", re.MULTILINE)
NO_CODE = re.compile(r"exonym\.(?:example|db|env|key|dump|commands|audits)\b|\w+\.md\b|service\.requests\b")
"""Hosts, files, the group of entry points, the client of an example, a logger."""
NO_FILE = frozenset({"docs/connectors/KIND.md", "exonym/data/namebook.json"})
"""A pattern, and what a build puts into the wheel."""
PROMISED = {
    "exonym.comparison.ComparedArticle",
    "exonym.comparison.audit_all",
    "exonym.comparison.check_articles",
    "exonym.comparison.compare_systems",
    "exonym.documents.offsets.place_in_utf16",
    "exonym.languages.language.Language",
    "exonym.names.judging.feedback",
    "exonym.names.namebook.to_yaml",
    "exonym.plugins.Check",
    "exonym.renderers.html.SCRIPT_SOURCE",
    "exonym.report.corrections",
    "exonym.report.layout.lay_out_rows",
    "exonym.report.report_from_dict",
}
"""What the docs send people to, besides what ``exonym`` itself exports. A name taken away breaks callers."""


def written() -> list[Path]:
    """The pages and modules of the repository."""
    folders = (*PACKAGES.split("|"), "tests", "docs", "reference_pairs", "scripts")
    inside = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in (".md", ".py"))
    return sorted([*ROOT.glob("*.md"), *ROOT.glob("*.py"), *inside])


def said_in(path: Path) -> str:
    """A page, or the docstrings and comments of a module."""
    text = path.read_text(encoding="utf-8")
    return text if path.suffix == ".md" else "\n".join([*_docstrings(text), *_comments(path)])


def _docstrings(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


def _comments(path: Path) -> Iterator[str]:
    with path.open("rb") as stream:
        yield from (token.string for token in tokenize.tokenize(stream.readline) if token.type == tokenize.COMMENT)


def names_in(text: str) -> set[str]:
    """The dotted names of code in a text, those that an example imports among them."""
    found = {name for name in NAME.findall(text) if not NO_CODE.match(name)}
    imported = {f"{module}.{name.strip()}" for module, names in IMPORT.findall(text) for name in names.split(",")}
    return found | imported


@lru_cache
def exists(name: str) -> bool:
    """Whether a dotted name is a module, or something in one."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        path = ROOT.joinpath(*parts[:length])
        if path.is_dir() or path.with_suffix(".py").is_file():
            return length == len(parts) or _has(".".join(parts[:length]), parts[length:])
    return False


def _has(module: str, attributes: list[str]) -> bool:
    value: object = importlib.import_module(module)
    for attribute in attributes:
        if not hasattr(value, attribute):
            return attribute in getattr(value, "__dataclass_fields__", {})
        value = getattr(value, attribute)
    return True


@pytest.mark.parametrize("path", written(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_spoken_of_exists(path: Path) -> None:
    text = said_in(path)
    assert [file for file in FILE.findall(text) if file not in NO_FILE and not (ROOT / file).exists()] == []
    assert sorted(name for name in names_in(text) if not exists(name)) == []


def test_what_the_docs_send_people_to_is_promised() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    sent_to = set().union(*(names_in(page.read_text(encoding="utf-8")) for page in pages))
    further = {name for name in sent_to if name.startswith("exonym.") and name.split(".")[1] not in exonym.__all__}
    assert {name for name in further if not any(other.startswith(f"{name}.") for other in further)} == PROMISED


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("exonym.documents.unicode", True),
        ("exonym.report.report_from_dict", True),
        ("exonym.Auditor.audit", True),
        ("exonym.names.transcription", True),
        ("exonym.names.press", False),
        ("exonym.report.with_ordinals", False),
    ],
)
def test_a_name_that_is_not_there_is_noticed(name: str, there: bool) -> None:
    assert exists(name) is there
