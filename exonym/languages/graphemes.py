"""Words cut into the graphemes of a table: letters, and letters that are one sound together."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Table = Mapping[str, tuple[str, ...]]
"""Options by grapheme in lower case; ``^`` in front means at the start of a word, ``$`` behind at its end."""


class _Grapheme(NamedTuple):
    letters: str
    starts: bool
    ends: bool
    options: tuple[str, ...]


class Graphemes:
    """Cuts words into the graphemes of a table: the longest that fits, among equals the one bound to a place."""

    def __init__(self, table: Table) -> None:
        self._by_letter: dict[str, list[_Grapheme]] = defaultdict(list)
        for key in sorted(table, key=lambda key: (-len(key.strip("^$")), not (set(key) & {"^", "$"}))):
            letters = key.strip("^$")
            grapheme = _Grapheme(letters, key.startswith("^"), key.endswith("$"), table[key])
            self._by_letter[letters[0]].append(grapheme)
        self._always = {letter: _options_everywhere(found) for letter, found in self._by_letter.items()}

    def split(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The options of each grapheme; a letter without an entry stands for itself if it is Latin."""
        found: list[tuple[str, ...]] = []
        lower, at = lower_letters(word), 0
        while at < len(lower):
            letter = lower[at]
            options = self._always.get(letter)
            length = 1
            if options is None:
                length, options = self._longest_at(lower, at)
            found.append(options)
            at += length
        return tuple(found)

    def _longest_at(self, word: str, at: int) -> tuple[int, tuple[str, ...]]:
        for letters, starts, ends, options in self._by_letter.get(word[at], ()):
            if word.startswith(letters, at) and (not (starts or ends) or _is_bound(word, at, letters, starts, ends)):
                return len(letters), options
        return 1, _options_by_itself(word[at])


def _is_bound(word: str, at: int, letters: str, starts: bool, ends: bool) -> bool:
    """True where a word begins with the letters, or ends with them, as they must."""
    end = at + len(letters)
    return not (starts and at and _is_letter(word[at - 1])) and not (ends and end < len(word) and _is_letter(word[end]))


def lower_letters(word: str) -> str:
    """A word as tables have it: composed, in lower case, with one kind of apostrophe."""
    return unicodedata.normalize("NFC", word).lower().replace("’", "'").replace("ʼ", "'")


def _options_everywhere(found: Sequence[_Grapheme]) -> tuple[str, ...] | None:
    """The options of a letter that no longer grapheme begins with and that is bound to no place, None for others."""
    first = found[0]
    return first.options if len(first.letters) == 1 and not (first.starts or first.ends) else None


def _options_by_itself(letter: str) -> tuple[str, ...]:
    return (letter,) if "a" <= letter <= "z" else ("",)


def _is_letter(character: str) -> bool:
    return character.isalnum() and not character.isdecimal()
