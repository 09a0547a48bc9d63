"""Languages by name: those that the page offers, and all that have a code of two letters. The API takes every code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from exonym.discovery import discover
from exonym.documents.validation import ISO_639_1
from exonym.plugins import Check

LANGUAGES = {
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "zh": "Chinese",
    "cs": "Czech",
    "nl": "Dutch",
    "en": "English",
    "et": "Estonian",
    "fi": "Finnish",
    "fr": "French",
    "de": "German",
    "el": "Greek",
    "he": "Hebrew",
    "hu": "Hungarian",
    "it": "Italian",
    "ja": "Japanese",
    "kk": "Kazakh",
    "ko": "Korean",
    "lv": "Latvian",
    "lt": "Lithuanian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "es": "Spanish",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
}


@lru_cache
def language_names() -> Mapping[str, str]:
    """The English name of each language of ISO 639-1, in order of their codes, as the IANA registry has it."""
    from langcodes.registry_parser import parse_registry  # here, because reading it takes a sixth of a second

    rows = parse_registry()  # type: ignore[no-untyped-call]
    registered = {row["Subtag"]: row["Description"][0] for row in rows if row.get("Type") == "language"}
    plain = {code: re.sub(r" \(.*\)", "", registered[code]) for code in sorted(ISO_639_1)}
    return plain | {code: name for code, name in LANGUAGES.items() if code in plain}


def name_of(tag: str) -> str:
    """The English name of a tag's language; the tag where it has none."""
    return language_names().get(tag.split("-")[0], tag)


Groups = Mapping[str, Mapping[str, str]]
"""Languages by code and name, in groups with a heading."""
_KNOWN, _OTHERS = "Known to the rules for names", "Others: names are checked less"


def known_sources() -> tuple[str, ...]:
    """The codes of the languages of originals of which rules for names have data."""
    return tuple(sorted(_langs("source_langs")))


@lru_cache
def source_groups() -> Groups:
    """The languages that pages offer for an original: first those of which rules for names have data."""
    return _group(_langs("source_langs"))


@lru_cache
def target_groups() -> Groups:
    """The languages that pages offer for a translation: first those of which rules for names have data."""
    return _group(_langs("target_langs"))


def _langs(side: str) -> frozenset[str]:
    checks: tuple[Check, ...] = discover("exonym.checks", "CHECK")
    known = (getattr(check, side) for check in checks if check.rule.startswith("name."))
    return frozenset().union(*(langs for langs in known if langs is not None))


def _group(known: frozenset[str]) -> Groups:
    return {
        _KNOWN: {code: name for code, name in LANGUAGES.items() if code in known},
        _OTHERS: {code: name for code, name in LANGUAGES.items() if code not in known},
    }
