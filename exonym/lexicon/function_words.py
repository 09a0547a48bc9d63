"""Words of grammar, by which languages are told apart: the function_words of words.toml of each language."""

from __future__ import annotations

import re

from exonym.languages import language_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def function_words(lang: str) -> frozenset[str]:
    """The commonest words of a language that its neighbours have not, in lower case; none for one without a list."""
    return language_of(lang).word_list("function_words")


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they stand, numbers left out."""
    return tuple(_WORD.findall(text))


def function_word_share(text: str, lang: str) -> float:
    """Share (0 to 1) of a text's words that are function words of ``lang``; 0 for no words or an unknown language."""
    found = words(text)
    known = function_words(lang)
    return sum(word.lower() in known for word in found) / len(found) if found else 0.0
