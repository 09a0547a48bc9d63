"""Load what judging names needs before it is needed, on a thread beside the model's work."""

from __future__ import annotations

import gc
from collections.abc import Iterable

from exonym.lexicon.frequency import frequency
from exonym.names.namebook import TARGET_LANG, namebook
from exonym.names.namebook.phrases import phrases_in

_LOADED: set[str] = set()


def load_facts(langs: Iterable[str]) -> None:
    """The namebook with its indexes, and the word lists of some languages.

    They stay as long as the process. So the garbage collector is told to pass over what there is once a language is
    here (``gc.freeze``): else every full round looks through some 300,000 objects of which none can go.
    """
    asked = {*langs, TARGET_LANG}
    for lang in asked:
        namebook().find("", lang)
        phrases_in(("",), lang)
        frequency("", lang)
    if not asked <= _LOADED:
        _LOADED.update(asked)
        gc.freeze()
