"""Polish.

``english`` turns Cyrillic names in Polish spelling into English ones: PWN's transcription rules read backwards into
BGN/PCGN. Names that are Polish themselves keep their spelling.
"""

from __future__ import annotations

from exonym.languages.orthography import Orthography

_SOUNDS = {
    **{letter: letter for letter in "abdefghijklmnoprstuvz"},
    "c": "c", "w": "v", "y": "i", "q": "k", "x": "ks", "ą": "on", "ć": "C", "ę": "en", "ł": "l", "ń": "n", "ó": "u",
    "ś": "s", "ź": "z", "ż": "Z", "sz": "S", "cz": "C", "rz": "Z", "ch": "h", "dż": "J", "dź": "J", "szcz": "SC",
    "ia": "ja", "ie": "je", "io": "jo", "iu": "ju", "ci": "Ci", "cia": "Ca", "cie": "Ce", "tch": "C",
}  # fmt: skip

_ENGLISH = {
    **{letter: (letter,) for letter in "abdefghiklmnoprstuvz"},
    "c": ("ts", "tz", "c"), "ch": ("kh", "h"), "h": ("h", "g"), "cz": ("ch",), "sz": ("sh",), "szcz": ("shch", "sch"),
    "ż": ("zh", "j"), "rz": ("rz",), "dż": ("j", "dzh"), "w": ("v",), "ł": ("l",), "ó": ("o",), "j": ("y", "i"),
    "y": ("y", "i"), "ij$": ("y", "iy", "i", "ii"), "yj$": ("y", "yi", "yy"), "ie": ("e", "ye", "ie"),
    "^je": ("ye", "e"),
    "je": ("ye", "e", "ie"), "jew$": ("yev", "ev", "iev", "eyev"), "jewa$": ("yeva", "eva", "ieva"),
    "iew$": ("ev", "yev", "iev"),
    "iewa$": ("eva", "yeva", "ieva"), "ja": ("ya", "ia"), "ju": ("yu", "iu"), "jo": ("yo", "io"),
    "ia": ("ia", "ya", "iya"),
    "iu": ("yu", "iu", "u"), "io": ("yo", "io", "e"), "ki$": ("ky", "ki", "kiy", "kyi"), "ks": ("ks", "x"), "ś": ("s",),
    "ń": ("n",), "ć": ("t", "ch"), "ź": ("z",), "ow$": ("ov", "off"), "ew$": ("ev", "yev"), "ji": ("yi", "i"),
}  # fmt: skip

ORTHOGRAPHY = Orthography(
    code="pl",
    source="PWN, Zasady pisowni 66-69 (transcription of Russian, Ukrainian, Belarusian), read backwards to BGN/PCGN",
    sounds=_SOUNDS,
    english=_ENGLISH,
    press={},
    endings=(
        ("a", ""), ("owi", ""), ("em", ""), ("iem", ""), ("ie", ""), ("u", ""), ("y", "a"), ("i", "a"), ("ę", "a"),
        ("ą", "a"), ("ie", "a"), ("e", "a"), ("ze", "a"), ("ego", "y"), ("emu", "y"), ("ym", "y"), ("iego", "i"),
        ("iemu", "i"), ("im", "i"), ("ą", "a"), ("ej", "a"), ("iej", "a"), ("a", "o"), ("u", "o"), ("em", "o"),
        ("ii", "ia"),
        ("ię", "ia"), ("ią", "ia"), ("ji", "ja"), ("ję", "ja"), ("ją", "ja"), ("i", ""), ("y", ""), ("ów", ""),
        ("ami", ""), ("ach", ""), ("om", ""), ("ki", "ko"), ("ce", "ka"), ("dze", "ga"), ("rze", "r"), ("rze", "ra"),
        ("le", "l"), ("le", "ła"), ("le", "ł"), ("cie", "t"), ("cie", "ta"), ("dzie", "d"), ("dzie", "da"),
        ("nie", "n"), ("nie", "na"), ("nia", "ń"), ("niu", "ń"), ("'a", ""), ("'em", ""), ("'owi", ""), ("’a", ""),
        ("’em", ""), ("’owi", ""), ("owie", "ów"), ("owa", "ów"), ("owem", "ów"), ("ka", "ek"), ("kiem", "ek"),
        ("kowi", "ek"), ("ca", "ec"), ("cem", "ec"), ("cowi", "ec"), ("łem", "eł"), ("la", "el"), ("lem", "el"),
        ("cia", "ć"), ("ciem", "ć"), ("ciowi", "ć"), ("ciu", "ć"),
    ),
    cyrillic_endings=(
        "jew", "iew", "ajew", "jewa", "iewa", "ew", "ewa", "enko", "czenko", "szcz", "ij", "yj", "ajewa",
        "ekow", "bajew", "żan", "szyn", "żyn", "czyn", "eszyn", "ulin", "awin", "ygin", "uchin", "ow", "owa", "szwili",
    ),
    unmistakable_endings=(
        "bekow", "bekowa", "mbetow", "mbetowa", "chmetow", "chmetowa", "amiedow", "amiedowa", "amedow", "amedowa",
        "rżanow", "rżanowa", "dżanow", "dżanowa", "lijew", "lijewa",
    ),
    foreign_endings=("ow",),
    adjective=r"(?:s|c|dz)k(?:i|a|ie|iego|iemu|im|iej|ą|ich|imi)$",
)  # fmt: skip
