"""Capitals of a sentence: whether it opens with one, and how much of it is in capitals."""

from __future__ import annotations

import re

_OPENING = re.compile(r"[\s\"'“„‘«‹(\[¿¡]*([^\W\d_]+(?:[-'’.][^\W\d_]+)*)")
_ENDED = re.compile(r"(?<!\.\.)[.!?]['\"”’»)\]]*\s*$")


def find_opening_word(text: str) -> re.Match[str] | None:
    """Find the first word of a text, as group 1; only quotation marks and brackets may stand before it."""
    return _OPENING.match(text)


def has_opening_capital(text: str) -> bool:
    """Whether the first word of a text begins with a capital."""
    found = find_opening_word(text)
    return found is not None and found[1][0].isupper()


def is_ended(text: str) -> bool:
    """Whether a text ends like a sentence: with a full stop, question or exclamation mark, not with an ellipsis."""
    return bool(_ENDED.search(text))


def has_case(text: str) -> bool:
    """Whether a text has letters of a script that begins its sentences with capitals: Latin, Cyrillic, Greek ..."""
    return any(_is_cased(c) for c in text)


def find_capital_share(text: str) -> float:
    """Share (0 to 1) of a text's letters with a case that are capitals; 0 for a text without such letters."""
    cased = [c for c in text if _is_cased(c)]
    return sum(c.isupper() for c in cased) / len(cased) if cased else 0.0


def _is_cased(character: str) -> bool:
    """Georgian letters have capitals for shouting, but none to open a sentence with: their title case is small."""
    return character.isupper() or (character.islower() and character.title() != character)
