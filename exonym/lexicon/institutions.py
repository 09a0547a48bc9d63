"""Words for kinds of institutions: ministries, courts, banks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from exonym.languages import ENGLISH, Slot, language_of

_IN_ENGLISH = ENGLISH.facts(Slot.WORDS)["institution_words"]

KINDS: Mapping[str, str] = {word: kind for kind, words in _IN_ENGLISH.items() for word in words.split()}
"""What English calls an institution ("Tribunal"), and the kind that it is of ("court")."""


@lru_cache
def institution_stems(kind: str, lang: str) -> tuple[str, ...]:
    """Parts of words by which a language calls an institution of a kind: Bundesgericht, Центробанк."""
    return _listed("institutions", kind, lang)


@lru_cache
def institution_prefixes(kind: str, lang: str) -> tuple[str, ...]:
    """First parts of the compounds that stand for an institution of a kind: Минздрав, Росстат, Держспецзв'язку."""
    return _listed("institution_prefixes", kind, lang)


def _listed(table: str, kind: str, lang: str) -> tuple[str, ...]:
    return tuple(language_of(lang).facts(Slot.WORDS).get(table, {}).get(kind, "").split())
