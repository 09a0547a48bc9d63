"""Words missing within a sentence.

What it finds
    A place where the grammar of the translation shows that something was left out: an article before a verb, a
    preposition before a comma, a sentence without a subject.

Why it matters
    What is missing is usually a name or a number, the point of the sentence.

Example
    "The city was founded in the province of, in 1537."

When to switch it off
    Where texts are notes or captions rather than sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.extend import Article, Need
from exonym.language.english_holes import HALTING, HEADLESS
from exonym.model import Mark, Segment, Severity, Span


@dataclass(frozen=True)
class OmissionPhrase:
    """See the module."""

    code: str = "OMI02"
    rule: str = "omission.phrase"
    category: str = "accuracy/omission"
    severity: Severity = Severity.MINOR
    needs: frozenset[Need] = frozenset()
    source_langs: frozenset[str] | None = None
    target_langs: frozenset[str] | None = frozenset({"en"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark on the words around the first gap of each segment."""
        for segment in article.segments:
            span = _gap(article.target_of(segment), segment)
            if span:
                yield Mark(span, "Words seem to be missing here.", confidence=0.5, source=segment.source)


def _gap(text: str, segment: Segment) -> Span | None:
    if segment.target is None:
        return None
    found = HALTING.search(text)
    if found:
        return Span(*found.span()).shifted(segment.target.start)
    if HEADLESS.search(text):
        return Span(0, len(text.split()[0])).shifted(segment.target.start)
    return None


CHECK = OmissionPhrase()
