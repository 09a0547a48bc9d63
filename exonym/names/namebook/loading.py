"""Load what judging names needs before it is needed, on a thread beside the model's work."""

from __future__ import annotations

from collections.abc import Iterable

from exonym.lexicon.frequency import frequency
from exonym.names.namebook import TARGET_LANG, namebook
from exonym.names.namebook.phrases import phrases_in


def load_facts(langs: Iterable[str]) -> None:
    """The namebook with its indexes, and the word lists of some languages."""
    for lang in {*langs, TARGET_LANG}:
        namebook().find("", lang)
        phrases_in(("",), lang)
        frequency("", lang)
