"""Calibrate the packaged model: ``python -m training.calibrate --data DIR``.

The raw score is a z-score. What is wanted is the direct assessment that people would give in the mean, divided by 100.
The map between them is learnt from the 300 examples a pair that training left out: they are cut into KNOTS equal parts
by raw score, and the means of the parts are joined by straight lines, carried on at the ends to 0 and to 1 with the
slope of all. With few knots the map stays near a straight line, so that correlations stay what they are.

On the same examples it finds the probability from which a word is best called wrong: where Matthews' correlation with
the words that people changed is highest.

Writes both into model.json. ``training.evaluate`` measures them on other examples.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt

from exonym.checkpoints import assemble
from exonym.checkpoints.card import CARD, Knots
from exonym.checkpoints.packaged.model import PackagedModel, load
from training.data import Example
from training.export import rewrite_card
from training.measure import COMET, QE, changed_words, held_out, pearson, raw_scores, samples

PAIRS = ("ru-en", "et-en", "ro-en")
"""European languages into English, which is what is audited. In other pairs other people judged, on other levels."""
KNOTS = 5

Floats = npt.NDArray[np.float64]


def fit(raw: Floats, wanted: Floats) -> Knots:
    """Rising knots from raw scores to what is wanted (0 to 1)."""
    parts = np.array_split(np.argsort(raw), KNOTS)
    middle = rising([(float(raw[part].mean()), float(wanted[part].mean())) for part in parts])
    slope = float(np.polyfit(raw, wanted, 1)[0])
    (first, low), (last, high) = middle[0], middle[-1]
    ends = (first - low / slope, 0.0), (last + (1 - high) / slope, 1.0)
    return tuple((round(x, 4), round(y, 4)) for x, y in (ends[0], *middle, ends[1]))


def rising(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points without those that are not higher than one before them."""
    kept = points[:1]
    kept += [point for at, point in enumerate(points) if at and point[1] > max(y for _, y in points[:at])]
    return kept


def knots(model: PackagedModel, examples: list[Example], score: str) -> Knots:
    """The calibration of one score, "qe" or "comet"."""
    asked = examples if score == QE else [example for example in examples if example.post_edit]
    return fit(raw_scores(model, asked, score), np.array([example.da_mean / 100 for example in asked]))


def best_mark(wrong: Floats, changed: Floats) -> float:
    """The probability, in steps of .02, from which calling words wrong agrees best with what people changed."""
    steps = [step for step in np.arange(0.1, 0.9, 0.02) if wrong.min() < step <= wrong.max()]
    return round(float(max(steps, key=lambda step: pearson(wrong >= step, changed))), 2)


def mark(model: PackagedModel, examples: list[Example]) -> float:
    """``best_mark`` over all words of the examples that people edited."""
    edited = [example for example in examples if example.bad is not None]
    words = [word for _, judged in model.judge(samples(edited, QE)) for word in judged]
    changed = [wrong for example in edited for wrong in changed_words(example)]
    return best_mark(np.array([word.wrong for word in words]), np.array(changed, float))


def calibrate(data: Path, shipped: Path, scores: list[str]) -> None:
    """Measure and write the calibration of the packaged model."""
    model = load()
    examples = [example for pair in PAIRS for example in held_out(data, pair)]
    calibration = {score: knots(model, examples, score) for score in scores}
    old = json.loads((shipped / CARD).read_text(encoding="utf-8"))
    words = {**old.get("words", {}), "mark": mark(model, examples)}
    print(json.dumps(calibration), words)
    rewrite_card(shipped, calibration=calibration, words=words)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the MLQE-PE files")
    parser.add_argument("--shipped", type=Path, default=assemble.SHIPPED, help="folder of model.json")
    parser.add_argument("--scores", nargs="+", choices=[QE, COMET], default=[QE], help="the scores that it is to give")
    given = parser.parse_args()
    calibrate(given.data, given.shipped, given.scores)
