"""A name with a case ending of the source.

What it finds
    A word of the translation that spells a source name letter by letter in the case it stands in, although the name
    is another in its base form. Women's surnames, and streets named after people, keep their ending.

Why it matters
    English has no case endings: readers take Pirogova for a woman, and find neither her nor Pirogov.

Example
    Source: "Центр имени Н. И. Пирогова". Target: "the N. I. Pirogova Centre".

When to switch it off
    Where the text speaks of the forms of words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import Article
from exonym.languages import ENGLISH, language_of
from exonym.model import Mark, Severity
from exonym.names.evidence.inflection import Inflected, inflected
from exonym.names.transcription.letters import SOURCE_LANGS
from exonym.plugins import Check, Need


@dataclass(frozen=True)
class NameInflected(Check):
    """See the module."""

    code: str = "NAM09"
    rule: str = "name.inflected"
    category: str = "linguistic-conventions/grammar"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE, Need.NAMES})
    source_langs: frozenset[str] | None = frozenset(lang for lang in SOURCE_LANGS if language_of(lang).inflects_names)
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})
    yields_to: frozenset[str] = frozenset({"name.mixed_script"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every name that keeps its ending, with the base form's English spelling."""
        yield from map(_mark_inflected, inflected(article))


def _mark_inflected(found: Inflected) -> Mark:
    kept, base = found.link.target, found.base
    advice = f" {found.suggestions[0]}?" if found.suggestions else ""
    return Mark(
        span=kept.span,
        message=f"'{kept.text}' keeps a case ending; the name is {base}.{advice}",
        confidence=found.confidence,
        suggestions=found.suggestions,
        source=found.link.source.span,
        entity=found.entry.entity,
    )


CHECK = NameInflected()
