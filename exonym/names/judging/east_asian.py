"""Chinese and Japanese names in Cyrillic: Чжаовэнь is Zhaowen, Синдзо Shinzo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from exonym.languages.orthography import orthography
from exonym.lexicon.base_forms import base_forms
from exonym.lexicon.commonness import HEARD_OF, is_used
from exonym.lexicon.frequency import frequency
from exonym.lexicon.known_words import KnownWord
from exonym.lexicon.tokens import is_known_in_english
from exonym.model import Judgement, Spelling
from exonym.names.transcription.letters import plain
from exonym.names.transcription.renderings import accepts
from exonym.names.transcription.syllables import Syllabary, Syllables, in_russian_letters, syllabaries


@lru_cache(maxsize=16384)
def east_asian_spelling(word: str, lang: str) -> tuple[str, ...]:
    """The pinyin or Hepburn spelling of a Cyrillic word in any case, best first; () unless it surely is such a name.

    Chinese is sure where letters stand together that other names do not have; a Japanese name must also be known to
    English in its Hepburn spelling, since Slavic names can have such letters, too.
    """
    bases = [_russian(base, lang) for base in _bases(word, lang)]
    sure = (_sure_parses(syllabary, bases) for syllabary in syllabaries())
    return _best(next(filter(None, sure), []))


def _sure_parses(syllabary: Syllabary, bases: Sequence[str]) -> list[Syllables]:
    """What base forms are cut into, should their letters tell that they are names of this language."""
    telling = [base for base in bases if syllabary.is_told_by(base)]
    if syllabary.known_alone:
        return [parse for base in telling for parse in syllabary.cut(base) if _is_known("".join(parse))]
    return [parse for base in bases for parse in syllabary.cut(base)] if telling else []


def spells_east_asian(base: str, lang: str, english: str) -> bool:
    """True when ``english`` is the pinyin or the Hepburn spelling of a Cyrillic base form, should that be a name."""
    return plain(english).replace("-", "") in _spellings(base, lang)


def may_be_chinese(base: str, lang: str) -> bool:
    """True when a Cyrillic base form can be cut into syllables of Chinese, or of another such language."""
    return any(syllabary.cut(_russian(base, lang)) for syllabary in syllabaries() if not syllabary.known_alone)


def judge_east_asian(source: KnownWord, english: KnownWord) -> Judgement | None:
    """Right in pinyin or Hepburn; copied when the letters of a Chinese or Japanese name were rendered one by one.

    None for other words, and other spellings.
    """
    bases, lang, target = source.base_forms, source.lang, english.text
    spelled = next((base for base in bases if spells_east_asian(base, lang, target)), None)
    if spelled:
        return Judgement(Spelling.RIGHT, spelled, 1.0)
    sure = east_asian_spelling(source.text, lang)
    if not sure or is_known_in_english(target):
        return None
    by_letter = next((base for base in bases if accepts(base, lang, target)), None)
    return Judgement(Spelling.COPIED, by_letter, 1.0, sure, lang) if by_letter else None


@lru_cache(maxsize=16384)
def _spellings(base: str, lang: str) -> frozenset[str]:
    word = _russian(base, lang)
    return frozenset(plain("".join(parse)) for syllabary in syllabaries() for parse in syllabary.cut(word))


def _bases(word: str, lang: str) -> tuple[str, ...]:
    """Base forms, that of a soft locative included: Шэньчжэне is of Шэньчжэнь."""
    soft = (f"{word[:-1]}ь",) if word.endswith("не") else ()
    return (*base_forms(word, lang), *soft)


def _best(parses: Iterable[Syllables]) -> tuple[str, ...]:
    """The spellings of fewest syllables, for a case ending makes one more; those first that English knows best."""
    by_length = sorted(parses, key=len)
    shortest = ["".join(parse) for parse in by_length if len(parse) == len(by_length[0])]
    return tuple(dict.fromkeys(s.capitalize() for s in sorted(shortest, key=lambda spelling: -frequency(spelling))))


def _is_known(spelling: str) -> bool:
    """True for a spelling that English texts have."""
    return is_used(spelling, HEARD_OF)


def _russian(base: str, lang: str) -> str:
    """The word in Russian letters; empty for one of another alphabet."""
    return in_russian_letters(base, lang) if orthography(lang).cyrillic else ""
