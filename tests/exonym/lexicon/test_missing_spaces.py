from __future__ import annotations

import pytest

from exonym.lexicon.missing_spaces import parted


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        pytest.param("ofthe", ("of", "the"), id="two function words"),
        pytest.param("themorning", ("the", "morning"), id="one of them"),
        pytest.param("ableto", ("able", "to"), id="glued so often that the lists have it"),
        pytest.param("fromUkraine", ("from", "Ukraine"), id="a capital inside"),
        pytest.param("Polandbegan", ("Poland", "began"), id="behind a name"),
        pytest.param("I’lltry", ("I’ll", "try"), id="behind a contraction"),
        pytest.param("theship's", ("the", "ship's"), id="with its possessive"),
    ],
)
def test_two_words_without_their_space(word: str, parts: tuple[str, str]) -> None:
    assert parted(word) == parts


@pytest.mark.parametrize(
    "word",
    [
        "therefore",
        "iPhone",
        "YouTube",
        "deGrom",
        "Ernestas",
        "Millerand",
        "Kenwith",
        "Bowis",
        "coronavirus",
        "it's",
        "a",
    ],
)
def test_one_word(word: str) -> None:
    assert parted(word) is None
