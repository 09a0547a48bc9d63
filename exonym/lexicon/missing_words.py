"""What a word leaves behind when it is missing: empty quotation marks, function words with nothing to lean on.

Facts of a language lie in its missing_words.toml: ``halting`` are regular expressions for words of grammar in a row or
before a comma, ``headless`` for a sentence without its subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from exonym.languages import Slot, codes_with, language_of

LANGUAGES = codes_with(Slot.MISSING_WORDS)
EMPTY = re.compile(
    r"(?<=\S)[ \u00a0]{2,}(?=\S)|(?<=[\s(])(?:\"\"|“”|«»|‘’)(?=[\s,.;)])|(?<=\w) [,;:](?= )|^[ ,]+(?=\S)|^-(?=[a-z])"
    r"|\(\)|[ \u00a0](?=[.!?]?[\"”]?$)|(?<=\w) \)|, (?=[.,])"
)
"""Two spaces, empty quotation marks or brackets, a comma on its own."""
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class MissingWords:
    """How a language's grammar shows that a word is missing; patterns that match nothing where it has none."""

    halting: re.Pattern[str]
    headless: re.Pattern[str]


@lru_cache(maxsize=1024)
def missing_words(lang: str) -> MissingWords:
    """The patterns of a language."""
    facts = language_of(lang).facts(Slot.MISSING_WORDS)
    return MissingWords(_either(facts.get("halting", ())), _either(facts.get("headless", ())))


def find_hole(text: str, lang: str) -> re.Match[str] | None:
    """Where a sentence shows that words are missing in it, None if nowhere."""
    known = missing_words(lang)
    return next((found for p in (EMPTY, known.halting, known.headless) if (found := p.search(text))), None)


def _either(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns)) if patterns else _NEVER
