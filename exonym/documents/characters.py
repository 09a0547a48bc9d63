"""Plain text without what readers do not see.

Soft hyphens, zero-width spaces, byte order marks and direction marks are left out, every kind of space is a space,
every line break is a line feed, and letters with their marks are one character where Unicode has it (normalisation
form C). What joins emoji and the letters of Persian or Hindi stays. Words longer than any are read in part.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from exonym.documents.long_words import shorten_long_words
from exonym.documents.places import Reading, ReadingWriter
from exonym.model import Span

_LETTER = "A-Za-z\u00c0-\u052f"
"""Latin, Greek and Cyrillic letters, between which joiners show nothing."""
_ODD = re.compile(
    "(?P<unseen>[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
    f"|(?<=[{_LETTER}])[\u200c\u200d](?=[{_LETTER}]))"
    "|(?P<space>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])|(?P<line>\r\n?)"
)
_WRITTEN = {"unseen": "", "space": " ", "line": "\n"}
_JAMO = ("\u1160", "\u11ff")
"""Korean vowels and finals, which join the letter before them but are no marks."""


def read_characters(text: str) -> Reading:
    """Read a plain text: drop what readers do not see, compose letters, shorten words without end."""
    seen = _drop_unseen(text) if _ODD.search(text) else Reading.from_text(text)
    seen = shorten_long_words(seen)  # first, for to compose a long row of marks takes the square of its length
    if unicodedata.is_normalized("NFC", seen.text):
        return seen
    return _compose_letters(seen.text).stand_on(seen)


def _drop_unseen(text: str) -> Reading:
    writer, done = ReadingWriter(text), 0
    for odd in _ODD.finditer(text):
        writer.copy_characters(done, odd.start())
        writer.put_text(_WRITTEN[str(odd.lastgroup)], *odd.span())
        done = odd.end()
    writer.copy_characters(done, len(text))
    return writer.finish_reading((Span(0, len(text)),))


def _compose_letters(text: str) -> Reading:
    writer = ReadingWriter(text)
    for start, end in _find_clusters(text):
        written = unicodedata.normalize("NFC", text[start:end])
        if written == text[start:end]:
            writer.copy_characters(start, end)
        else:
            writer.put_text(written, start, end)
    return writer.finish_reading((Span(0, len(text)),))


def _find_clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each character with the marks behind it."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not _may_join(text[place]):
            yield start, place
            start = place


def _may_join(character: str) -> bool:
    return unicodedata.category(character).startswith("M") or _JAMO[0] <= character <= _JAMO[1]
