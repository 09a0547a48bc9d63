"""Token probabilities to error spans: runs of words that are likely wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from exonym.checkpoints.card import WordThresholds
from exonym.checkpoints.sample import ErrorSpan

WORD = re.compile(r"\S+")
MINOR, MAJOR = "minor", "major"


@dataclass(frozen=True)
class JudgedWord:
    """What stands between white space, (start, end) in characters, and how likely it is wrong, 0..1."""

    start: int
    end: int
    wrong: float


def judged_words(
    text: str, offsets: Sequence[tuple[int, int]], probabilities: Sequence[float]
) -> tuple[JudgedWord, ...]:
    """The words of a text; each is as likely wrong as the likeliest of its tokens."""
    tokens = list(zip(offsets, probabilities, strict=True))
    return tuple(_judged(*found.span(), tokens) for found in WORD.finditer(text))


def _judged(start: int, end: int, tokens: Sequence[tuple[tuple[int, int], float]]) -> JudgedWord:
    inside = (wrong for (left, right), wrong in tokens if left < end and start < right)
    return JudgedWord(start, end, max(inside, default=0.0))


def error_spans(words: Sequence[JudgedWord], thresholds: WordThresholds) -> tuple[ErrorSpan, ...]:
    """Runs of neighbouring words that may be wrong; a run is as likely wrong as its likeliest word. What lies between
    the words of a run belongs to it."""
    runs = groupby(words, key=lambda word: word.wrong >= thresholds.mark)
    return tuple(_span(list(run), thresholds) for wrong, run in runs if wrong)


def _span(run: Sequence[JudgedWord], thresholds: WordThresholds) -> ErrorSpan:
    peak = max(word.wrong for word in run)
    severity = MAJOR if peak >= thresholds.major else MINOR
    return ErrorSpan(run[0].start, run[-1].end, severity, round(float(peak), 4))
