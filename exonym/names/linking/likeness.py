"""How likely it is that target words stand for source words, asked of many pairs at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from exonym.languages import TARGET_LANG
from exonym.lexicon.base_forms import base_forms
from exonym.names.similarity.compare import similarities
from exonym.names.similarity.sounds import similarities_of_sounds, sounds
from exonym.names.transcription.letters import is_cyrillic, plain

LINKED = 0.55
"""Likeness from which a target word is taken to stand for a source word."""
_GARBLED = 0.66
"""Likeness of sounds from which a word may be a name with letters lost or changed, whatever true pairs say."""
_HEARD = 0.35
"""Likeness of sounds under which two words are no pair."""
_PROBABLE = 0.2
"""Probability from which two words are taken for one name."""
_TOGETHER = 50_000
"""Pairs that are worked out at once: more are no quicker, and take memory."""
_SHORTEST = 3
_BEGINNING = 5
"""Sounds that make the beginning of a word."""
_ENDING = 2
"""Sounds that make one word longer than another by an ending."""
_SHARED = 2
"""Kinds of consonants that two spellings of a name have in common."""
_CLASSES = str.maketrans("bdghkzSZcCJfw", "ptkkkssssssvv")
_NO_CONSONANTS = frozenset("aeiouj")
_DERIVED = 0.1
"""Taken off where only the beginning of the longer word is like the other."""


class Likeness:
    """Remembers what it was asked. ``lang`` is the source's language."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._heard: dict[tuple[str, str], float] = {}
        self._probability: dict[tuple[str, str], float] = {}

    def learn(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Work out how alike pairs of a source and a target word are, many together; what is no pair is forgotten."""
        asked = iter(pairs)
        while together := list(islice(asked, _TOGETHER)):
            self._learn([pair for pair in dict.fromkeys(together) if pair not in self._heard])

    def _learn(self, new: Sequence[tuple[str, str]]) -> None:
        heard = zip(new, heard_alike(new, self._lang), strict=True)
        wanted = {pair: alike for pair, alike in heard if alike >= _HEARD}
        self._heard |= wanted
        asked = [(base, target) for source, target in wanted for base in base_forms(source, self._lang)]
        answers = iter(similarities(asked, self._lang, TARGET_LANG) if asked else ())
        for source, target in wanted:
            self._probability[source, target] = max(next(answers) for _ in base_forms(source, self._lang))

    def of(self, source: str, target: str) -> float:
        """Likeness of a target word to a source word in any case or derivation, 0..1; 0 where it was not learned."""
        heard = self._heard.get((source, target), 0.0)
        probability = self.probability(source, target)
        if probability >= _PROBABLE:
            return max(heard, LINKED, probability)
        return heard if heard >= _GARBLED else 0.0

    def probability(self, source: str, target: str) -> float:
        """The probability, 0..1, that the two are one name rightly spelled; 0 where it was not learned."""
        return self._probability.get((source, target), 0.0)


def heard_alike(pairs: Sequence[tuple[str, str]], lang: str) -> list[float]:
    """How much target words sound like source words in any case or derivation, 0..1, for each pair."""
    heard = {pair: _sounds_of(*pair, lang) for pair in pairs}
    whole = _similarities(one for each in heard.values() for one in each)
    begun = _similarities(_beginnings(*one) for one, alike in whole.items() if _may_be_derived(*one, alike))
    best = {one: max(alike, begun.get(_beginnings(*one), 0.0) - _DERIVED) for one, alike in whole.items()}
    return [
        max((best[one] for one in each), default=float(plain(source) == plain(target)))
        for (source, target), each in heard.items()
    ]


def _sounds_of(source: str, target: str, lang: str) -> list[tuple[str, str]]:
    """What is compared for a pair; nothing for a target too short to be told by its sounds."""
    theirs = sounds(target, TARGET_LANG)
    return [(ours, theirs) for ours in _spoken(source, lang)] if len(theirs) >= _SHORTEST else []


@lru_cache(maxsize=65536)
def _spoken(source: str, lang: str) -> frozenset[str]:
    """The sounds of a word's possible base forms, as the source's language has them and as English would."""
    forms = base_forms(source, lang)
    latin = {plain(form) for form in forms if not is_cyrillic(form)}
    return frozenset({*(sounds(form, lang) for form in forms), *(sounds(form, TARGET_LANG) for form in latin)})


def _similarities(pairs: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], float]:
    different = list(dict.fromkeys(pairs))
    compared = [pair for pair in different if _share_consonants(*pair)]
    return dict.fromkeys(different, 0.0) | dict(zip(compared, similarities_of_sounds(compared), strict=True))


def _may_be_derived(ours: str, theirs: str, alike: float) -> bool:
    """True where one is so much longer than the other that it may be that with an ending."""
    if not 0 < alike < _GARBLED:
        return False
    lengths = len(ours), len(theirs)
    return min(lengths) >= _BEGINNING and max(lengths) - min(lengths) >= _ENDING


def _beginnings(ours: str, theirs: str) -> tuple[str, str]:
    length = min(len(ours), len(theirs))
    return ours[:length], theirs[:length]


def _share_consonants(ours: str, theirs: str) -> bool:
    """False for words that cannot be one name, which spares comparing them sound by sound."""
    first, second = _consonants(ours), _consonants(theirs)
    return len(first & second) >= min(_SHARED, len(first), len(second))


@lru_cache(maxsize=65536)
def _consonants(spoken: str) -> frozenset[str]:
    return frozenset(spoken.translate(_CLASSES)) - _NO_CONSONANTS
