"""The page of how common a word is: the levels, and every threshold of the engine that stands on one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import exonym
from exonym.lexicon import commonness

_ENGINE = Path(exonym.__file__).parent
_SCALE = Path(commonness.__file__)
_STEPS = ("RARER", "MUCH_RARER")


@dataclass(frozen=True)
class Threshold:
    """Where a level is used: the module, the level as it stands there, what for, and why it deviates."""

    module: str
    level: str
    purpose: str
    why: str


def write_scale() -> str:
    """The page."""
    levels = levels_of(_SCALE)
    rows = [f"| `{name}` | {value} | {_uses(value)} | {text} |" for name, value, text in levels if name not in _STEPS]
    steps = [f"| `{name}` | {value} | {text} |" for name, value, text in levels if name in _STEPS]
    used = [f"| `{one.module}` | {one.level} | {one.purpose} | {one.why} |" for one in thresholds(_ENGINE)]
    return "\n".join(
        [
            "# How common a word is",
            "",
            "Many rules ask how common a word is. All of them stand on one scale: Zipf frequencies, the logarithm (to "
            "the base 10) of uses in a thousand million words, from the lists of wordfreq. One more is ten times the "
            "uses.",
            "",
            *("| level | Zipf | uses in a million words | what it means |", "|---|---|---|---|", *rows, ""),
            "How much rarer one word is than another:",
            "",
            *("| step | Zipf | what it means |", "|---|---|---|", *steps, ""),
            "## Who asks",
            "",
            "A module that deviates from a level says why.",
            "",
            *("| module | level | what for | why it deviates |", "|---|---|---|---|", *used, ""),
        ]
    )


def _uses(level: float) -> str:
    return f"{commonness.uses_in_a_million(level):,.3g}".replace("1e+03", "1,000")


def levels_of(scale: Path) -> list[tuple[str, float, str]]:
    """The scale's levels and steps: name, Zipf frequency, what it means."""
    body = ast.parse(scale.read_text(encoding="utf-8")).body
    return [
        (name, float(getattr(commonness, name)), _words(_text_behind(body, at)))
        for at, statement in enumerate(body)
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant)
        for name in [ast.unparse(statement.targets[0])]
    ]


def thresholds(engine: Path) -> Iterator[Threshold]:
    """Every use of a level in the engine, module by module."""
    for path in sorted(engine.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if path != _SCALE and "exonym.lexicon.commonness" in source:
            module = ".".join(path.relative_to(engine).with_suffix("").parts)
            yield from _thresholds_of(module, source)


def _thresholds_of(module: str, source: str) -> Iterator[Threshold]:
    tree, lines = ast.parse(source), source.splitlines()
    body, levels = tree.body, _levels_of(tree)
    for at, statement in enumerate(body):
        if isinstance(statement, ast.Assign) and _levels_in(statement.value, levels):
            why = lines[statement.lineno - 1].partition("#")[2].strip()
            purpose = _text_behind(body, at)
            yield Threshold(module, f"`{ast.unparse(statement.value)}`", _words(purpose), why)
        elif isinstance(statement, ast.FunctionDef | ast.ClassDef):
            for function in (node for node in ast.walk(statement) if isinstance(node, ast.FunctionDef)):
                for level in dict.fromkeys(_levels_in(function, levels)):
                    yield Threshold(module, f"`{level}`", _words(_about(function)), "")


def _levels_of(tree: ast.Module) -> frozenset[str]:
    """The levels that a module imports."""
    imports = (one for one in tree.body if isinstance(one, ast.ImportFrom) and one.module == commonness.__name__)
    return frozenset(name.name for one in imports for name in one.names if name.name.isupper())


def _levels_in(node: ast.AST, levels: frozenset[str]) -> list[str]:
    return [one.id for one in ast.walk(node) if isinstance(one, ast.Name) and one.id in levels]


def _about(function: ast.FunctionDef) -> str:
    """The first sentence of its docstring, its name where it has none."""
    return (ast.get_docstring(function) or function.name.strip("_").replace("_", " ")).split("\n\n")[0]


def _text_behind(body: list[ast.stmt], at: int) -> str:
    """The docstring of the constant at a place of a module."""
    behind = body[at + 1] if at + 1 < len(body) else None
    if isinstance(behind, ast.Expr) and isinstance(behind.value, ast.Constant):
        return str(behind.value.value)
    return ""


def _words(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
