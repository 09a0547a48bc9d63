"""Words where they stand, and mentions made of them."""

from __future__ import annotations

import pytest

from exonym.lexicon.base_forms import base_forms
from exonym.lexicon.tokens import words
from exonym.model import Pair, Segment, Side, Span
from exonym.names.linking.mentions import name_words, runs


def found(text: str) -> list[tuple[str, bool]]:
    return [(word.text, word.opens) for word in words(text, Span(0, len(text)), "en")]


def runs_of(text: str) -> list[str]:
    segments = (Segment(0, None, Span(0, len(text))),)
    grouped = runs(text, name_words(Pair(target=text), segments, Side.TARGET))
    return [text[run[0].word.span.start : run[-1].word.span.end] for run in grouped]


def test_possessives_are_cut_off_and_hyphens_kept() -> None:
    assert [text for text, _ in found("Tokayev's Kassym-Jomart’s O'Brien")] == ["Tokayev", "Kassym-Jomart", "O'Brien"]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("He left. Then came rain", ["He", "Then"]),
        ('She said: "We know"', ["She", "We"]),
        ("Mr. Brown met J. Doe", ["Mr"]),
    ],
)
def test_where_sentences_and_quotations_open(text: str, opening: list[str]) -> None:
    assert [word for word, opens in found(text) if opens] == opening


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday Ursula von der Leyen met Donald J. Trump.", ["Ursula von der Leyen", "Donald J. Trump"]),
        ("The minister came from Astana to Almaty.", ["Astana", "Almaty"]),
    ],
)
def test_runs_of_names(text: str, expected: list[str]) -> None:
    assert runs_of(text) == expected


@pytest.mark.parametrize(
    ("word", "lang", "base"),
    [("Putina", "pl", "Putin"), ("Харкові", "uk", "Харків"), ("Москвы", "ru", "Москва"), ("Zemanovi", "cs", "Zeman")],
)
def test_base_forms(word: str, lang: str, base: str) -> None:
    assert base in base_forms(word, lang)
