"""Token probabilities to error spans: runs of words that are likely wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from exonym.checkpoints.card import WordThresholds
from exonym.checkpoints.sample import ErrorSpan

WORD = re.compile(r"\S+")
MINOR, MAJOR = "minor", "major"


def error_spans(
    text: str, offsets: Sequence[tuple[int, int]], probabilities: Sequence[float], thresholds: WordThresholds
) -> tuple[ErrorSpan, ...]:
    """Runs of neighbouring words that may be wrong; a word is as likely wrong as the likeliest of its tokens, and a run
    as its likeliest word. What lies between the words of a run belongs to it."""
    judged = _words(text, offsets, probabilities)
    runs = groupby(judged, key=lambda word: word[2] >= thresholds.mark)
    return tuple(_span(list(run), thresholds) for wrong, run in runs if wrong)


def _words(
    text: str, offsets: Sequence[tuple[int, int]], probabilities: Sequence[float]
) -> Iterator[tuple[int, int, float]]:
    """(start, end, probability) of what stands between white space."""
    for found in WORD.finditer(text):
        start, end = found.span()
        inside = (p for (left, right), p in zip(offsets, probabilities, strict=True) if left < end and start < right)
        yield start, end, max(inside, default=0.0)


def _span(run: Sequence[tuple[int, int, float]], thresholds: WordThresholds) -> ErrorSpan:
    peak = max(probability for _, _, probability in run)
    severity = MAJOR if peak >= thresholds.major else MINOR
    return ErrorSpan(run[0][0], run[-1][1], severity, round(float(peak), 4))
