"""Whether a spelling is the original of a foreign name, or only what its Cyrillic letters read like.

Клифтон is Clifton; who has never met the name writes Klifton. Both ways of coming to a spelling have a probability:
that it is right, by what names there are and what letters become in English, and that somebody made it up from the
letters alone. Their ratio says which it was, and names that hardly anybody spells otherwise are never doubted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, log

from exonym.languages.orthography import orthography
from exonym.lexicon.commonness import HEARD_OF, is_used
from exonym.lexicon.english_dictionary import english_word
from exonym.names.spelling.name_lists import commonness, listed, names_in_lexicon
from exonym.names.spelling.origin import foreign_in_cyrillic
from exonym.names.spelling.romanise import has_cyrillic_ending
from exonym.names.transcription.edits import SCALE, costs, edits
from exonym.names.transcription.known_words import known_spellings
from exonym.names.transcription.letters import english_letters, is_cyrillic, source_letters, table_lang
from exonym.names.transcription.renderings import accepts
from exonym.names.transcription.transliterate import LANGUAGE, letter_cost, transliterations

_COMMONNESS = 0.5
"""Weight of how common a spelling is among names, beside what its letters cost."""
_MOST, _FEW = 0.7, 4.0
"""What lists of the very pair count at most, and how often it must be seen to count half of that."""
_FIRST, _FURTHER = 0.4, 0.1
"""How likely a name from a language in Cyrillic is spelled by the first rendering of its letters, and by another."""
_MADE, _BY_STANDARD, _BY_ANY = 0.7, 0.2, 0.03
"""How likely a made-up spelling is the likeliest by letters, the standard's, and any other rendering of them."""
_SMALLEST = 1e-6
_LEAST = 0.02
"""Added to what letters say of an origin, which is never quite sure."""
_DOUBTED, _NO_PERSON_DOUBTED, _LISTED_DOUBTED = 0.8, 2.5, 2.5
"""Log odds from which a spelling is taken for a made-up one: a person's, another name's, one that lists have."""
_POSSIBLE = 0.02
"""How likely a spelling must be made up at least: nobody writes Czeisler who knows only the letters."""
_BETTER = 0.25
"""How likely the best original of what is no person's name must be."""
_FOREIGN = 0.3
"""Probability under which a name is not taken for a foreign one."""
_FAR = 14.0
"""Nats beyond which a name of the lists is not what a word in Cyrillic stands for."""
_BASE, _BY_FOREIGN, _BY_ROMANISED, _ENDS, _BESIDE = 1.4, 0.35, 0.25, 0.9, 1.0
"""Log odds of a foreign name: to begin with, for each nat of the nearest names, for its ending, its neighbour."""
_NEAR = 2.0
"""Nats within which two base forms fit a spelling as well."""
_SHORTEST = 4
_SUGGESTED = 3
_LIKELY = 0.1
"""Probability from which an original is suggested."""


def originals(
    bases: Sequence[str], lang: str, target: str, *, person: bool, foreign_beside: bool = False
) -> tuple[str, ...]:
    """Spellings of a foreign name that are more likely its original than the target is, best first.

    Empty where the target may be right. ``foreign_beside``: the name stands beside one that is foreign for certain.
    """
    spelling = english_letters(target)
    if len(target) < _SHORTEST or not target.isascii() or "-" in target:
        return ()
    if not person and english_word(spelling):
        return ()
    meant = _meant(bases, lang, spelling)
    if _in_use(spelling) and any(accepts(base, lang, spelling) for base in meant):
        return ()
    if all(_made_up(base, lang, spelling) < _POSSIBLE for base in meant):
        return ()  # known before the lexicon is searched, which takes longer
    origins = {base: foreign(base, lang, foreign_beside) for base in meant}
    if min(origins.values()) < _FOREIGN:
        return ()
    odds = {base: read_back_odds(base, lang, spelling, origin) for base, origin in origins.items()}
    base = min(odds, key=lambda each: odds[each])
    doubted = _DOUBTED if person else _NO_PERSON_DOUBTED
    if odds[base] < (_LISTED_DOUBTED if listed(spelling) else doubted):
        return ()
    if _made_up(base, lang, spelling) < _POSSIBLE:
        return ()
    return tuple(_better(right_spellings(base, lang, spelling, origins[base]), spelling, 0.0 if person else _BETTER))


def _better(right: Mapping[str, float], spelling: str, least: float) -> list[str]:
    """The likeliest spellings but the one asked about; none where even the best is less likely than ``least``."""
    others = {other: chance for other, chance in right.items() if other != spelling}
    best = max(others, key=lambda each: others[each], default=None)
    if best is None or others[best] < max(least, right[spelling]):
        return []
    likely = [other for other, chance in others.items() if other == best or chance >= _LIKELY]
    return [other.capitalize() for other in likely[:_SUGGESTED]]


