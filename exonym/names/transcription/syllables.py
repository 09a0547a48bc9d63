"""Names of syllables in Cyrillic, cut into them and romanised: Чжаовэнь is Zhao wen, Синдзо Shin zo.

Read from the ``syllables.toml`` of a language's folder. ``syllables``: each in Russian letters with its Latin ones
(``ку=ku``); ``groups``: those that every one of some ``initials`` makes with every one of some ``finals``. ``longest``:
letters of the longest. ``fewest``, ``most``: syllables of a name. ``telling`` matches letters in a row that other
languages' names do not have; of ``hints``, which those have seldom, two say as much. ``known_alone``: others have the
telling letters, too, so that a name is one only where English knows its spelling.

How syllables follow one another: ``bare_vowels`` begin one, behind н only after ъ. ``nasals`` close one; those of
``before_lips`` before ``lips`` alone, ``always_closing`` anywhere, others where none of ``vowels`` takes them along.
``doubled`` consonants stand twice, the first for itself. ``never_first`` begins no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from exonym.languages import Language, Slot, codes_with, language_of
from exonym.names.transcription.tables import syllables_into_russian

Syllables = tuple[str, ...]
_HINTS = 2
"""Hints that say as much as telling letters."""
_ANY = 100
"""More syllables than any name has."""


@dataclass(frozen=True, eq=False)
class Syllabary:
    """The syllables of one language: see the module."""

    syllables: Mapping[str, str]
    longest: int
    fewest: int
    most: int
    telling: re.Pattern[str]
    hints: tuple[str, ...]
    known_alone: bool
    bare_vowels: str
    nasals: Mapping[str, str]
    before_lips: str
    lips: str
    always_closing: str
    vowels: str
    doubled: Mapping[str, str]
    never_first: str

    def is_told_by(self, word: str) -> bool:
        """True for a word in Russian letters with some that hardly any other language's names have."""
        return bool(self.telling.search(word)) or sum(hint in word for hint in self.hints) >= _HINTS

    def cut(self, word: str) -> list[Syllables]:
        """Every way to cut a word in Russian letters into syllables, romanised, the longest first."""
        return [parse for parse in self._cut(word, 0) if self.fewest <= len(parse) <= self.most]

    def _cut(self, word: str, start: int) -> Iterator[Syllables]:
        if start == len(word) and word:
            yield ()
        for end in range(min(start + self.longest, len(word)), start, -1):
            latin = self._latin(word, start, end)
            if latin:
                yield from ((latin, *rest) for rest in self._cut(word, end))

    def _latin(self, word: str, start: int, end: int) -> str | None:
        syllable, behind = word[start:end], word[end : end + 1]
        if start and self.bare_vowels:
            if word[start] in self.bare_vowels and word[start - 1] == "н":
                return None
            syllable = syllable.lstrip("ъ")
        if syllable in self.nasals:
            return self.nasals[syllable] if start and self._closes(syllable, behind) else None
        if start and behind == syllable and syllable in self.doubled:
            return self.doubled[syllable]
        return None if syllable == self.never_first and not start else self.syllables.get(syllable)

    def _closes(self, nasal: str, behind: str) -> bool:
        if nasal == self.before_lips:
            return bool(behind) and behind in self.lips
        return nasal == self.always_closing or not behind or behind not in self.vowels


@lru_cache
def syllabaries() -> tuple[Syllabary, ...]:
    """Every one there is, those first whose names must be known."""
    found = [_read(language_of(code)) for code in sorted(codes_with(Slot.SYLLABLES))]
    return tuple(sorted(found, key=lambda syllabary: not syllabary.known_alone))


def _read(language: Language) -> Syllabary:
    raw = language.facts(Slot.SYLLABLES)
    made = {
        i + f: p + final
        for g in raw.get("groups", ())
        for i, p in _pairs(g, "initials")
        for f, final in _pairs(g, "finals")
    }
    return Syllabary(
        syllables=made | dict(_pairs(raw, "syllables")),
        longest=raw["longest"],
        fewest=raw.get("fewest", 1),
        most=raw.get("most", _ANY),
        telling=re.compile(raw["telling"]),
        hints=tuple(raw.get("hints", "").split()),
        known_alone=raw["known_alone"],
        nasals=dict(_pairs(raw, "nasals")),
        doubled=dict(_pairs(raw, "doubled")),
        **{
            key: raw.get(key, "")
            for key in ("bare_vowels", "before_lips", "lips", "always_closing", "vowels", "never_first")
        },
    )


def _pairs(raw: Mapping[str, Any], key: str) -> list[tuple[str, str]]:
    """What a list of ``ку=ku`` pairs up."""
    pairs = (pair.partition("=") for pair in raw.get(key, "").split())
    return [(russian, latin) for russian, _, latin in pairs]


def in_russian_letters(base: str, lang: str) -> str:
    """A Cyrillic word in lower case and Russian letters, hyphens left out."""
    letters = syllables_into_russian(lang)
    return "".join(letters[c][0] if c in letters else c for c in base.lower() if c != "-")
