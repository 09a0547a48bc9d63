"""A name that the translation left out.

What it finds
    A name of the source that nothing in the translation of its sentence stands for, nor in the sentences beside it.

Why it matters
    Who said it, who did it, where it was: a sentence without its name is fluent and tells less than it should.

Example
    Source: "Przed południem Widzew wydał komunikat". Target: "Before noon it issued a statement".

When to switch it off
    Where translators shorten, or put a role in a name's place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import Article
from exonym.languages import ENGLISH
from exonym.model import Mark, Severity, Side
from exonym.names.evidence.dropping import dropped
from exonym.names.linking.counterparts import suggested
from exonym.names.transcription.letters import SOURCE_LANGS
from exonym.plugins import Check, Need


@dataclass(frozen=True)
class NameDropped(Check):
    """See the module."""

    code: str = "NAM05"
    rule: str = "name.dropped"
    category: str = "accuracy/omission"
    severity: Severity = Severity.MINOR
    needs: frozenset[Need] = frozenset({Need.SOURCE, Need.NAMES})
    source_langs: frozenset[str] | None = SOURCE_LANGS
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark on every lost source name in a segment whose translation has no strange one in its place."""
        for found in dropped(article.pair, article.segments, article.ledger, article.source_lang):
            yield Mark(
                span=found.source.span,
                side=Side.SOURCE,
                message=f"Nothing in the translation stands for '{found.source.text}'.",
                severity=Severity.MAJOR if found.hole else None,
                confidence=found.confidence,
                suggestions=suggested(found.source.text, article.source_lang),
                source=found.source.span,
            )


CHECK = NameDropped()
