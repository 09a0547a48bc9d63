"""Estimates: nothing moves for a usual translation; another meaning and another length bring it down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exonym.estimates import USUAL, estimate, excess

SOURCE = "Rzecznik ministerstwa odmówił komentarza w tej sprawie, powołując się na trwające śledztwo."
TARGET = "The spokesman of the ministry declined to comment on it, citing the investigation under way."


def test_a_usual_translation_keeps_its_estimate() -> None:
    assert estimate(0.71, USUAL, SOURCE, TARGET) == 0.71


@pytest.mark.parametrize(
    ("alignment", "target", "low", "high"),
    [
        pytest.param(0.9, TARGET, 0.81, 0.82, id="very much alike"),
        pytest.param(0.4, TARGET, 0.5, 0.51, id="not very much"),
        pytest.param(0.0, TARGET, 0.24, 0.26, id="about something else"),
        pytest.param(USUAL, "The spokesman declined.", 0.005, 0.02, id="most of it is gone"),
        pytest.param(USUAL, TARGET * 3, 0.01, 0.03, id="much was added"),
        pytest.param(None, TARGET, 0.71, 0.71, id="nobody compared the meaning"),
    ],
)
def test_what_is_less_alike_is_brought_down(alignment: float | None, target: str, low: float, high: float) -> None:
    assert low <= estimate(0.71, alignment, SOURCE, target) <= high


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
    assert excess(source, target) == excess(target, source) == 0


@pytest.mark.parametrize(("source", "target"), [("", TARGET), (SOURCE, "")])
def test_a_side_without_counterpart_keeps_the_model_s_estimate(source: str, target: str) -> None:
    assert estimate(0.0, None, source, target) == 0.0


@given(st.floats(0, 1), st.floats(0, 1), st.text(min_size=1), st.text(min_size=1))
def test_it_stays_between_nothing_and_everything(qe: float, alignment: float, source: str, target: str) -> None:
    assert 0 <= estimate(qe, alignment, source, target) <= 1
