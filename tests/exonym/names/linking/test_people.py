"""People named in full: what every word of their names must become."""

from __future__ import annotations

import pytest

from exonym.lexicon.known_words import known_word
from exonym.model import Side, Spelling
from exonym.names.linking.mentions import name_words
from exonym.names.linking.people import _latin_original, expected_spellings, judged_by_person
from exonym.names.namebook import namebook
from tests.exonym.names.texts import pair_of


def judged(text: str, source: str, target: str, lang: str = "ru") -> Spelling | None:
    names = name_words(*pair_of(lang, (text, "A target.")), Side.SOURCE)
    found = judged_by_person(known_word(source, lang), target, expected_spellings(names))
    return found.spelling if found else None


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("Бербок", "Baerbock", Spelling.RIGHT, id="the house's"),
        pytest.param("Бербок", "Berbok", Spelling.NONSTANDARD, id="letter by letter"),
        pytest.param("Лаврова", "Lavrov", Spelling.RIGHT, id="in another case"),
        pytest.param("Сергей", "Sergey", Spelling.RIGHT, id="any romanisation of a Russian's name"),
        pytest.param("Песков", "Peskoff", None, id="somebody whom the article does not name in full"),
    ],
)
def test_a_word_of_a_known_name(source: str, target: str, expected: Spelling | None) -> None:
    text = "Министр Анналена Бербок приняла министра: Сергей Лавров приехал. Песков молчал."
    assert judged(text, source, target) is expected


@pytest.mark.parametrize("target", ["Baerbocks", "pro-Baerbock"])
def test_a_right_spelling_in_a_longer_word_is_right(target: str) -> None:
    assert judged("Анналена Бербок приехала.", "Бербок", target) is Spelling.RIGHT


def test_a_form_in_another_language_may_be_romanised() -> None:
    assert judged("Олександр Новак приїхав.", "Олександр", "Aleksandr", "uk") is Spelling.RIGHT


def test_another_person_of_the_same_surname_is_not_judged() -> None:
    assert judged("Приехал слесарь Иван Бербок.", "Бербок", "Berbok") is None


@pytest.mark.parametrize(
    ("house", "expected"),
    [
        pytest.param("Robert Habeck", True, id="Polish writes him as English does"),
        pytest.param("Sergei Lavrov", False, id="Polish transcribes him"),
    ],
)
def test_whose_original_is_latin(house: str, expected: bool) -> None:
    (entry,) = [entry for entry in namebook().find(house, "en") if entry.house == house]
    assert _latin_original(entry) is expected
