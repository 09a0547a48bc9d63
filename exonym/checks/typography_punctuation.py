"""Punctuation doubled, lost or foreign.

What it finds
    Marks doubled or astray (",,", "such! as", "the, man"); a sentence without its final stop, where the source and the
    sentences around it have theirs; a question that became a statement, or the other way round; a quotation mark or
    bracket without its other half, where the source's are paired; and in English the quotation marks of other
    languages („ ” « »). Quotations that run over several paragraphs are left alone.

Why it matters
    Readers stumble, quotations run into the text around them, and a lost question mark turns a doubt into a fact.

Example
    Source: "Czy wójt odejdzie?" Target: "The mayor will leave."

When to switch it off
    For lists, captions and verse that are punctuated in a way of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from exonym.article import Article, TargetSegment
from exonym.documents.paired_marks import (
    find_unmatched_brackets,
    find_unmatched_quotes,
)
from exonym.documents.punctuation import (
    QUESTIONS,
    STOPS,
    ends_in_a_word,
    ends_with,
    has_question_mark,
)
from exonym.languages import Slot, language_of
from exonym.model import Mark, Severity, Side, Span
from exonym.plugins import Check

MIN_WORDS = 5
"""Fewer words are a label, whose punctuation is free."""
NEARLY_ALL = 0.9
"""Share of the sentences with a stop in the source that must have one in the translation too, for one to be missed."""
TITLES = 2
NEAR = 40
"""Characters on each side of a bracket or quotation mark that may belong to its word."""
MOST_UNMATCHED = 2
"""More quotation marks without their other half are a habit of the text."""
_STRAY = (
    (
        re.compile(r"(?<=\w)(?P<mark>,,|;;|;,|,;|,\.(?!\.)|\.\.(?!\.))(?=\s|$|[\"”’)])"),
        "Two punctuation marks stand here for one.",
    ),
    (re.compile(r"(?<=\w)[,.-]?(?P<mark>[\^~|_`¦@])(?=\s)"), "This mark belongs to no word."),
)
"""What is astray in any language, with the mark that the source must not have."""
_STOPPED = re.compile('(?<!["”’»)])(["”’»)]*)$')


@dataclass(frozen=True)
class TypographyPunctuation(Check):
    """See the module."""

    code: str = "TYP03"
    rule: str = "typography.punctuation"
    category: str = "linguistic-conventions/punctuation"
    severity: Severity = Severity.MINOR

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every place where punctuation is wrong, over the mark and its word, or where one is missing."""
        yield from _mark_stray_marks(article)
        yield from _mark_lost_stops(article)
        yield from _mark_questions(article)
        yield from _mark_unpaired(article)
        yield from _mark_foreign_quotes(article)


def _mark_stray_marks(article: Article) -> Iterator[Mark]:
    patterns = (*_STRAY, *_stray_in(article.target_lang))
    for segment in article.target_segments():
        for pattern, message in patterns:
            for found in pattern.finditer(segment.target_text):
                if found["mark"] not in segment.source_text:
                    yield Mark(segment.in_target(Span(*found.span())), message, confidence=0.8)


@lru_cache(maxsize=1024)
def _stray_in(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is astray in a language alone."""
    facts = language_of(lang).facts(Slot.TYPOGRAPHY)
    return tuple((re.compile(stray["pattern"]), stray["message"]) for stray in facts.get("stray", ()))


def _mark_lost_stops(article: Article) -> Iterator[Mark]:
    sentences = [segment for segment in _find_after_titles(article) if _is_stopped_in_source(segment)]
    bare = [segment for segment in sentences if ends_in_a_word(segment.target_text)]
    if len(sentences) - len(bare) >= NEARLY_ALL * (len(sentences) - 1):
        for segment in bare:
            span = _find_last_word(segment)
            better = _STOPPED.sub(r".\1", span.of(article.pair.target), count=1)
            yield Mark(span, "The full stop is missing.", confidence=0.8, suggestions=(better,))


def _find_after_titles(article: Article) -> Iterator[TargetSegment]:
    """The segments behind the title and the lead, which some languages end with a stop and English does not."""
    titles = article.segments[:TITLES] if len(article.segments) > TITLES else ()
    return (segment for segment in article.target_segments() if segment.segment not in titles)


def _is_stopped_in_source(segment: TargetSegment) -> bool:
    """Whether the segment is a sentence that the source ends with a stop."""
    return len(segment.target_text.split()) >= MIN_WORDS and ends_with(STOPS, segment.source_text)


def _find_last_word(segment: TargetSegment) -> Span:
    word = segment.target_text.split()[-1]
    return Span(segment.target.end - len(word), segment.target.end)


def _mark_questions(article: Article) -> Iterator[Mark]:
    """Marks on questions that became statements, and on statements that became questions."""
    for segment in article.target_segments():
        source, target = segment.source_text, segment.target_text
        if not ends_with(STOPS, source) or not ends_with(STOPS, target):
            continue
        if ends_with(QUESTIONS, source) and not has_question_mark(target):
            message = "The source asks; this does not."
        elif (
            ends_with(QUESTIONS, target)
            and not has_question_mark(source)
            and language_of(article.source_lang).marks_questions
        ):
            message = "This asks; the source does not."
        else:
            continue
        yield Mark(_find_last_word(segment), message, confidence=0.7, source=segment.source)


def _mark_unpaired(article: Article) -> Iterator[Mark]:
    source, target = article.text(Side.SOURCE), article.pair.target
    if source and not find_unmatched_quotes(source):
        places = find_unmatched_quotes(target)
        for at in places if len(places) <= MOST_UNMATCHED else ():
            yield Mark(_find_with_word(target, at), "This quotation mark lacks its other half.", confidence=0.8)
    if not find_unmatched_brackets(source):
        for at in find_unmatched_brackets(target):
            yield Mark(_find_with_word(target, at), "This bracket lacks its other half.", confidence=0.8)


def _find_with_word(text: str, at: int) -> Span:
    """A mark with the word that it touches."""
    start, end = at, at + 1
    while start > max(0, at - NEAR) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), at + NEAR) and not text[end].isspace():
        end += 1
    return Span(start, end)


def _mark_foreign_quotes(article: Article) -> Iterator[Mark]:
    language = language_of(article.target_lang)
    facts = language.facts(Slot.TYPOGRAPHY)
    foreign = facts.get("foreign_quotation_marks")
    for found in re.finditer(foreign, article.pair.target) if foreign else ():
        message = f"{language.name} has other quotation marks."
        yield Mark(Span(*found.span()), message, confidence=0.9, suggestions=(facts["quotation_mark"],))


CHECK = TypographyPunctuation()
