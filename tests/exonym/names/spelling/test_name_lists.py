"""The lexicon of names, and what Cyrillic words may stand for in it."""

from __future__ import annotations

import pytest

from exonym.names.spelling.name_lists import commonness, listed, names_in_lexicon


@pytest.mark.parametrize(
    ("word", "known"),
    [
        pytest.param("clifton", True, id="a surname"),
        pytest.param("klifton", False, id="made up"),
        pytest.param("clifto", False, id="the beginning of a name"),
        pytest.param("zzzz", False, id="behind the last one"),
    ],
)
def test_which_words_are_listed(word: str, known: bool) -> None:
    assert listed(word) == known


def test_commoner_names_rank_higher() -> None:
    assert commonness("johnson") > commonness("jonson") > commonness("dzhonson")


@pytest.mark.parametrize(
    ("word", "lang", "name"),
    [
        pytest.param("Клифтон", "ru", "clifton", id="Russian"),
        pytest.param("Дастін", "uk", "dustin", id="Ukrainian"),
        pytest.param("Кейсик", "ru", "kasich", id="far from its letters"),
    ],
)
def test_names_that_a_word_may_stand_for(word: str, lang: str, name: str) -> None:
    assert name in names_in_lexicon(word, lang)
