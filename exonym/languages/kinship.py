"""Which languages are so near each other that one is taken for another: kinship.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from exonym.languages.tags import primary


def base_language(code: str) -> str:
    """The language of a code: "pt" of "pt-BR", and "he" of the older "iw"."""
    lang = primary(code)
    return str(_kinship()["old_codes"].get(lang, lang))


def are_near(one: str, other: str) -> bool:
    """Whether only a longer text in one of two languages can be told from the other for certain."""
    return _in_one_of(_kinship()["near"], one, other)


def are_the_same(one: str, other: str) -> bool:
    """Whether two codes are of one language, or of languages that no detector tells apart for certain."""
    return _in_one_of(_kinship()["same"], one, other)


def _in_one_of(groups: Iterable[str], one: str, other: str) -> bool:
    one, other = base_language(one), base_language(other)
    return one == other or any({one, other} <= set(group.split()) for group in groups)


@lru_cache
def _kinship() -> Mapping[str, Any]:
    return tomllib.loads((files("exonym.languages") / "kinship.toml").read_text(encoding="utf-8"))
