"""One scale of commonness, and no threshold beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import exonym
from exonym.lexicon.commonness import (
    COMMON,
    EVERYDAY,
    FAMILIAR,
    GRAMMATICAL,
    HEARD_OF,
    KNOWN,
    is_used,
    uses_in_a_million,
)

ENGINE = Path(exonym.__file__).parent
ASKED = ("frequency", "english_frequency", "is_used")


@pytest.mark.parametrize(
    ("word", "lang", "level", "above"),
    [
        pytest.param("have", "en", GRAMMATICAL, 9.0, id="grammar"),
        pytest.param("Paris", "en", EVERYDAY, GRAMMATICAL, id="in any paper"),
        pytest.param("carpet", "en", COMMON, EVERYDAY, id="an ordinary word"),
        pytest.param("Imran", "en", FAMILIAR, COMMON, id="a first name"),
        pytest.param("Kasich", "en", KNOWN, FAMILIAR, id="a politician"),
        pytest.param("Zoia", "en", HEARD_OF, KNOWN, id="a spelling that exists"),
        pytest.param("und", "de", GRAMMATICAL, 9.0, id="another language's grammar"),
    ],
)
def test_levels(word: str, lang: str, level: float, above: float) -> None:
    assert is_used(word, level, lang)
    assert not is_used(word, above, lang)


def test_a_level_is_ten_times_as_much_as_one_less() -> None:
    assert uses_in_a_million(COMMON) == pytest.approx(10 * uses_in_a_million(FAMILIAR)) == pytest.approx(10)


@pytest.mark.parametrize("path", sorted(ENGINE.rglob("*.py")), ids=lambda path: path.stem)
def test_every_threshold_stands_on_the_scale(path: Path) -> None:
    assert list(bare_thresholds(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("code", "bare"),
    [
        pytest.param("frequency(word) >= 3.2", ["3.2"], id="a number"),
        pytest.param("_RARE = 3.2\nif word.english_frequency <= _RARE: pass", ["_RARE"], id="a constant"),
        pytest.param("is_used(word, 2.5)", ["2.5"], id="asked with a number"),
        pytest.param("used = frequency(a)\nused + 0.7 <= frequency(b)", ["0.7"], id="a step"),
        pytest.param("_RARE = KNOWN + 0.1\nfrequency(word) <= _RARE", [], id="a level and a deviation"),
        pytest.param("frequency(word) > 0", [], id="whether it is listed at all"),
    ],
)
def test_what_a_bare_threshold_is(code: str, bare: list[str]) -> None:
    assert list(bare_thresholds(code)) == bare


def bare_thresholds(code: str) -> Iterator[str]:
    """Numbers, and constants that are numbers, with which a word's frequency is compared."""
    tree = ast.parse(code)
    assigned = [node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)]
    numbers = {ast.unparse(node.targets[0]) for node in assigned if isinstance(node.value.value, float)}  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(map(_asks, ast.walk(node))):
            yield from (text for part in ast.walk(node) if (text := _number(part, numbers)))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "is_used":
            yield from (text for part in node.args for one in ast.walk(part) if (text := _number(one, numbers)))


def _asks(node: ast.AST) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return name in ASKED


def _number(node: ast.AST, numbers: set[str]) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value:
        return str(node.value)
    return node.id if isinstance(node, ast.Name) and node.id in numbers else None
