"""Words missing within a sentence.

What it finds
    A place where the grammar of the translation shows that something was left out: an article before a verb, a
    preposition before a comma, a sentence without a subject. And a run of words of the source, each of which is like
    nothing in the translation: that mark lies in the source.

Why it matters
    What is missing is usually a name or a number, the point of the sentence.

Example
    "The city was founded in the province of, in 1537."

When to switch it off
    Where texts are notes or captions rather than sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exonym.article import Article, LinkedWord, WordLinks
from exonym.lexicon.commonness import GRAMMATICAL
from exonym.lexicon.frequency import frequency
from exonym.lexicon.function_words import function_words
from exonym.lexicon.missing_words import LANGUAGES, missing_words
from exonym.model import Mark, Severity, Side, Span
from exonym.plugins import Check

COVERED = 0.6
"""Likeness from which a word has a counterpart."""
MISSED = 0.5
"""What the words of a run must lack of COVERED together: of 6,500 human translations 13 do, most of them very free."""
_WORDS = 2
"""Words of content that make a run, at least."""
_GRAMMAR = GRAMMATICAL
"""From here on a word is one of grammar."""
_SHORTEST = 3


@dataclass(frozen=True)
class OmissionPhrase(Check):
    """See the module."""

    code: str = "OMI02"
    rule: str = "omission.phrase"
    category: str = "accuracy/omission"
    severity: Severity = Severity.MINOR
    target_langs: frozenset[str] | None = LANGUAGES

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark on the words around the first gap of each segment, and on each run of the source that is missing."""
        for segment in article.target_segments():
            gap = _find_gap(segment.target_text, article.target_lang)
            links = article.links.get(segment.segment.index)
            if gap:
                message = "Words seem to be missing here."
                yield Mark(segment.in_target(gap), message, confidence=0.5, source=segment.source)
            elif links:
                yield from _mark_missing_words(article, links)


def _find_gap(text: str, lang: str) -> Span | None:
    """The words of a sentence around the first place where its grammar lacks something."""
    known = missing_words(lang)
    found = known.halting.search(text)
    if found:
        return Span(*found.span())
    return Span(0, len(text.split()[0])) if known.headless.search(text) else None


def _mark_missing_words(article: Article, links: WordLinks) -> Iterator[Mark]:
    """A mark for each run of content words that nothing in the target stands for."""
    text, lang = article.text(Side.SOURCE), article.source_lang
    run: list[LinkedWord] = []
    for at, word in enumerate(links.source):
        if not _is_content(word.span.of(text), lang):
            continue
        if word.likeness < COVERED and not links.is_mutual(at):
            run.append(word)
        else:
            yield from _mark_run(run)
            run = []
    yield from _mark_run(run)


def _is_content(word: str, lang: str) -> bool:
    grammar = word.lower() in function_words(lang) or frequency(word, lang) >= _GRAMMAR
    return word.isdigit() or (len(word) >= _SHORTEST and not grammar)


def _mark_run(run: Sequence[LinkedWord]) -> Iterator[Mark]:
    lack = sum(COVERED - word.likeness for word in run)
    if len(run) >= _WORDS and lack >= MISSED:
        span = Span(run[0].span.start, run[-1].span.end)
        message = "Nothing in the translation seems to stand for these words."
        yield Mark(span, message, Side.SOURCE, confidence=round(min(0.9, lack), 2))


CHECK = OmissionPhrase()
