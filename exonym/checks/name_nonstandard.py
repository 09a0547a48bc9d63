"""A spelling of a name that is not the one to use.

What it finds
    A spelling that the house does not want: one that your namebook forbids, or another than the one it has chosen, also
    where that would be a right rendering. Forbidden spellings are found without a source too, unless something else is
    called so as well.

    Out of languages in Cyrillic also a foreign name transliterated back letter by letter: it came to the source from a
    language in Latin letters, and the translation spells it as the Cyrillic sounds, where English texts know its own
    spelling.

Why it matters
    Nobody finds the person under such a name, and readers who know it stop trusting the page. A house that has chosen a
    spelling wants it in every article.

    It is major where a namebook has the name, minor where only the frequency of the spellings speaks.

Example
    Source: "губернатор Джон Кейсик". Target: "Governor John Keisik". English writes Kasich.

    The namebook has "{house: Jumabekov, kind: other, pl: [Żumabekow]}". Source: "Minister Żumabekow". Target: "Minister
    Zhumabekov".

When to switch it off
    Where people without a page of their own are written about more often than known ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import Article
from exonym.languages import ENGLISH
from exonym.model import Cover, Judgement, Mark, NameEntry, NameLink, Severity, Spelling
from exonym.names.evidence.forbidden_spellings import Forbidden, forbidden_mentions
from exonym.names.identity.ledger import NAMEBOOK, judged_links
from exonym.plugins import Check, Need


@dataclass(frozen=True)
class NameNonstandard(Check):
    """See the module."""

    code: str = "NAM10"
    rule: str = "name.nonstandard"
    category: str = "terminology/wrong-term"
    severity: Severity = Severity.MINOR
    needs: frozenset[Need] = frozenset({Need.NAMES})
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})
    yields_to: frozenset[str] = frozenset({"name.inconsistent"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every mention that English knows by another spelling, or for which the house has another."""
        linked = [
            _mark_link(entry, link, judged)
            for entry, link, judged in judged_links(article.ledger)
            if judged.spelling is Spelling.NONSTANDARD
        ]
        marked = Cover(mark.span for mark in linked)
        yield from linked
        yield from (_mark_forbidden(found) for found in forbidden_mentions(article) if not marked.touches(found.span))


def _mark_link(entry: NameEntry, link: NameLink, judged: Judgement) -> Mark:
    better = judged.suggestions[0]
    message = f"English texts do not know '{link.target.text}' for {link.source.text}. {better}?"
    if judged.by_house:
        message = f"The house writes {better} for {link.source.text}, not '{link.target.text}'."
    return Mark(
        span=link.target.span,
        severity=Severity.MAJOR if judged.by_house or entry.house_from == NAMEBOOK else Severity.MINOR,
        message=message,
        confidence=0.9 if judged.by_house else 0.65,
        suggestions=judged.suggestions,
        source=link.source.span,
        entity=entry.entity,
    )


def _mark_forbidden(found: Forbidden) -> Mark:
    return Mark(
        span=found.span,
        severity=Severity.MAJOR,
        message=f"The house writes {found.entry.house}, not '{found.text}'.",
        confidence=0.9 if found.known else 0.8,
        suggestions=(found.entry.house,),
        entity=found.entry.house,
    )


CHECK = NameNonstandard()
