"""Spellings of Cyrillic names by another press: Tinkow, Chalifa, Donezk, read back into English ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from exonym.names.transcription.letters import plain

_BACK = {
    "schtsch": ("shch",), "tsch": ("ch",), "sch": ("sh", "zh"), "szcz": ("shch",), "cz": ("ch",), "sz": ("sh",),
    "rz": ("zh",), "ch": ("kh",), "dzh": ("j",), "w": ("v",), "j": ("y", "zh", ""), "z": ("ts",), "c": ("ts", "k"),
    "x": ("ks",), "y": ("i",), "ij": ("y", "iy"), "aj": ("ai", "ay"), "ej": ("ei", "ey"), "oj": ("oi", "oy"),
    "ks": ("x",), "ou": ("u",), "h": ("kh", "g"),
}  # fmt: skip
"""What Polish (PWN), German (Duden), Czech and French transcriptions write, and what English writes for it."""
_LONGEST = max(map(len, _BACK))
_MOST = 64


@lru_cache(maxsize=16384)
def read_back(target: str) -> tuple[str, ...]:
    """The English spellings that a press's spelling may stand for: in lower case, no diacritics, without itself."""
    start = plain(target)
    found: list[str] = []
    for spelling in _variants(start):
        if spelling != start and spelling not in found:
            found.append(spelling)
        if len(found) == _MOST:
            break
    return tuple(found)


def _variants(rest: str) -> Iterator[str]:
    if not rest:
        yield ""
        return
    for size in range(min(_LONGEST, len(rest)), 0, -1):
        for option in _BACK.get(rest[:size], ()):
            yield from (option + tail for tail in _variants(rest[size:]))
    yield from (rest[0] + tail for tail in _variants(rest[1:]))
