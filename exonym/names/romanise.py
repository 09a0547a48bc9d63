"""The English spelling of a name: known ones first, then the language's standard and its usual variants."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from exonym.language.orthography import orthography
from exonym.names.frequency import frequency
from exonym.names.namebook import cached_by_namebook, namebook

Renderings = Sequence[Sequence[str]]

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
MOST = 8
"""Candidates that are returned at most."""
_SHORTEST = 4
"""Letters that a name has beyond which its ending says something: Ewa is no Cyrillic name."""
_PRODUCED = 3
"""Renderings of a grapheme that are offered; rarer ones are only accepted."""
_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "ı": "i", "æ": "ae", "'": "", "’": "", "ʼ": ""})


def plain(word: str) -> str:
    """Lower case, without diacritics and apostrophes."""
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def candidates(name: str, source_lang: str, target_lang: str = "en") -> tuple[str, ...]:
    """English spellings of a name in another language's spelling, best first.

    Raises ValueError for a target language other than English.
    """
    if target_lang != "en":
        raise ValueError(f"target_lang: only 'en' is known, not {target_lang!r}")
    known = [spelling for entry in namebook().find(name, source_lang) for spelling in (entry.house, *entry.accepted)]
    per_word = [word_candidates(part, source_lang) for part in name.split()]
    made = [" ".join(options[0] for options in per_word)]
    for i, options in enumerate(per_word):
        made += [" ".join(o[0] if j != i else other for j, o in enumerate(per_word)) for other in options[1:]]
    return tuple(dict.fromkeys([*known, *made]))[:MOST]


@cached_by_namebook(16384)
def word_candidates(word: str, lang: str) -> tuple[str, ...]:
    """English spellings of one word of a name. Hyphenated parts are rendered each by itself."""
    if "-" in word:
        return tuple(dict.fromkeys("-".join(parts) for parts in _hyphenated(word, lang)))
    known = [entry.house.split()[at] for entry, at in namebook().find_word(word, lang)]
    known += [entry.house for entry in namebook().find(word, lang) if " " not in entry.house]
    made = _variants(orthography(lang).to_english(word)) if respells(word, lang) else (word,)
    ranked = sorted(made, key=lambda spelling: -frequency(spelling))
    return tuple(dict.fromkeys([*known, *(_cased(word, spelling) for spelling in ranked)]))


def respells(word: str, lang: str) -> bool:
    """True when a name must change its letters in English: it is Cyrillic, or Cyrillic in this language's clothes."""
    return bool(CYRILLIC.search(word)) or has_cyrillic_ending(word, lang)


def has_cyrillic_ending(word: str, lang: str) -> bool:
    """True when the word ends as names from Cyrillic languages do; diacritics count, for -ów is Polish, -ow is not."""
    lower = unicodedata.normalize("NFC", word.lower())
    return len(lower) > _SHORTEST and lower.endswith(orthography(lang).cyrillic_endings)


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


def _variants(options: Renderings) -> list[str]:
    """The first rendering of every grapheme, then each other rendering of one grapheme at a time."""
    first = [each[0] for each in options]
    made = ["".join(first)]
    for i, each in enumerate(options):
        made += ["".join([*first[:i], other, *first[i + 1 :]]) for other in each[1:_PRODUCED]]
    return made


def _hyphenated(word: str, lang: str) -> Iterable[tuple[str, ...]]:
    per_part = [word_candidates(part, lang) if part else ("",) for part in word.split("-")]
    yield tuple(options[0] for options in per_part)
    for i, options in enumerate(per_part):
        for other in options[1:]:
            yield tuple(other if i == j else o[0] for j, o in enumerate(per_part))


def _cased(word: str, spelling: str) -> str:
    return spelling.upper() if word.isupper() and len(word) > 1 else spelling[:1].upper() + spelling[1:]
