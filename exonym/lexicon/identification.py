"""Which language a text is in, as Google's Compact Language Detector 2 says (its table of 4-letter sequences).

docs/decisions has the comparison with other detectors. The detector has no weights to load and takes about a tenth of
a millisecond for an article.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from exonym.languages.kinship import are_near, are_the_same, base_language
from exonym.lexicon.function_words import function_word_share, function_words
from exonym.model import Pair

_NOT_LANGUAGES = ("un", "xx", "zz", "tlh")
"""What the detector calls a text that it does not know, a mere script, and the languages that are jokes."""
MIN_LETTERS = 100
"""Letters of a text whose language can be doubted: about fifteen words."""
MIN_LETTERS_NEAR = 400
"""The same, where the language stated and the one identified are near each other."""
MIN_SHARE = 0.75
"""Share of the text that must be in the other language."""
MORE = 0.05
"""How much greater the share of its function words must be than the stated language's: names mislead detectors."""


@dataclass(frozen=True)
class Identified:
    """A language as an ISO 639 code without region or script, and the share (0 to 1) of the text that is in it."""

    lang: str
    confidence: float


def identify(text: str) -> Identified | None:
    """The language that most of ``text`` is in, None where it is too short or too mixed to say."""
    import pycld2

    readable = "".join(c if c.isprintable() else " " for c in text)  # it refuses control characters
    reliable, _, found = pycld2.detect(readable)
    _, code, percent, _ = found[0]
    if not reliable or code.startswith(_NOT_LANGUAGES):
        return None
    return Identified(base_language(code), percent / 100)


@lru_cache(maxsize=4)
def other_language(text: str, stated: str) -> str | None:
    """The language that a text is in for certain, when it is not the one stated; None for a short or mixed text.

    Remembered for a moment: the auditor asks for the whole translation before the rule does.
    """
    letters = sum(c.isalpha() for c in text)
    found = identify(text) if letters >= MIN_LETTERS else None
    if found is None or found.confidence < MIN_SHARE or are_the_same(found.lang, stated):
        return None
    if are_near(found.lang, stated):
        return found.lang if letters >= MIN_LETTERS_NEAR else None
    more = _share(found.lang, text, unknown=1.0) - _share(stated, text, unknown=0.0)
    return found.lang if more >= MORE else None


def _share(code: str, text: str, *, unknown: float) -> float:
    """Share of function words, 0 to 1; ``unknown`` for a language whose words are not known."""
    lang = base_language(code)
    return function_word_share(text, lang) if function_words(lang) else unknown


def language_name(code: str) -> str:
    """The English name of a language ("Polish"), the code itself for one that the detector does not know."""
    import pycld2

    names = {base_language(known): name for name, known in reversed(pycld2.LANGUAGES) if "-" not in known}
    return str(names.get(base_language(code), code)).replace("_", " ").title()


def with_source_lang(pair: Pair) -> tuple[Pair, tuple[str, ...]]:
    """The pair with its source's language, and a note for the report where that had to be identified."""
    if pair.source_lang or not pair.source:
        return pair, ()
    found = identify(pair.source)
    if found is None:
        return pair, ()
    note = f"The source's language was not given; it was identified as {language_name(found.lang)} ({found.lang})."
    return replace(pair, source_lang=found.lang), (note,)
