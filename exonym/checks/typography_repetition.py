"""Something said twice in a row, or twice in an article.

What it finds
    A word or phrase doubled ("the the", "in the in the", "in Nepal Nepal"), and a sentence or title that stands in the
    article more often than in its source. Words that may stand twice ("had had", "very very"), phrases doubled on
    purpose ("more and more") and doubles that the source has as well are left alone.

Why it matters
    Decoders that loop and templates that print a title twice leave these, and they look careless.

Example
    Target: "The talks begin on on Monday."

When to switch it off
    For verse, lyrics and transcripts of speech.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import Article, TargetSegment
from exonym.documents.unicode import folded
from exonym.languages import Slot, language_of
from exonym.model import Mark, Severity, Span
from exonym.plugins import Check

_LETTERS = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
_RUN = re.compile(rf"(?<![\w'’-])({_LETTERS})(?:[ \t]+\1)+(?![\w'’-])", re.IGNORECASE)
_NUMBER_RUN = re.compile(r"(?<![\w.,:-])(?<!\d )(\d+)(?:[ \t]+\1)+(?![\w.,:]*\d| \d)")
_PHRASE_RUN = re.compile(rf"(?<![\w'’-])((?:{_LETTERS} ){{1,4}}{_LETTERS})(?: \1)+(?![\w'’-])")
MIN_WORDS = 4
"""Fewer words ("Yes, of course.") may well be said twice."""


@dataclass(frozen=True)
class TypographyRepetition(Check):
    """See the module."""

    code: str = "TYP02"
    rule: str = "typography.repetition"
    category: str = "fluency/typography"
    severity: Severity = Severity.MINOR

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every run of one word, over the words too many, and every sentence said again."""
        for segment in article.target_segments():
            yield from _mark_doubled_words(article, segment)
        yield from _mark_repeated_sentences(article)


def _mark_doubled_words(article: Article, segment: TargetSegment) -> Iterable[Mark]:
    for pattern in (_RUN, _NUMBER_RUN, _PHRASE_RUN):
        for found in () if pattern.search(segment.source_text) else pattern.finditer(segment.target_text):
            if not _may_repeat(found, article):
                words = found.group(1)
                span = segment.in_target(Span(*found.span()))
                yield Mark(span, f"'{words}' stands here more than once.", confidence=0.9, suggestions=(words,))


def _may_repeat(found: re.Match[str], article: Article) -> bool:
    """Whether the words are some that double, or a name such as "Baden Baden" that no source can settle.

    A phrase of one word ("Peru Peru") is marked as a word is.
    """
    words = found.group(1).lower().split()
    facts = language_of(article.target_lang).facts(Slot.TYPOGRAPHY)
    if len(words) > 1:
        return len(set(words)) == 1 or not {words[0], words[-1]}.isdisjoint(facts.get("joins_repeated", "").split())
    a_name = found.group(1)[0].isupper() and found.group().split()[-1][0].isupper()
    return words[0] in facts.get("may_repeat", "").split() or (a_name and article.pair.source is None)


def _mark_repeated_sentences(article: Article) -> Iterable[Mark]:
    """Marks on sentences that stand more often than what they translate; without a source, more than once."""
    in_source = Counter(folded(article.source_of(segment)) for segment in article.segments if segment.source)
    seen: Counter[str] = Counter()
    for segment in article.target_segments():
        text = folded(segment.target_text)
        if len(text.split()) < MIN_WORDS:
            continue
        seen[text] += 1
        if seen[text] > (in_source[folded(segment.source_text)] if segment.source else 1):
            yield Mark(segment.target, "The article has said this already, word for word.", confidence=0.9)


CHECK = TypographyRepetition()
