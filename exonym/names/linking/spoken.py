"""How words sound: what of them is compared when one may stand for the other."""

from __future__ import annotations

from functools import lru_cache

from exonym.languages import TARGET_LANG
from exonym.lexicon.known_words import KnownWord
from exonym.names.similarity.sounds import sounds
from exonym.names.transcription.letters import is_cyrillic, plain

_SHORTEST = 3
"""Sounds by which a word can be told."""
_SHARED = 2
"""Kinds of consonants that two spellings of a name have in common."""
_CLASSES = str.maketrans("bdghkzSZcCJfw", "ptkkkssssssvv")
_NO_CONSONANTS = frozenset("aeiouj")


class Spoken:
    """Sounds of a word, with the kinds of consonants among them as bits. Of equal sounds there is one object."""

    __slots__ = ("_consonants", "_needed", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        kinds = set(text.translate(_CLASSES)) - _NO_CONSONANTS
        self._consonants = sum(1 << (ord(kind) - ord("A")) for kind in kinds)
        self._needed = min(_SHARED, len(kinds))

    def may_be(self, other: Spoken) -> bool:
        """False for words that cannot be one name, which spares comparing them sound by sound."""
        shared = (self._consonants & other._consonants).bit_count()
        return shared >= self._needed or shared >= other._needed

    def begun(self, length: int) -> Spoken:
        """The first sounds alone."""
        return spoken(self.text[:length])


@lru_cache(maxsize=65536)
def spoken(text: str) -> Spoken:
    """A string of sounds."""
    return Spoken(text)


@lru_cache(maxsize=65536)
def spoken_forms(source: KnownWord) -> tuple[Spoken, ...]:
    """The sounds of a word's possible base forms, as its language has them and as English would."""
    latin = {plain(form) for form in source.base_forms if not is_cyrillic(form)}
    heard = [*(sounds(form, source.lang) for form in source.base_forms), *(sounds(form, TARGET_LANG) for form in latin)]
    return tuple(spoken(each) for each in dict.fromkeys(heard))


@lru_cache(maxsize=65536)
def spoken_as_english(target: KnownWord) -> Spoken | None:
    """The sounds of an English word, None for one too short to be told by them."""
    heard = sounds(target.text, TARGET_LANG)
    return spoken(heard) if len(heard) >= _SHORTEST else None
