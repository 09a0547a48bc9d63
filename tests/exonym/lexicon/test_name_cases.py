"""The cases and base forms that dictionaries know for names."""

from __future__ import annotations

import pytest

from exonym.languages.dictionary import Reading
from exonym.lexicon.name_cases import readings


def names(word: str, lang: str) -> list[Reading]:
    return [reading for reading in readings(word, lang) if reading.name and reading.sure]


@pytest.mark.parametrize(
    ("word", "lang", "base"),
    [
        pytest.param("Рязани", "ru", "Рязань", id="a city in the locative"),
        pytest.param("Владимира", "ru", "Владимир", id="a first name in the genitive"),
        pytest.param("Kaczyńskiego", "pl", "Kaczyński", id="a Polish adjective for a surname"),
        pytest.param("Katowicach", "pl", "Katowice", id="a city that has a plural alone"),
    ],
)
def test_a_word_that_is_surely_inflected(word: str, lang: str, base: str) -> None:
    found = names(word, lang)
    assert found
    assert not any(reading.nominative for reading in found)
    assert found[0].base == base


@pytest.mark.parametrize(
    ("word", "lang"),
    [
        pytest.param("Козлова", "ru", id="a woman, or a man in the genitive"),
        pytest.param("Kowalska", "pl", id="a Polish woman"),
        pytest.param("Меркель", "ru", id="a name without cases"),
    ],
)
def test_a_word_that_may_be_the_base_form(word: str, lang: str) -> None:
    assert any(reading.nominative for reading in names(word, lang))


@pytest.mark.parametrize(
    ("word", "lang"),
    [
        pytest.param("Исмаилов", "ru", id="a plural of a first name says nothing"),
        pytest.param("O’Hagan", "pl", id="a part of a word is not the word"),
        pytest.param("Шевченка", "uk", id="a language without a dictionary"),
        pytest.param("Анна-Мария", "ru", id="a hyphenated name"),
    ],
)
def test_no_reading(word: str, lang: str) -> None:
    assert not names(word, lang)


def test_a_woman_s_base_form_is_a_woman_s() -> None:
    assert {reading.base for reading in names("Козловой", "ru") if not reading.masculine} == {"Козлова"}
