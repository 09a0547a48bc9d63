import pytest

from exonym.checkpoints.card import WordThresholds
from exonym.checkpoints.packaged.words import error_spans, judged_words
from exonym.checkpoints.sample import ErrorSpan

TEXT = "He went to home, again."
OFFSETS = [(0, 2), (2, 7), (7, 10), (10, 13), (13, 16), (16, 22), (22, 23)]
"""Tokens as the tokenizer cuts them: the space before a word belongs to it."""
THRESHOLDS = WordThresholds(mark=0.5, certain=0.8, major=0.9)


@pytest.mark.parametrize(
    ("probabilities", "wanted"),
    [
        pytest.param([0.1] * 7, (), id="nothing in doubt"),
        pytest.param([0, 0, 0.7, 0, 0, 0, 0], (ErrorSpan(8, 10, "minor", 0.7),), id="one word"),
        pytest.param([0, 0, 0, 0.1, 0.6, 0, 0], (ErrorSpan(11, 16, "minor", 0.6),), id="a piece stands for its word"),
        pytest.param(
            [0, 0, 0.6, 0.95, 0, 0, 0], (ErrorSpan(8, 16, "major", 0.95),), id="neighbours are one, as the worst"
        ),
        pytest.param(
            [0.5, 0, 0.6, 0, 0, 0, 0],
            (ErrorSpan(0, 2, "minor", 0.5), ErrorSpan(8, 10, "minor", 0.6)),
            id="a good word parts two",
        ),
    ],
)
def test_error_spans(probabilities: list[float], wanted: tuple[ErrorSpan, ...]) -> None:
    assert error_spans(judged_words(TEXT, OFFSETS, probabilities), THRESHOLDS) == wanted


def test_a_text_without_tokens_has_no_errors() -> None:
    assert error_spans(judged_words("", [], []), THRESHOLDS) == ()
