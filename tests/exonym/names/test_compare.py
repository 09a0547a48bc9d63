"""Two spellings of one name are near, two names are far, whatever their letters."""

from __future__ import annotations

import pytest

from exonym.names.compare import distance, similarity, sounds

SAME = [
    pytest.param("Tokajew", "pl", "Tokayev", id="a president between Polish and English"),
    pytest.param("Токаев", "ru", "Tokayev", id="a president out of Cyrillic"),
    pytest.param("Зеленський", "uk", "Zelenskyy", id="one of seven endings of one surname"),
    pytest.param("Schoigu", "de", "Shoigu", id="a German sch"),
    pytest.param("Chruščov", "cs", "Khrushchov", id="a Czech hook for two English digraphs"),
    pytest.param("Хмельницький", "uk", "Khmelnytsky", id="kh for one Cyrillic letter"),
    pytest.param("Қасым", "kk", "Kasym", id="a Kazakh letter of its own"),
    pytest.param("Шчучын", "be", "Shchuchyn", id="a Belarusian town"),
]

NEARER = [
    pytest.param("Tokayev", "Tokajew", "pl", "Tokarev", id="Tokarev is another man"),
    pytest.param("Izvestia", "Izwiestia", "pl", "Istanbul", id="a newspaper is no city"),
    pytest.param("Kharkiv", "Харків", "uk", "Kherson", id="two cities on K"),
]


@pytest.mark.parametrize(("name", "lang", "english"), SAME)
def test_one_name_in_two_languages(name: str, lang: str, english: str) -> None:
    assert similarity(name, english, lang, "en") >= 0.9


@pytest.mark.parametrize(("name", "same", "lang", "other"), NEARER)
def test_sounds_decide_where_letters_mislead(name: str, same: str, lang: str, other: str) -> None:
    assert similarity(same, name, lang, "en") > similarity(other, name, "en", "en")


@pytest.mark.parametrize(("a", "b"), [("tokajev", "tokaev"), ("izvestja", "istja"), ("", "abc")])
def test_distance_is_symmetric(a: str, b: str) -> None:
    assert distance(a, b) == pytest.approx(distance(b, a))


def test_distance_to_itself_is_nothing() -> None:
    assert distance("tokajev", "tokajev") == 0


def test_doubled_sounds_count_once() -> None:
    assert sounds("Kassym", "en") == sounds("Kasym", "en")


def test_nothing_in_common_is_next_to_nothing() -> None:
    assert similarity("Bob", "Xi") < 0.2
