"""Polish words, from SGJP by morfeusz2."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from exonym.languages.dictionary import Lemma, Reading, as_cased

_NAMES = frozenset({"nazwisko", "imię", "nazwa_geograficzna", "nazwa_firmy", "nazwa_własna", "patronimicum"})
_UNKNOWN = "ign"


class Sgjp:
    """Morfeusz with SGJP."""

    def lemmas_of(self, word: str) -> Iterator[Lemma]:
        """Every lemma of a word."""
        for _, _, (form, lemma, tag, kinds, _) in self._morfeusz.analyse(word):
            if form == word and tag != _UNKNOWN:
                yield Lemma(as_cased(word, lemma.split(":")[0]), bool(_NAMES & set(kinds)))

    def readings_of(self, word: str) -> Iterator[Reading]:
        """Every reading of a word in the singular, or of a place that has a plural alone."""
        for _, _, (form, lemma, tag, kinds, _) in self._morfeusz.analyse(word):
            if form != word or tag == _UNKNOWN or (":pl:" in tag and not tag.endswith(":pt")):
                continue
            cases, genders = _parts(tag)
            yield Reading(
                base=as_cased(word, lemma.split(":")[0]),
                nominative="nom" in cases or not cases,
                name=bool(_NAMES & set(kinds)),
                masculine=bool({"m1", "m2", "m3"} & genders),
                animate="m1" in genders,
            )

    @cached_property
    def _morfeusz(self) -> Any:
        from morfeusz2 import Morfeusz

        return Morfeusz()


def _parts(tag: str) -> tuple[set[Any], set[Any]]:
    """The cases and genders of a tag such as subst:sg:gen.acc:m1."""
    fields = tag.split(":")
    cases = set(fields[2].split(".")) if len(fields) > 2 else set()
    return cases, set(fields[3].split(".")) if len(fields) > 3 else set()


DICTIONARY = Sgjp()
