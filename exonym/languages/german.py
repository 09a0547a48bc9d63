"""German.

``english`` turns Cyrillic names in German spelling into English ones: Duden's transcription read backwards into
BGN/PCGN. German names keep their spelling.
"""

from __future__ import annotations

from exonym.languages.orthography import Orthography

_SOUNDS = {
    **{letter: letter for letter in "abdefghijklmnoprstu"},
    "c": "k", "v": "f", "w": "v", "x": "ks", "y": "i", "z": "c", "q": "k", "ä": "e", "ö": "o", "ü": "u", "ß": "s",
    "ss": "s", "sch": "S", "tsch": "C", "schtsch": "SC", "dsch": "J", "ch": "h", "ck": "k", "tz": "c", "ph": "f",
    "th": "t", "qu": "kv", "ie": "i", "ei": "ai", "ai": "ai", "eu": "oi", "äu": "oi", "sh": "S",
}  # fmt: skip

_ENGLISH = {
    **{letter: (letter,) for letter in "abdefghiklmnoprtuv"},
    "c": ("c",), "w": ("v",), "j": ("y", "i"), "je": ("ye", "e"), "^je": ("ye", "e"), "jew$": ("yev", "ev", "iev"),
    "s": ("s", "z"), "ss": ("s",), "ß": ("s",), "z": ("ts",), "sch": ("sh", "zh"), "sh": ("zh", "sh"),
    "tsch": ("ch",), "schtsch": ("shch",), "dsch": ("j", "dzh"), "ch": ("kh", "h"), "ow$": ("ov",),
    "ew$": ("ev", "yev"),
    "ja": ("ya", "ia"), "ju": ("yu", "iu"), "jo": ("yo", "io"),
    "i$": ("y", "i"), "ij$": ("y", "iy"), "ki$": ("ky", "ki", "kiy"), "y": ("y", "i"), "x": ("x", "ks"),
    "ä": ("a", "ae"),
    "ö": ("o", "oe"), "ü": ("u", "ue"),
}  # fmt: skip

ORTHOGRAPHY = Orthography(
    code="de",
    source="Duden, Transkriptions- und Transliterationstabellen, read backwards to BGN/PCGN",
    sounds=_SOUNDS,
    english=_ENGLISH,
    press={},
    endings=(("s", ""), ("’s", ""), ("’", ""), ("es", ""), ("en", ""), ("n", ""), ("er", "")),
    cyrillic_endings=(
        "jew", "jewa", "enko", "tschenko", "schuk", "tschuk", "kow", "nikow", "tschew", "ijew", "schin", "schwili",
    ),
    unmistakable_endings=("bekow", "bekowa", "mbetow", "mbetowa", "chmetow", "chmetowa", "amedow", "amedowa"),
)  # fmt: skip
