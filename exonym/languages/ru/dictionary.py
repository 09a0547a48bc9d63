"""Russian words, from OpenCorpora by pymorphy3."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from exonym.languages.dictionary import Lemma, Reading, as_cased

_NAMES = frozenset({"Surn", "Name", "Geox", "Patr"})


class OpenCorpora:
    """pymorphy3's analyser with OpenCorpora's words."""

    def lemmas_of(self, word: str) -> Iterator[Lemma]:
        """Every lemma of a word; those of unknown words are guesses."""
        for parse in self._analyser.parse(word):
            yield Lemma(as_cased(word, parse.normal_form), bool(_NAMES & parse.tag.grammemes), parse.is_known)

    def readings_of(self, word: str) -> Iterator[Reading]:
        """Every reading of a word in the singular, or of a place that has a plural alone."""
        for parse in self._analyser.parse(word):
            tag = parse.tag
            if not ("sing" in tag or {"Pltm", "Geox"} <= tag.grammemes):
                continue
            base = parse.inflect({"nomn", tag.number})
            yield Reading(
                base=as_cased(word, base.word if base else parse.normal_form),
                nominative=tag.case in ("nomn", None) or "Fixd" in tag,
                name=bool(_NAMES & tag.grammemes),
                masculine=tag.gender == "masc",
                animate="anim" in tag,
                sure=parse.is_known,
            )

    @cached_property
    def _analyser(self) -> Any:
        from pymorphy3 import MorphAnalyzer

        return MorphAnalyzer(lang="ru")


DICTIONARY = OpenCorpora()
