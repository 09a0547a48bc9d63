"""The house keeps its rules where import-linter cannot see: what an import costs, and who reads the environment.

Who may import whom stands in pyproject.toml; `make check` holds it.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("exonym", "service", "workers", "commands")
HEAVY = ("torch", "comet", "transformers", "pandas", "scipy", "wordfreq", "langcodes", "morfeusz2", "pymorphy3")
SERVICE = ("fastapi", "uvicorn", "celery", "redis", "sqlalchemy", "alembic", "psycopg", "pydantic", "httpx2")
READ_THE_ENVIRONMENT = {
    "exonym/cli/audit.py",
    "service/settings/misspelt.py",
    "commands/demo.py",  # hands its own on to the service that it starts
}


def modules_after(statement: str) -> set[str]:
    """Names of the modules that a fresh Python has loaded after a statement."""
    program = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT)
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def with_engine() -> set[str]:
    return modules_after("import exonym")


@pytest.fixture(scope="module")
def with_command() -> set[str]:
    return modules_after("import exonym.cli")


@pytest.mark.parametrize("module", [*HEAVY, *SERVICE, "service", "workers", "commands"])
def test_importing_the_engine_does_not_load(with_engine: set[str], module: str) -> None:
    assert module not in with_engine


@pytest.mark.parametrize("module", [*HEAVY, *SERVICE, "service", "workers", "commands"])
def test_the_command_line_does_not_load(with_command: set[str], module: str) -> None:
    assert module not in with_command


def test_few_modules_read_the_environment() -> None:
    modules = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    readers = {path.relative_to(ROOT).as_posix() for path in modules if _reads_environment(path)}
    assert readers <= READ_THE_ENVIRONMENT


def test_a_language_knows_nothing_of_another() -> None:
    """A folder of exonym/languages/ imports what a language is, and nothing else from there."""
    folders = [path.parent for path in (ROOT / "exonym" / "languages").glob("*/__init__.py")]
    imported = {name for folder in folders for path in folder.glob("*.py") for name in _imports_of(path)}
    inside = {name for name in imported if name.startswith("exonym")}
    assert len(folders) >= 10
    assert inside == {"exonym.languages.language", "exonym.languages.dictionary"}


def _imports_of(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "." for node in nodes if isinstance(node, ast.ImportFrom)}


def _reads_environment(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return bool(names & {"environ", "getenv"})
