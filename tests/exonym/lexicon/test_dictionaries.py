"""What dictionaries know of source words."""

from __future__ import annotations

import pytest

from exonym.lexicon.dictionaries import lemmas
from exonym.lexicon.known_words import known_word


@pytest.mark.parametrize(
    ("word", "lang", "lemma"),
    [
        pytest.param("Warszawie", "pl", "Warszawa", id="a Polish city in the locative"),
        pytest.param("domu", "pl", "dom", id="a common noun in lower case"),
        pytest.param("Путина", "ru", "Путин", id="a Russian surname in the genitive"),
        pytest.param("МОСКВЫ", "ru", "МОСКВА", id="a headline's capitals stay"),
    ],
)
def test_lemmas(word: str, lang: str, lemma: str) -> None:
    assert lemma in {found.text for found in lemmas(word, lang)}


@pytest.mark.parametrize(
    ("word", "lang"),
    [
        pytest.param("Зеленський", "uk", id="a language without a dictionary"),
        pytest.param("Bielsko-Biała", "pl", id="a hyphenated name"),
        pytest.param("O’Hagan", "pl", id="a word that the dictionary only knows in parts"),
        pytest.param("", "pl", id="nothing"),
    ],
)
def test_no_lemmas(word: str, lang: str) -> None:
    assert lemmas(word, lang) == ()


@pytest.mark.parametrize(
    ("word", "lang", "only", "also", "common"),
    [
        pytest.param("Рязань", "ru", True, True, False, id="a city and nothing else"),
        pytest.param("Орёл", "ru", False, True, True, id="a city, and an eagle"),
        pytest.param("Wrona", "pl", False, True, True, id="a surname, and a crow"),
        pytest.param("стол", "ru", False, False, True, id="a table"),
        pytest.param("Зеленський", "uk", False, False, False, id="no dictionary, no answer"),
    ],
)
def test_whether_it_is_a_name(word: str, lang: str, only: bool, also: bool, common: bool) -> None:
    known = known_word(word, lang)
    assert (known.is_only_a_name, known.is_also_a_name, known.is_common) == (only, also, common)