def _in_use(spelling: str) -> bool:
    """True for a name that somebody bears: lists of pairs lack many that are right."""
    return listed(spelling) or is_used(spelling, HEARD_OF)


def _meant(bases: Sequence[str], lang: str, spelling: str) -> list[str]:
    """The base forms that a spelling may have been made from: those whose letters fit it best."""
    cyrillic = [base for base in bases if is_cyrillic(base) and "-" not in base]
    if len(cyrillic) < 2:  # nothing to choose from
        return cyrillic
    cost = _letter_costs(cyrillic, lang, [spelling] * len(cyrillic))
    return [base for base, each in zip(cyrillic, cost, strict=True) if each <= min(cost) + _NEAR]


@lru_cache(maxsize=16384)
def foreign(base: str, lang: str, foreign_beside: bool) -> float:
    """The probability, 0 to 1, that a name comes from a language in Latin letters and has a spelling of its own.

    By its letters, its ending, the name beside it, and which names of the lists it may stand for.
    """
    near = names_in_lexicon(base, lang)
    cost = _letter_costs([base] * len(near), lang, near)
    weights = [_COMMONNESS * commonness(s) - c for s, c in zip(near, cost, strict=True)]
    fits = {
        fair: max([-_FAR, *(w for s, w in zip(near, weights, strict=True) if accepts(base, lang, s) == fair)])
        for fair in (True, False)
    }
    chance = foreign_in_cyrillic(base, lang)
    odds = log((chance + _LEAST) / (1 - chance + _LEAST)) + _BASE + _BY_FOREIGN * fits[False]
    odds -= _BY_ROMANISED * fits[True] + _ENDS * has_cyrillic_ending(base, lang) - _BESIDE * foreign_beside
    return 1 / (1 + exp(-odds))


def read_back_odds(base: str, lang: str, spelling: str, foreign: float) -> float:
    """Log odds that a spelling (lower case, a to z) was made up from a name's Cyrillic letters, not the right one.

    ``foreign`` is the probability, 0 to 1, that the name comes from a language in Latin letters.
    """
    right = right_spellings(base, lang, spelling, foreign).get(spelling, 0.0)
    return log(_made_up(base, lang, spelling) + _SMALLEST) - log(right + _SMALLEST)


@lru_cache(maxsize=16384)
def right_spellings(base: str, lang: str, target: str, foreign: float) -> Mapping[str, float]:
    """How likely each of the known spellings of a name is right, the target's among them, likeliest first."""
    seen = {spelling: 2.0**power for spelling, power in known_spellings(base, lang)}
    made = [spelling for spelling, _ in transliterations(base, lang)]
    spellings = tuple(dict.fromkeys([target, *seen, *names_in_lexicon(base, lang), *made]))
    total = sum(seen.values())
    of_pairs = min(_MOST, total / (total + _FEW))
    share = dict(zip(spellings, _by_letters(base, lang, spellings), strict=True))
    found = {
        s: of_pairs * seen.get(s, 0.0) / (total or 1.0)
        + (1 - of_pairs) * (foreign * share[s] + (1 - foreign) * _romanised(base, lang, s))
        for s in spellings
    }
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def _by_letters(base: str, lang: str, spellings: tuple[str, ...]) -> list[float]:
    """How likely each is among them all, by its letters and by how common it is."""
    cost = _letter_costs([base] * len(spellings), lang, spellings)
    log_weights = [_COMMONNESS * commonness(s) - c for s, c in zip(spellings, cost, strict=True)]
    weights = [exp(each - max(log_weights)) for each in log_weights]
    return [weight / sum(weights) for weight in weights]


def _letter_costs(bases: Sequence[str], lang: str, spellings: Sequence[str]) -> list[float]:
    """What it costs to write each base form, in Cyrillic, as the spelling at its side, in nats."""
    if not spellings:
        return []
    lang = table_lang(bases[0], lang)
    table = edits(lang)
    letters = [source_letters(base, lang, table.alphabet) for base in bases]
    found: list[float] = costs(table, letters, spellings)[:, 0].tolist()
    return found


def _romanised(base: str, lang: str, spelling: str) -> float:
    if spelling == _standard(base, lang):
        return _FIRST
    return _FURTHER if accepts(base, lang, spelling) else 0.0


def _standard(base: str, lang: str) -> str:
    return english_letters("".join(options[0] for options in orthography(lang).to_english(base)))


@lru_cache(maxsize=16384)
def _made_up(base: str, lang: str, spelling: str) -> float:
    """How likely somebody who knows neither the name nor any other spells it so."""
    likeliest = [exp(-cost) for _, cost in transliterations(base, lang)]
    own = exp(-_letter_costs([base], lang, [spelling])[0] - LANGUAGE * SCALE * letter_cost(spelling))
    likely = _MADE * own / max(sum(likeliest), own)
    if spelling == _standard(base, lang):
        return likely + _BY_STANDARD
    return likely + (_BY_ANY if accepts(base, lang, spelling) else 0.0)
