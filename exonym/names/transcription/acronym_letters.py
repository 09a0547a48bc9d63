"""Which Latin letters stand for a Cyrillic letter where the letters of an acronym are kept.

BGN/PCGN romanisations, and beside them the letters of the English, Polish, German and Czech press, for acronyms also
travel by way of those (ЦСКА is CSKA, ЮНЕСКО is UNESCO, ВАДА is WADA).
"""

from __future__ import annotations

from collections.abc import Mapping

LATIN_LETTERS: Mapping[str, tuple[str, ...]] = {
    "а": ("a",), "б": ("b",), "в": ("v", "w"), "г": ("g", "h"), "ґ": ("g",), "д": ("d",), "е": ("e", "ye", "je", "y"),
    "ё": ("yo", "e"), "є": ("e", "ye", "ie", "je", "y"), "ж": ("zh", "z", "j"), "з": ("z", "s"), "и": ("i", "y", "e"),
    "і": ("i", "y"), "ї": ("i", "yi", "ji"), "й": ("y", "i", "j"), "кс": ("ks", "x"), "к": ("k", "c", "q"),
    "л": ("l",), "м": ("m",),
    "н": ("n",), "о": ("o",), "п": ("p",), "р": ("r",), "с": ("s", "c", "ss"), "т": ("t",), "у": ("u", "w", "y"),
    "ў": ("u", "w"), "ф": ("f", "ph"), "х": ("h", "kh", "ch", "x"), "ц": ("c", "ts", "z", "tz"),
    "ч": ("ch", "c", "tch"), "ш": ("sh", "s", "sch"), "щ": ("shch", "sch", "sh", "s"), "ъ": ("",), "ы": ("y",),
    "ь": ("",), "э": ("e", "a"), "ю": ("yu", "u", "iu", "ju"), "я": ("ya", "ia", "ja", "a"), "ә": ("a",),
    "ғ": ("gh", "g"), "қ": ("q", "k"), "ң": ("ng", "n"), "ө": ("o",), "ұ": ("u",), "ү": ("u",), "һ": ("h",),
}  # fmt: skip

LOOKALIKES: Mapping[int, int] = str.maketrans("авсенкморткху", "abcehkmoptkxy")
"""Cyrillic letters that look like Latin ones: a Latin acronym that was typed in Cyrillic, as СВС for CBC."""
