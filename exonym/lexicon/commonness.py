"""How common a word is: the one scale that every threshold of the engine stands on.

Figures are Zipf frequencies (log10 of uses in a thousand million words, ``exonym.lexicon.frequency``), so that one more
is ten times the uses. A module names a level. Where it must deviate, it adds what it deviates by and says why behind
it: ``FAMILIAR + 0.5  # ...``. docs/commonness.md lists all that do (docs/generate.py makes it).
"""

from __future__ import annotations

from exonym.languages import ENGLISH
from exonym.lexicon.frequency import frequency

HEARD_OF = 1.0
"""Somebody writes it so: a spelling that exists, a surname. A hundredth of a use in a million words."""
KNOWN = 2.0
"""Readers of news have met it: a footballer, a town of some size. A tenth of a use in a million words."""
FAMILIAR = 3.0
"""Most readers know it. One use in a million words: the least that lists of other languages than English have."""
COMMON = 4.0
"""Everybody knows it, and most use it: an ordinary word, a capital, a head of state. 10 uses in a million words."""
EVERYDAY = 4.5
"""It comes up in any paper on any day: English, Paris, Christmas. 32 uses in a million words."""
GRAMMATICAL = 6.0
"""The, have, not and their like, by which no text can be told from another. 1,000 uses in a million words."""

RARER = 0.7
"""A step down: a misspelling is as much rarer than the name at least. A fifth of the uses."""
MUCH_RARER = 1.5
"""Two steps: nobody would take the one for the other by how much they are used. A thirtieth of the uses."""


def is_used(word: str, level: float, lang: str = ENGLISH.code) -> bool:
    """True for a word that its language uses as much as a level says at least."""
    return frequency(word.lower(), lang) >= level


def uses_in_a_million(level: float) -> float:
    """How often a word of a level stands in a million words."""
    return float(10 ** (level - 3))
