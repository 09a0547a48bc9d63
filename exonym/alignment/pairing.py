"""Cut a pair into segments: aligned sentences, each with its part of the reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from exonym.alignment import Embed, align_sentences
from exonym.alignment.sentences import split_sentences
from exonym.documents.unicode import trim_span
from exonym.model import Pair, Segment, Span
from exonym.report.coverage import has_content
from exonym.report.faults import Faults


def find_segments(pair: Pair, embed: Embed, faults: Faults) -> tuple[Segment, ...]:
    """Cut a pair into segments, without their parts of the reference.

    A text that cannot be split is one sentence, and two that cannot be aligned are one segment.
    """
    target = _split_side("translation", pair.target, pair.target_lang, faults)
    if not has_content(pair.source):
        return tuple(Segment(i, None, span) for i, span in enumerate(target))
    text = pair.source or ""
    source = _split_side("source", text, pair.source_lang, faults)
    aligning = partial(align_sentences, text, source, pair.target, target, embed)
    whole = (Segment(0, _join_spans(source), _join_spans(target)),)
    return faults.attempt("The two texts could not be aligned", aligning, whole)


def _split_side(side: str, text: str, lang: str | None, faults: Faults) -> tuple[Span, ...]:
    whole = trim_span(text, Span(0, len(text)))
    return faults.attempt(
        f"The {side} could not be split into sentences", partial(split_sentences, text, lang), (whole,)
    )


def _join_spans(spans: Sequence[Span]) -> Span | None:
    return Span(spans[0].start, spans[-1].end) if spans else None


def add_reference(
    pair: Pair, segments: tuple[Segment, ...], embed: Embed, faults: Faults
) -> tuple[Pair, tuple[Segment, ...]]:
    """Give each segment its part of the reference. A pair whose reference cannot be cut goes on without it."""
    if not has_content(pair.reference):
        return pair, segments
    cutting = partial(_cut_reference, pair, segments, embed)
    found = faults.attempt("The reference could not be aligned", cutting, None)
    return (pair, found) if found is not None else (replace(pair, reference=None), segments)


def _cut_reference(pair: Pair, segments: tuple[Segment, ...], embed: Embed) -> tuple[Segment, ...] | None:
    reference, target = pair.reference or "", split_sentences(pair.target, pair.target_lang)
    beads = align_sentences(reference, split_sentences(reference, pair.target_lang), pair.target, target, embed)
    return tuple(replace(s, reference=_join_reference(s, beads, reference)) for s in segments)


def _join_reference(segment: Segment, beads: tuple[Segment, ...], reference: str) -> str:
    """The reference's text for a segment's target: every bead whose target it holds."""
    span = segment.target
    if span is None:
        return ""
    parts = [b.source.of(reference) for b in beads if b.source and b.target and b.target.overlaps(span)]
    return " ".join(parts)
