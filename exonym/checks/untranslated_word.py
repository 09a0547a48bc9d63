"""A word that was left in the source language.

What it finds
    Words of the source that stand in the translation as they are, in its alphabet or letter by letter in Latin ones,
    though English has no such word and they are no names. What stands in quotation marks or brackets, addresses and
    measures are left alone, and so are sentences left as a whole, for which there is a rule of its own.

Why it matters
    Translation machines copy what they do not know. The reader is left with a word that means nothing to him, and
    often it is the word that mattered.

Example
    Source: "Kolejne zaostrzenie kursu wobec nadawców." Target: "Another zaostrzenie of policy towards broadcasters."

When to switch it off
    For texts about languages, cookery or law that keep the words of the country on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import AlignedSegment, Article
from exonym.languages import ENGLISH
from exonym.lexicon.tokens import WORD
from exonym.model import Mark, Severity
from exonym.names.evidence.left_words import LeftWords, left_words
from exonym.plugins import Check, Need

_MOSTLY = 0.5
"""Share of a segment's words from which it was left untranslated as a whole, which is another rule's to say."""
_FEW = 3
"""Words that may be left in a segment, however short it is."""


@dataclass(frozen=True)
class UntranslatedWord(Check):
    """See the module."""

    code: str = "UNT02"
    rule: str = "untranslated.word"
    category: str = "accuracy/untranslated"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE})
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every run of words that were left as they are."""
        if article.source_lang == article.target_lang:
            return
        for segment in article.aligned_segments():
            yield from map(_mark_left, _find_left_words(article, segment))


def _find_left_words(article: Article, segment: AlignedSegment) -> list[LeftWords]:
    """The words left in a segment; none where the whole of it was."""
    found = list(left_words(article, segment.source, segment.target))
    count = sum(len(words.text.split()) for words in found)
    whole = count > max(_FEW, _MOSTLY * len(WORD.findall(segment.target_text)))
    return [] if whole else found


def _mark_left(left: LeftWords) -> Mark:
    return Mark(
        span=left.span,
        message=f"'{left.text}' was left in the source's language.",
        confidence=left.confidence,
        source=left.source,
    )


CHECK = UntranslatedWord()
