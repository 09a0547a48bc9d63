"""A sentence that the source does not have.

What it finds
    Target segments that alignment linked to nothing. Site furniture is left to addition.boilerplate, and a sentence
    that only repeats another one to typography.repetition. The message says after which source sentence it stands.
    A title that only the translation has is minor: sites and scrapers add and drop titles.

Why it matters
    What was invented, or came from another article on the same page, is published as if the source had said it.

Example
    Target: "The stadium was built in 1962." in the middle of an article that says nothing of a stadium.

When to switch it off
    For free adaptations that add context for foreign readers on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.alignment.unaligned import judge_unaligned, shorten_to_end
from exonym.article import Article
from exonym.documents.unicode import folded
from exonym.lexicon.furniture import furniture_kind
from exonym.model import Mark, Segment, Severity
from exonym.plugins import Check, Need


@dataclass(frozen=True)
class AdditionSegment(Check):
    """See the module."""

    code: str = "ADD01"
    rule: str = "addition.segment"
    category: str = "accuracy/addition"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every target segment of prose without a source."""
        linked = {folded(article.target_of(segment)) for segment in article.segments if segment.source}
        before: Segment | None = None
        for segment in article.segments:
            if segment.source or not segment.target:
                before = segment if segment.target else before
                continue
            text = article.target_of(segment)
            if folded(text) not in linked and not furniture_kind(text, article.pair.target_lang):
                severity, confidence = judge_unaligned(article.pair.target, segment.target)
                message = f"The source has nothing that this translates{_describe_place(article, before)}."
                yield Mark(segment.target, message, severity=severity, confidence=confidence)


def _describe_place(article: Article, before: Segment | None) -> str:
    if before is None:
        return " at its beginning"
    return f" after '{shorten_to_end(article.source_of(before))}'"


CHECK = AdditionSegment()
