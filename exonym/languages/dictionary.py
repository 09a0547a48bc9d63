"""What a dictionary.py of a language's folder holds: ``DICTIONARY``, which knows the words of the language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Lemma:
    """A word's base form, cased as the word is. ``name``: a dictionary has it for a name; ``sure``: it has the word.

    Institutions are no names here: English has words for them.
    """

    text: str
    name: bool
    sure: bool = True


@dataclass(frozen=True)
class Reading:
    """One way to read a word. ``base``: its base form of the same gender; ``nominative``: the word may be that form."""

    base: str
    nominative: bool
    name: bool
    masculine: bool
    animate: bool
    sure: bool = True


class Dictionary(Protocol):
    """What is known of a language's words. It need not bear being asked by two threads at once."""

    def lemmas_of(self, word: str) -> Iterable[Lemma]:
        """Every lemma of a word."""

    def readings_of(self, word: str) -> Iterable[Reading]:
        """Every reading of a word in the singular, or of a place that has a plural alone."""


def as_cased(word: str, lemma: str) -> str:
    """The lemma in capitals, capitalised or as it is, as the word is."""
    if len(word) > 1 and word.isupper():
        return lemma.upper()
    return lemma[:1].upper() + lemma[1:] if word[0].isupper() else lemma
