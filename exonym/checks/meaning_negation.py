"""A denial that was lost, or one that was put in.

What it finds
    A verb or adjective that the source denies and the translation affirms, or the other way round. Both words have to
    be linked as translations of each other, and nothing around either may carry the denial in another way: "without",
    "refuse", "hardly", "un-", or a phrase such as "not only".

Why it matters
    It turns the sentence into its contrary, and it reads well: nobody sees it who does not read the source.

Example
    Source: "Ministerstwo nie potwierdziło tej informacji." Target: "The ministry confirmed this information."

When to switch it off
    For free translations, such as subtitles or adverts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exonym.article import Article, LinkedWord
from exonym.languages import ENGLISH
from exonym.lexicon.function_words import function_words
from exonym.lexicon.negation import DENYING, Denials, denials
from exonym.model import Mark, Severity, Side, Span
from exonym.plugins import Check, Need

SURE = 0.55
"""Likeness from which two words translate each other."""
SAME = 0.55
"""Likeness from which a word of denial stands for a word that may hide a denial."""
BESIDE = 2
"""Words that may lie between a word and its nearest translation: an auxiliary is as near as its verb."""
NEAR = 4
"""Words on either side of the denied word among which another word may carry the denial."""


@dataclass(frozen=True)
class MeaningNegation(Check):
    """See the module."""

    code: str = "MEA01"
    rule: str = "meaning.negation"
    category: str = "accuracy/mistranslation"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE})
    source_langs: frozenset[str] | None = DENYING - {ENGLISH.code}
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every denial that has no counterpart."""
        for segment in article.segments:
            links = article.links.get(segment.index)
            if links and "?" not in article.source_of(segment) + article.target_of(segment):
                source = _read_side(article.text(Side.SOURCE), article.source_lang, links.source)
                target = _read_side(article.pair.target, article.target_lang, links.target)
                yield from _mark_lost(source, target)
                yield from _mark_gained(source, target)


@dataclass(frozen=True)
class _Side:
    """The words of one side of a segment, their links, and the places of the plain words of denial among them."""

    text: str
    lang: str
    words: tuple[str, ...]
    links: tuple[LinkedWord, ...]
    denials: Denials
    plain: tuple[int, ...]

    def denied_near(self, at: int) -> bool:
        """True when something at a place or around it may carry a denial."""
        return any(map(self.denials.denies, self.words[max(0, at - NEAR) : at + NEAR + 1]))

    def says_something(self, at: int) -> bool:
        """True for a word that is neither one of grammar nor holds a denial that the one before it takes back."""
        word = self.words[at].lower()
        grammar = word in function_words(self.lang) or "'" in word or "’" in word
        return not grammar and not self.denials.hidden.fullmatch(word)

    def span(self, first: int, last: int) -> Span:
        """From one word to another, in either order."""
        return Span(self.links[min(first, last)].span.start, self.links[max(first, last)].span.end)


def _read_side(text: str, lang: str, links: tuple[LinkedWord, ...]) -> _Side:
    known = denials(lang)
    words = tuple(link.span.of(text) for link in links)
    stretch = (links[0].span.start, links[-1].span.end) if links else (0, 0)
    idioms = [Span(*match.span()) for match in known.idioms.finditer(text, *stretch)]
    plain = (
        at
        for at, (word, link) in enumerate(zip(words, links, strict=True))
        if known.plain.fullmatch(word) and not any(link.span.overlaps(idiom) for idiom in idioms)
    )
    return _Side(text, lang, words, links, known, tuple(plain))


def _find_unmatched(side: _Side, other: _Side) -> list[int]:
    """The plain words of denial whose nearest word denies nothing."""
    return [at for at in side.plain if not _is_matched(side.links[at], other)]


def _is_matched(link: LinkedWord, other: _Side) -> bool:
    word = other.words[link.nearest]
    return bool(other.denials.plain.fullmatch(word)) or (link.likeness >= SAME and other.denials.denies(word))


def _find_translation(side: _Side, other: _Side, at: int) -> int | None:
    """The place of the word that surely translates a word; None without such a word."""
    link = side.links[at]
    back = other.links[link.nearest].nearest
    return link.nearest if abs(back - at) <= BESIDE and link.likeness >= SURE else None


def _mark_lost(source: _Side, target: _Side) -> Iterator[Mark]:
    if _find_unmatched(target, source):
        return
    for at in _find_unmatched(source, target):
        denied = at + source.denials.denied
        place = _find_translation(source, target, denied) if 0 <= denied < len(source.words) else None
        if place is None or target.denied_near(place) or not target.says_something(place):
            continue
        if denied == at or source.says_something(denied):
            span = source.span(at, denied)
            message = f"The source denies this ('{span.of(source.text)}'), the translation does not."
            yield Mark(target.span(place, place), message, confidence=0.7, source=span)


def _mark_gained(source: _Side, target: _Side) -> Iterator[Mark]:
    if _find_unmatched(source, target):
        return
    for at in _find_unmatched(target, source):
        denied = _find_denied_word(target, at)
        place = _find_translation(target, source, denied) if denied is not None else None
        if denied is None or place is None or source.denied_near(place):
            continue
        if source.says_something(place) and target.says_something(denied):
            span = source.span(place, place)
            message = f"The translation denies what the source affirms ('{span.of(source.text)}')."
            yield Mark(target.span(at, denied), message, confidence=0.7, source=span)


def _find_denied_word(side: _Side, at: int) -> int | None:
    """The place of the word that a word of denial is about; None at the end of a clause."""
    later = range(at + 1, len(side.words))
    place = next((n for n in later if side.words[n].lower() not in side.denials.skipped), None)
    if place is None or any(mark in side.span(at, place).of(side.text) for mark in ",;:."):
        return None
    return place


CHECK = MeaningNegation()
