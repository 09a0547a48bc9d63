"""Capitals lost, or too many of them.

What it finds
    A sentence that begins with a small letter, where its source begins with a capital; a whole article in lower case,
    marked once; a sentence in capitals, where its source is not; and in English the pronoun "i", days, months and
    words for peoples ("monday", "russian"). Names in lower case are left to name.lowercased, and brands written small
    (iPhone) are left alone.

Why it matters
    Text in lower case reads as unedited, search and speech lose the sentences, and capitals shout.

Example
    Source: "Jutro zbierze się rada." Target: "tomorrow the council meets."

When to switch it off
    For captions, chats and verse that are in lower case on purpose, and for headlines in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exonym.article import Article, TargetSegment
from exonym.documents.letter_case import (
    find_capital_share,
    find_opening_word,
    has_case,
    has_opening_capital,
    is_ended,
)
from exonym.languages import ENGLISH, Slot
from exonym.lexicon.english_casing import demonym, often_small, surely_capitalised
from exonym.model import Mark, Severity, Span
from exonym.plugins import Check

MIN_WORDS = 3
"""Fewer words are a label or a caption, which may be in lower case."""
MANY = 5
"""Sentences in lower case from which on the article is, when they are also most of it."""
SHOUTED = 0.9
SPOKEN = 0.5
"""Share of capitals from which on a text shouts, and up to which its source does not."""
_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<![\w.])([a-z]{2,})([.!?]) +([a-z]+)(?= [a-z])")
_AFTER_I = "|".join(ENGLISH.facts(Slot.TYPOGRAPHY)["behind_i"].split())
_I = re.compile(rf"(?<![\w.'’@#/&-])i(?:['’](?:m|ve|ll|d)\b|(?= (?:{_AFTER_I})\b))")
_SMALL = re.compile(r"(?<![\w'’@#/_.&=:-])[a-z]{4,}(?![\w@/_&=-]|[.:][\w/])")
_ABBREVIATIONS = ENGLISH.word_list("abbreviations") | ENGLISH.word_list("abbreviations_at_an_end")
_CALENDAR = frozenset(word.lower() for word in ENGLISH.word_list("calendar_names"))
_PEOPLES = frozenset(word.lower() for word in ENGLISH.word_list("peoples"))


@dataclass(frozen=True)
class TypographyCapitalisation(Check):
    """See the module."""

    code: str = "TYP04"
    rule: str = "typography.capitalisation"
    category: str = "linguistic-conventions/capitalization"
    severity: Severity = Severity.MINOR
    yields_to: frozenset[str] = frozenset({"name.lowercased"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every sentence whose case is wrong, over its first word, or one for the whole article."""
        segments = list(article.target_segments())
        in_order = zip(segments, [None, *segments], strict=False)
        small = [mark for segment, before in in_order for mark in _mark_openings(article, segment, before)]
        if len(small) >= MANY and 2 * len(small) >= len(segments):
            yield _mark_whole_article(small[0], len(small))
            return
        yield from small
        taken = {mark.span for mark in small}
        for segment in segments:
            yield from _mark_shouting(segment)
            if article.target_lang == ENGLISH.code:
                yield from _mark_english_words(segment, taken)


def _mark_whole_article(first: Mark, count: int) -> Mark:
    message = f"The article is in lower case: {count} sentences begin with a small letter."
    return Mark(first.span, message, severity=Severity.MAJOR, confidence=0.95, suggestions=first.suggestions)


def _mark_openings(article: Article, segment: TargetSegment, before: TargetSegment | None) -> Iterator[Mark]:
    """Marks over the first words of sentences that begin small, at the segment's start and inside it.

    ``before`` is the segment that ends in front of it.
    """
    text = segment.target_text
    found = find_opening_word(text)
    # A word that is all small may have lost its capital; iPhone, al-Qaeda and d'Estaing have not.
    opens = found and found[1].islower() and len(_WORD.findall(text)) >= MIN_WORDS
    if found and opens and _needs_capital(segment, before):
        yield _mark_small_letter(segment.in_target(Span(*found.span(1))), found[1])
    if article.target_lang == ENGLISH.code:
        for inner in _INSIDE.finditer(text):
            if _ends_sentence(inner[1], inner[2]):
                yield _mark_small_letter(segment.in_target(Span(*inner.span(3))), inner[3])


def _mark_small_letter(span: Span, word: str) -> Mark:
    better = word[0].upper() + word[1:]
    return Mark(span, "A sentence begins here with a small letter.", confidence=0.9, suggestions=(better,))


def _needs_capital(segment: TargetSegment, before: TargetSegment | None) -> bool:
    """Whether the segment begins a sentence: its source does so or, without one, the article around it."""
    if has_case(segment.source_text):
        return has_opening_capital(segment.source_text)
    return is_ended(segment.target_text) and (before is None or is_ended(before.target_text))


def _ends_sentence(word: str, stop: str) -> bool:
    """Whether a sentence ends with ``word``; a question inside one ("what now? they asked") is no end."""
    return stop == "." and often_small(word) and word not in _ABBREVIATIONS


def _mark_shouting(segment: TargetSegment) -> Iterator[Mark]:
    source, target = segment.source_text, segment.target_text
    if not has_case(source) or len(_WORD.findall(target)) <= MIN_WORDS:
        return
    if find_capital_share(target) >= SHOUTED and find_capital_share(source) <= SPOKEN:
        yield Mark(segment.target, "This sentence is in capitals; its source is not.", source=segment.source)


def _mark_english_words(segment: TargetSegment, taken: set[Span]) -> Iterator[Mark]:
    """Marks on the English words that have a capital by rule, but where a mark is ``taken`` already."""
    text = segment.target_text
    small = (found for found in _SMALL.finditer(text) if _is_capitalised_in_english(found[0]))
    for found in (*_I.finditer(text), *small):
        span = segment.in_target(Span(*found.span()))
        if span not in taken:
            better = found[0][0].upper() + found[0][1:]
            yield Mark(span, f"English writes '{better}' with a capital.", confidence=0.8, suggestions=(better,))


def _is_capitalised_in_english(word: str) -> bool:
    if word in _CALENDAR:
        return True
    return (demonym(word) or word in _PEOPLES) and surely_capitalised(word)


CHECK = TypographyCapitalisation()
