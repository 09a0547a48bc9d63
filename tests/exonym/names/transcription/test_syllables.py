"""Syllables of Chinese and Japanese in Russian letters."""

from __future__ import annotations

import pytest

from exonym.names.transcription.syllables import in_russian_letters, syllabaries

JAPANESE, CHINESE = syllabaries()


@pytest.mark.parametrize(
    ("syllable", "pinyin"),
    [
        ("цзюнь", "jun"),
        ("сюй", "xu"),
        ("люй", "lü"),
        ("до", "duo"),
        ("бо", "bo"),
        ("ши", "shi"),
        ("цзы", "zi"),
        ("эр", "er"),
    ],
)
def test_syllables_of_chinese(syllable: str, pinyin: str) -> None:
    assert CHINESE.syllables[syllable] == pinyin


@pytest.mark.parametrize(
    ("word", "romanised"),
    [
        pytest.param("синдзо", "shinzo", id="a nasal closes a syllable before a consonant"),
        pytest.param("синъити", "shinichi", id="and before a vowel with ъ"),
        pytest.param("хоккайдо", "hokkaido", id="a doubled consonant"),
        pytest.param("симбаси", "shimbashi", id="м before lips"),
    ],
)
def test_japanese_is_cut_by_its_rules(word: str, romanised: str) -> None:
    assert romanised in {"".join(parse) for parse in JAPANESE.cut(word)}


@pytest.mark.parametrize(
    ("word", "parses"),
    [
        pytest.param("чанъань", [("chang", "an")], id="a vowel of its own behind ъ"),
        pytest.param("анань", [("a", "nan")], id="no vowel of its own behind н"),
        pytest.param("йота", [], id="no syllable"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_chinese_is_cut_by_its_rules(word: str, parses: list[tuple[str, ...]]) -> None:
    assert CHINESE.cut(word) == parses


def test_a_japanese_name_has_three_syllables_and_none_begins_with_a_glide() -> None:
    assert JAPANESE.cut("киото") == [("ki", "o", "to")]
    assert JAPANESE.cut("кё") == []
    assert JAPANESE.cut("йкото") == []


@pytest.mark.parametrize(
    ("word", "lang", "russian"),
    [("Цзіньпін", "uk", "цзиньпин"), ("Чанъ-Ань", "ru", "чанъань"), ("Ўхань", "be", "ухань"), ("Ухань", "kk", "ухань")],
)
def test_other_alphabets_are_read_as_russian(word: str, lang: str, russian: str) -> None:
    assert in_russian_letters(word, lang) == russian
