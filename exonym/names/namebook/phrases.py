"""Names of several words in a source text, inflected as they stand: Organizacji Narodów Zjednoczonych."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from exonym.documents.unicode import folded
from exonym.names.namebook import NamebookEntry, cached_by_namebook, namebook

_HEAD = 3
"""First letters by which phrases are looked up."""
_ENDING = 4
"""Letters that a case ending has at most, in adjectives (-iego, -ovských)."""
_Phrases = Mapping[str, tuple[tuple[tuple[str, ...], NamebookEntry], ...]]


@dataclass(frozen=True)
class Phrase:
    """An entry of the namebook and the words that name it: indices, the end exclusive."""

    entry: NamebookEntry
    start: int
    end: int


def phrases_in(words: Sequence[str], lang: str) -> list[NamebookEntry]:
    """The entries of which a form stands among the words of a text, word by word and in any case."""
    return [phrase.entry for phrase in find_phrases(words, lang)]


def find_phrases(words: Sequence[str], lang: str) -> Iterator[Phrase]:
    """The entries of which a form stands among the words of a text, each where it stands, in order of the text."""
    known = _phrases(lang)
    plain = list(map(_folded, words))
    for at, word in enumerate(plain):
        for form, entry in known.get(word[:_HEAD], ()):
            if _stands_at(form, plain[at : at + len(form)]):
                yield Phrase(entry, at, at + len(form))


_folded = lru_cache(maxsize=65536)(folded)


def _stands_at(phrase: tuple[str, ...], words: Sequence[str]) -> bool:
    return len(phrase) == len(words) and all(map(same_stem, phrase, words))


def same_stem(base: str, word: str) -> bool:
    """True when two folded words differ in their last letters alone, as the cases of one word do."""
    if base == word:
        return True
    start = max(_HEAD, max(len(base), len(word)) - _ENDING)
    return len(base) >= start and base[:start] == word[:start]


def shared_start(a: str, b: str) -> int:
    """How many letters two words have in common from their first on."""
    return next(
        (at for at, (ours, theirs) in enumerate(zip(a, b, strict=False)) if ours != theirs), min(len(a), len(b))
    )


@cached_by_namebook(64)
def _phrases(lang: str) -> _Phrases:
    """Forms in a language by the first letters of their first word."""
    found: dict[str, list[tuple[tuple[str, ...], NamebookEntry]]] = {}
    for form, entry in namebook().forms_in(lang):
        words = tuple(folded(form).replace("-", " ").split())
        found.setdefault(words[0][:_HEAD], []).append((words, entry))
    return {head: tuple(rows) for head, rows in found.items()}
