"""A checkpoint's scores on 0 to 1, with the signature by which anyone can make them again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from exonym.checkpoints import comet_model, store
from exonym.checkpoints.card import CARD, EXAMPLE, Knots, ModelCard, calibrated, read_card
from exonym.checkpoints.comet_class import check_score
from exonym.checkpoints.comet_model import Sample
from exonym.checkpoints.licences import licence_notes
from exonym.config import AuditConfig
from exonym.errors import ModelError, ModelMissing


@dataclass(frozen=True)
class Metric:
    """One of a checkpoint's scores: "qe" (samples without a reference) or "comet" (with one).

    ``notes`` are what a report that shows it has to say.
    """

    name: str
    folder: Path
    knots: Knots
    signature: str
    notes: tuple[str, ...] = ()

    def score(self, samples: Sequence[Sample]) -> list[float]:
        """One score a sample, 0 to 1, in order; 0 for a sample of which a text is empty, which no model is asked about.

        Raises ModelMissing when the checkpoint cannot be loaded.
        """
        whole = [sample for sample in samples if sample.source.strip() and sample.target.strip()]
        predicted = comet_model.load(self.folder).predict(whole) if whole else []
        raw = dict(zip(whole, (found.score for found in predicted), strict=True))
        return [calibrated(raw[sample], self.knots) if sample in raw else 0.0 for sample in samples]


def metric(config: AuditConfig, name: str) -> Metric:
    """A score of the configured checkpoint.

    Raises ModelMissing when the checkpoint is not here or does not give this score, LicenceRefused when its licence
    was not accepted.
    """
    folder = store.resolve(config.checkpoint, config.cache_dir, config.accepted_licences)
    card = read_card(folder)
    if card is None:
        raise ModelMissing(f"{folder} has no {CARD} with its licence and the range of its scores, such as {EXAMPLE}")
    check_score(folder, card.name, name)
    knots = card.knots(name)
    if knots is None:
        raise ModelMissing(
            f"{card.name} gives no {name} score on 0 to 1: its {CARD} has neither calibration nor score_range"
        )
    return Metric(name, folder, knots, signature(card), licence_notes(card.name, card.licence))


def weighted_mean(samples: Sequence[Sample], scores: Sequence[float]) -> float:
    """The mean of the scores, each weighing as many as its target has characters; 0 without any target."""
    weights = [len(sample.target) for sample in samples]
    total = sum(weight * score for weight, score in zip(weights, scores, strict=True))
    return total / sum(weights) if any(weights) else 0.0


def unavailable(config: AuditConfig, name: str) -> str | None:
    """Why a score cannot be had under a configuration, None if it can."""
    try:
        metric(config, name)
    except ModelError as error:
        return str(error)
    return None


def signature(card: ModelCard) -> str:
    """Model, revision, licence, training data, and the version of unbabel-comet."""
    comet = version("unbabel-comet")
    return f"model:{card.name}|rev:{card.revision}|lic:{card.licence}|trained:{card.trained_on}|version:comet{comet}"
