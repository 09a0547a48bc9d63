"""Whose name a word is."""

from __future__ import annotations

import pytest

from exonym.names.spelling.origin import cyrillic_in_latin, foreign_in_cyrillic, native

CLOTHED = [("Tokajew", "pl"), ("Satkalijew", "pl"), ("Zacharowa", "pl"), ("Schewtschenko", "de"), ("Ševčenko", "cs")]
OWN = [
    ("Kaczyński", "pl"), ("Macron", "pl"), ("Merkel", "pl"), ("Sokołowski", "pl"), ("Johnson", "pl"),
    ("Schröder", "de"), ("Steinmeier", "de"), ("Novák", "cs"), ("Procházka", "cs"), ("Токаев", "pl"), ("Tokajew", "en"),
]  # fmt: skip
FOREIGN = [("Кейсик", "ru"), ("Уильям", "ru"), ("Хьюз", "ru"), ("Чжоу", "ru"), ("Вільям", "uk"), ("Макрон", "be")]
NATIVE = [("Токаев", "ru"), ("Дмитрий", "ru"), ("Сергей", "ru"), ("Зеленский", "ru"), ("Киев", "ru"), ("Тоқаев", "kk")]


@pytest.mark.parametrize(("word", "lang"), CLOTHED)
def test_cyrillic_names_in_other_clothes(word: str, lang: str) -> None:
    assert cyrillic_in_latin(word, lang) > 0.8


@pytest.mark.parametrize(("word", "lang"), OWN)
def test_names_that_keep_their_letters(word: str, lang: str) -> None:
    assert cyrillic_in_latin(word, lang) < 0.2


@pytest.mark.parametrize(("word", "lang"), FOREIGN)
def test_western_names_in_cyrillic(word: str, lang: str) -> None:
    assert foreign_in_cyrillic(word, lang) > 0.8


@pytest.mark.parametrize(("word", "lang"), NATIVE)
def test_names_that_romanisation_gives(word: str, lang: str) -> None:
    assert foreign_in_cyrillic(word, lang) < 0.3


@pytest.mark.parametrize(("stem", "expected"), [("Němc", True), ("Čaput", True), ("Merkel", False), ("Gillard", False)])
def test_whose_woman_keeps_her_ending(stem: str, expected: bool) -> None:
    assert (native(stem, "cs") >= 0.3) is expected


@pytest.mark.parametrize("lang", ["pl", "ru", "fr", "xx"])
def test_no_name_is_known_for_a_languages_own_where_nothing_was_learned_of_it(lang: str) -> None:
    assert native("Němc", lang) == 0.0
