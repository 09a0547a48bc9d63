"""How nouns are told from names in a language that gives both capitals.

Read from the ``nouns.toml`` of its folder. ``endings``: a word with one of them is a noun. ``never_of_names``: endings
that no name has. ``linking``: what may stand between the parts of a compound, ``-`` for nothing. ``determiners`` stand
before a noun, or an ``adjective`` (a pattern) of it, and hardly ever before a name. ``kept_in_english``: nouns that
English texts keep, in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from exonym.languages import Slot, language_of
from exonym.languages.orthography import read_options
from exonym.lexicon.commonness import FAMILIAR, is_used

_PART = FAMILIAR
"""From here on a word makes compounds."""
_SHORTEST_PART = 3


@dataclass(frozen=True, eq=False)
class Nouns:
    """The facts of one language: see the module."""

    lang: str
    endings: tuple[str, ...]
    never_of_names: tuple[str, ...]
    linking: tuple[str, ...]
    determiners: frozenset[str]
    adjective: re.Pattern[str]
    kept_in_english: frozenset[str]

    def is_compound(self, word: str) -> bool:
        """True for a word in lower case that ends as no name does, or is made of two others."""
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        return word.endswith(self.never_of_names) or any(self._are_parts(word[:at], word[at:]) for at in cuts)

    def _are_parts(self, first: str, second: str) -> bool:
        if not is_used(second, _PART, self.lang):
            return False
        heads = [first[: len(first) - len(link)] for link in self.linking if first.endswith(link)]
        return any(len(head) >= _SHORTEST_PART and is_used(head, _PART, self.lang) for head in heads)

    def is_determined(self, before: Sequence[str]) -> bool:
        """True behind a determiner, or an adjective with one; ``before`` are the two words before."""
        near = [word.lower() in self.determiners for word in before]
        return bool(near) and (near[-1] or (near[0] and bool(self.adjective.search(before[-1]))))


@lru_cache
def nouns_of(lang: str) -> Nouns:
    """How a language's nouns are told; by nothing where its folder does not say."""
    raw = language_of(lang).facts(Slot.NOUNS)
    return Nouns(
        lang=lang,
        endings=tuple(raw.get("endings", "").split()),
        never_of_names=tuple(raw.get("never_of_names", "").split()),
        linking=read_options(raw.get("linking", "-")),
        determiners=frozenset(raw.get("determiners", "").split()),
        adjective=re.compile(raw.get("adjective", "$^")),
        kept_in_english=frozenset(raw.get("kept_in_english", "").split()),
    )
