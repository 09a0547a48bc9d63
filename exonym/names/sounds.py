"""How alike two words sound: an edit distance over sounds, not letters, for words that may be garbled.

The costs are set by hand from how the romanisations of one name differ: a glide comes and goes, g and h and kh trade
places across Russian, Ukrainian and Polish, vowels blur. What true pairs of names say is in exonym.names.compare.
"""

from __future__ import annotations

from functools import lru_cache

from exonym.language.orthography import orthography

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
_SUBSTITUTIONS = {a: {b: _substitution(a, b) for b in _SOUNDS} for a in _SOUNDS}
_GAP_COSTS = {a: _gap(a) for a in _SOUNDS}


@lru_cache(maxsize=65536)
def sounds(word: str, lang: str) -> str:
    """The sounds of a word in a language's spelling, doubled ones once. Latin letters in Cyrillic text are English."""
    spelling = orthography(lang)
    kept: list[str] = []
    for sound in (orthography("en") if spelling.cyrillic and word.isascii() else spelling).to_sounds(word):
        if sound in _GAP_COSTS and kept[-1:] != [sound]:
            kept.append(sound)
    return "".join(kept)


@lru_cache(maxsize=262144)
def distance(a: str, b: str) -> float:
    """Weighted edit distance of two strings of sounds; 1 is one consonant gained, lost or become another."""
    row = [0.0]
    for sound in b:
        row.append(row[-1] + _GAP_COSTS[sound])
    for left in a:
        row = _next_row(row, left, b)
    return row[-1]


def _next_row(above: list[float], left: str, b: str) -> list[float]:
    gap, costs = _GAP_COSTS[left], _SUBSTITUTIONS[left]
    last = above[0] + gap
    row = [last]
    diagonal = above[0]
    for right, up in zip(b, above[1:], strict=True):
        best = diagonal + costs[right]
        if up + gap < best:
            best = up + gap
        if last + _GAP_COSTS[right] < best:
            best = last + _GAP_COSTS[right]
        row.append(best)
        last, diagonal = best, up
    return row


def similarity_of_sounds(a: str, b: str) -> float:
    """1 for the same sounds, 0 for nothing in common."""
    longest = max(len(a), len(b), 3)
    return max(0.0, 1 - distance(a, b) / longest)
