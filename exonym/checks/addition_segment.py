"""A sentence that the source does not have.

What it finds
    Target segments that alignment linked to nothing. Site furniture is left to addition.boilerplate, and a sentence
    that only repeats another one to typography.repetition.

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

from exonym.extend import Article, Need
from exonym.language.furniture import furniture_kind
from exonym.model import Mark, Severity
from exonym.text import folded


@dataclass(frozen=True)
class AdditionSegment:
    """See the module."""

    code: str = "ADD01"
    rule: str = "addition.segment"
    category: str = "accuracy/addition"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE})
    source_langs: frozenset[str] | None = None
    target_langs: frozenset[str] | None = None

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every target segment of prose without a source."""
        linked = {folded(article.target_of(segment)) for segment in article.segments if segment.source}
        for segment in article.segments:
            if segment.source or not segment.target:
                continue
            text = article.target_of(segment)
            if folded(text) not in linked and not furniture_kind(text, article.pair.target_lang):
                yield Mark(segment.target, "The source has nothing that this translates.", confidence=_confidence(text))


def _confidence(text: str) -> float:
    """A long sentence without counterpart is surer than a fragment, which may hide in a neighbour's translation."""
    return 0.9 if len(text.split()) >= 6 else 0.7


CHECK = AdditionSegment()
