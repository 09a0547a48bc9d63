"""Small pairs for tests: both texts, linked line by line."""

from __future__ import annotations

from exonym.model import Pair, Segment, Span


def pair_of(lang: str, *lines: tuple[str, str]) -> tuple[Pair, tuple[Segment, ...]]:
    """A pair of a source in ``lang`` and an English target, and its segments, a line each."""
    sources, targets = [source for source, _ in lines], [target for _, target in lines]
    spans = zip(_spans(sources), _spans(targets), strict=True)
    pair = Pair("\n".join(targets), "\n".join(sources), source_lang=lang)
    return pair, tuple(Segment(index, source, target) for index, (source, target) in enumerate(spans))


def _spans(lines: list[str]) -> list[Span]:
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    return [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
