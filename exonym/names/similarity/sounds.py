"""How alike two words sound: an edit distance over sounds, not letters, for words that may be garbled.

The costs are set by hand from how the romanisations of one name differ: a glide comes and goes, g and h and kh trade
places across Russian, Ukrainian and Polish, vowels blur. What true pairs of names say is in
exonym.names.similarity.compare.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from exonym.languages import TARGET_LANG
from exonym.languages.orthography import orthography
from exonym.names.transcription.letters import encode

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_SHORT = 3
"""Sounds that a word is taken to have at least."""
_VOWELS = frozenset("aeiou")
_GLIDE = 0.15
_VOWEL = 0.5
_VOWEL_GAP = 0.6
_PAIRS = {
    "ij": 0.1, "ei": 0.35, "ou": 0.3, "ao": 0.4, "ae": 0.45, "ej": 0.3,
    "vw": 0.05, "fv": 0.25, "uw": 0.15, "uv": 0.4, "gh": 0.25, "hk": 0.35, "gk": 0.4, "bp": 0.4, "dt": 0.35,
    "sz": 0.25, "Ss": 0.4, "Zz": 0.4, "SZ": 0.35, "cs": 0.35, "cz": 0.45, "Cc": 0.4, "ck": 0.4, "CS": 0.35, "Ck": 0.45,
    "JZ": 0.15, "Jj": 0.3, "CJ": 0.35, "Jg": 0.4, "Jd": 0.5, "Zj": 0.5, "iw": 0.6, "Jh": 0.4, "hj": 0.6,
}  # fmt: skip
_GAPS = {"j": _GLIDE, "h": 0.4, "w": 0.4, "e": 0.45}


def _substitution(a: str, b: str) -> float:
    if a == b:
        return 0.0
    known = _PAIRS.get(a + b) or _PAIRS.get(b + a)
    if known is not None:
        return known
    return _VOWEL if a in _VOWELS and b in _VOWELS else 1.0


def _gap(sound: str) -> float:
    return _GAPS.get(sound, _VOWEL_GAP if sound in _VOWELS else 1.0)


_SOUNDS = "abcdefghijklmnoprstuvwzSZCJ"
_UNIT = 0.05
"""What all costs are multiples of: whole numbers are quick to add up, and exact."""
_FEW = 14
"""Pairs up to which measuring one by one is quicker than in arrays."""
Costs: TypeAlias = "npt.NDArray[np.int16]"


@lru_cache(maxsize=1)
def _costs() -> tuple[Costs, Costs]:
    """What it costs that one sound becomes another (flat), and that one is gained or lost, by numbers; 0 is none."""
    import numpy as np

    places = range(len(_SOUNDS))
    swapped = np.zeros((len(_SOUNDS) + 1,) * 2, dtype=np.int16)
    swapped[1:, 1:] = [[round(_substitution(_SOUNDS[a], _SOUNDS[b]) / _UNIT) for b in places] for a in places]
    return swapped.ravel(), np.array([0, *(round(_gap(sound) / _UNIT) for sound in _SOUNDS)], dtype=np.int16)


@lru_cache(maxsize=65536)
def sounds(word: str, lang: str) -> str:
    """The sounds of a word in a language's spelling, doubled ones once. Latin letters in Cyrillic text are English."""
    spelling = orthography(lang)
    kept: list[str] = []
    for sound in (orthography(TARGET_LANG) if spelling.cyrillic and word.isascii() else spelling).to_sounds(word):
        if sound in _SOUNDS and kept[-1:] != [sound]:
            kept.append(sound)
    return "".join(kept)


@lru_cache(maxsize=1)
def _single_costs() -> tuple[Mapping[str, Mapping[str, int]], Mapping[str, int]]:
    """The same by the sounds themselves."""
    swapped = {a: {b: round(_substitution(a, b) / _UNIT) for b in _SOUNDS} for a in _SOUNDS}
    return swapped, {sound: round(_gap(sound) / _UNIT) for sound in _SOUNDS}


def distances(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Weighted edit distances of strings of sounds; 1 is one consonant gained, lost or become another."""
    if len(pairs) <= _FEW:
        return [_units_between(a, b) * _UNIT for a, b in pairs]
    return distances_in_arrays(pairs)


def _units_between(a: str, b: str) -> int:
    swapped, gaps = _single_costs()
    gained = [gaps[sound] for sound in b]
    best = [0, *accumulate(gained)]
    for sound in a:
        becomes, lost = swapped[sound], gaps[sound]
        before, least = best[0], best[0] + lost
        new = [least]
        for other, here, gain in zip(b, best[1:], gained, strict=True):
            least = min(before + becomes[other], here + lost, least + gain)
            before = here
            new.append(least)
        best = new
    return best[-1]


def distances_in_arrays(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """``distances`` of many pairs at once."""
    import numpy as np

    swapped, gaps = _costs()
    left, left_lengths = encode([a for a, _ in pairs], _SOUNDS)
    right, right_lengths = encode([b for _, b in pairs], _SOUNDS)
    gained = np.pad(gaps[right].cumsum(1, dtype=np.int16), ((0, 0), (1, 0)))
    rows, lost = left * len(gaps), gaps[left]
    best = gained
    for at in range(left.shape[1]):
        new = best + lost[:, at : at + 1]
        np.minimum(new[:, 1:], best[:, :-1] + swapped.take(rows[:, at : at + 1] + right), out=new[:, 1:])
        new = np.minimum.accumulate(new - gained, axis=1) + gained  # sounds gained behind any of them
        best = np.where((at < left_lengths)[:, None], new, best)
    found: list[float] = (best[np.arange(len(pairs)), right_lengths] * _UNIT).tolist()
    return found


def similarities_of_sounds(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """1 for the same sounds, 0 for nothing in common, for each pair of strings of sounds."""
    apart = zip(pairs, distances(pairs), strict=True)
    return [max(0.0, 1 - distance / max(len(a), len(b), _SHORT)) for (a, b), distance in apart]


@lru_cache(maxsize=65536)
def distance(a: str, b: str) -> float:
    """``distances`` of one pair."""
    return distances([(a, b)])[0]


@lru_cache(maxsize=65536)
def similarity_of_sounds(a: str, b: str) -> float:
    """``similarities_of_sounds`` of one pair."""
    return similarities_of_sounds([(a, b)])[0]
