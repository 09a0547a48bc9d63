"""Gaps that the grammar of English shows."""

from __future__ import annotations

import pytest

from exonym.lexicon.missing_words import find_hole


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Amur and  have an equal number of points.", id="two spaces"),
        pytest.param('Molinari, dubbed "" by all, won.', id="empty quotation marks"),
        pytest.param("The agency () said so.", id="empty brackets"),
        pytest.param("The was the largest predator.", id="an article before a verb"),
        pytest.param("He heard of and saw it.", id="a preposition before a conjunction"),
        pytest.param("It is in the province of, in the south.", id="a preposition before a comma"),
        pytest.param("Was founded in the fifties and grew.", id="no subject"),
        pytest.param("It was reported that arrived yesterday.", id="a clause without its subject"),
    ],
)
def test_a_gap_is_seen(text: str) -> None:
    assert find_hole(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Amur and Avangard have an equal number of points.", id="nothing is missing"),
        pytest.param("Was it founded in the fifties, or did it grow later?", id="a question"),
        pytest.param("The shop opens at 10:00 a.m. in the town hall.", id="the time of day"),
        pytest.param("Twelve were against and four abstained.", id="against and"),
        pytest.param("Those are rules that they know of in detail.", id="a verb that keeps its preposition"),
        pytest.param("Benefits from in vitro fertilisation are clear.", id="Latin"),
    ],
)
def test_whole_sentences_have_none(text: str) -> None:
    assert find_hole(text, "en") is None
