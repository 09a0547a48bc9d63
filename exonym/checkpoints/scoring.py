"""A checkpoint's scores on 0 to 1, with the signature by which anyone can make them again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version

from exonym.checkpoints import assemble, comet_model, long, store
from exonym.checkpoints.card import CARD, EXAMPLE, Knots, ModelCard, calibrated, read_card
from exonym.checkpoints.comet_class import check_score
from exonym.checkpoints.languages import language_notes
from exonym.checkpoints.licences import licence_notes
from exonym.checkpoints.sample import ErrorSpan, Model, Prediction, Sample
from exonym.config import AuditConfig, Precision
from exonym.errors import ModelError, ModelMissing
from exonym.languages.tags import primary
from exonym.plugins import SegmentText


@dataclass(frozen=True)
class Judged:
    """A sample's score, 0 to 1, the same on the model's own scale, and the errors that the model is sure enough of to
    show them to people."""

    score: float
    raw: float | None = None
    errors: tuple[ErrorSpan, ...] = ()


@dataclass(frozen=True)
class Metric:
    """One of a checkpoint's scores: "qe" (samples without a reference) or "comet" (with one)."""

    name: str
    card: ModelCard
    knots: Knots
    load: Callable[[], Model]
    signature: str

    def judge(self, samples: Sequence[Sample]) -> tuple[list[Judged], tuple[str, ...]]:
        """One a sample, in order, and notes for the report; 0 for a sample of which a text is empty, which no model is
        asked about.

        Raises ModelMissing when the checkpoint cannot be loaded.
        """
        whole = [sample for sample in samples if sample.source.strip() and sample.target.strip()]
        found, notes = long.predict(self.load(), whole) if whole else ([], ())
        judged = {sample: self._judged(one) for sample, one in zip(whole, found, strict=True)}
        return [judged.get(sample, Judged(0.0)) for sample in samples], notes

    def _judged(self, found: Prediction) -> Judged:
        sure = (error for error in found.errors if error.confidence >= self.card.words.certain)
        return Judged(calibrated(found.score, self.knots), found.score, tuple(sure))

    def marks_words_of(self, text: SegmentText) -> bool:
        """True when the model learnt from the source's language, or nothing says from which it did.

        Of a language that it never read it doubts good words: two in three Kazakh sentences well translated.
        """
        learnt = {part for entry in self.card.languages for part in entry.split("-")}
        return text.source_lang is None or not learnt or primary(text.source_lang) in learnt

    def notes(self, texts: Sequence[SegmentText]) -> tuple[str, ...]:
        """What a report that shows the score has to say of the model's licence and languages."""
        languages = dict.fromkeys((text.source_lang, text.target_lang) for text in texts)
        unknown = (note for source, target in languages for note in language_notes(self.card, source, target))
        return (*licence_notes(self.card.name, self.card.licence), *unknown)


def metric(config: AuditConfig, name: str) -> Metric:
    """A score of the configured checkpoint.

    Raises ModelMissing when the checkpoint is not here or does not give this score, LicenceRefused when its licence
    was not accepted.
    """
    if store.is_packaged(config.checkpoint):
        return _packaged(assemble.shipped_card(), name, config.precision)
    folder = store.resolve(config.checkpoint, config.cache_dir, config.accepted_licences)
    card = read_card(folder)
    if card is None:
        raise ModelMissing(f"{folder} has no {CARD} with its licence and the range of its scores, such as {EXAMPLE}")
    check_score(folder, card.name, name)
    return _metric(card, name, partial(comet_model.load, folder), f"version:comet{version('unbabel-comet')}")


def _packaged(card: ModelCard, name: str, precision: Precision) -> Metric:
    from exonym.checkpoints.packaged import model as packaged

    return _metric(card, name, partial(packaged.load, precision), f"runtime:{packaged.runtime(precision)}")


def _metric(card: ModelCard, name: str, load: Callable[[], Model], made_by: str) -> Metric:
    knots = card.knots(name)
    if knots is None:
        raise ModelMissing(
            f"{card.name} gives no {name} score on 0 to 1: its {CARD} has neither calibration nor score_range"
        )
    return Metric(name, card, knots, load, f"{signature(card)}|{made_by}")


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
    """Model, revision, licence and training data; what runs it comes behind."""
    return f"model:{card.name}|rev:{card.revision}|lic:{card.licence}|trained:{card.trained_on}"
