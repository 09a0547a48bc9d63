"""How languages deny: the words that turn a statement round, and those in which a denial may hide (negation.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

DENYING = frozenset({"pl", "ru", "uk", "be", "cs", "de", "kk"})
"""Source languages whose words of denial are known."""


@dataclass(frozen=True)
class Denials:
    """A language's words of denial, in any case; negation.toml says what each kind is."""

    plain: re.Pattern[str]
    hidden: re.Pattern[str]
    idioms: re.Pattern[str]

    def denies(self, word: str) -> bool:
        """True for a plain word of denial, or one in which a denial may hide, or a compound with one."""
        return any(self.plain.fullmatch(part) or self.hidden.fullmatch(part) for part in (word, *word.split("-")))


@lru_cache
def denials(lang: str) -> Denials:
    """The words of denial of English or one of DENYING."""
    kinds = tomllib.loads(files("exonym").joinpath("lexicon", "negation.toml").read_text(encoding="utf-8"))[lang]
    return Denials(_any(kinds["plain"]), _any(kinds["hidden"]), _any(kinds["idioms"]))


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
