"""What dictionaries say of a source word as a name: the cases it may stand in, and the base form of each reading.

Polish from SGJP by morfeusz2, Russian from OpenCorpora by pymorphy3, as in exonym.lexicon.dictionaries.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from exonym.lexicon.dictionaries import (
    POLISH_NAMES,
    RUSSIAN_NAMES,
    UNKNOWN,
    as_cased,
    looked_up,
    polish_dictionary,
    russian_dictionary,
)


@dataclass(frozen=True)
class Reading:
    """One way to read a word. ``base``: its base form of the same gender; ``nominative``: the word may be that form."""

    base: str
    nominative: bool
    name: bool
    masculine: bool
    animate: bool
    sure: bool = True


@lru_cache(maxsize=16384)
def readings(word: str, lang: str) -> tuple[Reading, ...]:
    """Every reading of a word in the singular, or of a place that has a plural alone; none without a dictionary."""
    return looked_up(word, {"pl": _polish, "ru": _russian}.get(lang))


def _russian(word: str) -> Iterator[Reading]:
    for parse in russian_dictionary().parse(word):
        tag = parse.tag
        if not ("sing" in tag or {"Pltm", "Geox"} <= tag.grammemes):
            continue
        base = parse.inflect({"nomn", tag.number})
        yield Reading(
            base=as_cased(word, base.word if base else parse.normal_form),
            nominative=tag.case in ("nomn", None) or "Fixd" in tag,
            name=bool(RUSSIAN_NAMES & tag.grammemes),
            masculine=tag.gender == "masc",
            animate="anim" in tag,
            sure=parse.is_known,
        )


def _polish(word: str) -> Iterator[Reading]:
    for _, _, (form, lemma, tag, kinds, _) in polish_dictionary().analyse(word):
        if form != word or tag == UNKNOWN or (":pl:" in tag and not tag.endswith(":pt")):
            continue
        cases, genders = _parts(tag)
        yield Reading(
            base=as_cased(word, lemma.split(":")[0]),
            nominative="nom" in cases or not cases,
            name=bool(POLISH_NAMES & set(kinds)),
            masculine=bool({"m1", "m2", "m3"} & genders),
            animate="m1" in genders,
        )


def _parts(tag: str) -> tuple[set[Any], set[Any]]:
    """The cases and genders of a tag such as subst:sg:gen.acc:m1."""
    fields = tag.split(":")
    cases = set(fields[2].split(".")) if len(fields) > 2 else set()
    return cases, set(fields[3].split(".")) if len(fields) > 3 else set()
