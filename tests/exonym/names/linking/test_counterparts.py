"""Names that one text has and the other lacks."""

from __future__ import annotations

import pytest

from exonym.lexicon.known_words import known_word
from exonym.names.identity.ledger import build_ledger
from exonym.names.linking.counterparts import english_words, entries_of, entries_with, suggested
from tests.exonym.names.texts import pair_of

UNMATCHED = [
    pytest.param("pl", "Mówił Grzegorz Bal.", "Kowalczyk Bal spoke.", ["Grzegorz"], ["Kowalczyk"], id="another's name"),
    pytest.param("pl", "Widzew wydał komunikat.", "It issued a statement.", ["Widzew"], [], id="a club left out"),
    pytest.param("de", "Ein Brand in der Fabrik.", "An Okafor fire in the plant.", [], ["Okafor"], id="a name added"),
    pytest.param("pl", "Premier Niemiec milczy.", "The German chancellor is silent.", [], [], id="a demonym"),
    pytest.param("pl", "Tokajew w Astanie.", "Tokayev in Astana.", [], [], id="all there"),
]


@pytest.mark.parametrize(("lang", "source", "target", "lost", "strange"), UNMATCHED)
def test_unmatched(lang: str, source: str, target: str, lost: list[str], strange: list[str]) -> None:
    pair, segments = pair_of(lang, (source, target))
    ledger = build_ledger(pair, segments)
    assert [mention.text for mention in ledger.unmatched_source] == lost
    assert [mention.text for mention in ledger.unmatched_target] == strange


def test_the_sentence_beside_may_have_it() -> None:
    pair, segments = pair_of("pl", ("Przyszedł Widzew.", "They came."), ("Potem deszcz.", "Widzew left in the rain."))
    assert not build_ledger(pair, segments).unmatched_source


@pytest.mark.parametrize(
    ("word", "lang", "house"),
    [
        pytest.param("Tokajewa", "pl", "Kassym-Jomart Tokayev", id="a surname in the genitive"),
        pytest.param("Warszawie", "pl", "Warsaw", id="a city in the locative"),
    ],
)
def test_entries_of_a_word_in_any_case(word: str, lang: str, house: str) -> None:
    assert house in {entry.house for entry in entries_of(known_word(word, lang))}


def test_entries_are_found_by_their_english_words() -> None:
    entry = next(e for e in entries_with("tokayev") if "Jomart" in e.house)
    assert "tokayev" in english_words(entry)
    assert entries_with("no such word") == ()


@pytest.mark.parametrize(
    ("word", "lang", "first"),
    [
        pytest.param("Tokajewa", "pl", "Tokayev", id="the namebook's"),
        pytest.param("Grzegorza", "pl", "Grzegorz", id="a Polish name in its base form"),
        pytest.param("Пироговым", "ru", "Pirogov", id="a romanisation of the base form"),
    ],
)
def test_suggested(word: str, lang: str, first: str) -> None:
    assert suggested(word, lang)[0] == first
