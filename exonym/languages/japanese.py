"""Japanese syllables in Cyrillic, with what Hepburn romanisation has for them.

Cyrillic: the Polivanov system (1917), with the spellings of the press beside it (е for э, йо for ё). Latin: modified
Hepburn without signs for long vowels, as English papers write it.
"""

from __future__ import annotations

from collections.abc import Mapping

_ROWS = {
    "": ("a", "i", "u", "e", "o"), "к": ("ka", "ki", "ku", "ke", "ko"), "с": ("sa", "shi", "su", "se", "so"),
    "т": ("ta", "chi", "", "te", "to"), "н": ("na", "ni", "nu", "ne", "no"), "х": ("ha", "hi", "", "he", "ho"),
    "м": ("ma", "mi", "mu", "me", "mo"), "р": ("ra", "ri", "ru", "re", "ro"), "г": ("ga", "gi", "gu", "ge", "go"),
    "дз": ("za", "ji", "zu", "ze", "zo"), "д": ("da", "", "", "de", "do"), "б": ("ba", "bi", "bu", "be", "bo"),
    "п": ("pa", "pi", "pu", "pe", "po"),
}  # fmt: skip
_VOWELS = ("а", "и", "у", "э", "о")
_GLIDES = {
    "к": "ky", "с": "sh", "т": "ch", "н": "ny", "х": "hy", "м": "my", "р": "ry", "г": "gy", "дз": "j", "б": "by",
    "п": "py", "": "y",
}  # fmt: skip
_GLIDED = {"я": "a", "ю": "u", "ё": "o"}


def _syllables() -> dict[str, str]:
    plain = {c + v: latin for c, row in _ROWS.items() for v, latin in zip(_VOWELS, row, strict=True) if latin}
    press = {f"{c}е": row[3] for c, row in _ROWS.items() if c}
    glides = {c + v: g + latin for c, g in _GLIDES.items() for v, latin in _GLIDED.items()}
    others = {"цу": "tsu", "фу": "fu", "ва": "wa", "йо": "yo", "й": "i"}
    return {**plain, **press, **glides, **others}


SYLLABLES: Mapping[str, str] = _syllables()
"""Every open syllable in Russian letters, with its Hepburn spelling."""

NASALS: Mapping[str, str] = {"н": "n", "нъ": "n", "м": "m"}
"""What closes a syllable; м before lips alone, which English gives as m or n."""

DOUBLED = "ксптц"
"""Consonants that stand twice, with the syllable that follows them."""

TELLING = ("дза", "дзи", "дзу", "дзэ", "дзе", "дзо", "дзю", "дзё", "дзя", "цу", "сё", "тё", "рё", "кё", "хё", "йо")
"""Letters in a row that few names of other languages have besides."""
