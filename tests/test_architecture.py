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
CODES = {folder.parent.name for folder in (ROOT / "exonym" / "languages").glob("*/__init__.py")}
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


ENGINE = sorted({*(ROOT / "exonym").rglob("*.py")} - {*(ROOT / "exonym" / "languages").rglob("*.py")})


@pytest.mark.parametrize("module", ENGINE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_engine_knows_languages_by_their_facts_alone(module: Path) -> None:
    """A language is told by what its folder says, never by its code, so that a new one needs no line here."""
    assert [
        ast.unparse(node) for node in ast.walk(ast.parse(module.read_text("utf-8"))) if _names_a_language(node)
    ] == []


def _names_a_language(node: ast.AST) -> bool:
    """True where a code is compared, passed, kept as a default or a key, or listed with nothing but codes."""
    match node:
        case ast.Compare(left=left, comparators=others):
            return any(map(_is_code, (left, *others))) or _is_told_by_text(left, *others)
        case ast.Call(args=args, keywords=keywords):
            return any(map(_is_code, (*args, *(keyword.value for keyword in keywords))))
        case ast.arguments(defaults=defaults, kw_defaults=others):
            return any(map(_is_code, (*defaults, *filter(None, others))))
        case ast.Dict(keys=listed) | ast.Set(elts=listed) | ast.List(elts=listed) | ast.Tuple(elts=listed) if listed:
            return all(map(_is_code, listed))
        case ast.Subscript(slice=key) | ast.Assign(value=key) | ast.AnnAssign(value=key) | ast.Return(value=key):
            return _is_code(key)
        case _:
            return False


def _is_told_by_text(*sides: ast.expr) -> bool:
    """True where something that is called a language is compared with a text, whatever that is."""
    called = [ast.unparse(side) for side in sides if isinstance(side, ast.Name | ast.Attribute)]
    texts = [node for side in sides for node in ast.walk(side) if isinstance(node, ast.Constant)]
    return any("lang" in name for name in called) and any(isinstance(text.value, str) and text.value for text in texts)


def _is_code(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and node.value in CODES


@pytest.mark.parametrize(
    "code",
    [
        'if lang == "de": ...', 'if pair.source_lang in ("hu", "fi"): ...', 'x = lang in ("pl", "cs")',
        'sounds(word, "en")', 'def f(lang: str = "en"): ...',
        'TABLES = {"ru": 1}', 'LANGS = frozenset(["kk", "be"])', 'table["ru"]', 'LANG = "en"', 'f(lang="pl")',
    ],
)  # fmt: skip
def test_a_code_is_found_wherever_it_stands(code: str) -> None:
    assert any(map(_names_a_language, ast.walk(ast.parse(code))))


def _imports_of(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "." for node in nodes if isinstance(node, ast.ImportFrom)}


def _reads_environment(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return bool(names & {"environ", "getenv"})
