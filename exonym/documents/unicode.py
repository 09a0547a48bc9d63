"""Unicode text: what is stripped, folded, counted and told the same way everywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from exonym.model import Span

LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What ends a line: as ``str.splitlines`` does."""
_BETWEEN_SPACES = re.compile(r"\S+")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def trim_span(text: str, span: Span) -> Span:
    """Take white space off the ends of a span; it is empty, at its start, where nothing else is in it."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def words_with(mark: re.Pattern[str], text: str, span: Span) -> Iterator[Span]:
    """What stands between white space inside a span and has the mark in it, such as "@" or "://".

    A pattern of one piece (``\\S*@\\S*``) would look through the rest of a word from each of its letters.
    """
    for word in _BETWEEN_SPACES.finditer(text, span.start, span.end):
        if mark.search(text, *word.span()):
            yield Span(*word.span())


def folded(text: str) -> str:
    """Case-folded, without diacritics, white space joined: for comparing, never for showing."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    if not plain.replace(" ", "").isalpha():  # nothing but letters has no marks: most texts, at a tenth of the time
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.split())


def show_controls(text: str) -> str:
    """Make control characters visible, except tabs and line feeds: an article must not steer the reader's terminal."""
    return _CONTROLS.sub("�", text)
