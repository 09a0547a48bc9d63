"""How a language writes names: from letters to sounds, to English letters, and from inflected forms to base forms.

Sounds are one character each, coarse on purpose, the same for all languages: vowels ``a e i o u``, the glide ``j``,
consonants ``b d f g h k l m n p r s t v w z`` and ``S`` (sh), ``Z`` (zh), ``C`` (ch), ``J`` (English j), ``c`` (ts).
Keys of tables are graphemes in lower case; ``^`` in front means at the start of a word, ``$`` behind at its end. The
longest key that fits wins, and among equals the one bound to a place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from exonym.discovery import discover
from exonym.documents.unicode import primary

Table = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Orthography:
    """The facts of one language.

    ``english`` gives for each grapheme the renderings that English texts use, the house's first; a name whose letters
    are all rendered so is rightly spelled. ``press`` gives renderings of other languages' press, by language.
    ``endings`` are case endings with what the base form has in their place. ``cyrillic_endings`` are endings that, in
    a text of this language, show a name from a Cyrillic language; a Cyrillic language lists those of its own names.
    ``unmistakable_endings`` are those of them that no other name has, and ``foreign_endings`` those that other foreign
    names have, but none of this language: -ow in Polish, whose own names end in -ów.
    ``adjective`` matches adjectives made from names, in all cases ("Каховській"): English has the name itself there.
    """

    code: str
    source: str
    sounds: Mapping[str, str]
    english: Table
    press: Mapping[str, Table]
    endings: tuple[tuple[str, str], ...] = ()
    cyrillic_endings: tuple[str, ...] = ()
    unmistakable_endings: tuple[str, ...] = ()
    foreign_endings: tuple[str, ...] = ()
    adjective: str | None = None

    @property
    def cyrillic(self) -> bool:
        """True when the language is written in Cyrillic."""
        return "а" in self.sounds

    @cached_property
    def _sounds(self) -> Graphemes:
        return Graphemes({k: (v,) for k, v in self.sounds.items()})

    @cached_property
    def _english(self) -> Graphemes:
        return Graphemes(self.english)

    @cached_property
    def _press(self) -> Mapping[str, Graphemes]:
        return {lang: Graphemes(table) for lang, table in self.press.items()}

    def to_sounds(self, word: str) -> str:
        """The sounds of a word; letters without an entry are left out."""
        return "".join(options[0] for options in self._sounds.split(word))

    def to_english(self, word: str) -> tuple[tuple[str, ...], ...]:
        """For each grapheme of a word, its English renderings."""
        return self._english.split(word)

    def to_press(self, word: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """For each other language's press, the renderings of each grapheme of a word."""
        return {lang: graphemes.split(word) for lang, graphemes in self._press.items()}


class Graphemes:
    """Cuts words into the graphemes of a table."""

    def __init__(self, table: Table) -> None:
        ordered = sorted(table, key=lambda key: (-len(key.strip("^$")), not (set(key) & {"^", "$"})))
        self._pattern = re.compile("|".join([*(f"({_pattern(key)})" for key in ordered), "(.)"]), re.DOTALL)
        self._by_group = [table[key] for key in ordered]

    def split(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The options of each grapheme; a letter without an entry stands for itself if it is Latin."""
        return tuple(self._of(match) for match in self._pattern.finditer(_lower(word)))

    def _of(self, match: re.Match[str]) -> tuple[str, ...]:
        group = match.lastindex or 0
        if group <= len(self._by_group):
            return self._by_group[group - 1]
        return (match[0],) if "a" <= match[0] <= "z" else ("",)


def _pattern(key: str) -> str:
    start = r"(?<![^\W\d_])" if key.startswith("^") else ""
    end = r"(?![^\W\d_])" if key.endswith("$") else ""
    return start + re.escape(key.strip("^$")) + end


def _lower(word: str) -> str:
    return unicodedata.normalize("NFC", word).lower().replace("’", "'").replace("ʼ", "'")


@lru_cache
def orthographies() -> Mapping[str, Orthography]:
    """Every orthography there is, by language code."""
    return {found.code: found for found in discover("exonym.languages", "ORTHOGRAPHY")}


def orthography(lang: str | None) -> Orthography:
    """The orthography of a language, English where there is none."""
    known = orthographies()
    return known.get(primary(lang), known["en"])
