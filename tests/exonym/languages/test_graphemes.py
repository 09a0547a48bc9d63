"""How words are cut into graphemes."""

from __future__ import annotations

import pytest

from exonym.languages.graphemes import Graphemes

TABLE = {"s": ("s",), "sz": ("sh",), "szcz": ("shch",), "j": ("y",), "^j": ("j",), "y$": ("y!",), "ł": ("l",)}


@pytest.mark.parametrize(
    ("word", "options"),
    [
        pytest.param("Szczsz", ("shch", "sh"), id="the longest that fits, in any case"),
        pytest.param("jaj", ("j", "a", "y"), id="one bound to the start"),
        pytest.param("Ja-ja 3ja", ("j", "a", "", "j", "a", "", "", "j", "a"), id="words start behind all but letters"),
        pytest.param("yay", ("y", "a", "y!"), id="one bound to the end"),
        pytest.param("ły-", ("l", "y!", ""), id="a hyphen ends a word"),
        pytest.param("żx", ("", "x"), id="letters without an entry"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_split(word: str, options: tuple[str, ...]) -> None:
    assert tuple(first for first, *_ in Graphemes(TABLE).split(word)) == options
