"""Which word of a name is the surname: the last, or the first where the language has it so.

Names in letters of another script keep their own order: Peter Jones in a Chinese text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from exonym.languages import TARGET_LANG, Script, language_of
from exonym.names.namebook.book import NamebookEntry

_LETTERS: Mapping[Script, tuple[str, ...]] = {
    Script.LATIN: ("LATIN",),
    Script.CYRILLIC: ("CYRILLIC",),
    Script.CHINESE: ("CJK",),
    Script.JAPANESE: ("CJK", "HIRAGANA", "KATAKANA"),
}
"""How the names that Unicode has for the letters of a script begin."""


def surname_of(words: Sequence[str], lang: str) -> str:
    """The word of a name in a text of ``lang`` that says which family; of one word itself."""
    return words[surname_place(words, lang)]


def given_name_of(words: Sequence[str], lang: str) -> str:
    """The first of the words that are no surname; of one word itself."""
    return words[-1 if surname_place(words, lang) == 0 else 0]


def surname_place(words: Sequence[str], lang: str) -> int:
    """The index of the surname among the words of a name in a text of ``lang``."""
    language = language_of(lang)
    first = language.surname_first and unicodedata.name(words[0][:1], "").startswith(_LETTERS[language.script])
    return 0 if first else len(words) - 1


def is_surname(entry: NamebookEntry, at: int) -> bool:
    """True when the word at a place of an entry's house spelling is the surname."""
    return at == surname_place(entry.house.split(), TARGET_LANG)
