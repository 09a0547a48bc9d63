"""Spellings made up from Cyrillic letters, and originals."""

from __future__ import annotations

import pytest

from exonym.lexicon.base_forms import base_forms
from exonym.names.spelling.originals import foreign, originals


@pytest.mark.parametrize(
    ("source", "lang", "target", "first"),
    [
        pytest.param("Клифтон", "ru", "Klifton", "Clifton", id="letter by letter"),
        pytest.param("Клифтона", "ru", "Klifton", "Clifton", id="inflected in the source"),
        pytest.param("Дастін", "uk", "Dastin", "Dustin", id="from Ukrainian"),
        pytest.param("Хэтч", "ru", "Khetch", "Hatch", id="letters that nobody would say so"),
    ],
)
def test_the_original_comes_first(source: str, lang: str, target: str, first: str) -> None:
    assert originals(base_forms(source, lang), lang, target, person=True)[:1] == (first,)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("Клифтон", "Clifton", id="the original"),
        pytest.param("Дэвис", "Davies", id="one of several that people bear"),
        pytest.param("Голубничий", "Golubnichy", id="a Slavic name"),
        pytest.param("Хенрику", "Henrik", id="a name that lists of pairs lack"),
        pytest.param("Чейслер", "Czeisler", id="nobody makes that up"),
        pytest.param("Клифтон", "Clïfton", id="marks that Cyrillic has not"),
        pytest.param("Clifton", "Klifton", id="not from Cyrillic"),
        pytest.param("Ли", "Lee", id="too short to tell"),
    ],
)
def test_stays_quiet(source: str, target: str) -> None:
    assert originals(base_forms(source, "ru"), "ru", target, person=True) == ()


@pytest.mark.parametrize("target", ["Democrat", "Klub"])
def test_ordinary_words_are_no_names_where_no_person_is_named(target: str) -> None:
    source = {"Democrat": "Демократ", "Klub": "Клуб"}[target]
    assert originals((source,), "ru", target, person=False) == ()


def test_a_foreign_name_beside_it_makes_a_name_foreign() -> None:
    assert foreign("Плутник", "ru", True) > foreign("Плутник", "ru", False)


def test_slavic_and_foreign_names_are_told_apart() -> None:
    assert foreign("Горобченко", "ru", False) < 0.2 < 0.8 < foreign("Гроув", "ru", False)
