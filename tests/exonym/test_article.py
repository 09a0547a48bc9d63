"""The segments of an article, with their texts."""

from __future__ import annotations

from exonym.article import Article
from exonym.config import AuditConfig
from exonym.model import Ledger, Pair, Segment, Span

SEGMENTS = (
    Segment(0, Span(0, 4), None),
    Segment(1, Span(5, 9), Span(0, 4)),
    Segment(2, None, Span(5, 11)),
)
ARTICLE = Article(Pair("One.\nAdded.", "Lost\nJeden."), SEGMENTS, Ledger(), AuditConfig())


def test_every_segment_has_its_texts_and_a_missing_side_is_empty() -> None:
    sides = [(s.segment.index, s.source_text, s.target_text) for s in ARTICLE.both_sides()]
    assert sides == [(0, "Lost", ""), (1, "Jede", "One."), (2, "", "Added.")]


def test_segments_are_chosen_by_the_sides_they_have() -> None:
    assert [s.segment.index for s in ARTICLE.target_segments()] == [1, 2]
    assert [(s.segment.index, s.source, s.target) for s in ARTICLE.aligned_segments()] == [(1, Span(5, 9), Span(0, 4))]


def test_a_part_of_a_side_stands_in_the_whole_text() -> None:
    aligned = next(ARTICLE.aligned_segments())
    assert aligned.in_source(Span(0, 2)).of("Lost\nJeden.") == "Je"
    assert next(reversed(list(ARTICLE.target_segments()))).in_target(Span(0, 3)).of("One.\nAdded.") == "Add"
