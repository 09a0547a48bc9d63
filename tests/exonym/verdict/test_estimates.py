"""Estimates: nothing moves for a usual translation; another meaning and another length bring it down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exonym.article import LinkedWord, WordLinks
from exonym.model import Span
from exonym.verdict.estimates import USUAL, correct_estimate, find_length_excess

SOURCE = "Rzecznik ministerstwa odmówił komentarza w tej sprawie, powołując się na trwające śledztwo."
TARGET = "The spokesman of the ministry declined to comment on it, citing the investigation under way."


def test_a_usual_translation_keeps_its_estimate() -> None:
    assert correct_estimate(0.71, USUAL, None, SOURCE, TARGET) == 0.71


@pytest.mark.parametrize(
    ("alignment", "target", "low", "high"),
    [
        pytest.param(0.9, TARGET, 0.76, 0.78, id="very much alike"),
        pytest.param(0.4, TARGET, 0.59, 0.61, id="not very much"),
        pytest.param(0.0, TARGET, 0.43, 0.45, id="about something else"),
        pytest.param(USUAL, "The spokesman declined.", 0.005, 0.02, id="most of it is gone"),
        pytest.param(USUAL, TARGET * 3, 0.01, 0.03, id="much was added"),
        pytest.param(None, TARGET, 0.71, 0.71, id="nobody compared the meaning"),
    ],
)
def test_what_is_less_alike_is_brought_down(alignment: float | None, target: str, low: float, high: float) -> None:
    assert low <= correct_estimate(0.71, alignment, None, SOURCE, target) <= high


def words(*likenesses: float) -> WordLinks:
    return WordLinks(tuple(LinkedWord(Span(at, at + 1), 0, value) for at, value in enumerate(likenesses)), ())


@pytest.mark.parametrize(
    ("links", "low", "high"),
    [
        pytest.param(words(0.9, 0.8, 0.52), 0.7, 0.72, id="as usual"),
        pytest.param(words(0.9, 0.3, 0.3), 0.4, 0.5, id="two of three find no word that stands for them"),
        pytest.param(words(), 0.71, 0.71, id="no words to look for"),
    ],
)
def test_words_of_the_source_that_nothing_carries_bring_it_down(links: WordLinks, low: float, high: float) -> None:
    assert low <= correct_estimate(0.71, USUAL, links, SOURCE, TARGET) <= high


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param(SOURCE, TARGET, id="a sentence"),
        pytest.param("Ja.", "Yes, I am.", id="short texts differ more"),
        pytest.param(
            "部长周五在北京会见了哈萨克斯坦总统。",
            "The minister met the president of Kazakhstan in Beijing.",
            id="Chinese",
        ),
    ],
)
def test_lengths_of_good_translations_are_tolerated(source: str, target: str) -> None:
    assert find_length_excess(source, target) == find_length_excess(target, source) == 0


@pytest.mark.parametrize(("source", "target"), [("", TARGET), (SOURCE, "")])
def test_a_side_without_counterpart_keeps_the_model_s_estimate(source: str, target: str) -> None:
    assert correct_estimate(0.0, None, None, source, target) == 0.0


@given(st.floats(0, 1), st.floats(0, 1), st.text(min_size=1), st.text(min_size=1))
def test_it_stays_between_nothing_and_everything(qe: float, alignment: float, source: str, target: str) -> None:
    assert 0 <= correct_estimate(qe, alignment, None, source, target) <= 1
