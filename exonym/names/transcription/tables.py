"""What the ``transcription.toml`` of a language's folder says of letters.

Under a language's code (``ru``): how the press of the folder's language writes names of that one, grapheme by grapheme,
the usual rendering first; see exonym.languages.orthography, which reads it. ``into_english``: what such spellings stand
for in English, read back. ``as_one``: letters that are one sound together, and the sign that stands for them in learned
tables. ``into_russian``: what letters stand for in Russian, where a name is one that Russian has as well; Cyrillic
letters that are not listed stand for themselves, and a Latin word that has others is no Russian name.
``spells_no_cyrillic_name_as_english``: a person whom this language spells as English does has a name in Latin letters.
``syllables_into_russian``: the Russian letters for those that write Chinese and Japanese sounds otherwise. Spaces part
what is listed, ``-`` is nothing, ``$`` behind letters: only at the end of a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from exonym.languages import Slot, codes_with, in_precedence, language_of
from exonym.languages.graphemes import Table
from exonym.languages.orthography import read_table


@lru_cache(maxsize=256)
def letters_as_one(lang: str) -> tuple[tuple[str, str], ...]:
    """Letters that are one sound together with the sign for them, longest first."""
    found: Mapping[str, str] = language_of(lang).facts(Slot.TRANSCRIPTION).get("as_one", {})
    return tuple(sorted(found.items(), key=lambda row: -len(row[0])))


@lru_cache(maxsize=256)
def letters_into_russian(lang: str) -> Table:
    """What letters of a language stand for in Russian."""
    return read_table(language_of(lang).facts(Slot.TRANSCRIPTION).get("into_russian", {}))


@lru_cache(maxsize=256)
def syllables_into_russian(lang: str) -> Table:
    """The Russian letters for those of a language that write Chinese and Japanese sounds otherwise."""
    return read_table(language_of(lang).facts(Slot.TRANSCRIPTION).get("syllables_into_russian", {}))


@lru_cache
def presses_into_english() -> tuple[Table, ...]:
    """What spellings of each press stand for in English, in the order in which presses are asked."""
    written = (language_of(code).facts(Slot.TRANSCRIPTION) for code in in_precedence(codes_with(Slot.TRANSCRIPTION)))
    return tuple(read_table(raw["into_english"]) for raw in written if "into_english" in raw)


@lru_cache
def langs_that_tell_cyrillic() -> frozenset[str]:
    """Languages that spell no Cyrillic name as English does, while names in Latin letters stay as they are."""
    key, known = "spells_no_cyrillic_name_as_english", codes_with(Slot.TRANSCRIPTION)
    return frozenset(code for code in known if language_of(code).facts(Slot.TRANSCRIPTION).get(key))
