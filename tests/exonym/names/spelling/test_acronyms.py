"""Acronyms where they stand, their letters in Latin, and what they may be in English."""

from __future__ import annotations

import pytest

from exonym.model import Span
from exonym.names.evidence.acronym_explanations import Row
from exonym.names.namebook.phrases import phrases_in, same_stem
from exonym.names.spelling.acronyms import acronyms, english_letters, read_in, rendered_in, spells, suggestions


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        pytest.param("Der WADA-Chef und die UN-Vollversammlung", "de", ["WADA", "UN"], id="parts of compounds"),
        pytest.param("Двоє СБУшників", "uk", ["СБУ"], id="an ending behind the capitals"),
        pytest.param("two MPs and an NGO's PCs", "en", ["MP", "NGO", "PC"], id="plurals and possessives"),
        pytest.param("MBKh Media and TACtical", "en", [], id="words with capitals are no English acronyms"),
        pytest.param("the ANAН plane", "en", [], id="mixed alphabets"),
        pytest.param("NATO ANSWERS RUSSIA", "en", [], id="a headline in capitals"),
        pytest.param("He said WE WILL WIN to the EU", "en", ["EU"], id="words in capitals side by side"),
        pytest.param("a B C", "en", [], id="single letters"),
    ],
)
def test_acronyms_where_they_stand(text: str, lang: str, expected: list[str]) -> None:
    found = acronyms(text, Span(0, len(text)), lang)
    assert [a.text for a in found] == [a.span.of(text) for a in found] == expected


@pytest.mark.parametrize(
    ("acronym", "lang", "target", "expected"),
    [
        ("MSW", "pl", "the Interior Ministry said", True),
        ("MSW", "pl", "the MMA said", False),
        ("СБУ", "uk", "the SBU said", True),
        ("ONZ", "pl", "the UN's envoy", True),
        ("ZXQW", "pl", "the ZXQW company", True),
    ],
)
def test_acronyms_rendered(acronym: str, lang: str, target: str, expected: bool) -> None:
    assert rendered_in(acronym, lang, target) is expected


def test_letters_kept_are_no_reading() -> None:
    assert not read_in("RFN", "pl", "the RFN announced")
    assert read_in("RFN", "pl", "Germany announced")


@pytest.mark.parametrize(
    ("acronym", "latin", "expected"),
    [
        pytest.param("СБУ", "SBU", True, id="the standard's letters"),
        pytest.param("ЦСКА", "CSKA", True, id="letters of another press"),
        pytest.param("ЮНЕСКО", "UNESCO", True, id="an English acronym that came back"),
        pytest.param("ЭКСПО", "EXPO", True, id="two letters as one"),
        pytest.param("СВС", "CBC", True, id="letters that look alike"),
        pytest.param("ŁRL", "LRL", True, id="without its marks"),
        pytest.param("ООН", "UN", False, id="a translation"),
        pytest.param("СБУ", "SBI", False, id="another letter"),
    ],
)
def test_letters_in_latin(acronym: str, latin: str, expected: bool) -> None:
    assert spells(acronym, latin) is expected


def test_suggestions_give_every_meaning_before_further_words() -> None:
    assert suggestions("МКС", "ru")[:2] in {("ISS", "ICC"), ("ICC", "ISS")}
    assert suggestions("ZXQW", "pl") == ()


def test_letters_are_romanised_for_english() -> None:
    assert (english_letters("РМК", "ru"), english_letters("ZXQW", "pl")) == ("RMK", "ZXQW")


@pytest.mark.parametrize(
    ("acronym", "words", "expected"),
    [
        ("WHO", "the World Health Organization said", True),
        ("BOT", "the Bank of Tallinn", True),
        ("BT", "the Bank of Tallinn", True),
        ("ФСБ", "nothing", False),
        ("FSB", "Федеральная служба безопасности", True),
        ("MMA", "the Ministry of Internal Affairs", False),
    ],
)
def test_initials_of_words_in_a_row(acronym: str, words: str, expected: bool) -> None:
    assert Row(words.split()).abbreviates(acronym) is expected


@pytest.mark.parametrize(
    ("text", "lang", "house"),
    [
        ("na posiedzeniu Organizacji Narodów Zjednoczonych", "pl", "United Nations"),
        ("представители Международного валютного фонда", "ru", "International Monetary Fund"),
        ("zasedání Evropské centrální banky", "cs", "European Central Bank"),
    ],
)
def test_phrases_are_found_in_any_case(text: str, lang: str, house: str) -> None:
    assert house in {entry.house for entry in phrases_in(text.split(), lang)}


@pytest.mark.parametrize(
    ("base", "word", "expected"),
    [("bank", "banku", True), ("europejski", "europejskiego", True), ("bank", "blank", False), ("rada", "radni", True)],
)
def test_stems(base: str, word: str, expected: bool) -> None:
    assert same_stem(base, word) is expected
