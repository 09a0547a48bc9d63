"""Names that a translation writes in lower case."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from exonym.languages import language_of
from exonym.languages.orthography import orthography
from exonym.languages.tags import primary
from exonym.lexicon.commonness import FAMILIAR
from exonym.lexicon.english_casing import often_small
from exonym.lexicon.known_words import KnownWord
from exonym.lexicon.tokens import Word, words
from exonym.model import Ledger, Pair, Segment, Side, Span
from exonym.names.linking.mentions import NameWord, name_words
from exonym.names.linking.nameness import is_no_noun, may_be_a_name
from exonym.names.namebook import TARGET_LANG
from exonym.names.transcription.letters import plain

_SHORTEST = 4
_JOINTS = frozenset("@#/_.&=-")
_RARE = FAMILIAR
"""Up to here a word that English writes in lower case nowhere is hardly an ordinary one."""
_RARE_NOUN = FAMILIAR + 0.2  # nouns have capitals too, so that a name shows by being none: Imran
"""The same where the source has capitals for nouns as well."""


@dataclass(frozen=True)
class Lowercased:
    """A name in lower case: where it stands, its right case, the source's word for it, and how sure that is, 0..1."""

    text: str
    span: Span
    cased: str
    source: Span | None
    confidence: float


def small_words(pair: Pair, segments: Sequence[Segment]) -> tuple[NameWord, ...]:
    """The target's words in lower case that may be names which lost their capital.

    They are no words of English, or rare ones spelled as a capitalised word of the source is; German has capitals for
    ordinary words as well.
    """
    sources = tuple(s.source for s in segments if s.source) if pair.source else ()
    targets = tuple((s.index, s.target) for s in segments if s.target)
    return _small_words(pair.source or "", primary(pair.source_lang) or TARGET_LANG, sources, pair.target, targets)


@lru_cache(maxsize=16)
def _small_words(
    source: str, lang: str, sources: tuple[Span, ...], target: str, targets: tuple[tuple[int, Span], ...]
) -> tuple[NameWord, ...]:
    """Remembered, for the rule looks at an article's words as the ledger does."""
    foreign = orthography(lang).cyrillic  # Latin letters in Cyrillic are a name's
    cased: set[str] = set()
    if not language_of(lang).capitalises_nouns:
        cased = {word.text.lower() for span in sources for word in words(source, span, lang) if word.capitalised}
    found = ((index, word) for index, span in targets for word in words(target, span, TARGET_LANG))
    return tuple(NameWord(word, index) for index, word in found if _is_strange(word, cased, foreign))


def may_stand_small(source: Word, target: Word) -> bool:
    """True when a source name and a word in lower case that resembles it can be one name.

    German has capitals for every noun, so there English must not know the word as an ordinary one.
    """
    if target.capitalised:
        return True
    if language_of(source.known.lang).capitalises_nouns:
        rare = not target.known.is_seen_small and target.known.english_frequency <= _RARE_NOUN
        return target.known.is_always_capitalised or (rare and is_no_noun(source.known))
    return target.opens or may_be_a_name(source)


def lowercased(pair: Pair, segments: Sequence[Segment], ledger: Ledger) -> Iterator[Lowercased]:
    """Every word in lower case that a source name is linked to, or that the article has as a name elsewhere."""
    linked = {link.target.span: link for entry in ledger.entries for link in entry.links}
    named = _named(pair, segments, ledger)
    for name in small_words(pair, segments):
        word = name.word
        if word.span in linked:
            yield Lowercased(word.text, word.span, _cased(word.text), linked[word.span].source.span, 0.85)
        elif plain(word.text) in named and _is_rare_or_a_name(word.known):
            yield Lowercased(word.text, word.span, named[plain(word.text)], None, 0.6)
        elif word.known.is_surely_capitalised and not _in_address(pair.target, word.span):
            yield Lowercased(word.text, word.span, _cased(word.text), None, 0.7)


def _is_rare_or_a_name(word: KnownWord) -> bool:
    return word.is_always_capitalised or word.english_frequency <= _RARE


def _in_address(text: str, span: Span) -> bool:
    """True for a part of a web address, a handle or a hashtag, which have no capitals."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    return before in _JOINTS or after[:1] in _JOINTS or (after[:1] == "." and after[1:].isalnum())


def _named(pair: Pair, segments: Sequence[Segment], ledger: Ledger) -> dict[str, str]:
    """The target's names by their plain letters; without a source a capital counts only inside a sentence."""
    parts = [part for e in ledger.entries for m in e.target for part in m.text.split() if part[0].isupper()]
    if not pair.source:
        inside = {name.text for name in name_words(pair, segments, Side.TARGET) if not name.word.opens}
        parts = [part for part in parts if part in inside]
    return {plain(part): part for part in parts}


def _is_strange(word: Word, cased: Collection[str], foreign: bool) -> bool:
    if len(word.text) < _SHORTEST or not word.text.islower():
        return False
    if word.text in cased and (foreign or not word.known.is_seen_small):
        return True
    return not any(often_small(part) for part in (word.text, *word.text.split("-")))


def _cased(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
