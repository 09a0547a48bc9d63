"""Samples longer than a model reads at once: cut into parts that fit, and put together again. Nothing is cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from math import ceil

from exonym.checkpoints.encoder import MAX_TOKENS
from exonym.checkpoints.sample import Model, Prediction, Sample

NOTE = (
    "{count} of the segments are longer than the model reads at once ({limit} tokens). Each was judged in parts of like"
    " length; its score is their mean, weighted by characters of the translation."
)


def predict(model: Model, samples: Sequence[Sample]) -> tuple[list[Prediction], tuple[str, ...]]:
    """One prediction a sample, in order, and a note when some were judged in parts."""
    lengths = model.lengths(samples)
    parts = [_fitting(model, sample, length) for sample, length in zip(samples, lengths, strict=True)]
    found = iter(model.predict([part for whole in parts for part in whole]))
    joined = [_joined(whole, [next(found) for _ in whole]) for whole in parts]
    long = sum(len(whole) > 1 for whole in parts)
    return joined, (NOTE.format(count=long, limit=MAX_TOKENS),) if long else ()


def _fitting(model: Model, sample: Sample, length: int) -> list[Sample]:
    """As few parts as fit."""
    count, parts = ceil(length / MAX_TOKENS), [sample]
    while count > 1:
        parts = split(sample, count)
        if max(model.lengths(parts)) <= MAX_TOKENS:
            break
        count += 1
    return parts


def split(sample: Sample, count: int) -> list[Sample]:
    """A sample in ``count`` parts, each with its share of every text: joined, they are the texts again."""
    targets, sources = shares(sample.target, count), shares(sample.source, count)
    references = [None] * count if sample.reference is None else shares(sample.reference, count)
    return [Sample(source, target, ref) for source, target, ref in zip(sources, targets, references, strict=True)]


def shares(text: str, count: int) -> list[str]:
    """A text in ``count`` parts of like length, cut before white space where there is some nearby."""
    step = len(text) / count
    cuts = [0, *(_cut(text, round(step * at), round(step / 2)) for at in range(1, count)), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


def _cut(text: str, at: int, reach: int) -> int:
    """The white space nearest to a place, no farther than ``reach`` characters; else the place."""
    near = (place for away in range(reach) for place in (at - away, at + away))
    return next((place for place in near if 0 < place < len(text) and text[place].isspace()), at)


def _joined(parts: Sequence[Sample], found: Sequence[Prediction]) -> Prediction:
    if len(parts) == 1:
        return found[0]
    weights = [max(1, len(part.target)) for part in parts]
    score = sum(weight * one.score for weight, one in zip(weights, found, strict=True)) / sum(weights)
    starts = accumulate((len(part.target) for part in parts[:-1]), initial=0)
    moved = (
        replace(error, start=error.start + start, end=error.end + start)
        for start, one in zip(starts, found, strict=True)
        for error in one.errors
    )
    return Prediction(score, tuple(moved))
