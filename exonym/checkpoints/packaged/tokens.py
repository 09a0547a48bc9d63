"""Samples to rows of token ids, as COMET's ``UnifiedMetric`` builds them: the target first, for it is tagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exonym.checkpoints.encoder import BOS, EOS
from exonym.checkpoints.packaged.vocabulary import Vocabulary
from exonym.checkpoints.sample import Sample

Ids = tuple[int, ...]


@dataclass(frozen=True)
class Tokenised:
    """A text's tokens: their ids, and the characters each stands for (start, end)."""

    ids: Ids
    offsets: tuple[tuple[int, int], ...]


def tokenised(vocabulary: Vocabulary, texts: Sequence[str]) -> dict[str, Tokenised]:
    """Every distinct text, tokenised once."""
    distinct = list(dict.fromkeys(texts))
    found = vocabulary.encode(distinct)
    return {text: Tokenised(tuple(ids), tuple(spans)) for text, (ids, spans) in zip(distinct, found, strict=True)}


def texts_of(sample: Sample) -> tuple[str, ...]:
    """Target, source and, where there is one, reference."""
    pair = (sample.target, sample.source)
    return pair if sample.reference is None else (*pair, sample.reference)


def rows(sample: Sample, tokens: dict[str, Tokenised]) -> tuple[Ids, ...]:
    """One row without a reference; with one, three: target with source, with reference, and with both."""
    target, *others = (tokens[text].ids for text in texts_of(sample))
    if len(others) == 1:
        return (row(target, *others),)
    return row(target, others[0]), row(target, others[1]), row(target, *others)


def row(target: Sequence[int], *others: Sequence[int]) -> Ids:
    """``<s> target </s> </s> other </s> ...``."""
    made = (BOS, *target, EOS)
    for other in others:
        made += (EOS, *other, EOS)
    return made
