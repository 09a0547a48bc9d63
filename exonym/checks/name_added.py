"""A name that the source does not have.

What it finds
    A name in the translation that nothing in the source stands for, in its own sentence or the ones beside it.

Why it matters
    It was made up, or it took the place of an ordinary word; either way readers are told of somebody whom the article
    never named.

Example
    Source: "Brand im Chemiewerk gelöscht". Target: "Okafor fire at chemical plant extinguished".

When to switch it off
    Where translators explain who is meant and add names that readers need.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import Article
from exonym.languages import ENGLISH
from exonym.lexicon.commonness import FAMILIAR, is_used
from exonym.model import Mark, Severity
from exonym.names.transcription.letters import SOURCE_LANGS
from exonym.plugins import Check, Need

_DERIVED = FAMILIAR + 0.4  # below that a name may have slipped in: Wednesdays, Famer
"""From here on a name is so common in English that an adjective may be behind it: Slavic, Orthodox."""


@dataclass(frozen=True)
class NameAdded(Check):
    """See the module."""

    code: str = "NAM06"
    rule: str = "name.added"
    category: str = "accuracy/addition"
    severity: Severity = Severity.MINOR
    needs: frozenset[Need] = frozenset({Need.SOURCE, Need.NAMES})
    source_langs: frozenset[str] | None = SOURCE_LANGS
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})
    yields_to: frozenset[str] = frozenset({"name.replaced"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every strange target name in a segment whose source lacks none; the others are replaced ones."""
        lost = {mention.segment for mention in article.ledger.unmatched_source}
        sources = {segment.index for segment in article.segments if segment.source}
        for found in article.ledger.unmatched_target:
            known = is_used(found.text, _DERIVED)
            if found.segment not in lost and found.segment in sources and not known:
                yield Mark(found.span, f"Nothing in the source stands for '{found.text}'.", confidence=0.6)


CHECK = NameAdded()
