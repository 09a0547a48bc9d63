"""Kazakh in Cyrillic.

English renderings: BGN/PCGN 1979 and press practice, which mostly goes through Russian.
"""

from __future__ import annotations

from exonym.languages.orthography import Orthography
from exonym.languages.russian import ORTHOGRAPHY as RUSSIAN

ORTHOGRAPHY = Orthography(
    code="kk",
    source="BGN/PCGN 1979 Kazakh; press practice through Russian",
    sounds={
        **RUSSIAN.sounds,
        "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "у": "u",
    },
    english={
        **RUSSIAN.english,
        "ә": ("a", "e"), "ғ": ("g", "gh"), "қ": ("k", "q"), "ң": ("n", "ng"), "ө": ("o", "u", "e"), "ұ": ("u", "y"),
        "ү": ("u", "y"), "һ": ("h", "g"), "і": ("i", "y"), "у": ("u", "w"), "х": ("kh", "h"), "ы": ("y", "i"),
        "ж": ("zh", "j"),
    },
    press={},
    endings=(
        ("ның", ""), ("нің", ""), ("дың", ""), ("дің", ""), ("тың", ""), ("тің", ""), ("ға", ""), ("ге", ""),
        ("қа", ""),
        ("ке", ""), ("да", ""), ("де", ""), ("та", ""), ("те", ""), ("дан", ""), ("ден", ""), ("тан", ""), ("тен", ""),
        ("ды", ""), ("ді", ""), ("ты", ""), ("ті", ""), ("ны", ""), ("ні", ""), ("мен", ""), ("пен", ""), ("дағы", ""),
        ("дегі", ""), ("лық", ""), ("лік", ""), ("сы", ""), ("і", ""), ("ы", ""),
    ),
    cyrillic_endings=("ов", "ев", "ова", "ева", "баев", "баева", "бек", "хан", "ұлы", "қызы", "жан"),
)  # fmt: skip
