"""Measure the packaged model on MLQE-PE's dev split: ``python -m training.evaluate --data DIR``.

For each language pair: Pearson and Spearman of the calibrated score with the z-scored direct assessment, Pearson of the
raw one, Pearson with the post-edit as reference, and Matthews' correlation of the words that the model marks with those
that the post-editor changed. Then, for all pairs together, how far the calibrated score can be taken at its word.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from exonym.checkpoints import assemble
from exonym.checkpoints.card import Knots, calibrated
from exonym.checkpoints.packaged.model import load
from exonym.checkpoints.sample import Model, Prediction
from training.data import Example, read_pair, touched
from training.measure import COMET, QE, changed_words, pearson, predictions, raw_scores, spearman, words

PAIRS = ("ru-en", "et-en", "ro-en")


@dataclass(frozen=True)
class Measured:
    """What the model said of examples. ``scores`` are calibrated, ``with_reference`` holds one for each post-edit."""

    examples: list[Example]
    found: list[Prediction]
    scores: list[float]
    with_reference: npt.NDArray[np.float64]


def measure(model: Model, knots: Knots, examples: list[Example]) -> Measured:
    """Ask the model in both ways."""
    found = predictions(model, examples, QE)
    scores = [calibrated(prediction.score, knots) for prediction in found]
    return Measured(examples, found, scores, raw_scores(model, _referenced(examples), COMET))


def figures(measured: Measured) -> dict[str, float]:
    """Correlations with people, of one language pair."""
    judged = [example.da_z for example in measured.examples]
    referenced = [example.da_z for example in _referenced(measured.examples)]
    return {
        "pearson": pearson(measured.scores, judged),
        "spearman": spearman(measured.scores, judged),
        "raw_pearson": pearson([prediction.score for prediction in measured.found], judged),
        "comet_pearson": pearson(measured.with_reference, referenced),
        "word_mcc": word_mcc(measured.examples, measured.found),
    }


def reliability(measured: list[Measured]) -> list[tuple[int, float, float]]:
    """(examples, mean score, mean direct assessment / 100) of ten equal parts, lowest scores first."""
    scores = np.array([score for one in measured for score in one.scores])
    judged = np.array([example.da_mean / 100 for one in measured for example in one.examples])
    parts = np.array_split(np.argsort(scores), 10)
    return [(len(part), float(scores[part].mean()), float(judged[part].mean())) for part in parts]


def _referenced(examples: list[Example]) -> list[Example]:
    return [example for example in examples if example.post_edit]


def word_mcc(examples: list[Example], found: list[Prediction]) -> float:
    """Matthews' correlation over words: marked by the model at any character, changed by the post-editor."""
    marked: list[bool] = []
    changed: list[bool] = []
    for example, prediction in zip(examples, found, strict=True):
        if example.bad is None:
            continue
        errors = tuple((error.start, error.end) for error in prediction.errors)
        marked += [touched(start, end, errors) for start, end in words(example.target)]
        changed += changed_words(example)
    return pearson(np.array(marked, float), np.array(changed, float))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the MLQE-PE files")
    parser.add_argument("--rows", type=int, default=None, help="only so many examples a pair")
    given = parser.parse_args()
    loaded = load()
    knots = assemble.shipped_card().calibration[QE]
    measured = []
    for pair in PAIRS:
        measured.append(measure(loaded, knots, read_pair(given.data, pair, "dev")[: given.rows]))
        print(pair, {name: round(value, 4) for name, value in figures(measured[-1]).items()}, flush=True)
    for count, said, judged in reliability(measured):
        print(f"{count} examples: said {said:.3f}, people {judged:.3f}")
