"""English spellings of names, and which spellings are right."""

from __future__ import annotations

import pytest

from exonym.names.spelling.romanise import candidates, respells, word_candidates
from exonym.names.transcription.renderings import accepts, press_of

FIRST = [
    pytest.param(
        "Касым-Жомарт Токаев", "ru", "Kassym-Jomart Tokayev", id="the namebook knows better than the standard"
    ),
    pytest.param("Самокатов", "ru", "Samokatov", id="a Russian surname by the standard"),
    pytest.param("Satkalijew", "pl", "Satkaliyev", id="a Cyrillic name in Polish clothes"),
    pytest.param("Nowicka", "pl", "Nowicka", id="a Polish name stays Polish"),
    pytest.param("Щербанюк", "uk", "Shcherbaniuk", id="a Ukrainian surname by the national table"),
    pytest.param("Tschernjakow", "de", "Chernyakov", id="a Cyrillic name in German clothes"),
    pytest.param("Virchow", "de", "Virchow", id="a German name stays German"),
    pytest.param("Борис", "ru", "Boris", id="a name of which lists have rarer spellings"),
    pytest.param("Иван Петков", "bg", "Ivan Petkov", id="Cyrillic of a language without a table"),
    pytest.param("Анна Иванова", "pl", "Anna Ivanova", id="Cyrillic in a Polish text"),
    pytest.param("Щербанюк", "uk-UA", "Shcherbaniuk", id="a language with its country"),
    pytest.param("Dawit Kobiaszwili", "pl", "Davit Kobiashvili", id="a Georgian by way of Polish"),
]

RIGHT = [
    ("Журавлёв", "ru", "Zhuravlyov"),
    ("Журавлёв", "ru", "Zhuravlev"),
    ("Дмитрий", "ru", "Dmitry"),
    ("Дмитрий", "ru", "Dmitrii"),
    ("Зеленський", "uk", "Zelenskyi"),
    ("Ессентуки", "ru", "Yessentuki"),
    ("Ново-Огарёво", "ru", "Novo-Ogaryovo"),
]
WRONG = [
    ("Суворов", "ru", "Suworow"),
    ("Харків", "uk", "Kharkiw"),
    ("Дмитрий", "ru", "Dmitrij"),
    ("Токаев", "ru", "Tokarev"),
]


@pytest.mark.parametrize(("name", "lang", "english"), FIRST)
def test_first_candidate(name: str, lang: str, english: str) -> None:
    assert candidates(name, lang)[0] == english


def test_candidates_are_few_and_all_different() -> None:
    found = candidates("Александр Щербаков", "ru")
    assert 1 < len(found) <= 8
    assert len(set(found)) == len(found)


def test_only_english_is_a_target() -> None:
    with pytest.raises(ValueError, match="target_lang"):
        candidates("Токаев", "ru", "fr")


@pytest.mark.parametrize(("name", "lang", "english"), RIGHT)
def test_usual_renderings_are_accepted(name: str, lang: str, english: str) -> None:
    assert accepts(name, lang, english)


@pytest.mark.parametrize(("name", "lang", "english"), WRONG)
def test_other_spellings_are_not(name: str, lang: str, english: str) -> None:
    assert not accepts(name, lang, english)


@pytest.mark.parametrize(
    ("name", "spelling", "press"),
    [("Суворов", "Suworow", "pl"), ("Чайковский", "Tschaikowski", "de"), ("Суворов", "Suvorov", None)],
)
def test_whose_press_spells_it_so(name: str, spelling: str, press: str | None) -> None:
    assert press_of(name, "ru", spelling) == press


@pytest.mark.parametrize(
    ("name", "lang", "expected"),
    [
        ("Tokajew", "pl", True),
        ("Kraków", "pl", False),
        ("Ewa", "pl", False),
        ("Токаев", "ru", True),
        ("Merz", "de", False),
    ],
)
def test_which_names_change_their_letters(name: str, lang: str, expected: bool) -> None:
    assert respells(name, lang) is expected


@pytest.mark.parametrize(
    ("word", "lang"),
    [
        pytest.param("China", "pl", id="ends as Cyrillic names do, and is English"),
        pytest.param("Iowa", "de", id="a state"),
        pytest.param("Slow", "de", id="an English word in a German title"),
    ],
)
def test_a_common_english_word_is_no_cyrillic_name(word: str, lang: str) -> None:
    assert word_candidates(word, lang) == (word,)


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        pytest.param("", "ru", id="nothing"),
        pytest.param(",", "ru", id="a comma alone"),
        pytest.param("42", "kk", id="a number"),
        pytest.param("ová", "cs", id="an ending alone"),
        pytest.param("-", "pl", id="a hyphen alone"),
        pytest.param("山田", "ja", id="a script that is not known"),
    ],
)
def test_what_is_no_name_stays(name: str, lang: str) -> None:
    assert [spelling.lower() for spelling in candidates(name, lang)] == [name]


@pytest.mark.parametrize(
    ("name", "lang", "first"),
    [
        pytest.param("Ivan Петров", "ru", "Ivan Petrov", id="Latin and Cyrillic words"),
        pytest.param("Щербак" * 80, "uk", "Shcherbak" + "shcherbak" * 79, id="very long"),
    ],
)
def test_strange_names(name: str, lang: str, first: str) -> None:
    assert candidates(name, lang)[0] == first
