"""English, as a reader of romanised names sounds them out."""

from __future__ import annotations

from exonym.languages.orthography import Orthography

ORTHOGRAPHY = Orthography(
    code="en",
    source="BGN/PCGN romanisations of the Cyrillic languages, read backwards",
    sounds={
        **{letter: letter for letter in "abdfghiklmnoprstuvwz"},
        "e": "e", "c": "k", "ce": "se", "ci": "si", "cy": "si", "j": "J", "q": "k", "x": "ks", "^x": "z", "y": "i",
        "^ya": "ja", "^ye": "je", "^yo": "jo", "^yu": "ju", "ya": "ja", "ye": "je", "yo": "jo", "yu": "ju",
        "ay$": "ai", "ey$": "ei", "shch": "SC", "sch": "S", "sh": "S", "tch": "C", "ch": "C", "dzh": "J", "dj": "J",
        "zh": "Z", "kh": "h", "ts": "c", "tz": "c", "tsch": "C", "ph": "f", "th": "t", "ck": "k", "cc": "k", "gh": "g",
        "qu": "kv", "wh": "w", "^wr": "r", "^kn": "n", "oo": "u", "ou": "u", "ee": "i", "ea": "i", "ie": "ie",
        "aw": "o",
        "ew": "iu", "ow": "ou", "au": "o", "dg": "J", "ge$": "J", "e$": "", "é": "e", "è": "e", "ö": "o", "ü": "u",
        "ä": "e", "á": "a", "í": "i", "ó": "o", "ú": "u", "ç": "s", "ñ": "n", "ø": "o", "å": "o", "æ": "e", "ı": "i",
        "ş": "S", "ğ": "g", "ł": "l", "š": "S", "č": "C", "ž": "Z", "ć": "C", "ś": "s", "ń": "n", "ż": "Z", "ź": "z",
        "ą": "on", "ę": "en", "ř": "r", "ě": "e", "ů": "u", "ý": "i", "ß": "s",
    },
    english={},
    press={},
)  # fmt: skip
