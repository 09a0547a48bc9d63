"""What checkpoints are asked and what they answer, whichever way they run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Sample:
    """What a checkpoint is asked about. ``reference`` None asks without one."""

    source: str
    target: str
    reference: str | None = None

    def as_comet(self) -> dict[str, str]:
        """The sample under COMET's names."""
        texts = {"src": self.source, "mt": self.target}
        return texts if self.reference is None else {**texts, "ref": self.reference}


@dataclass(frozen=True)
class ErrorSpan:
    """Characters of the target that a word-level model calls wrong. ``confidence`` is 0..1."""

    start: int
    end: int
    severity: str
    confidence: float


@dataclass(frozen=True)
class Prediction:
    """The raw score of a sample, on the checkpoint's own scale, and its error spans, if the model marks any."""

    score: float
    errors: tuple[ErrorSpan, ...] = ()


class Model(Protocol):
    """A loaded checkpoint. Threads may share it."""

    def predict(self, samples: Sequence[Sample]) -> list[Prediction]:
        """One prediction a sample, in order. All samples must have a reference, or none."""

    def lengths(self, samples: Sequence[Sample]) -> list[int]:
        """Tokens of all texts of each sample together, with what stands between them."""
