"""Every spelling.toml says what its readers understand, and says it rightly."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from exonym.languages import Script, Slot, codes_with, language_of
from exonym.languages.orthography import Orthography, orthography, read_options

LANGUAGES = sorted(codes_with(Slot.SPELLING))
SOUNDS = set("abcdefghijklmnoprstuvwzSZCJ")
KEYS = {field.name for field in fields(Orthography)} - {"code", "script", "press", "endings"} | {"case_endings"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_is_known(lang: str) -> None:
    assert set(language_of(lang).facts(Slot.SPELLING)) <= KEYS


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sounds_are_the_common_ones_and_letters_are_of_the_script(lang: str) -> None:
    spelling = orthography(lang)
    assert spelling.source
    assert set("".join(spelling.sounds.values())) <= SOUNDS
    letters = {c for key in (*spelling.sounds, *spelling.english) for c in key if c.isalpha()}
    assert all(("Ѐ" <= c <= "ӿ") is (spelling.script is Script.CYRILLIC) for c in letters)
    rendered = "".join(option for options in spelling.english.values() for option in options)
    assert re.fullmatch("[a-z]*", rendered)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_case_endings_lead_to_other_endings(lang: str) -> None:
    assert all(ending and ending != base and ">" not in ending + base for ending, base in orthography(lang).endings)


@pytest.mark.parametrize(
    ("text", "options"),
    [("kh h", ("kh", "h")), ("- i y", ("", "i", "y")), ("-", ("",)), ("y i j -", ("y", "i", "j", "")), ("", ())],
)
def test_options(text: str, options: tuple[str, ...]) -> None:
    assert read_options(text) == options


@pytest.mark.parametrize(
    ("word", "lang", "options"),
    [
        pytest.param("щи", "ru", (("shch", "sch", "sh"), ("i", "y")), id="letter by letter"),
        pytest.param("ось", "ru", (("o",), ("s",), ("", "i", "y")), id="a letter that may be left out"),
        pytest.param("ий", "ru", (("y", "iy", "i", "ii", "yi"),), id="letters bound to the end of a word"),
        pytest.param("ąa", "en", (("",), ("a",)), id="no entry"),
    ],
)
def test_letters_into_english(word: str, lang: str, options: tuple[tuple[str, ...], ...]) -> None:
    assert orthography(lang).to_english(word) == options


def test_what_a_press_writes_lies_with_its_language() -> None:
    pressed = orthography("ru").to_press("ж")
    assert pressed.items() >= {"pl": (("ż", "z"),), "de": (("sch", "sh"),), "cs": (("ž",),)}.items()
    assert orthography("kk").press == {}


@pytest.mark.parametrize("lang", ["xx", "fr", "", None, "zh"])
def test_a_language_without_a_spelling_is_read_as_english(lang: str | None) -> None:
    assert orthography(lang).code == "en"


def test_a_tag_with_a_region_is_its_language() -> None:
    assert orthography("pl-PL") is orthography("pl")
