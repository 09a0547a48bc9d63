"""Chinese and Japanese names in Cyrillic: which words surely are some, and what English writes for them."""

import pytest

from exonym.lexicon.known_words import known_word
from exonym.model import Spelling
from exonym.names.judging.east_asian import east_asian_spelling, spells_east_asian
from exonym.names.judging.judge import Beside, judge


@pytest.mark.parametrize(
    ("word", "lang", "spelling"),
    [
        pytest.param("Чжаовэнь", "ru", "Zhaowen", id="a given name"),
        pytest.param("Чжаовэня", "ru", "Zhaowen", id="in the genitive"),
        pytest.param("Цзиньпина", "ru", "Jinping", id="its ending makes no syllable"),
        pytest.param("Шэньчжэне", "ru", "Shenzhen", id="a soft locative"),
        pytest.param("Цзіньпіна", "uk", "Jinping", id="Ukrainian letters"),
        pytest.param("Яосян", "ru", "Yaoxiang", id="two hints"),
        pytest.param("Чунли", "ru", "Chongli", id="ун is ong"),
        pytest.param("Цюаньчжоу", "ru", "Quanzhou", id="a rounded final"),
        pytest.param("Хуэй", "ru", "Hui", id="the shorter parse"),
        pytest.param("Синдзо", "ru", "Shinzo", id="a Japanese given name"),
        pytest.param("Сіндзо", "uk", "Shinzo", id="a Japanese name in Ukrainian"),
        pytest.param("Дзюнъитиро", "ru", "Junichiro", id="the hard sign behind н"),
        pytest.param("Мацуяма", "ru", "Matsuyama", id="a Japanese city"),
    ],
)
def test_surely_east_asian(word: str, lang: str, spelling: str) -> None:
    assert east_asian_spelling(word, lang)[0] == spelling


@pytest.mark.parametrize(
    ("word", "lang"),
    [
        pytest.param("Погосян", "ru", id="an Armenian surname"),
        pytest.param("Эрдоган", "ru", id="a Turkish one"),
        pytest.param("Дзюба", "ru", id="a Ukrainian one"),
        pytest.param("Паоло", "ru", id="an Italian name"),
        pytest.param("Хуан", "ru", id="Juan"),
        pytest.param("Бунин", "ru", id="a Russian surname"),
        pytest.param("Марина", "ru", id="a Russian given name"),
        pytest.param("Надзея", "be", id="a Belarusian given name"),
        pytest.param("Zhaowen", "pl", id="Latin letters"),
    ],
)
def test_not_surely(word: str, lang: str) -> None:
    assert east_asian_spelling(word, lang) == ()


@pytest.mark.parametrize(
    ("base", "english", "right"),
    [
        ("Чунли", "Chongli", True),
        ("Чуньин", "Chunying", True),
        ("Чанъань", "Chang'an", True),
        ("Хиросима", "Hiroshima", True),
        ("Чунли", "Chunli", False),
        ("Тина", "China", False),
    ],
)
def test_spells(base: str, english: str, right: bool) -> None:
    assert spells_east_asian(base, "ru", english) is right


@pytest.mark.parametrize(
    ("source", "target", "spelling", "suggestion"),
    [
        pytest.param("Яосян", "Yaoxiang", Spelling.RIGHT, None, id="pinyin is right"),
        pytest.param("Яосян", "Yaosyan", Spelling.COPIED, "Yaoxiang", id="letter by letter"),
        pytest.param("Чжаовэня", "Chzhaoven", Spelling.COPIED, "Zhaowen", id="letter by letter, without its ending"),
        pytest.param("Синдзо", "Sindzo", Spelling.COPIED, "Shinzo", id="Japanese letter by letter"),
        pytest.param("Сяомин", "Xiaomin", Spelling.GARBLED, "Xiaoming", id="a letter lost"),
    ],
)
def test_judged(source: str, target: str, spelling: Spelling, suggestion: str | None) -> None:
    found = judge(known_word(source, "ru"), known_word(target, "en"), 0.0, Beside.NOTHING)
    assert (found.spelling, next(iter(found.suggestions), None)) == (spelling, suggestion)
