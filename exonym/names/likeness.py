"""How likely it is that target words stand for source words, asked of many pairs at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from exonym.names.compare import similarities
from exonym.names.lemmas import base_forms
from exonym.names.letters import is_cyrillic
from exonym.names.romanise import plain
from exonym.names.sounds import similarity_of_sounds, sounds

LINKED = 0.55
"""Likeness from which a target word is taken to stand for a source word."""
_GARBLED = 0.66
"""Likeness of sounds from which a word may be a name with letters lost or changed, whatever true pairs say."""
_HEARD = 0.35
"""Likeness of sounds under which two words are no pair."""
_PROBABLE = 0.2
"""Probability from which two words are taken for one name."""
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
        self._probability: dict[tuple[str, str], float] = {}

    def learn(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Work out the probabilities of pairs of a source and a target word, together, where they matter."""
        wanted = [p for p in dict.fromkeys(pairs) if p not in self._probability and self._open(p)]
        asked = [(base, target) for source, target in wanted for base in base_forms(source, self._lang)]
        answers = iter(similarities(asked, self._lang, "en") if asked else ())
        for source, target in wanted:
            self._probability[source, target] = max(next(answers) for _ in base_forms(source, self._lang))

    def of(self, source: str, target: str) -> float:
        """Likeness of a target word to a source word in any case or derivation, 0..1."""
        heard = heard_alike(source, self._lang, target)
        probability = self.probability(source, target)
        if probability >= _PROBABLE:
            return max(heard, LINKED, probability)
        return heard if heard >= _GARBLED else 0.0

    def probability(self, source: str, target: str) -> float:
        """The probability, 0..1, that the two are one name rightly spelled; 0 where it was not learned."""
        return self._probability.get((source, target), 0.0)

    def _open(self, pair: tuple[str, str]) -> bool:
        return heard_alike(pair[0], self._lang, pair[1]) >= _HEARD


@lru_cache(maxsize=262144)
def heard_alike(source: str, lang: str, target: str) -> float:
    """How much a target word sounds like a source word in any case or derivation, 0..1."""
    heard = sounds(target, "en")
    if len(heard) < _SHORTEST:
        return float(plain(source) == plain(target))
    forms = {source, *base_forms(source, lang)}
    latin = [plain(form) for form in forms if not is_cyrillic(form)]
    spoken = {sounds(form, lang) for form in forms} | {sounds(form, "en") for form in latin}
    return max(_heard(one, heard) for one in spoken)


def _heard(ours: str, theirs: str) -> float:
    if not _share_consonants(ours, theirs):
        return 0.0
    whole = similarity_of_sounds(ours, theirs)
    length = min(len(ours), len(theirs))
    if whole >= _GARBLED or length < _BEGINNING or abs(len(ours) - len(theirs)) < _ENDING:
        return whole
    return max(whole, similarity_of_sounds(ours[:length], theirs[:length]) - _DERIVED)


def _share_consonants(ours: str, theirs: str) -> bool:
    """False for words that cannot be one name, which spares comparing them sound by sound."""
    first, second = _consonants(ours), _consonants(theirs)
    return len(first & second) >= min(_SHARED, len(first), len(second))


@lru_cache(maxsize=65536)
def _consonants(spoken: str) -> frozenset[str]:
    return frozenset(spoken.translate(_CLASSES)) - _NO_CONSONANTS
