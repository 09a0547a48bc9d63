"""How good translations fare: ``python -m training.threshold --documents FILE [FILE ...] [--every N] [--write]``.

The files hold human translations of whole documents (JSONL, gzip: ``src`` a list of sentences, ``refs`` lists of their
translations by name). Prints the share of their segments below several scores, from which exonym.checks.quality_segment
takes its thresholds, and how sure the model must be of an error to show it: so sure that of a hundred segments of good
translations SHOWN carry one, and GRAVE a major one. ``--write`` puts that into model.json.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from exonym.checkpoints import assemble
from exonym.checkpoints.card import Knots, WordThresholds, calibrated
from exonym.checkpoints.packaged.model import load
from exonym.checkpoints.packaged.words import error_spans
from exonym.checkpoints.sample import Sample
from exonym.checks.quality_segment import SHORTEST
from training.export import rewrite_card
from training.measure import QE

LEVELS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
SHOWN, GRAVE = 2.0, 0.5
"""Spans a hundred segments of good translations, and how many of them may be major."""


def human(path: Path) -> Iterator[Sample]:
    """Source and human translation, sentence by sentence; segments that the check passes over are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            document = json.loads(line)
            for target in document["refs"].values():
                pairs = zip(document["src"], target, strict=True)
                yield from (Sample(s, t) for s, t in pairs if s.strip() and len(t) >= SHORTEST)


def threshold(peaks: Sequence[float], segments: int, in_a_hundred: float) -> float:
    """The least probability that no more than so many spans reach; ``peaks`` are those of all spans."""
    allowed = int(segments * in_a_hundred / 100)
    highest = sorted(peaks, reverse=True)
    return round(highest[allowed] + 0.0001, 4) if allowed < len(highest) else 0.0


def show_levels(name: str, scores: Sequence[float], knots: Knots) -> None:
    """Print how many segments of a file lie below each level."""
    found = np.array([calibrated(score, knots) for score in scores])
    below = {level: round(100 * float((found < level).mean()), 2) for level in LEVELS}
    print(name, len(found), "mean", round(float(found.mean()), 3), "per cent below", below, flush=True)


def peaks_of(paths: Sequence[Path], every: int) -> tuple[list[float], int]:
    """The probabilities of all error spans in the files' segments, and the number of segments."""
    model, shipped = load(), assemble.shipped_card()
    peaks: list[float] = []
    segments = 0
    for path in paths:
        asked = list(human(path))[::every]
        judged = model.judge(asked)
        show_levels(path.name, [score for score, _ in judged], shipped.calibration[QE])
        peaks += [span.confidence for _, words in judged for span in error_spans(words, shipped.words)]
        segments += len(asked)
    return peaks, segments


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, nargs="+", required=True, help="human translations")
    parser.add_argument("--every", type=int, default=1, help="take every so many segments")
    parser.add_argument("--write", action="store_true", help="put the thresholds of words into model.json")
    given = parser.parse_args()
    peaks, segments = peaks_of(given.documents, given.every)
    mark = assemble.shipped_card().words.mark
    found = WordThresholds(mark, threshold(peaks, segments, SHOWN), threshold(peaks, segments, GRAVE))
    print(len(peaks), "spans in", segments, "segments;", found)
    if given.write:
        rewrite_card(assemble.SHIPPED, words=asdict(found))
