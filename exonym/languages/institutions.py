"""Words for kinds of institutions: ministries, courts, banks."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "Ministry": "ministry", "Committee": "committee", "Fund": "fund", "Foundation": "fund", "Service": "service",
    "Agency": "agency", "Bank": "bank", "Court": "court", "Tribunal": "court", "Commission": "commission",
    "Council": "council",
}  # fmt: skip
"""What English calls an institution, and the kind that it is of. Foundations and funds are one word elsewhere."""

STEMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ministry": {
        "ru": ("министер", "министр", "ведомств"), "uk": ("міністер", "міністр", "відомств"),
        "be": ("міністэр", "міністр", "ведамств"), "kk": ("министр",), "pl": ("minister", "ministr", "resort"),
        "cs": ("minister", "ministr", "resort"), "de": ("minister", "ressort", "amt"),
    },
    "committee": {
        "ru": ("комитет", "ком"), "uk": ("комітет", "ком"), "be": ("камітэт", "кам"), "kk": ("комитет",),
        "pl": ("komitet", "komisj"), "cs": ("výbor", "komis"), "de": ("komitee", "ausschuss", "ausschüss"),
    },
    "fund": {
        "ru": ("фонд",), "uk": ("фонд",), "be": ("фонд",), "kk": ("қор",), "pl": ("fundus", "fundac"),
        "cs": ("fond", "nadac"), "de": ("fonds", "stiftung"),
    },
    "service": {
        "ru": ("служб",), "uk": ("служб",), "be": ("служб",), "kk": ("қызмет",), "pl": ("służb",), "cs": ("služb",),
        "de": ("dienst",),
    },
    "agency": {
        "ru": ("агентств",), "uk": ("агентств", "агенц"), "be": ("агенцтв",), "kk": ("агентті",), "pl": ("agencj",),
        "cs": ("agentur",), "de": ("agentur", "amt"),
    },
    "bank": {
        "ru": ("банк",), "uk": ("банк",), "be": ("банк",), "kk": ("банк",), "pl": ("bank",), "cs": ("bank",),
        "de": ("bank", "kasse"),
    },
    "court": {
        "ru": ("суд", "трибунал"), "uk": ("суд", "трибунал"), "be": ("суд", "трыбунал"), "kk": ("сот", "трибунал"),
        "pl": ("sąd", "trybuna"), "cs": ("soud", "tribun"), "de": ("gericht", "tribunal"),
    },
    "commission": {
        "ru": ("комисс", "ком"), "uk": ("коміс", "ком"), "be": ("каміс", "кам"), "kk": ("комисс",), "pl": ("komisj",),
        "cs": ("komis",), "de": ("kommission",),
    },
    "council": {
        "ru": ("совет", "сове", "рад"), "uk": ("рад",), "be": ("савет", "рад"), "kk": ("кеңес",), "pl": ("rad",),
        "cs": ("rad",), "de": ("rat", "rät"),
    },
}  # fmt: skip
"""Parts of words by which a language calls an institution of a kind, compounds (Bundesgericht, Центробанк) included."""

COMPOUNDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ministry": {"ru": ("Мин",), "uk": ("Мін",), "be": ("Мін",)},
    "service": {"ru": ("Рос", "Гос"), "uk": ("Держ", "Рос"), "be": ("Дзярж",)},
    "agency": {"ru": ("Рос", "Гос"), "uk": ("Держ", "Рос"), "be": ("Дзярж",)},
}
"""First parts of the compounds that stand for an institution of a kind: Минздрав, Росстат, Держспецзв'язку."""
