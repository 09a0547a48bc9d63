"""The marks that end sentences, in the scripts that have their own."""

from __future__ import annotations

import re

STOPS = ".!?…。！？؟।։"
QUESTIONS = "?？؟՞"
_BEHIND = "\"'“”’»«)]› \t"
"""What may stand behind a sentence's last mark."""
_ENDS_IN_A_WORD = re.compile(r"[^\W_]$")


def ends_with(marks: str, text: str) -> bool:
    """Whether the last mark of a text, inside or before its closing quotation marks, is one of ``marks``."""
    return text.rstrip(_BEHIND).endswith(tuple(marks))


def ends_in_a_word(text: str) -> bool:
    """Whether a text ends with a letter or digit, also inside quotation marks or brackets."""
    return bool(_ENDS_IN_A_WORD.search(text.rstrip(_BEHIND)))


def has_question_mark(text: str) -> bool:
    """Whether a text has a question mark in it."""
    return any(mark in text for mark in QUESTIONS)
