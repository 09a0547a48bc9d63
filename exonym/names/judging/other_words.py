"""Target words that are made of a name, or write it by other rules, and so are no garbled spelling of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from exonym.languages.orthography import orthography
from exonym.lexicon.commonness import GRAMMATICAL, is_used
from exonym.lexicon.english_dictionary import english_word
from exonym.names.transcription.letters import is_cyrillic, plain

_ADJECTIVE = re.compile(r"(?:sk|ck|zk)\w{1,4}(?<!s)$")
_PEOPLE = re.compile(r"(?:i|e)ans?$")
_SHORT_FORM, _WORD, _ALIKE = 3, 5, 3
"""Letters of the short form in a compound, of the word behind it at least, and of that word that both share."""
_DIGRAPHS = (("sh", "s"), ("ch", "c"), ("zh", "z"), ("kh", "h"))
"""What English makes of Cyrillic letters, and the Latin letter that is left of ş, č, ž once its mark is dropped."""


def another_word(source: str, lang: str, target: str) -> bool:
    """An adjective that English renders by the name itself, or a part of a hyphenated name."""
    adjective = orthography(lang).adjective
    if adjective and re.search(adjective, source) and not _ADJECTIVE.search(plain(target)):
        return True
    ours, theirs = plain(source).split("-"), plain(target).split("-")
    return len(ours) != len(theirs) and bool(set(ours) & set(theirs))


def glued(bases: Iterable[str], target: str) -> bool:
    """The name with a common word stuck to it ("Timesthe"): a missing space, not a wrong name."""
    return any(
        target.startswith(base) and is_used(target[len(base) :], GRAMMATICAL)
        for base in bases
        if len(target) > len(base)
    )


def of_its_people(spellings: Iterable[str], target: str) -> bool:
    """An English word for a place's people, of a place whose name has no such ending: Varsovian."""
    return bool(_PEOPLE.search(target)) and not any(plain(spelling).rstrip("s").endswith("n") for spelling in spellings)


def half_translated(spellings: Iterable[str], target: str) -> bool:
    """A short form with an English word behind it, where the name has its like: Rosaviation for Росавиация."""
    written = plain(target)
    return any(_ends_in_english(plain(spelling), written) for spelling in spellings)


def _ends_in_english(spelling: str, target: str) -> bool:
    cuts = range(_SHORT_FORM, len(target) - _WORD + 1)
    return any(target[: at + _ALIKE] == spelling[: at + _ALIKE] and english_word(target[at:]) for at in cuts)


def brand(source: str, target: str) -> bool:
    """Capitals on both sides: a brand in Cyrillic letters, which spells itself as it likes: БЕТСИТИ, BETCITY."""
    return is_cyrillic(source) and source.isupper() and target.isupper()


def without_marks(spellings: Sequence[str], target: str) -> bool:
    """A foreign name as its own language spells it, with its marks dropped: Kahramanmaras for Kahramanmaraş."""
    return _bare(target) in map(_bare, spellings)


def _bare(word: str) -> str:
    letters = plain(word)
    for together, alone in _DIGRAPHS:
        letters = letters.replace(together, alone)
    return letters
