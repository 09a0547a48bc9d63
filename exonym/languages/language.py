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
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from exonym.languages.dictionary import Dictionary


class Script(StrEnum):
    """The script that a language is written in, by its code in ISO 15924."""

    LATIN = "Latn"
    CYRILLIC = "Cyrl"
    CHINESE = "Hani"
    JAPANESE = "Jpan"
    KOREAN = "Kore"
    ARABIC = "Arab"
    ARMENIAN = "Armn"
    DEVANAGARI = "Deva"
    GEORGIAN = "Geor"
    GREEK = "Grek"
    HEBREW = "Hebr"
    KHMER = "Khmr"
    LAO = "Laoo"
    MYANMAR = "Mymr"
    THAI = "Thai"


class Slot(StrEnum):
    """The files that a folder may have, each named as its slot with ``.toml`` behind."""

    SPELLING = "spelling"
    """Letters to sounds and to English letters, case endings, endings of names. Empty: no rule judges names."""
    TRANSCRIPTION = "transcription"
    """How the press of this language writes the names of others, what that stands for in English, and what this
    language's letters stand for in Russian. Empty: no spelling is taken for this press's."""
    NOUNS = "nouns"
    """How a noun is told from a name, in a language that gives nouns capitals. Empty: names are told without it."""
    SYLLABLES = "syllables"
    """The syllables of names in Russian letters and in Latin ones. Empty: names are read letter by letter."""
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
    MISSING_WORDS = "missing_words"
    """How grammar shows that a word is missing. Empty: no rule looks for gaps in a translation into this language."""
    TYPOGRAPHY = "typography"
    """Its quotation marks, what may stand twice, what is glued or astray. Empty: only what needs no language is
    known."""


class Learned(StrEnum):
    """The tables that a folder may have, learned by training/ and each named as here with ``.npz`` behind.

    Names are judged from a language that has its spelling and ``EDITS``.
    """

    EDITS = "edits"
    """What letters become in English, and how likely. Empty: no rule judges names."""
    EDITS_OF_CYRILLIC = "edits_cyrillic"
    """The same of Cyrillic names in this language's Latin letters. Empty: they are respelled by the standard alone."""
    ORIGIN = "origin"
    """Whose name a word is: a Cyrillic one (``cyrillic``), the language's own (``own``). Empty: none is Cyrillic."""


@dataclass(frozen=True)
class Language:
    """A language: what can be said of it in a word. The longer facts lie in the files of its slots.

    ``surname_first``: people's names begin with the surname. ``capitalises_nouns``: every noun has a capital, so that
    a capital makes no name. ``feminine_surname``: the ending that women's surnames have, and foreign women's are given.
    ``inflects_names``: names have case endings, which English drops. ``precedence``: which language is meant where a
    spelling leaves a choice between those of one script, the lowest first; of languages whose tables read others' words
    as well, which are read so.
    ``ordinal_stop``: an ordinal number has a full stop ("am 3. Oktober"). ``marks_questions``: every question has a
    question mark that looks like no other mark.
    """

    code: str
    name: str
    script: Script = Script.LATIN
    surname_first: bool = False
    capitalises_nouns: bool = False
    feminine_surname: str | None = None
    inflects_names: bool = True
    ordinal_stop: bool = False
    marks_questions: bool = True
    precedence: int = 100

    def facts(self, slot: Slot) -> Mapping[str, Any]:
        """What the file of a slot holds, nothing where there is none."""
        return _facts(self.code, slot)

    def has(self, slot: Slot | Learned) -> bool:
        """Whether a slot is filled, or a table was learned."""
        return _file(self.code, slot) is not None

    def table(self, learned: Learned) -> bytes:
        """The content of a learned table, in NumPy's format. Raises FileNotFoundError where there is none."""
        file = _file(self.code, learned)
        if file is None:
            raise FileNotFoundError(f"{self.code} has no table {learned}")
        return file.read_bytes()

    @property
    def has_dictionary(self) -> bool:
        """Whether the folder has a dictionary.py."""
        return _resource(self.code, "dictionary.py") is not None

    def dictionary(self) -> Dictionary | None:
        """The ``DICTIONARY`` of the folder's dictionary.py, None where there is none.

        Imported when it is first asked for: a dictionary takes long to load.
        """
        if not self.has_dictionary:
            return None
        found: Dictionary = import_module(f"exonym.languages.{self.code}.dictionary").DICTIONARY
        return found

    def word_list(self, name: str) -> frozenset[str]:
        """The words that words.toml lists under a name; none where it has no such list."""
        return _word_list(self.code, name)


@lru_cache(maxsize=1024)
def _word_list(code: str, name: str) -> frozenset[str]:
    return frozenset(_facts(code, Slot.WORDS).get(name, "").split())


@lru_cache
def _facts(code: str, slot: Slot) -> Mapping[str, Any]:
    file = _file(code, slot)
    return tomllib.loads(file.read_text(encoding="utf-8")) if file else {}


def _file(code: str, slot: Slot | Learned) -> Traversable | None:
    return _resource(code, f"{slot}.toml" if isinstance(slot, Slot) else f"{slot}.npz")


@lru_cache(maxsize=4096)
def _resource(code: str, name: str) -> Traversable | None:
    """A file of a language's folder, None where there is none."""
    try:
        file = files(f"exonym.languages.{code}") / name if code.isalpha() else None
    except ModuleNotFoundError:
        return None
    return file if file is not None and file.is_file() else None
