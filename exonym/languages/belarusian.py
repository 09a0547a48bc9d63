"""Belarusian.

English renderings: BGN/PCGN 1979, the national system of 2007 without its diacritics, and press practice.
"""

from __future__ import annotations

from exonym.languages.orthography import Orthography
from exonym.languages.ukrainian import ORTHOGRAPHY as UKRAINIAN

_OWN = {"ў": "v", "ы": "i", "э": "e", "ё": "jo", "е": "e", "^е": "je", "дз": "dz", "ы$": "i"}

ORTHOGRAPHY = Orthography(
    code="be",
    source="BGN/PCGN 1979; UNGEGN 2007 national system",
    sounds={**UKRAINIAN.sounds, **_OWN},
    english={
        **UKRAINIAN.english,
        "ў": ("w", "u", "v"), "ы": ("y", "i"), "э": ("e",), "ё": ("yo", "io", "e"), "е": ("e", "ye", "ie"),
        "^е": ("ye", "e"), "дз": ("dz", "d"), "ц": ("ts", "t", "c"), "я": ("ya", "ia", "e", "a"), "г": ("h", "g"),
        "а": ("a", "o"), "ау": ("au", "av", "ow"),
    },
    press={},
    endings=(
        ("а", ""), ("у", ""), ("ам", ""), ("ом", ""), ("ым", ""), ("е", ""), ("ы", "а"), ("і", "а"), ("у", "а"),
        ("ай", "а"),
        ("ага", "і"), ("аму", "і"), ("ім", "і"), ("я", "й"), ("ю", "й"), ("я", "ь"), ("ю", "ь"),
    ),
    cyrillic_endings=("аў", "оў", "еў", "ёў", "кі", "скі", "цкі", "енка", "анка", "ук", "юк", "іч", "чык", "ка"),
    adjective=r"(?:с|ц)к(?:і|ая|ае|ія|ага|аму|ім|ай|ую|іх|імі)$",
)  # fmt: skip
