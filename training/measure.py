"""Ask the packaged model about MLQE-PE examples, in the ways in which an audit asks it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from exonym.checkpoints.packaged.words import WORD
from exonym.checkpoints.sample import Model, Prediction, Sample
from training.data import Example, read_pair, split_held_out, touched

QE, COMET = "qe", "comet"
"""Without a reference, and with the post-edit as one."""


def samples(examples: list[Example], score: str) -> list[Sample]:
    """What the model is asked; examples without a post-edit have their source alone in both ways."""
    if score == QE:
        return [Sample(e.source, e.target) for e in examples]
    return [Sample(e.source, e.target, e.post_edit) for e in examples]


def predictions(model: Model, examples: list[Example], score: str) -> list[Prediction]:
    """One prediction an example."""
    return model.predict(samples(examples, score))


def raw_scores(model: Model, examples: list[Example], score: str) -> npt.NDArray[np.float64]:
    """Scores on the model's own scale: (examples,)."""
    return np.array([found.score for found in predictions(model, examples, score)])


def held_out(data: Path, pair: str) -> list[Example]:
    """The examples that training left for calibration."""
    return split_held_out(read_pair(data, pair, "train"))[1]


def words(text: str) -> list[tuple[int, int]]:
    """Character ranges of what lies between white space."""
    return [found.span() for found in WORD.finditer(text)]


def changed_words(example: Example) -> list[bool]:
    """For every word of the target, whether the post-editor changed any of it."""
    return [touched(start, end, example.bad or ()) for start, end in words(example.target)]


def pearson(x: npt.ArrayLike, y: npt.ArrayLike) -> float:
    """Pearson's correlation."""
    return float(np.corrcoef(np.asarray(x, np.float64), np.asarray(y, np.float64))[0, 1])


def spearman(x: npt.ArrayLike, y: npt.ArrayLike) -> float:
    """Spearman's correlation: Pearson's over ranks, equals sharing theirs."""
    from scipy.stats import rankdata

    return pearson(rankdata(x), rankdata(y))
