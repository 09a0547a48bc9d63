"""Acronyms where they stand, and what a source acronym may become in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from exonym.documents.unicode import folded
from exonym.model import Kind, Span
from exonym.names.namebook import TARGET_LANG, namebook
from exonym.names.spelling.romanise import word_candidates
from exonym.names.transcription.acronym_letters import LATIN_LETTERS, LOOKALIKES
from exonym.names.transcription.letters import is_cyrillic, plain
from exonym.names.transcription.renderings import Options, Renderings, renders

_TOKEN = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])")
LONGEST = 8
"""Letters of the longest acronym (ЄврАзЕС aside); longer words in capitals are names or shouting."""
_SUGGESTED = 6
_SHOUTED = 3
"""Words in capitals side by side from which they are a heading, not acronyms."""


@dataclass(frozen=True)
class Acronym:
    """An acronym of a text: its letters, without a plural s or the case ending behind them, and their place.

    ``whole`` is the word as it stands, those letters included.
    """

    text: str
    span: Span
    whole: str


@dataclass(frozen=True)
class Reading:
    """What an acronym may be in English: the house's rendering, and every other that is right."""

    house: str
    all: tuple[str, ...]


@lru_cache(maxsize=1024)
def acronyms(text: str, span: Span, lang: str) -> tuple[Acronym, ...]:
    """The acronyms inside a span, also as parts of hyphenated words (WADA-Chef); none in headings in capitals.

    In English a plural s may follow the capitals (MPs), in other languages any ending (СБУшник). English ones are of
    ASCII letters: what mixes alphabets is another rule's. Remembered, for several rules look at an article's.
    """
    endings = re.compile("s?" if lang == TARGET_LANG else r"[^\W\d_]*")
    tokens = list(_TOKEN.finditer(text, span.start, span.end))
    upper = [len(_capitals(token[0])) >= 2 for token in tokens]
    long = any(token[0].isupper() and len(token[0]) > LONGEST for token in tokens)
    if tokens and sum(upper) > len(tokens) / 2 and (long or len(tokens) > sum(upper)):
        return ()
    shouted = _in_runs(text, tokens)
    return tuple(
        Acronym(letters, Span(token.start(), token.start() + len(letters)), token[0])
        for at, token in enumerate(tokens)
        if 2 <= len(letters := _capitals(token[0])) <= LONGEST
        and at not in shouted
        and endings.fullmatch(token[0][len(letters) :])
        and (lang != TARGET_LANG or letters.isascii())
    )


def _in_runs(text: str, tokens: list[re.Match[str]]) -> set[int]:
    """Indices of words that stand in a row of words in capitals with nothing but spaces between them."""
    found: set[int] = set()
    run: list[int] = []
    for at, token in enumerate(tokens):
        beside = bool(run) and not text[tokens[at - 1].end() : token.start()].strip()
        if not (beside and token[0].isupper()):
            run = []
        if token[0].isupper():
            run.append(at)
        if len(run) >= _SHOUTED:
            found.update(run[-_SHOUTED:])
    return found


def _capitals(token: str) -> str:
    """The capitals that a word consists of but for lower-case letters behind them, empty where it does not."""
    if token[1:].islower():
        return token[0] if token[0].isupper() else ""
    letters = token.rstrip("".join({c for c in token if c.islower()}))
    return letters if letters.isupper() else ""


def tokens(text: str, span: Span) -> Iterator[str]:
    """The words inside a span of two letters and more; of hyphenated words the parts."""
    return (match[0] for match in _TOKEN.finditer(text, span.start, span.end))


def forms_of(token: str) -> tuple[str, ...]:
    """A word as it stands, and without the lower-case ending behind its last capital: PiSu is also PiS."""
    last = max((at for at, letter in enumerate(token) if letter.isupper()), default=0)
    return (token, token[: last + 1]) if 0 < last < len(token) - 1 else (token,)


def readings(acronym: str, lang: str) -> tuple[Reading, ...]:
    """What the namebook knows of a source acronym; several readings where it has several meanings."""
    entries = (e for e in namebook().find(acronym, lang) if e.kind is Kind.ACRONYM)
    return tuple(Reading(entry.house, (entry.house, *entry.accepted)) for entry in entries)


def suggestions(acronym: str, lang: str) -> tuple[str, ...]:
    """What to write for a source acronym, at most six: the houses of all its readings, then what else is right."""
    found = readings(acronym, lang)
    options = [reading.house for reading in found] + [option for reading in found for option in reading.all]
    return tuple(dict.fromkeys(options))[:_SUGGESTED]


def english_letters(acronym: str, lang: str) -> str:
    """An acronym's own letters as English would have them: the standard's rendering of Cyrillic ones."""
    return word_candidates(acronym, lang)[0] if is_cyrillic(acronym) else acronym


def rendered_in(acronym: str, lang: str, target: str) -> bool:
    """True when the target has the acronym in a way that is right: a reading, or its letters as they are."""
    return read_in(acronym, lang, target) or any(spells(acronym, t) for t in _TOKEN.findall(target))


def read_in(acronym: str, lang: str, target: str) -> bool:
    """True when the target has one of the acronym's readings."""
    return any(_stands_in(option, target) for reading in readings(acronym, lang) for option in reading.all)


@lru_cache(maxsize=4096)
def _stands_in(option: str, target: str) -> bool:
    if option.isupper():
        return re.search(rf"(?<!\w){re.escape(option)}s?(?!\w)", target) is not None
    return folded(option) in _folded_text(target)


@lru_cache(maxsize=8)
def _folded_text(text: str) -> str:
    return folded(text)


def spells(acronym: str, latin: str) -> bool:
    """True when ``latin`` has the acronym's own letters: RFN is RFN, СБУ is SBU, ЦСКА is CSKA and TsSKA."""
    letters = plain(latin)
    return acronym.lower().translate(LOOKALIKES) == letters or renders(_latin(acronym), letters)


class Spellings:
    """Words, asked whether one of them ``spells`` an acronym, however many they are."""

    def __init__(self, words: Iterable[str]) -> None:
        distinct = frozenset(words)
        self._look_alike = frozenset(word.lower().translate(LOOKALIKES) for word in distinct)
        self._rendered = Renderings(map(_latin, distinct))

    def have(self, acronym: str) -> bool:
        """True for one that has the letters of one of the words."""
        letters = plain(acronym)
        return letters in self._look_alike or self._rendered.have(letters)


@lru_cache(maxsize=16384)
def _latin(acronym: str) -> Options:
    return tuple(map(latin_letters, re.findall("кс|.", acronym.lower())))


def latin_letters(letter: str) -> tuple[str, ...]:
    """The Latin letters that stand for a lower-case letter in acronyms, and for кс."""
    return LATIN_LETTERS.get(letter) or (plain(letter),)


def initials(words: Iterable[str]) -> Options:
    """For each word the Latin letters that its first may become: Служба безопасности is s, b."""
    return [latin_letters(word[0].lower()) for word in words]
