"""Judge segments that only one side has: how sure that is an error, and where it stands."""

from __future__ import annotations

import re

from exonym.model import Severity, Span

FRAGMENT, SENTENCE = 4, 6
"""A segment of fewer words is a fragment; one of at least so many surely is a sentence."""
LONGEST_TITLE = 150
"""A title has at most this many characters."""
UNSURE = 0.5
"""Confidence (0..1) in fragments, which probably belong to a neighbour, and in titles, which the scraper or the site
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
    """Whether a place of a text lies in its title: the first line that is not empty, if it is short and has no stop.

    A text of one line has no title.
    """
    first = _FIRST_LINE.match(text)
    return first is not None and place < first.end(1) and not first[1].rstrip().endswith(_STOPS)


def shorten_to_end(text: str) -> str:
    """Keep the end of a sentence, enough for an editor to find the place behind it."""
    return text if len(text) <= _QUOTED else "…" + text[-_QUOTED:].lstrip()
