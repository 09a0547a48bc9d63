"""How languages deny: the words that turn a statement round, and those in which a denial may hide.

In negation.toml of a language ``plain`` are words that turn a statement round: not, nie, nicht. ``hidden`` are words
in which a denial may hide where another language has a plain one: without, refuse, hardly, only, un-. ``idioms`` are
phrases with a plain word that deny nothing, or not all: not only, не раз. All are regular expressions for whole words
in any case. ``denied`` says where the denied word stands, counted from the word of denial (1, behind it, unless stated;
0: in it), and ``skipped`` are words that may stand between the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from exonym.languages import Slot, codes_with, language_of

DENYING = codes_with(Slot.NEGATION)
"""Languages whose words of denial are known."""


@dataclass(frozen=True)
class Denials:
    """A language's words of denial, in any case; the module says what each kind is."""

    plain: re.Pattern[str]
    hidden: re.Pattern[str]
    idioms: re.Pattern[str]
    denied: int
    skipped: frozenset[str]

    def denies(self, word: str) -> bool:
        """True for a plain word of denial, or one in which a denial may hide, or a compound with one."""
        return any(self.plain.fullmatch(part) or self.hidden.fullmatch(part) for part in (word, *word.split("-")))


@lru_cache
def denials(lang: str) -> Denials:
    """The words of denial of one of DENYING. Raises KeyError for another language."""
    facts = language_of(lang).facts(Slot.NEGATION)
    return Denials(
        plain=_any(facts["plain"]),
        hidden=_any(facts["hidden"]),
        idioms=_any(facts["idioms"]),
        denied=facts.get("denied", 1),
        skipped=frozenset(facts.get("skipped", "").split()),
    )


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
