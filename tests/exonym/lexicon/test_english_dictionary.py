"""Which words are ordinary English ones."""

from __future__ import annotations

import pytest

from exonym.lexicon.english_dictionary import english_word


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("house", id="in the dictionary"),
        pytest.param("Houses", id="a plural, capitalised"),
        pytest.param("rebuilt", id="a beginning"),
        pytest.param("happiness", id="an ending that changes the stem"),
        pytest.param("policewoman", id="a woman of a man's word"),
    ],
)
def test_an_english_word(word: str) -> None:
    assert english_word(word)


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("Moscow", id="the dictionary has it capitalised"),
        pytest.param("Tokayev", id="no dictionary has it"),
        pytest.param("ing", id="an ending alone is no word"),
    ],
)
def test_no_english_word(word: str) -> None:
    assert not english_word(word)
