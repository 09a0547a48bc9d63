from __future__ import annotations

import pytest

from exonym.documents.paired_marks import find_unmatched_brackets, find_unmatched_quotes


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param('"Yes," he said, "I know."', (), id="paired"),
        pytest.param("„Ja“, sagte er, »ich weiß«.", (), id="other languages' marks"),
        pytest.param('He said: "Yes.', (9,), id="never closed"),
        pytest.param('"Yes, he said. "I know."', (0,), id="opened again inside a line"),
        pytest.param('"Yes.\n"I know."', (), id="opened again in a new paragraph"),
        pytest.param('Yes," he said.', (4,), id="never opened"),
        pytest.param('A 27" screen', (), id="inches"),
        pytest.param("", (), id="no text"),
    ],
)
def test_unmatched_quotes(text: str, places: tuple[int, ...]) -> None:
    assert find_unmatched_quotes(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("(a [b] c)", (), id="nested"),
        pytest.param("a) one, 2) two :-)", (), id="items and a smiley"),
        pytest.param("(one", (0,), id="never closed"),
        pytest.param("one word) two", (8,), id="never opened"),
    ],
)
def test_unmatched_brackets(text: str, places: tuple[int, ...]) -> None:
    assert find_unmatched_brackets(text) == places
