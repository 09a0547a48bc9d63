"""What dictionaries say of a source word as a name: the cases it may stand in, and the base form of each reading."""

from __future__ import annotations

from functools import lru_cache

from exonym.languages.dictionary import Reading
from exonym.lexicon.dictionaries import look_up


@lru_cache(maxsize=16384)
def readings(word: str, lang: str) -> tuple[Reading, ...]:
    """Every reading of a word in the singular, or of a place that has a plural alone; none without a dictionary."""
    return look_up(word, lang, lambda dictionary: dictionary.readings_of(word))
