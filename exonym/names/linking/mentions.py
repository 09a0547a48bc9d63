"""Names where they stand: capitalised words, and the runs that they make up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from exonym.languages import ENGLISH
from exonym.languages.tags import primary
from exonym.lexicon.commonness import FAMILIAR
from exonym.lexicon.known_words import KnownWord, known_word
from exonym.lexicon.tokens import Word, words
from exonym.model import Mention, Pair, Segment, Side, Span
from exonym.names.linking.nameness import is_named_in_dictionary
from exonym.names.namebook import TARGET_LANG, cached_by_namebook

_ORDINARY = FAMILIAR + 0.5  # first names and surnames that most readers know open sentences too: Kanye, Patricia
"""From here on a capitalised word that opens a sentence is taken for an ordinary one."""
LONGEST_NAME = 100
"""Letters of a word of a name: what is longer is none, and takes long to read in every way that a press may spell."""
_PARTICLES = frozenset(
    ["von", "van", "der", "den", "de", "del", "della", "di", "da", "la", "le", "al", "el", "bin", "ibn", "ben", "zu"]
)


@dataclass(frozen=True)
class NameWord:
    """One capitalised word of a segment."""

    word: Word
    segment: int

    @property
    def text(self) -> str:
        """The word as it stands."""
        return self.word.text

    @property
    def known(self) -> KnownWord:
        """What is known of the word."""
        return self.word.known

    def mention(self) -> Mention:
        """The word as a mention of its own."""
        return Mention(self.word.text, self.word.span, self.segment)


def name_words(pair: Pair, segments: Sequence[Segment], side: Side) -> tuple[NameWord, ...]:
    """Every word of a side that may be a name or part of one: capitalised, and not merely opening its sentence.

    A common word that opens a sentence counts only when the text has it capitalised inside a sentence too.
    """
    text, lang = (pair.source or "", pair.source_lang or "") if side is Side.SOURCE else (pair.target, pair.target_lang)
    spans = ((s.index, s.source if side is Side.SOURCE else s.target) for s in segments)
    return _name_words(text, primary(lang) or TARGET_LANG, tuple((index, span) for index, span in spans if span))


@cached_by_namebook(16)
def _name_words(text: str, lang: str, spans: tuple[tuple[int, Span], ...]) -> tuple[NameWord, ...]:
    """Remembered, for rules look at an article's names as the ledger does."""
    found = [NameWord(word, index) for index, span in spans for word in words(text, span, lang) if _may_name(word)]
    inside = {n.text for n in found if not n.word.opens}
    return tuple(n for n in found if not n.word.opens or n.text in inside or not _is_ordinary(n.known))


def _may_name(word: Word) -> bool:
    return (
        word.capitalised
        and 1 < len(word.text) <= LONGEST_NAME
        and not word.acronym
        and word.text not in ENGLISH.word_list("calendar_names")
    )


def _is_ordinary(word: KnownWord) -> bool:
    """True for a common word that is no name; of English words frequencies say no more than that they are common."""
    return word.frequency >= _ORDINARY and (word.lang == TARGET_LANG or not is_named_in_dictionary(word))


def runs(text: str, found: Sequence[NameWord]) -> tuple[tuple[NameWord, ...], ...]:
    """Name words that stand together ("Kassym-Jomart Tokayev", "Ursula von der Leyen"), in order of the text."""
    grouped: list[list[NameWord]] = []
    for name in found:
        if grouped and _continues(text, grouped[-1][-1], name):
            grouped[-1].append(name)
        else:
            grouped.append([name])
    return tuple(tuple(run) for run in grouped)


def _continues(text: str, last: NameWord, name: NameWord) -> bool:
    if last.segment != name.segment:
        return False
    between = text[last.word.span.end : name.word.span.start]
    return "\n" not in between and all(part in _PARTICLES or part == "-" or _initial(part) for part in between.split())


def neighbours(found: Sequence[NameWord]) -> Iterator[tuple[NameWord, NameWord]]:
    """Name words of one segment with a single character, a space, between them, in pairs."""
    for one, other in pairwise(found):
        if one.segment == other.segment and other.word.span.start - one.word.span.end == 1:
            yield one, other


def apart(source: Iterable[NameWord], target: Sequence[NameWord]) -> tuple[NameWord, ...]:
    """The source's names with hyphenated ones taken apart where their segment's target has no hyphenated name.

    German writes Tahrir-Platz for Tahrir Square, Russian Нуэво-Леон for Nuevo León.
    """
    hyphenated = {name.segment for name in target if "-" in name.text}
    return tuple(part for name in source for part in (_parts(name) if name.segment not in hyphenated else (name,)))


def _parts(name: NameWord) -> Iterable[NameWord]:
    at = name.word.span.start
    for index, text in enumerate(name.text.split("-")):
        if text:
            span, opens = Span(at, at + len(text)), name.word.opens and index == 0
            yield NameWord(Word(text, span, opens, known_word(text, name.known.lang)), name.segment)
        at += len(text) + 1


def _initial(part: str) -> bool:
    return len(part) == 2 and part[0].isupper() and part[1] == "."
