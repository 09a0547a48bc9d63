"""Two spellings of one name are near, two names are far, whatever their letters."""

from __future__ import annotations

import pytest

from exonym.names.similarity.compare import similarities, similarity
from exonym.names.similarity.sounds import distance, sounds

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


LIKELY = [
    pytest.param("Tokajew", "pl", "Tokayev", id="a Kazakh name in Polish clothes"),
    pytest.param("Токаев", "ru", "Tokaev", id="a variant without the glide"),
    pytest.param("Джон Кейсик", "ru", "John Kasich", id="an American out of Cyrillic"),
    pytest.param("Уильям", "ru", "William", id="w has no letter of its own"),
    pytest.param("Хьюз", "ru", "Hughes", id="letters that are not heard"),
    pytest.param("Wołodymyr Zełenski", "pl", "Volodymyr Zelensky", id="a whole name"),
    pytest.param("Чжоу", "ru", "Zhou", id="Palladius and Pinyin"),
    pytest.param("Żukow", "pl", "Zhukov", id="one letter for two"),
    pytest.param("Schewtschenko", "de", "Shevchenko", id="seven letters for four"),
    pytest.param(
        "Токаев, Касым-Жомарт Кемелевич", "ru", "Kassym-Jomart Tokayev", id="another order, a patronymic less"
    ),
    pytest.param("Angela Merkelová", "cs", "Angela Merkel", id="a Czech woman's surname"),
    pytest.param("Michelle Obamová", "cs", "Michelle Obama", id="one that ends in a vowel"),
    pytest.param("Alla Pugačovová", "cs", "Alla Pugacheva", id="a Russian woman in Czech"),
    pytest.param("Helle Thorningová-Schmidtová", "cs", "Helle Thorning-Schmidt", id="both parts of a double name"),
    pytest.param("Dżaparow", "pl", "Japarov", id="a Polish dż"),
]
UNLIKELY = [
    pytest.param("Токаев", "ru", "Tokarev", id="another man, a letter away"),
    pytest.param("Tokayev", "en", "Tokarev", id="the same in English alone"),
    pytest.param("Tokajew", "pl", "Tokarev", id="the same out of Polish"),
    pytest.param("Харків", "uk", "Kherson", id="two cities"),
    pytest.param("Джон Смит", "ru", "John Baker", id="a given name is not a man"),
    pytest.param("", "ru", "John", id="nothing is no name"),
]


@pytest.mark.parametrize(("name", "lang", "english"), LIKELY)
def test_one_name_is_likely(name: str, lang: str, english: str) -> None:
    assert similarity(name, english, lang, "en") >= 0.7


@pytest.mark.parametrize(("name", "lang", "other"), UNLIKELY)
def test_two_names_are_not(name: str, lang: str, other: str) -> None:
    assert similarity(name, other, lang, "en") <= 0.3


def test_many_pairs_at_once_score_as_one_by_one() -> None:
    pairs = [("Токаев", "Tokayev"), ("Джон Кейсик", "John Kasich"), ("", "x"), ("Токаев", "Tokarev")]
    assert similarities(pairs, "ru", "en") == [similarity(a, b, "ru", "en") for a, b in pairs]


@pytest.mark.parametrize(
    ("a", "b", "langs"), [("Tokayev", "Tokajew", ("en", "en")), ("Токаев", "Tokajew", ("ru", "pl"))]
)
def test_order_makes_no_difference(a: str, b: str, langs: tuple[str, str]) -> None:
    assert similarity(a, b, *langs) == similarity(b, a, *reversed(langs))
