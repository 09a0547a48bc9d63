"""Letters of another alphabet.

What it finds
    A word that mixes Latin letters with Cyrillic or Greek ones that look the same, and words that were left in
    Cyrillic. What stands in brackets behind its translation, and addresses, hashtags and measures stay as they are.
    Works without a source.

Why it matters
    A word with a Cyrillic letter in it looks right and cannot be found, sorted or spell-checked. A name in Cyrillic
    most readers cannot read at all.

Example
    "the State Enforcement Servicе", whose last letter is a Cyrillic е. "He told Вечерняя Москва".

When to switch it off
    For texts about languages, or where quotations stand in the original.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import Article
from exonym.languages import ENGLISH
from exonym.model import Mark, Severity
from exonym.names.spelling.scripts import ForeignLetters, foreign_letters
from exonym.plugins import Check

_MOSTLY = 0.5
"""Share of a segment's characters from which it was left untranslated as a whole, which is another rule's to say."""


@dataclass(frozen=True)
class NameMixedScript(Check):
    """See the module."""

    code: str = "NAM08"
    rule: str = "name.mixed_script"
    category: str = "linguistic-conventions/character-encoding"
    severity: Severity = Severity.MAJOR
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})
    yields_to: frozenset[str] = frozenset({"untranslated.word"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every word with letters of two alphabets, and for every run of words in Cyrillic."""
        for segment in article.target_segments():
            found = list(foreign_letters(article.pair.target, segment.target, article.source_lang))
            if sum(len(words.text) for words in found if words.whole) <= _MOSTLY * len(segment.target):
                yield from map(_mark_letters, found)


def _mark_letters(found: ForeignLetters) -> Mark:
    advice = f" {found.suggestions[0]}?" if found.suggestions else ""
    said = "was left in Cyrillic" if found.whole else "mixes letters of two alphabets"
    return Mark(
        span=found.span,
        message=f"'{found.text}' {said}.{advice}",
        severity=None if found.whole else Severity.MINOR,
        confidence=0.9,
        suggestions=found.suggestions,
    )


CHECK = NameMixedScript()
