"""What a folder of exonym/languages/ is: a language, with facts and nothing but facts.

A folder is named by the ISO 639-1 code of its language and holds ``LANGUAGE = Language(...)`` in its ``__init__.py``,
and a TOML file for each slot that is filled. Every slot may be empty: what would read it is then skipped, or does
without, as the slot says. What reads a slot lies in the room that needs it, and turns the file into a table.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


class Script(StrEnum):
    """The script that a language is written in, by its code in ISO 15924."""

    LATIN = "Latn"
    CYRILLIC = "Cyrl"
    CHINESE = "Hani"
    JAPANESE = "Jpan"


class Slot(StrEnum):
    """The files that a folder may have, each named as its slot with ``.toml`` behind."""

    SPELLING = "spelling"
    """Letters to sounds and to English letters, case endings, endings of names. Empty: no rule judges names."""
    TRANSCRIPTION = "transcription"
    """How the press of other languages writes the names of this one, and what this one's letters stand for in Russian.
    Empty: no spelling is taken for another press's."""
    WORDS = "words"
    """Function words, prepositions, conjunctions, abbreviations, words for institutions. A list may be absent."""
    NUMBERS = "numbers"
    """Number words and separators. Empty: no rule compares numbers."""
    CALENDAR = "calendar"
    """Months, weekdays, "yesterday". Empty: no rule compares dates."""
    UNITS = "units"
    """Units of measure and currencies. Empty: no rule compares units."""
    NEGATION = "negation"
    """How the language denies. Empty: no rule compares denials."""
    FURNITURE = "furniture"
    """What web pages say around an article. Empty: only what needs no language is known."""


@dataclass(frozen=True)
class Language:
    """A language: what can be said of it in a word. The longer facts lie in the files of its slots.

    ``surname_first``: people's names begin with the surname. ``capitalises_nouns``: every noun has a capital, so that
    a capital makes no name. ``feminine_surname``: the ending that women's surnames have, and foreign women's are given.
    """

    code: str
    name: str
    script: Script = Script.LATIN
    surname_first: bool = False
    capitalises_nouns: bool = False
    feminine_surname: str | None = None

    def facts(self, slot: Slot) -> Mapping[str, Any]:
        """What the file of a slot holds, nothing where there is none."""
        return _facts(self.code, slot)

    def has(self, slot: Slot) -> bool:
        """Whether a slot is filled."""
        return _file(self.code, slot).is_file()


@lru_cache
def _facts(code: str, slot: Slot) -> Mapping[str, Any]:
    file = _file(code, slot)
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _file(code: str, slot: Slot) -> Traversable:
    return files("exonym.languages") / code / f"{slot}.toml"
