"""Site furniture: what a page says around an article and a scraper takes for its text.

The patterns lie in furniture.toml of each language; what needs no language, and the lists that all share, lie in
furniture.toml beside this module.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from exonym.languages import ENGLISH, Slot, language_of

MAX_CHARACTERS = 220
"""Longer segments are prose."""
LABEL_WORDS = 4
"""Labels and links have no full stop, unless they have no more words than this."""
SENTENCES = frozenset({
    "a newsletter's form", "a cookie note", "a legal note", "a copyright line", "a credit", "a link to another article",
})  # fmt: skip
"""Kinds that come as whole sentences too."""

_LIST = re.compile(r"\{([a-z]+)\}")


def furniture_kind(text: str, lang: str | None) -> str | None:
    """What piece of furniture a whole segment is ("share buttons"), None for prose.

    ``lang`` is a language tag; where none is given, pages are taken to speak English.
    """
    joined = " ".join(text.split())
    bare = joined.rstrip(" .!…:→»>")
    if not bare or len(bare) > MAX_CHARACTERS:
        return None
    kind = next((kind for kind, pattern in _patterns(lang or ENGLISH.code) if pattern.fullmatch(bare)), None)
    a_sentence = joined[-1] in ".!?" and joined.count(" ") >= LABEL_WORDS
    return None if a_sentence and kind not in SENTENCES else kind


@lru_cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files("exonym.lexicon") / "furniture.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1024)
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = _table()
    lists = {name: f"(?:{'|'.join(words)})" for name, words in table["lists"].items()}
    kinds = [*table["any"].items(), *language_of(lang).facts(Slot.FURNITURE).items()]
    return tuple((kind, _compiled(patterns, lists)) for kind, patterns in kinds)


def _compiled(patterns: list[str], lists: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(_expanded("|".join(patterns), lists), re.IGNORECASE)


def _expanded(pattern: str, lists: Mapping[str, str]) -> str:
    """The pattern with lists in place of their names; lists may name others."""
    while _LIST.search(pattern):
        pattern = _LIST.sub(lambda found: lists[found.group(1)], pattern)
    return pattern
