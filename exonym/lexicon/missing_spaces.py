"""English words that lost the space between them: "ofthe", "Ukraineappeared", "inKyiv", "I'lltry".

A word is taken for two only when nothing has it for one, and when both parts are words that everybody knows; endings
and beginnings that names and long words share with such words do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exonym.languages import ENGLISH, Slot
from exonym.lexicon.commonness import COMMON, EVERYDAY, FAMILIAR, KNOWN, is_used
from exonym.lexicon.english_casing import always_capitalised
from exonym.lexicon.english_dictionary import english_word
from exonym.lexicon.frequency import frequency

_CONTRACTED = re.compile(
    r"((?:I|you|we|they|he|she|it|that|there|who)['’](?:m|re|ve|ll|d|s))([a-z]{2,})", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"(?<=[a-z]{4})['’]s$")
_CAMEL = re.compile(r"([a-z]{2,})([A-Z][a-z]{2,}|[A-Z]{2,5})")
_SHORTEST, _LONGEST = 5, 40
"""Letters of two words that run together: more are a link, or a language without spaces."""
_UNSEEN = KNOWN
"""Up to here a word is hardly one: the lists hold the commonest words run together ("ableto") too."""
_RUN_TOGETHER = FAMILIAR + 0.5  # texts without the space are many: "ofthe" is in the lists as often as some names
"""The same, for two function words: "ofthe"."""
_EVERYWHERE = EVERYDAY
"""From here on a word may have lost its space behind a name: many names end like a rarer one."""
_NAME = FAMILIAR
"""From here on a name may have a word behind it."""
_LONG = 4
_LONG_ENDING = 5
_FUNCTION_WORDS = ENGLISH.word_list("function_words")
_SEPARABLE = frozenset(word for word in _FUNCTION_WORDS if len(word) > 2) | {"of", "to"}
_BEGINNINGS = frozenset(
    {"after", "all", "but", "can", "down", "for", "her", "off", "out", "over", "some", "then", "under"}
)
_ENDINGS = frozenset(
    {
        "all", "and", "are", "but", "can", "did", "for", "had", "has", "her", "his", "just", "man", "not", "one",
        "over", "than", "with",
    }
)  # fmt: skip
"""Function words that names and long words begin or end with."""
_BRANDS = frozenset(ENGLISH.facts(Slot.TYPOGRAPHY)["before_capitals"].split())
"""What stands in small letters before a capital in names and brands."""


def parted(word: str) -> tuple[str, str] | None:
    """The two words that stand in one, None where it is one word, as far as dictionary and frequencies can say."""
    if len(word) > _LONGEST:
        return None
    possessive = _POSSESSIVE.search(word)
    if possessive:
        parts = parted(word[: possessive.start()])
        return (parts[0], parts[1] + possessive[0]) if parts else None
    contracted = _CONTRACTED.fullmatch(word)
    if contracted:
        return (contracted[1], contracted[2]) if _common(contracted[2]) else None
    camel = _CAMEL.fullmatch(word)
    if camel:
        return (camel[1], camel[2]) if _before_a_capital(camel[1]) else None
    if not word[1:].islower() or len(word) < _SHORTEST or frequency(word) > _RUN_TOGETHER or english_word(word):
        return None
    return max(_cuts(word), key=lambda cut: min(map(frequency, cut)), default=None)


def _before_a_capital(word: str) -> bool:
    small = word in _FUNCTION_WORDS or (len(word) >= _LONG and _common(word))
    return small and word not in _BRANDS


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    for at in range(2, len(word) - 1):
        cut = word[:at], word[at:]
        if any(frequency(word) <= limit and may_part(*cut) for limit, may_part in _KINDS):
            yield cut


def _two_function_words(first: str, second: str) -> bool:
    words = _FUNCTION_WORDS
    return first.lower() in words and second in _SEPARABLE and (first.islower() or second not in _ENDINGS)


def _two_long_words(first: str, second: str) -> bool:
    return first.islower() and min(len(first), len(second)) >= _LONG_ENDING and _common(first) and _common(second)


def _with_a_function_word(first: str, second: str) -> bool:
    if not (_common(first) and _common(second)):
        return False
    begins = first.lower() in _SEPARABLE - _BEGINNINGS and len(second) >= _LONG
    return begins or (second in _SEPARABLE - _ENDINGS and len(first) >= _LONG)


def _behind_a_name(first: str, second: str) -> bool:
    if not (first[0].isupper() and always_capitalised(first) and is_used(first, _NAME) and _common(second)):
        return False
    return is_used(second, _EVERYWHERE) and len(first) >= _LONG and len(second) >= _LONG_ENDING


def _common(word: str) -> bool:
    """A word of English that everybody knows."""
    lower = word.lower()
    return is_used(lower, COMMON) and (lower in _FUNCTION_WORDS or english_word(lower))


_KINDS = (
    (_RUN_TOGETHER, _two_function_words),
    (0.0, _two_long_words),
    (_UNSEEN, _behind_a_name),
    (_UNSEEN, _with_a_function_word),
)
"""The kinds of pairs that lose their space, each with how common what they make may be, and be no word."""
