"""A sentence that was left in the source language.

What it finds
    Target segments that are the source copied, or that read as another language than the target's: by script, by the
    words that the languages use most, and by how much is shared with the source. Lines of names, numbers and
    addresses, which are the same in all languages, are left alone, and so are a few words (a title, a slogan).

Why it matters
    An untranslated sentence is useless to the reader, and no fluency score notices a fluent one.

Example
    Source: "Decyzja zapadła w nocy z soboty na niedzielę." Target: the same.

When to switch it off
    For texts that quote other languages at length, such as language lessons.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import Article
from exonym.documents.unicode import folded
from exonym.languages import Script, language_of
from exonym.lexicon.function_words import function_word_share, function_words, words
from exonym.model import Mark, Severity, Side
from exonym.plugins import Check

MIN_WORDS = 4
"""Words that begin with a small letter, or of a foreign script, that a segment must have: fewer may be a title."""
COPIED = 0.7
"""Share of such words that the source has too, from which on a segment counts as copied."""
READS_AS_TARGET = 0.15
"""Share of function words from which on a segment counts as being in the target language: prose has .3 to .5."""
_BETWEEN_SPACES = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|@|www\.")


@dataclass(frozen=True)
class UntranslatedSegment(Check):
    """See the module."""

    code: str = "UNT01"
    rule: str = "untranslated.segment"
    category: str = "accuracy/untranslated"
    severity: Severity = Severity.MAJOR
    untranslated: Side | None = Side.TARGET

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every target segment that is not in the target language."""
        target_lang = article.target_lang
        source_lang = article.source_lang
        if source_lang == target_lang:
            return
        for segment in article.target_segments():
            why = _find_reason(segment.source_text, segment.target_text, source_lang, target_lang)
            if why:
                yield Mark(segment.target, why, confidence=0.9, source=segment.source)


def _find_reason(source: str, target: str, source_lang: str, target_lang: str) -> str | None:
    plain = _BETWEEN_SPACES.sub(lambda word: " " if _ADDRESS.search(word[0]) else word[0], target)
    if language_of(target_lang).script is Script.LATIN and _is_in_other_script(plain):
        return "This segment is not in the target's script."
    if function_word_share(plain, target_lang) >= READS_AS_TARGET:
        return None
    if function_words(target_lang) and _is_copied(source, plain):
        return "This segment is copied from the source."
    if function_word_share(plain, source_lang) >= READS_AS_TARGET and len(_find_small_words(plain)) >= MIN_WORDS:
        return "This segment is still in the source language."
    return None


def _is_in_other_script(text: str) -> bool:
    found = words(text)
    foreign = [word for word in found if not unicodedata.name(word[0], "").startswith("LATIN")]
    return len(foreign) >= MIN_WORDS and len(foreign) > len(found) / 2


def _is_copied(source: str, target: str) -> bool:
    small = _find_small_words(target)
    in_source = set(folded(source).split()) | {folded(word) for word in words(source)}
    return len(small) >= MIN_WORDS and sum(folded(word) in in_source for word in small) >= COPIED * len(small)


def _find_small_words(text: str) -> list[str]:
    """Words of three letters and more that begin with a small letter: not names."""
    return [word for word in words(text) if len(word) > 2 and word[0].islower()]


CHECK = UntranslatedSegment()
