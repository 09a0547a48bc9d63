"""The languages that are known: a folder each, found by lying here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

from exonym.discovery import discover
from exonym.languages.en import LANGUAGE as ENGLISH
from exonym.languages.language import Language, Learned, Script, Slot
from exonym.languages.tags import primary

__all__ = [
    "ENGLISH",
    "TARGET_LANG",
    "Language",
    "Learned",
    "Script",
    "Slot",
    "codes_with",
    "in_precedence",
    "known_languages",
    "language_of",
]

TARGET_LANG = ENGLISH.code
"""The language that names are judged in: of house and accepted spellings, and of what letters are rendered in."""


@lru_cache
def known_languages() -> Mapping[str, Language]:
    """Every language that has a folder, by its code."""
    return {found.code: found for found in discover(__name__, "LANGUAGE")}


@lru_cache(maxsize=1024)
def language_of(tag: str | None) -> Language:
    """The language of a tag such as "pt-BR"; one with empty slots where it has no folder, others.toml aside."""
    code = primary(tag)
    return known_languages().get(code) or _others().get(code) or Language(code, code)


@lru_cache
def codes_with(*slots: Slot | Learned) -> frozenset[str]:
    """The codes of the languages that have every one of these slots filled, or tables learned."""
    return frozenset(code for code, found in known_languages().items() if all(map(found.has, slots)))


def in_precedence(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes in the order in which their languages are asked where one of them is enough."""
    return tuple(sorted(codes, key=lambda code: (language_of(code).precedence, code)))


@lru_cache
def _others() -> Mapping[str, Language]:
    """The languages without a folder of which something is known."""
    rows = tomllib.loads((files(__name__) / "others.toml").read_text(encoding="utf-8"))
    return {code: Language(code, **row | {"script": Script(row.get("script", "Latn"))}) for code, row in rows.items()}
