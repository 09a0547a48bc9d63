"""Which target word stands for which source word."""

from __future__ import annotations

import pytest

from exonym.model import Side, Spelling
from exonym.names.linking.likeness import Likeness
from exonym.names.linking.links import WordLink, link_words
from exonym.names.linking.mentions import name_words
from tests.exonym.names.texts import pair_of


def links(lang: str, *lines: tuple[str, str]) -> list[WordLink]:
    pair, segments = pair_of(lang, *lines)
    source, target = (name_words(pair, segments, side) for side in (Side.SOURCE, Side.TARGET))
    return list(link_words(source, target, lang, Likeness(lang)))


@pytest.mark.parametrize(
    ("source", "target", "linked"),
    [
        pytest.param("Spotkał Tokajewa.", "He met Tokayev.", {("Tokajewa", "Tokayev")}, id="an inflected name"),
        pytest.param(
            "Byli tam Tokajew i Tokariew.", "There were Tokayev and Tokarev.",
            {("Tokajew", "Tokayev"), ("Tokariew", "Tokarev")}, id="two names that sound alike, each to its own",
        ),
        pytest.param("Byli tam Putin i Putin.", "There was Putin.", {("Putin", "Putin")}, id="a word in one link only"),
        pytest.param("Spotkał Kowalskiego.", "He met Smith.", set(), id="nothing in common"),
    ],
)  # fmt: skip
def test_link_words(source: str, target: str, linked: set[tuple[str, str]]) -> None:
    found = links("pl", (source, target))
    assert {(link.source.text, link.target.text) for link in found} == linked
    assert len(found) == len(linked)


def test_links_stay_within_their_segment() -> None:
    assert not links("pl", ("Był tam Tokajew.", "He came."), ("Padało.", "It rained on Tokayev."))


def test_a_link_says_what_became_of_the_spelling() -> None:
    (link,) = links("pl", ("Prasa, Izwiestia, milczy.", "The press, Istia, is silent."))
    assert link.judgement.spelling is Spelling.GARBLED
