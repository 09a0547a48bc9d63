"""Names of several words in a source text, inflected as they stand: Organizacji Narodów Zjednoczonych."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from exonym.documents.unicode import folded
from exonym.names.namebook import NamebookEntry, cached_by_namebook, namebook

_HEAD = 3
"""First letters that a word keeps in all its cases at least."""
_ENDING = 4
"""Letters that a case ending has at most, in adjectives (-iego, -ovských)."""
_Row = tuple[int, tuple[str, ...], NamebookEntry]
"""A form: its place among all, its words but the first, and its entry."""


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
    beginning_with = _phrases(lang).beginning_with
    plain = list(map(_folded, words))
    for at, word in enumerate(plain):
        for _, others, entry in beginning_with(word):
            end = at + 1 + len(others)
            if end <= len(plain) and all(map(same_stem, others, plain[at + 1 : end])):
                yield Phrase(entry, at, end)


_folded = lru_cache(maxsize=65536)(folded)


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


_NOTHING: Mapping[str, list[_Row]] = {}


class _Phrases:
    """The forms of one language, found by their first word in any case."""

    def __init__(self, forms: Iterable[tuple[str, NamebookEntry]]) -> None:
        self._by_stem: dict[str, dict[str, list[_Row]]] = {}
        for place, (form, entry) in enumerate(forms):
            first, *others = folded(form).replace("-", " ").split()
            stem = first[: max(_HEAD, len(first) - _ENDING)]
            self._by_stem.setdefault(stem, {}).setdefault(first, []).append((place, tuple(others), entry))
        self.beginning_with = lru_cache(maxsize=16384)(self._beginning_with)

    def _beginning_with(self, word: str) -> Sequence[_Row]:
        """The forms whose first word may be a folded word in another case, in order."""
        found: list[_Row] = []
        for length in range(min(_HEAD, len(word)), len(word) + 1):
            for first, rows in self._by_stem.get(word[:length], _NOTHING).items():
                if same_stem(first, word):
                    found += rows
        return sorted(found, key=itemgetter(0))


@cached_by_namebook(64)
def _phrases(lang: str) -> _Phrases:
    return _Phrases(namebook().forms_in(lang))
