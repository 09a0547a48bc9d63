"""A name in lower case.

What it finds
    A word of the translation that stands for a name of the source and has lost its capital, an acronym of the source
    that has lost all of them ("tass reports"); without a source, a word
    in lower case that the same article writes as a name elsewhere, and that English does not know as a word.

Why it matters
    Readers stumble over it, and search does not find it. It is how engines betray that they took a name for a word.

Example
    Source: "minister Rybicki". Target: "minister rybicki".

When to switch it off
    Where texts are in lower case on purpose, such as captions or handles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import Article
from exonym.languages import ENGLISH
from exonym.model import Mark, Severity
from exonym.names.evidence.lowercase_acronyms import small_acronyms
from exonym.names.linking.lowercase import lowercased
from exonym.plugins import Check, Need


@dataclass(frozen=True)
class NameLowercased(Check):
    """See the module."""

    code: str = "NAM07"
    rule: str = "name.lowercased"
    category: str = "linguistic-conventions/capitalization"
    severity: Severity = Severity.MINOR
    needs: frozenset[Need] = frozenset({Need.NAMES})
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})
    yields_to: frozenset[str] = frozenset({"name.nonstandard"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every name in lower case, with the name in its case."""
        names = lowercased(article.pair, article.segments, article.ledger)
        for found in (*names, *small_acronyms(article.pair, article.segments)):
            yield Mark(
                span=found.span,
                message=f"'{found.text}' is a name: {found.cased}.",
                confidence=found.confidence,
                suggestions=(found.cased,),
                source=found.source,
            )


CHECK = NameLowercased()
