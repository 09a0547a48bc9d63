"""How English cases a word."""

from __future__ import annotations

import pytest

from exonym.lexicon.english_casing import always_capitalised, demonym, lower_share, often_small, ordinary, seen_small


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        pytest.param("table", True, id="a word in lower case"),
        pytest.param("Table", True, id="capitalised in a title"),
        pytest.param("Church", True, id="capitalised half of the time"),
        pytest.param("President", True, id="a title, mostly capitalised before names"),
        pytest.param("Moscow", False, id="a city"),
        pytest.param("Tokayev", False, id="a name that no list has"),
        pytest.param("spokeswoman", True, id="derived from a word of the dictionary"),
    ],
)
def test_ordinary(word: str, is_one: bool) -> None:
    assert ordinary(word) is is_one


@pytest.mark.parametrize("word", ["Moscow", "Catholic", "Monday", "Brexit"])
def test_always_capitalised(word: str) -> None:
    assert always_capitalised(word)


@pytest.mark.parametrize(
    "word",
    [pytest.param("minister", id="in both cases"), pytest.param("Tokayev", id="never counted says nothing")],
)
def test_not_always_capitalised(word: str) -> None:
    assert not always_capitalised(word)


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        pytest.param("Lebanese", True, id="by its ending"),
        pytest.param("Swiss", True, id="by the list"),
        pytest.param("Lebanon", False, id="the country"),
    ],
)
def test_demonym(word: str, is_one: bool) -> None:
    assert demonym(word) is is_one


def test_a_dictionary_knows_words_that_were_never_counted() -> None:
    assert often_small("misjudge")
    assert not seen_small("Tokayev")
    assert not often_small("Tokayev")


def test_the_share_of_lower_case() -> None:
    assert lower_share("Tokayev") is None
    assert lower_share("Moscow") == 0.0
    assert lower_share("walk") == lower_share("Walk") == 1.0
