"""Examples to tensors: the inputs that COMET's ``UnifiedMetric`` builds itself, with labels for both tasks."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from exonym.checkpoints.encoder import PAD
from exonym.checkpoints.packaged.tokens import Ids, row
from training.data import Example, touched

MAX_TOKENS = 160
NOT_LABELLED = -1
POOL = 50
"""Batches that are sorted by length together, so that little is padded."""

SOURCE, REFERENCE, BOTH = "source", "reference", "both"


@dataclass(frozen=True)
class Encoded:
    """Token ids of each text without special tokens, and error labels of the target's tokens (0, 1, NOT_LABELLED)."""

    target: list[int]
    source: list[int]
    reference: list[int]
    labels: list[int]
    score: float
    example: Example


@dataclass(frozen=True)
class Batch:
    """``ids``, ``mask``, ``labels`` (-1 where not labelled): (pairs, tokens). ``scores``: (pairs,), NaN where unknown.

    ``twins``: (damaged, 2), rows of a translation and of the same one damaged; ``margins``: (damaged,).
    """

    ids: torch.Tensor
    mask: torch.Tensor
    labels: torch.Tensor
    scores: torch.Tensor
    twins: torch.Tensor
    margins: torch.Tensor


@dataclass(frozen=True)
class Twin:
    """A damaged translation: the row of the same one undamaged, and by how much it has to score lower."""

    of: int
    margin: float
    damaged: Encoded


def encode(tokenizer: Tokenizer, example: Example) -> Encoded:
    """Tokenise an example and mark the tokens that overlap a wrong word."""
    target = tokenizer.encode(example.target, add_special_tokens=False)
    labels = [_label(span, example.bad) for span in target.offsets]
    source = tokenizer.encode(example.source, add_special_tokens=False).ids
    reference = tokenizer.encode(example.post_edit, add_special_tokens=False).ids
    return Encoded(
        target=target.ids[:MAX_TOKENS],
        source=source[:MAX_TOKENS],
        reference=reference[:MAX_TOKENS],
        labels=labels[:MAX_TOKENS],
        score=example.da_z,
        example=example,
    )


def _label(span: tuple[int, int], bad: tuple[tuple[int, int], ...] | None) -> int:
    if bad is None:
        return NOT_LABELLED
    return int(touched(*span, bad))


def batches(examples: list[Encoded], size: int, seed: int) -> Iterator[list[Encoded]]:
    """One epoch: shuffled, sorted by length within pools of POOL batches, batches shuffled again."""
    rng = random.Random(seed)
    order = examples[:]
    rng.shuffle(order)
    for start in range(0, len(order), size * POOL):
        pool = sorted(order[start : start + size * POOL], key=lambda e: len(e.target) + len(e.source))
        cut = [pool[i : i + size] for i in range(0, len(pool), size)]
        rng.shuffle(cut)
        yield from cut


def collate(given: Sequence[Encoded], mode: str = SOURCE, twins: Sequence[Twin] = ()) -> Batch:
    """Put a batch together, translation first, for one of COMET's three ways of asking. Twins stand at its end."""
    examples = [*given, *(twin.damaged for twin in twins)]
    rows = [_sequence(e, mode) for e in examples]
    width = max(map(len, rows))
    ids = torch.full((len(rows), width), PAD)
    labels = torch.full((len(rows), width), NOT_LABELLED)
    for i, (tokens, example) in enumerate(zip(rows, examples, strict=True)):
        ids[i, : len(tokens)] = torch.tensor(tokens)
        tags = [0, *example.labels, 0]
        labels[i, : len(tags)] = torch.tensor(tags)
    scores = torch.tensor([e.score for e in given] + [math.nan] * len(twins))
    pairs = [(twin.of, len(given) + at) for at, twin in enumerate(twins)]
    margins = torch.tensor([twin.margin for twin in twins])
    return Batch(ids, (ids != PAD).long(), labels, scores, torch.tensor(pairs).reshape(-1, 2), margins)


def _sequence(example: Encoded, mode: str) -> Ids:
    reference = example.reference or example.source
    parts = {SOURCE: [example.source], REFERENCE: [reference], BOTH: [example.source, reference]}[mode]
    return row(example.target, *parts)
