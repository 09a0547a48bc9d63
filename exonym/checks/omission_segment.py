"""A sentence of the source that the translation lacks.

What it finds
    Source segments that alignment linked to nothing, since no sentence translates them and no neighbour's translation
    carries them. The mark lies in the source. Site furniture that a translation rightly drops is passed over;
    a title that only the source has is minor.

Why it matters
    A lost sentence is the error that a reader of the translation cannot see: often the one with the reservation or
    the denial.

Example
    Source: "Ministerstwo zaprzecza tym doniesieniom." and nothing between its neighbours' translations.

When to switch it off
    For abridged translations.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.alignment.unaligned import judge_unaligned, shorten_to_end
from exonym.article import Article
from exonym.lexicon.furniture import furniture_kind
from exonym.model import Mark, Segment, Severity, Side
from exonym.plugins import Check, Need


@dataclass(frozen=True)
class OmissionSegment(Check):
    """See the module."""

    code: str = "OMI01"
    rule: str = "omission.segment"
    category: str = "accuracy/omission"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE})
    untranslated: Side | None = Side.SOURCE

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark in the source for every segment of prose that has no translation."""
        before: Segment | None = None
        for segment in article.segments:
            if segment.source and not segment.target:
                text = article.source_of(segment)
                if not furniture_kind(text, article.pair.source_lang):
                    message = f"The translation lacks this sentence{_describe_place(article, before)}."
                    severity, confidence = judge_unaligned(article.text(Side.SOURCE), segment.source)
                    yield Mark(segment.source, message, Side.SOURCE, severity, confidence)
            elif segment.target:
                before = segment


def _describe_place(article: Article, before: Segment | None) -> str:
    if before is None:
        return " at its beginning"
    return f" after '{shorten_to_end(article.target_of(before))}'"


CHECK = OmissionSegment()
