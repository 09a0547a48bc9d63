"""What became of a source name in the target: rightly spelled, copied, nonstandard, garbled, or nobody can say."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Flag
from operator import itemgetter

from exonym.lexicon.commonness import RARER
from exonym.lexicon.dictionaries import lemmas
from exonym.lexicon.frequency import frequency
from exonym.lexicon.known_words import KnownWord
from exonym.model import Judgement, Spelling
from exonym.names.judging.better_known import better_known
from exonym.names.judging.east_asian import east_asian_spelling, judge_east_asian, may_be_chinese
from exonym.names.judging.other_words import another_word, brand, glued, half_translated, of_its_people, without_marks
from exonym.names.namebook import TARGET_LANG, cached_by_namebook
from exonym.names.namebook.house_words import house_words, known
from exonym.names.similarity.sounds import similarities_of_sounds, sounds
from exonym.names.spelling.name_lists import listed
from exonym.names.spelling.origin import cyrillic_in_latin, native
from exonym.names.spelling.originals import originals
from exonym.names.spelling.romanise import (
    cyrillic_candidates,
    has_cyrillic_ending,
    has_foreign_ending,
    has_unmistakable_ending,
    respells,
    shared_endings,
    unclear_endings,
    without_feminine_ending,
    word_candidates,
)
from exonym.names.transcription.letters import is_cyrillic, plain
from exonym.names.transcription.press import read_back
from exonym.names.transcription.renderings import accepts, press_of

_SURELY_CYRILLIC = 0.85
"""Probability from which a name without a telling ending is taken for a Cyrillic one."""
_CYRILLIC_BY_LETTERS = 0.95
"""The same for one with an ending that German and English names have too: Sadykow, but not Treskow."""
_NATIVE = 0.3
"""Probability from which a surname is taken for one of the language's own."""
_PROBABLE = 0.5
"""Probability from which a spelling that sounds different is one of those that a name may have."""
_GARBLED_BELOW = 0.84
"""Similarity under which an unknown spelling is called garbled: true renderings seldom sound so different."""
_SHORT = 3
_CLEARLY_LINKED = 0.7
"""Similarity from which a name may be garbled from its first letter on."""


class Beside(Flag):
    """What a source word stands beside: another name, a Cyrillic name in this language's letters, a foreign one."""

    NOTHING = 0
    NAME = 1
    CLOTHED = 2
    FOREIGN = 4


@cached_by_namebook(65536)
def judge(source: KnownWord, english: KnownWord, probability: float, beside: Beside) -> Judgement:
    """How an English word spells the name ``source``.

    ``probability`` (0..1): the two are one name rightly spelled, as far as that was worked out.
    """
    bases, lang, target = source.base_forms, source.lang, english.text
    named = _by_namebook(bases, lang, target)
    if named:
        return named
    asian = judge_east_asian(source, english)
    if asian:
        return asian
    better = _better(bases, lang, english, beside)
    if better:
        return Judgement(Spelling.NONSTANDARD, bases[0], 1.0, better)
    kept = next((b for b in bases if plain(b) == plain(target)), None)
    if kept:
        respelled = Beside.CLOTHED in beside or _surely_respelled(kept, lang, uninflected=kept == source.text)
        return _judge_kept(kept, lang, target, respelled)
    rendered = next((b for b in bases if accepts(b, lang, target)), None)
    if rendered:
        return Judgement(Spelling.RIGHT, rendered, 1.0)
    return _judge_different(bases, lang, english, probability)


def _better(bases: tuple[str, ...], lang: str, target: KnownWord, beside: Beside) -> tuple[str, ...]:
    """Spellings of a foreign name that English knows, where the target only reads its letters back."""
    person = Beside.NAME in beside
    known_better = better_known(bases, lang, target, person)
    return known_better or originals(bases, lang, target.text, person=person, foreign_beside=Beside.FOREIGN in beside)


def _by_namebook(bases: tuple[str, ...], lang: str, target: str) -> Judgement | None:
    """Right when the namebook has the target for it; copied when it has another and the target is the source's."""
    for base in bases:
        houses, accepted = house_words(base, lang)
        if plain(target) in {plain(word) for word in (*houses, *accepted)}:
            return Judgement(Spelling.RIGHT, base, 1.0)
        if houses and plain(base) == plain(target) and not known(target):
            return Judgement(Spelling.COPIED, base, 1.0, houses, lang)
    return None


def _judge_kept(base: str, lang: str, target: str, respelled: bool) -> Judgement:
    if known(target) or not (respelled or _in_feminine_clothes(base, lang)):
        return Judgement(Spelling.RIGHT, base, 1.0)
    suggestions = _suggestions(base, lang, target)
    if not suggestions and respelled and "-" not in base:
        suggestions = tuple(c for c in cyrillic_candidates(base, lang) if plain(c) != plain(target))[:3]
    return Judgement(Spelling.COPIED, base, 1.0, suggestions, lang)


def _in_feminine_clothes(base: str, lang: str) -> bool:
    """A foreign woman's surname with a Czech ending: Merkelová. A Czech woman keeps hers."""
    stem = without_feminine_ending(base, lang)
    return stem != base and max(native(stem, lang), native(base, lang)) < _NATIVE


def _surely_respelled(base: str, lang: str, *, uninflected: bool) -> bool:
    """Endings such as -ow are also German and English; a spelling that English knows settles those, or the letters.

    What a dictionary has without such an ending is the language's own. ``uninflected``: the text has the name so, and
    it is no guess; an inflected form may be that of a Polish place, whose ending is another (Chełmów, w Chełmowie).
    """
    if has_unmistakable_ending(base, lang):
        return True
    if not respells(base, lang) or plain(base).endswith(shared_endings()):
        return False
    if not has_cyrillic_ending(base, lang) and (lemmas(base, lang) or cyrillic_in_latin(base, lang) < _SURELY_CYRILLIC):
        return False
    unclear = plain(base).endswith(unclear_endings())
    if not unclear or any(frequency(c.lower()) > 0 for c in word_candidates(base, lang)):
        return True
    return uninflected and has_foreign_ending(base, lang) and _cyrillic_by_letters(base, lang)


