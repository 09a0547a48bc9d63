"""Segments that one side has and the other lacks: how sure that is an error, and where it stands."""

from __future__ import annotations

import re

from exonym.model import Severity, Span

FRAGMENT, SENTENCE = 4, 6
"""Words under which a segment is a fragment, and from which on surely a sentence."""
LONGEST_TITLE = 150
"""Characters of a line from which on it is no title."""
UNSURE = 0.5
"""Confidence (0..1) in fragments, which were likelier cut off a neighbour, and in titles, which the scraper or the site
may have put there."""
_FIRST_LINE = re.compile(rf"\s*+([^\n]{{1,{LONGEST_TITLE}}})\n\s*+\S")
"""A short line, and something behind it. Matched where it stands: a copy of a long text for each segment would cost."""
_STOPS = (".", "…", ":", ";", ",")
_QUOTED = 60


def judge_unaligned(text: str, span: Span) -> tuple[Severity | None, float]:
    """Severity (None: the rule's) and confidence (0..1) of an error in a segment that only the side ``text`` has."""
    words = len(span.of(text).split())
    if words < FRAGMENT or is_title(text, span.start):
        return Severity.MINOR, UNSURE
    return None, 0.9 if words >= SENTENCE else 0.7


def is_title(text: str, place: int) -> bool:
    """True when a place of a text lies in a line that heads it: the first that says anything, short, without a stop.

    A text of one line has none.
    """
    first = _FIRST_LINE.match(text)
    return first is not None and place < first.end(1) and not first[1].rstrip().endswith(_STOPS)


def shorten_to_end(text: str) -> str:
    """The end of a sentence, by which an editor finds the place behind it."""
    return text if len(text) <= _QUOTED else "…" + text[-_QUOTED:].lstrip()
