"""Chinese and Japanese names in Cyrillic: Чжаовэнь is Zhaowen, Синдзо Shinzo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from exonym.languages import chinese, japanese
from exonym.lexicon.base_forms import base_forms
from exonym.lexicon.frequency import frequency
from exonym.lexicon.tokens import known_in_english
from exonym.model import Judgement, Spelling
from exonym.names.transcription.letters import plain
from exonym.names.transcription.renderings import accepts

_Syllables = tuple[str, ...]
_ALPHABETS = frozenset({"ru", "uk", "be", "kk"})
_LONGEST_CHINESE, _LONGEST_JAPANESE = 6, 3
"""Letters of the longest syllables."""
_MOST_SYLLABLES = 4
_FEWEST_MORAE = 3
"""Japanese syllables from which chance seldom makes a word of them."""
_HINTS = 2
"""Hints that make a word surely Chinese."""
_KNOWN = 1.0
"""Zipf frequency from which English knows a spelling."""


@lru_cache(maxsize=16384)
def east_asian_spelling(word: str, lang: str) -> tuple[str, ...]:
    """The pinyin or Hepburn spelling of a Cyrillic word in any case, best first; () unless it surely is such a name.

    Chinese is sure where letters stand together that other names do not have; a Japanese name must also be known to
    English in its Hepburn spelling, since Slavic names can have such letters, too.
    """
    bases = [_russian(base, lang) for base in _bases(word, lang)]
    chinese_ones = [parse for base in bases for parse in _chinese(base)] if any(map(_looks_chinese, bases)) else []
    japanese_ones = [p for base in bases if _looks_japanese(base) for p in _japanese(base) if _known("".join(p))]
    return _best(japanese_ones or chinese_ones)


def spells_east_asian(base: str, lang: str, english: str) -> bool:
    """True when ``english`` is the pinyin or the Hepburn spelling of a Cyrillic base form, should that be a name."""
    return plain(english).replace("-", "") in _spellings(base, lang)


def may_be_chinese(base: str, lang: str) -> bool:
    """True when a Cyrillic base form can be cut into syllables of Chinese."""
    return bool(_chinese(_russian(base, lang)))


def judge_east_asian(source: str, lang: str, target: str) -> Judgement | None:
    """Right in pinyin or Hepburn; copied when the letters of a Chinese or Japanese name were rendered one by one.

    None for other words, and other spellings.
    """
    bases = base_forms(source, lang)
    spelled = next((base for base in bases if spells_east_asian(base, lang, target)), None)
    if spelled:
        return Judgement(Spelling.RIGHT, spelled, 1.0)
    sure = east_asian_spelling(source, lang)
    if not sure or known_in_english(target, _KNOWN):
        return None
    by_letter = next((base for base in bases if accepts(base, lang, target)), None)
    return Judgement(Spelling.COPIED, by_letter, 1.0, sure, lang) if by_letter else None


@lru_cache(maxsize=16384)
def _spellings(base: str, lang: str) -> frozenset[str]:
    word = _russian(base, lang)
    return frozenset(plain("".join(parse)) for parse in (*_chinese(word), *_japanese(word)))


def _bases(word: str, lang: str) -> tuple[str, ...]:
    """Base forms, that of a soft locative included: Шэньчжэне is of Шэньчжэнь."""
    soft = (f"{word[:-1]}ь",) if word.endswith("не") else ()
    return (*base_forms(word, lang), *soft)


def _best(parses: Iterable[_Syllables]) -> tuple[str, ...]:
    """The spellings of fewest syllables, for a case ending makes one more; those first that English knows best."""
    by_length = sorted(parses, key=len)
    shortest = ["".join(parse) for parse in by_length if len(parse) == len(by_length[0])]
    return tuple(dict.fromkeys(s.capitalize() for s in sorted(shortest, key=lambda spelling: -frequency(spelling))))


def _known(spelling: str) -> bool:
    return frequency(spelling) >= _KNOWN


def _looks_chinese(word: str) -> bool:
    return bool(chinese.TELLING.search(word)) or sum(hint in word for hint in chinese.HINTS) >= _HINTS


def _looks_japanese(word: str) -> bool:
    return any(letters in word for letters in japanese.TELLING)


def _russian(base: str, lang: str) -> str:
    """The word in lower case and Russian letters, hyphens left out; empty for one of another alphabet."""
    letters = chinese.RUSSIAN_LETTERS.get(lang, {})
    return "".join(letters.get(c, c) for c in base.lower() if c != "-") if lang in _ALPHABETS else ""


def _chinese(word: str) -> list[_Syllables]:
    return [parse for parse in _cut(word, _LONGEST_CHINESE, _chinese_syllable) if len(parse) <= _MOST_SYLLABLES]


def _japanese(word: str) -> list[_Syllables]:
    return [parse for parse in _cut(word, _LONGEST_JAPANESE, _japanese_syllable) if len(parse) >= _FEWEST_MORAE]


def _chinese_syllable(word: str, start: int, end: int) -> str | None:
    syllable = word[start:end]
    if start and word[start] in chinese.BARE_VOWELS and word[start - 1] == "н":
        return None
    return chinese.SYLLABLES.get(syllable.lstrip("ъ") if start else syllable)


def _japanese_syllable(word: str, start: int, end: int) -> str | None:
    syllable, behind = word[start:end], word[end : end + 1]
    if syllable in japanese.NASALS:
        return japanese.NASALS[syllable] if start and _closes(syllable, behind) else None
    if syllable in japanese.DOUBLED and behind == syllable and start:
        return syllable.translate(_DOUBLED)
    return None if syllable == "й" and not start else japanese.SYLLABLES.get(syllable)


def _closes(nasal: str, behind: str) -> bool:
    """True where a nasal closes its syllable: м before lips, н before anything but the vowels of a next one."""
    if nasal == "м":
        return behind in tuple("бпм")
    return nasal == "нъ" or behind not in tuple("аиуэоеяюёй")


_DOUBLED = str.maketrans("ксптц", "ksptt")


def _cut(
    word: str, longest: int, syllable: Callable[[str, int, int], str | None], start: int = 0
) -> Iterator[_Syllables]:
    """Every way to cut a word into syllables, romanised, the longest first."""
    if start == len(word) and word:
        yield ()
    for end in range(min(start + longest, len(word)), start, -1):
        latin = syllable(word, start, end)
        if latin:
            yield from ((latin, *rest) for rest in _cut(word, longest, syllable, end))
