"""``model.json``: what a checkpoint is, how its raw scores become 0 to 1, and whose words that is under which licence.

The packaged model has one; an operator can put one beside the ``hparams.yaml`` of any other checkpoint.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from exonym.errors import ModelMissing

CARD = "model.json"
EXAMPLE = '{"name": "mine", "revision": "1", "licence": "mit", "trained_on": "wmt", "score_range": [0, 1]}'
"""The least that a card can say, for those who have to write one."""

Knots = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class WordThresholds:
    """Probabilities of a word being wrong, 0..1, from which it is part of an error span (``mark``), a span is sure
    enough to be shown to people (``certain``), and its error counts as major (``major``)."""

    mark: float = 0.5
    certain: float = 0.5
    major: float = 0.5


@dataclass(frozen=True)
class ModelCard:
    """Facts of a checkpoint.

    ``calibration`` holds knots (raw score, 0 to 1), rising, by the score they serve: "qe" (source and translation) and
    "comet" (with a reference). Where it holds none, ``score_range`` (lowest, highest raw score) becomes 0 to 1 in a
    straight line; without either a score cannot be had on 0 to 1. ``languages`` are those it was made for, as codes
    ("pl") or as pairs ("pl-en"). ``checksums`` are SHA-256 in hexadecimal, by file. ``words`` are for models that mark
    words. ``revision`` of a model from the hub is its commit, and ``encoder`` whose tokenizer lies with it, as
    NAME@COMMIT.
    """

    name: str
    revision: str
    licence: str
    trained_on: str
    calibration: Mapping[str, Knots] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    checksums: Mapping[str, str] = field(default_factory=dict)
    score_range: tuple[float, float] | None = None
    words: WordThresholds = WordThresholds()
    encoder: str = ""

    def knots(self, score: str) -> Knots | None:
        """The knots of "qe" or "comet"; None where nothing says how it becomes 0 to 1."""
        if score in self.calibration or self.score_range is None:
            return self.calibration.get(score)
        low, high = self.score_range
        return ((low, 0.0), (high, 1.0))


def read_card(folder: Path) -> ModelCard | None:
    """The card that lies in a folder, None where there is none. Raises ModelMissing when it cannot be read."""
    path = folder / CARD
    if not path.is_file():
        return None
    try:
        return _card(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        raise ModelMissing(f"{path} is not a model card: {error!r}") from error


def write_card(folder: Path, card: ModelCard) -> None:
    """Put a card into a checkpoint's folder."""
    data = {**asdict(card), "sha256": card.checksums}
    del data["checksums"]
    (folder / CARD).write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _card(data: Mapping[str, Any]) -> ModelCard:
    return ModelCard(
        name=data["name"],
        revision=data["revision"],
        licence=data["licence"],
        trained_on=data["trained_on"],
        calibration={score: _knots(points) for score, points in dict(data.get("calibration", {})).items()},
        languages=tuple(data.get("languages", ())),
        checksums=data.get("sha256", {}),
        score_range=_range(data.get("score_range")),
        words=WordThresholds(**data.get("words", {})),
        encoder=data.get("encoder", ""),
    )


def _range(ends: Sequence[float] | None) -> tuple[float, float] | None:
    if ends is None:
        return None
    low, high = (float(end) for end in ends)
    if not low < high:
        raise ValueError("the ends of score_range must rise")
    return low, high


def _knots(points: Sequence[Sequence[float]]) -> Knots:
    knots = tuple((float(x), float(y)) for x, y in points)
    raw = [x for x, _ in knots]
    if not knots or sorted(set(raw)) != raw:
        raise ValueError("the raw scores of a calibration's knots must rise")
    return knots


def calibrated(raw: float, knots: Knots) -> float:
    """Straight lines between the knots; beyond the first and the last their values."""
    at = bisect_right(knots, raw, key=lambda knot: knot[0])
    if at == 0:
        return knots[0][1]
    if at == len(knots):
        return knots[-1][1]
    (left, low), (right, high) = knots[at - 1], knots[at]
    return low + (high - low) * (raw - left) / (right - left)
