"""Load what judging names needs before it is needed, on a thread beside the model's work."""

from __future__ import annotations

from collections.abc import Iterable

from exonym.lexicon.frequency import frequency
from exonym.names.namebook import TARGET_LANG, namebook


def load_facts(langs: Iterable[str]) -> None:
    """The namebook with its indexes, and the word lists of some languages."""
    book = namebook()
    book.find("", TARGET_LANG)
    for lang in langs:
        book.find("", lang)
        frequency("", lang)
