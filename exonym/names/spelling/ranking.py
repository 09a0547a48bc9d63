"""Which English spelling of a word of a name is likeliest: what lists have, what letters make, or the standard's.

A choice among what is offered, weighed by what speaks for each (a conditional logit). The weights are learned from the
namebook's people and from politicians (training/names_ranking.py), for Cyrillic and for Cyrillic names in Polish,
German or Czech letters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from exonym.languages import Learned, language_of
from exonym.languages.orthography import orthography
from exonym.lexicon.frequency import frequency
from exonym.names.spelling.origin import foreign_in_cyrillic
from exonym.names.transcription.edits import CLOTHED, LONGEST, read_table
from exonym.names.transcription.known_words import known_spellings, russian_spelling
from exonym.names.transcription.letters import is_cyrillic, plain, table_lang
from exonym.names.transcription.renderings import accepts
from exonym.names.transcription.transliterate import transliterations

Renderings = Sequence[Sequence[str]]

_PRODUCED = 3
"""Renderings of a grapheme that are offered; rarer ones are only accepted."""
_FOREIGN = 0.5
"""Probability that no romanisation gives a name's English spelling from which lists count for more than letters."""


@dataclass(frozen=True)
class Offers:
    """English spellings of a word, lower case: as lists have them with how often, by the letters, by the standard."""

    listed: Mapping[str, int]
    likely: Sequence[str]
    standard: Sequence[str]


def offers(word: str, lang: str) -> Offers:
    """What English may make of a word: Cyrillic, or Cyrillic in the language's Latin letters."""
    made = [plain(spelling) for spelling in variants(orthography(lang).to_english(word))]
    table = _table_for(word, lang)
    likely = [spelling for spelling, _ in transliterations(word, table)] if table else []
    return Offers(dict(known_spellings(word, lang)), likely, [spelling for spelling in made if spelling])


def _table_for(word: str, lang: str) -> str | None:
    """The learned table that reads a word; None for a Cyrillic name in Latin letters of which there is none."""
    other = orthography(lang).without_own_letters_as
    if other and russian_spelling(word.lower(), lang) == word.lower():
        return other
    if is_cyrillic(word):
        return lang
    return lang + CLOTHED if language_of(lang).has(Learned.EDITS_OF_CYRILLIC) else None


def variants(options: Renderings) -> list[str]:
    """The first rendering of every grapheme, then each other rendering of one grapheme at a time."""
    first = [each[0] for each in options]
    made = ["".join(first)]
    for at, each in enumerate(options):
        made += ["".join([*first[:at], other, *first[at + 1 :]]) for other in each[1:_PRODUCED]]
    return list(dict.fromkeys(made))


def evidence(word: str, lang: str, offered: Offers) -> dict[str, tuple[float, ...]]:
    """What speaks for each spelling, nine numbers.

    Its Zipf frequency in English; whether English has it; whether it is the lists' most used; whether it renders every
    letter, alone and times the probability that the name is none of a Cyrillic language; whether it is the standard's
    first, alone and times the same; whether it is the letters' likeliest, and among their likely ones.
    """
    foreign = foreign_in_cyrillic(word, lang) if is_cyrillic(word) else 0.0
    most = max(offered.listed.values(), default=0)
    found = {}
    for spelling in dict.fromkeys([*offered.listed, *offered.likely, *offered.standard]):
        seen, right = frequency(spelling), accepts(word, lang, spelling)
        standard = spelling in offered.standard[:1]
        yes = (
            seen > 0, offered.listed.get(spelling, -1) == most, right, right * foreign, standard, standard * foreign,
            spelling in offered.likely[:1], spelling in offered.likely,
        )  # fmt: skip
        found[spelling] = (seen, *map(float, yes))
    return found


@lru_cache(maxsize=16384)
def ranked(word: str, lang: str) -> tuple[str, ...]:
    """English spellings of a word, lower case, likeliest first.

    Of a foreign name in Cyrillic those that lists have come before others. Latin letters are those of a Polish, German
    or Czech text.
    """
    cyrillic = is_cyrillic(word)
    if cyrillic:
        lang = table_lang(word, lang)
    if len(word) > LONGEST:  # no name: nobody waits for all that it could be
        return (plain("".join(options[0] for options in orthography(lang).to_english(word))),)
    weights = _weights("cyrillic" if cyrillic else "latin")
    offered = offers(word, lang)
    found = evidence(word, lang, offered)
    value = {spelling: sum(map(float.__mul__, weights, speaks)) for spelling, speaks in found.items()}
    sure = offered.listed if cyrillic and foreign_in_cyrillic(word, lang) >= _FOREIGN else {}
    return tuple(sorted(value, key=lambda spelling: (spelling not in sure, -value[spelling])))


@lru_cache(maxsize=2)
def _weights(script: str) -> tuple[float, ...]:
    return tuple(float(weight) for weight in read_table("ranking")[script].tolist())
