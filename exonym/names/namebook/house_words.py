"""What the namebook has for single words of names, and which English spellings are known at all."""

from __future__ import annotations

from exonym.lexicon.tokens import is_known_in_english
from exonym.model import Kind
from exonym.names.namebook import cached_by_namebook, namebook
from exonym.names.transcription.letters import plain


@cached_by_namebook(65536)
def house_words(base: str, lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the namebook has for one word of a name: the house's words, and further ones that are right."""
    book = namebook()
    whole = [entry for entry in book.find(base, lang) if entry.kind is not Kind.ACRONYM]
    parts = book.find_word(base, lang)
    houses = [w.house for w in whole] + [entry.house.split()[at] for entry, at in parts]
    accepted = [a for w in whole for a in w.accepted] + [
        a.split()[at] for entry, at in parts for a in entry.accepted if len(a.split()) > at
    ]
    return tuple(dict.fromkeys(houses)), tuple(dict.fromkeys(accepted))


def known(target: str) -> bool:
    """True for a spelling that English texts or the namebook have."""
    return is_known_in_english(target) or in_namebook(target)


def in_namebook(target: str) -> bool:
    """True for a word of the namebook's English spellings."""
    return plain(target) in _book_words()


@cached_by_namebook(8)
def _book_words() -> frozenset[str]:
    return frozenset(plain(word) for word in namebook().house_words())
