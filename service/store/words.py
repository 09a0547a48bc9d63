"""The words of a text as the search knows them, the same for both databases.

A word is a run of letters, digits and the marks that belong to them, without case and diacritics: "Żumabekow" is
"zumabekow", "Łódź" is "lodz". Scripts that write no spaces between words (Chinese, Japanese, Thai, Lao, Burmese, Khmer)
are known by every two neighbouring characters, since no word is told from the next without a dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from exonym.documents import read_as
from exonym.model import Format, Report

LONGEST_WORD = 40
"""Characters of a word that count; a longer one is found by its beginning."""
SHORTEST_BEGINNING = 2
"""Letters that the beginning of a word must have; a single one is taken for a whole word."""
MOST_BYTES = 400_000
"""Bytes of the different words of an audit's texts; PostgreSQL keeps at most 1,048,575 in a tsvector."""
MOST_NAME_BYTES = 100_000
"""Bytes of the words of an audit's names."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0966-\u0df3\u0f18\u0f19\u0f35\u0f37\u0f39\u0f71-\u0f84"
)
_RUN = re.compile(rf"[\w{_MARKS}{_UNSPACED}]+")
_PARTS = re.compile(rf"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_UNSPACED_CHARACTER = re.compile(rf"[{_UNSPACED}]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_STROKES = str.maketrans("łøđħŧı", "lodhti")
"""Letters that Unicode does not take apart into a letter and a mark."""
_VIRAMA = 9
"""The combining class of the sign that joins Indic letters; other marks of a class above 0 are diacritics."""


def words_of_texts(target: str, source: str | None, format_: Format) -> list[str]:
    """The different words of an audit's texts as readers see them, sorted, at most ``MOST_BYTES``."""
    texts = [text for text in (target, source) if text]
    return words_of((read_as(text, format_).text for text in texts) if format_ is Format.HTML else texts)


def words_of_names(report: Report) -> list[str]:
    """The different words of a report's names: whom they name, how they should be and how they are written."""
    names = (text for entry in report.names for text in (entry.entity, entry.house, *entry.accepted))
    return words_of(
        [*names, *(mention.text for e in report.names for mention in (*e.source, *e.target))], MOST_NAME_BYTES
    )


def words_of(texts: Iterable[str | None], most_bytes: int = MOST_BYTES) -> list[str]:
    """The different words of some texts, sorted, without those past ``most_bytes``."""
    found = {word for text in texts if text for word in _indexed(text)}
    kept: list[str] = []
    size = 0
    for word in sorted(found):
        size += len(word.encode())
        if size > most_bytes:
            break
        kept.append(word)
    return kept


def query_words(typed: str) -> tuple[tuple[str, ...], str | None]:
    """What somebody looks for: words that must be there, and the beginning of one more; neither where none is typed.

    The last word typed is the beginning, unless it is a single letter, or characters of a script without spaces.
    """
    words = list(_words(typed))
    if not words:
        return (), None
    last = words[-1]
    alone = bool(_UNSPACED_CHARACTER.match(last)) and len(last) == 1
    open_ended = alone or (not _UNSPACED_CHARACTER.match(last) and len(last) >= SHORTEST_BEGINNING)
    whole = words[:-1] if open_ended else words
    asked = dict.fromkeys(part for word in whole for part in _asked(word))
    return tuple(asked), last[:LONGEST_WORD] if open_ended else None


def folded(text: str) -> str:
    """The words of a text without case, diacritics and marks between them, for looking within it."""
    return " ".join(_words(text))


def _words(text: str) -> Iterator[str]:
    """The words of a text in order, folded."""
    for run in _RUN.findall(_INVISIBLE.sub("", text).casefold()):
        for part in _PARTS.findall(run) if _UNSPACED_CHARACTER.search(run) else (run,):
            if folded := _fold(part):
                yield folded


def _indexed(text: str) -> Iterator[str]:
    """What each word is kept as: of scripts without spaces every two neighbours, and the last character alone."""
    for run in set(_RUN.findall(_INVISIBLE.sub("", text).casefold())):
        for word in _words(run):
            if _UNSPACED_CHARACTER.match(word):
                yield from (*_pairs(word), word[-1])
            else:
                yield word[:LONGEST_WORD]


def _asked(word: str) -> tuple[str, ...]:
    if not _UNSPACED_CHARACTER.match(word):
        return (word[:LONGEST_WORD],)
    return _pairs(word) or (word,)


def _pairs(word: str) -> tuple[str, ...]:
    return tuple(word[at : at + 2] for at in range(len(word) - 1))


def _fold(word: str) -> str:
    """A word without diacritics. Vowel signs of Indic scripts stay: without them its words are no words."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word)
    bare = "".join(c for c in apart if unicodedata.combining(c) in (0, _VIRAMA)).translate(_STROKES)
    return "".join(_RUN.findall(unicodedata.normalize("NFC", bare).casefold()))
