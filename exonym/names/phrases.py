"""Names of several words in a source text, inflected as they stand: Organizacji Narodów Zjednoczonych."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exonym.names.namebook import NamebookEntry, cached_by_namebook, namebook
from exonym.text import folded

_HEAD = 3
"""First letters by which phrases are looked up."""
_ENDING = 4
"""Letters that a case ending has at most, in adjectives (-iego, -ovských)."""
_Phrases = Mapping[str, tuple[tuple[tuple[str, ...], NamebookEntry], ...]]


def phrases_in(words: Sequence[str], lang: str) -> list[NamebookEntry]:
    """The entries of which a form stands among the words of a text, word by word and in any case."""
    known = _phrases(lang)
    plain = [folded(word) for word in words]
    return [
        entry
        for at, word in enumerate(plain)
        for phrase, entry in known.get(word[:_HEAD], ())
        if _stands_at(phrase, plain[at : at + len(phrase)])
    ]


def _stands_at(phrase: tuple[str, ...], words: Sequence[str]) -> bool:
    return len(phrase) == len(words) and all(map(same_stem, phrase, words))


def same_stem(base: str, word: str) -> bool:
    """True when two folded words differ in their last letters alone, as the cases of one word do."""
    if base == word:
        return True
    longest = max(len(base), len(word))
    shared = next((at for at, (a, b) in enumerate(zip(base, word, strict=False)) if a != b), min(len(base), len(word)))
    return shared >= max(_HEAD, longest - _ENDING)


@cached_by_namebook(64)
def _phrases(lang: str) -> _Phrases:
    """Forms in a language by the first letters of their first word."""
    found: dict[str, list[tuple[tuple[str, ...], NamebookEntry]]] = {}
    for form, entry in namebook().forms_in(lang):
        words = tuple(folded(form).replace("-", " ").split())
        found.setdefault(words[0][:_HEAD], []).append((words, entry))
    return {head: tuple(rows) for head, rows in found.items()}
