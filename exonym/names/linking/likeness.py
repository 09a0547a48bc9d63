"""How likely it is that target words stand for source words, asked of many pairs at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from exonym.languages import TARGET_LANG
from exonym.lexicon.known_words import KnownWord
from exonym.names.linking.spoken import Spoken, spoken_as_english, spoken_forms
from exonym.names.similarity.compare import similarities
from exonym.names.similarity.sounds import similarities_of_sounds
from exonym.names.transcription.letters import plain

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
_BEGINNING = 5
"""Sounds that make the beginning of a word."""
_ENDING = 2
"""Sounds that make one word longer than another by an ending."""
_DERIVED = 0.1
"""Taken off where only the beginning of the longer word is like the other."""

_Words = tuple[KnownWord, KnownWord]
"""A source word and a target word."""
_Heard = tuple[Spoken, Spoken]
_Texts = tuple[str, str]


class Likeness:
    """Remembers what it was asked. ``lang`` is the source's language."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._heard: dict[_Texts, float] = {}
        self._probability: dict[_Texts, float] = {}

    def learn(self, pairs: Iterable[_Words]) -> None:
        """Work out how alike pairs of a source and a target word are, many together; what is no pair is forgotten."""
        asked = iter(pairs)
        while together := list(islice(asked, _TOGETHER)):
            new = {(source.text, target.text): (source, target) for source, target in together}
            self._learn([words for texts, words in new.items() if texts not in self._heard])

    def _learn(self, new: Sequence[_Words]) -> None:
        heard = zip(new, heard_alike(new), strict=True)
        wanted = {words: alike for words, alike in heard if alike >= _HEARD}
        asked = [(base, target.text) for source, target in wanted for base in source.base_forms]
        answers = iter(similarities(asked, self._lang, TARGET_LANG) if asked else ())
        for (source, target), alike in wanted.items():
            self._heard[source.text, target.text] = alike
            self._probability[source.text, target.text] = max(next(answers) for _ in source.base_forms)

    def of(self, source: KnownWord, target: KnownWord) -> float:
        """Likeness of a target word to a source word in any case or derivation, 0..1; 0 where it was not learned."""
        heard = self._heard.get((source.text, target.text), 0.0)
        probability = self.probability(source, target)
        if probability >= _PROBABLE:
            return max(heard, LINKED, probability)
        return heard if heard >= _GARBLED else 0.0

    def probability(self, source: KnownWord, target: KnownWord) -> float:
        """The probability, 0..1, that the two are one name rightly spelled; 0 where it was not learned."""
        return self._probability.get((source.text, target.text), 0.0)


def heard_alike(pairs: Sequence[_Words]) -> list[float]:
    """How much target words sound like source words in any case or derivation, 0..1, for each pair."""
    heard = [_to_compare(source, target) for source, target in pairs]
    best = _best_similarities(dict.fromkeys(one for each in heard for one in each))
    return [
        max([best[one] for one in each]) if each else float(plain(source.text) == plain(target.text))
        for (source, target), each in zip(pairs, heard, strict=True)
    ]


def _to_compare(source: KnownWord, target: KnownWord) -> list[_Heard]:
    """What is compared for a pair; nothing for a target too short to be told by its sounds."""
    theirs = spoken_as_english(target)
    return [(ours, theirs) for ours in spoken_forms(source)] if theirs else []


def _best_similarities(pairs: Iterable[_Heard]) -> Mapping[_Heard, float]:
    """How alike words sound, whole or, where one may be the other with an ending, in their beginnings."""
    best = dict.fromkeys(pairs, 0.0)
    whole = _similarities(best)
    best.update(whole)
    begun = {(a.text, b.text): alike for (a, b), alike in _similarities(dict.fromkeys(_derived(whole))).items()}
    if begun:
        best.update((pair, max(alike, _begun_alike(pair, begun))) for pair, alike in whole.items())
    return best


def _similarities(pairs: Iterable[_Heard]) -> dict[_Heard, float]:
    """How alike words sound that may be one name; of others nothing is said."""
    compared = [pair for pair in pairs if pair[0].may_be(pair[1])]
    return dict(zip(compared, similarities_of_sounds([(a.text, b.text) for a, b in compared]), strict=True))


def _derived(whole: Mapping[_Heard, float]) -> Iterator[_Heard]:
    """The beginnings of words of which one is so much longer that it may be the other with an ending."""
    for (ours, theirs), alike in whole.items():
        if 0 < alike < _GARBLED:
            lengths = len(ours.text), len(theirs.text)
            if min(lengths) >= _BEGINNING and max(lengths) - min(lengths) >= _ENDING:
                yield ours.begun(min(lengths)), theirs.begun(min(lengths))


def _begun_alike(pair: _Heard, begun: Mapping[_Texts, float]) -> float:
    ours, theirs = pair[0].text, pair[1].text
    length = min(len(ours), len(theirs))
    if length < _BEGINNING or len(ours) == len(theirs):
        return 0.0
    return begun.get((ours[:length], theirs[:length]), 0.0) - _DERIVED
