"""Which English spellings of a name are right letter by letter, and whose press would spell it otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from exonym.language.orthography import orthography
from exonym.names.letters import plain


def accepts(word: str, lang: str, english: str) -> bool:
    """True when ``english`` renders every letter of ``word`` in a way that English texts do; ss may stand for s."""
    return bool(_pattern(word, lang).fullmatch(_letters(english).replace("ss", "s")))


def press_of(word: str, lang: str, english: str) -> str | None:
    """The language whose press spells ``word`` as ``english`` does, None if none is known to or English does, too."""
    if accepts(word, lang, english):
        return None
    for press, options in orthography(lang).to_press(word).items():
        if re.fullmatch(_regex(options), _letters(english)):
            return press
    return None


def _letters(english: str) -> str:
    return plain(english).replace("-", "")


@lru_cache(maxsize=65536)
def _pattern(word: str, lang: str) -> re.Pattern[str]:
    return re.compile(_regex(orthography(lang).to_english(word)))


def _regex(options: Iterable[Iterable[str]]) -> str:
    return "".join(f"(?:{'|'.join(re.escape(plain(o)) for o in each)})" for each in options)
