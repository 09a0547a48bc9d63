"""A name kept in another language's spelling.

What it finds
    A name that the translation took over letter by letter from the source, or in the spelling of some other
    language's press, although English writes it differently: a Cyrillic name as Polish or German writes it. Without a
    source, words that English does not know and that another press writes for a name of the namebook.

Why it matters
    Readers meet the same person under a name they cannot search for, and see at once that a machine wrote the text.

Example
    Source: "minister energetyki, Almasadam Satkalijew". Target: "energy minister Almasadam Satkalijew". English writes
    Satkaliyev.

When to switch it off
    Where the house style keeps names as the source spells them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import Article
from exonym.languages import ENGLISH, Script, language_of
from exonym.model import Judgement, Mark, NameEntry, NameLink, Severity, Spelling
from exonym.names.evidence.near_misses import NearMiss, near_misses
from exonym.names.identity.ledger import judged_links
from exonym.names.transcription.letters import SOURCE_LANGS
from exonym.plugins import Check, Need


@dataclass(frozen=True)
class NameCopied(Check):
    """See the module."""

    code: str = "NAM01"
    rule: str = "name.copied"
    category: str = "accuracy/untranslated"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.NAMES})
    source_langs: frozenset[str] | None = SOURCE_LANGS
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})
    yields_to: frozenset[str] = frozenset({"name.inflected"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every mention that keeps a foreign spelling."""
        for entry, link, judged in judged_links(article.ledger):
            if judged.spelling is Spelling.COPIED:
                yield _mark_link(entry, link, judged)
        yield from (_mark_miss(miss) for miss in near_misses(article) if miss.copied)


def _mark_link(entry: NameEntry, link: NameLink, judged: Judgement) -> Mark:
    whose = _name_press(judged.press)
    advice = f" {judged.suggestions[0]}?" if judged.suggestions else ""
    return Mark(
        span=link.target.span,
        message=f"'{link.target.text}' is {whose} spelling of this name, not the English one.{advice}",
        confidence=0.9 if entry.house_from == "namebook" else 0.75,
        suggestions=judged.suggestions,
        source=link.source.span,
        entity=entry.entity,
    )


def _mark_miss(miss: NearMiss) -> Mark:
    whose = _name_press(miss.press)
    return Mark(
        span=miss.mention.span,
        message=f"'{miss.mention.text}' looks like {whose} spelling of {miss.house}.",
        confidence=0.6,
        suggestions=(miss.house,),
    )


def _name_press(press: str | None) -> str:
    language = language_of(press)
    return f"the {language.name}" if press and language.script is Script.LATIN else "another language's"


CHECK = NameCopied()
