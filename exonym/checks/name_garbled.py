"""A name that lost its letters.

What it finds
    A word of the translation that stands for a name of the source, is no spelling of it in any language, and is no
    word or name that English knows: letters are missing, swapped or invented. Without a source, words that English
    does not know and that are a letter away from one name of the namebook.

Why it matters
    A garbled name names nobody. It cannot be searched for, and it cannot be put right without the source.

Example
    Source: "w prokremlowskiej gazecie Izwiestia". Target: "in the pro-Kremlin paper Istia".

When to switch it off
    Never for news. For fiction, where translators re-invent names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import Article
from exonym.languages import ENGLISH
from exonym.model import Judgement, Mark, NameEntry, NameLink, Severity, Spelling
from exonym.names.evidence.near_misses import NearMiss, near_misses
from exonym.names.identity.ledger import judged_links
from exonym.names.transcription.letters import SOURCE_LANGS
from exonym.plugins import Check, Need


@dataclass(frozen=True)
class NameGarbled(Check):
    """See the module."""

    code: str = "NAM02"
    rule: str = "name.garbled"
    category: str = "accuracy/mistranslation"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.NAMES})
    source_langs: frozenset[str] | None = SOURCE_LANGS
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})
    yields_to: frozenset[str] = frozenset({"name.copied"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every mention whose spelling is no spelling of the source's name."""
        for entry, link, judged in judged_links(article.ledger):
            if judged.spelling is Spelling.GARBLED:
                yield _mark_link(entry, link, judged)
        yield from (_mark_miss(miss) for miss in near_misses(article) if not miss.copied)


def _mark_link(entry: NameEntry, link: NameLink, judged: Judgement) -> Mark:
    advice = f" {judged.suggestions[0]}?" if judged.suggestions else ""
    return Mark(
        span=link.target.span,
        message=f"The source has {link.source.text}; '{link.target.text}' is no known spelling of it.{advice}",
        confidence=0.85 if entry.house_from == "namebook" else 0.7,
        suggestions=judged.suggestions,
        source=link.source.span,
        entity=entry.entity,
    )


def _mark_miss(miss: NearMiss) -> Mark:
    return Mark(
        span=miss.mention.span,
        message=f"'{miss.mention.text}' is no known name, and all but {miss.house}.",
        confidence=0.5,
        suggestions=(miss.house,),
    )


CHECK = NameGarbled()
