"""From two texts to segments: sentences, aligned, each with its part of the reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from exonym.alignment import Embed, align
from exonym.alignment.sentences import segment
from exonym.documents.unicode import trimmed
from exonym.model import Pair, Segment, Span
from exonym.report.coverage import says_something
from exonym.report.faults import Faults


def find_segments(pair: Pair, embed: Embed, faults: Faults) -> tuple[Segment, ...]:
    """The segments of a pair, without their parts of the reference.

    A text that cannot be split is one sentence, and two that cannot be aligned are one segment.
    """
    target = _sentences("translation", pair.target, pair.target_lang, faults)
    if not says_something(pair.source):
        return tuple(Segment(i, None, span) for i, span in enumerate(target))
    text = pair.source or ""
    source = _sentences("source", text, pair.source_lang, faults)
    aligning = partial(align, text, source, pair.target, target, embed)
    return faults.attempt("The two texts could not be aligned", aligning, _as_one(source, target))


def _sentences(side: str, text: str, lang: str | None, faults: Faults) -> tuple[Span, ...]:
    whole = trimmed(text, Span(0, len(text)))
    return faults.attempt(f"The {side} could not be split into sentences", partial(segment, text, lang), (whole,))


def _as_one(source: Sequence[Span], target: Sequence[Span]) -> tuple[Segment, ...]:
    return (Segment(0, _from_first_to_last(source), _from_first_to_last(target)),)


def _from_first_to_last(spans: Sequence[Span]) -> Span | None:
    return Span(spans[0].start, spans[-1].end) if spans else None


def with_reference(
    pair: Pair, segments: tuple[Segment, ...], embed: Embed, faults: Faults
) -> tuple[Pair, tuple[Segment, ...]]:
    """The segments with their parts of the reference; when it cannot be cut, the pair goes on without it."""
    if not says_something(pair.reference):
        return pair, segments
    cutting = partial(_cut_reference, pair, segments, embed)
    found = faults.attempt("The reference could not be aligned", cutting, None)
    return (pair, found) if found is not None else (replace(pair, reference=None), segments)


def _cut_reference(pair: Pair, segments: tuple[Segment, ...], embed: Embed) -> tuple[Segment, ...] | None:
    reference, target = pair.reference or "", segment(pair.target, pair.target_lang)
    beads = align(reference, segment(reference, pair.target_lang), pair.target, target, embed)
    return tuple(replace(s, reference=_reference_of(s, beads, reference)) for s in segments)


def _reference_of(segment: Segment, beads: tuple[Segment, ...], reference: str) -> str:
    """The reference's text for a segment's target: every bead whose target it holds."""
    span = segment.target
    if span is None:
        return ""
    parts = [b.source.of(reference) for b in beads if b.source and b.target and b.target.overlaps(span)]
    return " ".join(parts)
