"""A foreign name transliterated back letter by letter.

What it finds
    A name that came to the source from a language in Latin letters, and that the translation spells as the Cyrillic
    sounds, where English texts know its own spelling.

Why it matters
    Nobody finds the person under such a name, and readers who know it stop trusting the page.

    It is major where the namebook has the person, minor where only the frequency of the spellings speaks.

Example
    Source: "губернатор Джон Кейсик". Target: "Governor John Keisik". English writes Kasich.

When to switch it off
    Where people without a page of their own are written about more often than known ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.extend import Article, Need
from exonym.model import Judgement, Mark, NameEntry, NameLink, Severity, Spelling
from exonym.names.ledger import NAMEBOOK, judged_links
from exonym.names.letters import CYRILLIC_LANGS


@dataclass(frozen=True)
class NameNonstandard:
    """See the module."""

    code: str = "NAM10"
    rule: str = "name.nonstandard"
    category: str = "terminology/wrong-term"
    severity: Severity = Severity.MINOR
    needs: frozenset[Need] = frozenset({Need.SOURCE, Need.NAMES})
    source_langs: frozenset[str] | None = CYRILLIC_LANGS
    target_langs: frozenset[str] | None = frozenset({"en"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every mention that English knows by another spelling."""
        for entry, link, judged in judged_links(article.ledger):
            if judged.spelling is Spelling.NONSTANDARD:
                yield _mark(entry, link, judged)


def _mark(entry: NameEntry, link: NameLink, judged: Judgement) -> Mark:
    better = judged.suggestions[0]
    return Mark(
        span=link.target.span,
        severity=Severity.MAJOR if entry.house_from == NAMEBOOK else Severity.MINOR,
        message=f"English texts do not know '{link.target.text}' for {link.source.text}. {better}?",
        confidence=0.65,
        suggestions=judged.suggestions,
        source=link.source.span,
        entity=entry.entity,
    )


CHECK = NameNonstandard()