def _cyrillic_by_letters(base: str, lang: str) -> bool:
    """True for a name that no list has as it is, and that its letters or the lists call a Cyrillic one."""
    if lemmas(base, lang) or listed(plain(base)):
        return False
    renderings = word_candidates(base, lang)
    return cyrillic_in_latin(base, lang) >= _CYRILLIC_BY_LETTERS or any(listed(plain(each)) for each in renderings)


def _judge_different(bases: tuple[str, ...], lang: str, english: KnownWord, probability: float) -> Judgement:
    target = english.text
    alike, base = max(zip(_alike(bases, lang, target), bases, strict=True), key=itemgetter(0))
    spelling, press = _wrong(bases, base, lang, english, alike)
    if spelling is Spelling.GARBLED and probability >= _PROBABLE and not _lost_any(base, lang, target):
        spelling = Spelling.UNSURE
    suggestions = _suggestions(base, lang, target) if spelling is not Spelling.UNSURE else ()
    return Judgement(spelling, base, alike, suggestions, press)


def _wrong(
    bases: tuple[str, ...], base: str, lang: str, english: KnownWord, alike: float
) -> tuple[Spelling, str | None]:
    target = english.text
    if (
        (known(target) and not _is_misspelt(base, lang, english))
        or another_word(bases[0], lang, target)
        or glued(bases, target)
        or _made_of_it(base, lang, target)
    ):
        return Spelling.UNSURE, None
    if is_cyrillic(base) and _read_back(bases, lang, target):
        return Spelling.COPIED, next((p for b in bases if (p := press_of(b, lang, target))), None)
    if _slavic(base, lang):
        press = next((p for b in bases if (p := press_of(b, lang, target))), None)
        if press or (alike >= _GARBLED_BELOW and not _lost_any(base, lang, target)):
            return Spelling.COPIED, press
    return (Spelling.GARBLED if _garbled(base, lang, target, alike) else Spelling.UNSURE), None


def _made_of_it(base: str, lang: str, target: str) -> bool:
    """True for words for a place's people, half-translated names, and foreign names by their own language's rules."""
    spellings = _spellings(base, lang)
    people = of_its_people(spellings, target) and not may_be_chinese(base, lang)
    if people or half_translated(spellings, target):
        return True
    if not is_cyrillic(base) or _slavic(base, lang):
        return False
    usual = [spelling for spelling in spellings if accepts(base, lang, spelling)]
    return brand(base, target) or without_marks(usual, target)


def _read_back(bases: tuple[str, ...], lang: str, target: str) -> bool:
    """True when letters of another press, read as English ones, make a right spelling, or a name that English knows."""
    for spelling in read_back(target):
        if any(accepts(base, lang, spelling) and (_slavic(base, lang) or known(spelling)) for base in bases):
            return True
    return False


def _is_misspelt(base: str, lang: str, target: KnownWord) -> bool:
    """True when letters of a name are left out and what is left is a much rarer word: Waid for Walid."""
    rare = target.english_frequency + RARER
    return any(_lost_letters(s, target.text) and frequency(s.lower()) >= rare for s in _spellings(base, lang))


def _alike(bases: Sequence[str], lang: str, target: str) -> list[float]:
    """For each base form how alike it sounds in the source's spelling or, between Latin alphabets, letter by letter."""
    heard = sounds(target, TARGET_LANG)
    as_spelled = similarities_of_sounds([(sounds(base, lang), heard) for base in bases])
    if is_cyrillic(bases[0]):
        return as_spelled
    as_they_are = similarities_of_sounds([(sounds(plain(base), TARGET_LANG), heard) for base in bases])
    return list(map(max, as_spelled, as_they_are))


def _slavic(base: str, lang: str) -> bool:
    """A name of a Cyrillic language written in Cyrillic; Western names in Cyrillic may be spelled in any way."""
    return is_cyrillic(base) and has_cyrillic_ending(base, lang)


def _garbled(base: str, lang: str, target: str, alike: float) -> bool:
    if len(target) <= _SHORT or plain(base) == plain(target):
        return False
    if is_cyrillic(base) and not target.isascii():
        return False  # marks that Cyrillic has not are those of the name's own spelling: Norvaiša
    if alike < _CLEARLY_LINKED and plain(target)[0] not in {plain(c)[0] for c in _spellings(base, lang)}:
        return False
    return alike < _GARBLED_BELOW or _lost_any(base, lang, target)


def _lost_any(base: str, lang: str, target: str) -> bool:
    return any(_lost_letters(right, target) for right in _spellings(base, lang))


def _spellings(base: str, lang: str) -> tuple[str, ...]:
    """What English would write, best first: the namebook's, else a rendering, else the name as it is."""
    houses, _ = house_words(base, lang)
    return (
        houses or east_asian_spelling(base, lang) or (word_candidates(base, lang) if respells(base, lang) else (base,))
    )


def _lost_letters(right: str, target: str) -> bool:
    """True when the target is the right spelling with letters left out."""
    rest = iter(plain(right))
    return len(target) < len(right) and all(letter in rest for letter in plain(target))


def _suggestions(base: str, lang: str, target: str) -> tuple[str, ...]:
    return tuple(c for c in _spellings(base, lang) if plain(c) != plain(target))[:3]
