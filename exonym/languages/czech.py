"""Czech.

``english`` turns Cyrillic names in Czech spelling into English ones: the Czech transcription of Russian (Pravidla
českého pravopisu) read backwards into BGN/PCGN. Czech names keep their spelling.
"""

from __future__ import annotations

from exonym.languages.orthography import Orthography

_SOUNDS = {
    **{letter: letter for letter in "abdefghijklmnoprstuvz"},
    "c": "c", "ch": "h", "w": "v", "x": "ks", "y": "i", "q": "k", "á": "a", "č": "C", "ď": "d", "é": "e", "ě": "je",
    "í": "i", "ň": "n", "ó": "o", "ř": "rZ", "š": "S", "šč": "SC", "ť": "t", "ú": "u", "ů": "u", "ý": "i", "ž": "Z",
    "dž": "J", "ö": "o", "ü": "u", "ä": "e",
}  # fmt: skip

_ENGLISH = {
    **{letter: (letter,) for letter in "abdefghiklmnoprstuvz"},
    "c": ("ts", "c"), "ch": ("kh", "h"), "č": ("ch",), "š": ("sh",), "šč": ("shch",), "ž": ("zh", "j"),
    "dž": ("j", "dzh"),
    "j": ("y", "i"), "je": ("ye", "e"), "jev$": ("yev", "ev"), "ě": ("e", "ye"), "ja": ("ya", "ia"), "ju": ("yu", "iu"),
    "ý$": ("y", "yi"), "ij$": ("y", "iy"), "skij$": ("sky", "skiy"), "ský$": ("sky", "skyi"), "y": ("y", "i"),
    "á": ("a",),
    "é": ("e",), "í": ("i",), "ň": ("n",), "ó": ("o",), "ř": ("r",), "ť": ("t",), "ď": ("d",), "ú": ("u",), "ů": ("u",),
    "ý": ("y",), "w": ("w",), "x": ("x",), "ovová$": ("ova",), "ovová": ("ova",),
}  # fmt: skip

ORTHOGRAPHY = Orthography(
    code="cs",
    source="Pravidla českého pravopisu (transcription of Russian), read backwards to BGN/PCGN",
    sounds=_SOUNDS,
    english=_ENGLISH,
    press={},
    endings=(
        ("a", ""), ("ovi", ""), ("em", ""), ("u", ""), ("e", ""), ("i", ""), ("y", "a"), ("ě", "a"), ("u", "a"),
        ("ou", "a"),
        ("ové", "ová"), ("ovou", "ová"), ("ová", ""), ("ové", ""), ("ovou", ""), ("ého", "ý"), ("ému", "ý"),
        ("ým", "ý"),
        ("ii", "ie"), ("í", "e"), ("ů", ""), ("ech", ""), ("ami", ""), ("a", "o"), ("e", "a"), ("ka", "ek"),
        ("ze", "ha"), ("ze", "ga"), ("ce", "ka"),
    ),
    cyrillic_endings=("jev", "ajev", "ejev", "jevová", "enko", "čenko", "ščev", "skij", "žin", "švili"),
    adjective=r"(?:s|c)k(?:ý|á|é|ého|ému|ým|ou|ých|ými)$",
)  # fmt: skip
