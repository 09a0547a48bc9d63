"""Languages by name: those that the page offers, and all that have a code of two letters. The API takes every code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from exonym.documents.validation import ISO_639_1

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
