"""A translation as a list of words, each with whether it is wrong, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from training.data import Example, touched


@dataclass(frozen=True)
class Word:
    """What lies between white space, and whether it is wrong."""

    text: str
    bad: bool = False


Words = list[Word]


def taken_apart(example: Example) -> Words:
    """The words of the target; those that a wrong range touches are wrong."""
    bad = example.bad or ()
    return [Word(found[0], touched(*found.span(), bad)) for found in re.finditer(r"\S+", example.target)]


def put_together(example: Example, words: Words) -> Example:
    """The example with these words for its target."""
    at, bad = 0, []
    for word in words:
        if word.bad:
            bad.append((at, at + len(word.text)))
        at += len(word.text) + 1
    return replace(example, target=" ".join(word.text for word in words), bad=tuple(bad))
