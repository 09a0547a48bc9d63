"""Split a text into sentences, each with its place.

Lines are boundaries: scraped articles set headings and paragraphs apart by nothing else. Within a line ``sentencex``
(Wikimedia's rules for some 300 languages) finds the sentences. What it cuts in the middle (after "prof.", after "3." in
German, before a small letter) and what a line break cuts in the middle is joined again. A sentence longer than any is
cut into parts, for what is done within a segment may take the square of its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exonym.documents.unicode import trim_span
from exonym.languages import ENGLISH, language_of
from exonym.languages.tags import primary
from exonym.model import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LAST_WORD = re.compile(r"(?:^|[\s(\[„“\"'«-])([^\W\d_]+(?:[.-][^\W\d_]+)*|\d{1,2})\.$")
_OPENING = re.compile(r"(?<![^\s(\[—–-])[\"„“”«](?=\S)")
_CLOSING = re.compile(r"[\"“»]")
_UNFINISHED = re.compile(r"[\w,–—-]$")
_GOES_ON = re.compile(r"[,;:)\]?!]|[\"'”’»]\s|[^\w\n]+$")
_MARKS = re.compile(r"[^\w\n]*")
_NUMBER = re.compile(r"[–—-]? ?\d")
_ADDRESS = re.compile(r"\S*[./@]\w")
_DOMAIN = re.compile(r"(?:com|net|org|info|tv|ru|ua|kz|cz|pl|eu)\b", re.IGNORECASE)
"""Ends of addresses that are no words: in "done.By" a space was lost."""
LONGEST_SENTENCE = 1_000
"""Characters of a segment's sentence: of 13,569 sentences of news in seven languages one is longer."""
_BREAKS = (
    re.compile(r"[.!?…][\"'”’»)\]]?\s|[。！？।۔]"),
    re.compile(r"[;:,–—-]\s|[；：，、،]"),
    re.compile(r"\s"),
)
"""Where a long sentence is cut: best behind what ends one, else behind other marks, else between words."""
_TAIL = 40
"""Characters looked at before a boundary: longer than any abbreviation."""


def split_sentences(text: str, lang: str | None) -> tuple[Span, ...]:
    """Split a text into sentences: trimmed spans in order, none empty, none overlapping, no letter outside.

    ``lang`` is a language tag; a text in an unknown language, or None, is cut by the rules for English. A sentence has
    at most LONGEST_SENTENCE characters. Time is linear.
    """
    lang = primary(lang) or ENGLISH.code
    joined: list[Span] = []
    for span, begins_line in _cut_lines(text, lang):
        if joined and _is_one_sentence(text, joined[-1], span, lang, across_lines=begins_line):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(part for span in joined for part in _cut_long_sentence(text, span))


def _cut_long_sentence(text: str, span: Span) -> Iterator[Span]:
    """The span, or the parts of one that is too long, each at least half as long as one may be but the last."""
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        end = _find_best_cut(text, start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        part = trim_span(text, Span(start, end))
        if len(part):
            yield part
        start = end
    yield trim_span(text, Span(start, span.end))


def _find_best_cut(text: str, first: int, last: int) -> int:
    """The best place to cut between two, the last of its kind."""
    for pattern in _BREAKS:
        places = [found.end() for found in pattern.finditer(text, first, last)]
        if places:
            return places[-1]
    return last


def _cut_lines(text: str, lang: str) -> Iterator[tuple[Span, bool]]:
    """Sentences as cut line by line, each with whether it is the first of its line."""
    for line in _LINE.finditer(text):
        first = True
        for piece in _cut_line(line.group(), lang):
            span = trim_span(text, piece.shifted(line.start()))
            if len(span):
                yield span, first
                first = False


def _cut_line(line: str, lang: str) -> Iterator[Span]:
    from sentencex import get_sentence_boundaries

    # sentencex takes no lone surrogate, and holds a quotation for one sentence, to the end of the line if it is not
    # closed: what opens one is hidden from it.
    plain = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", line)
    plain = _CLOSING.sub("”", _OPENING.sub("*", plain))
    for found in get_sentence_boundaries(lang, plain):
        yield Span(found["start_index"], found["end_index"])


def _is_one_sentence(text: str, before: Span, after: Span, lang: str, *, across_lines: bool) -> bool:
    """Whether two neighbouring pieces are one sentence."""
    tail = text[max(before.start, before.end - _TAIL) : before.end]
    if across_lines:
        begins_small = text[after.start].islower()
        return begins_small and bool(_UNFINISHED.search(tail)) and not _ADDRESS.match(text, after.start, after.end)
    if before.end == after.start and _is_end_of_word(text, after):
        return True
    return _goes_on(text, after) or _is_stop_inside(tail, lang, bool(_NUMBER.match(text, after.start, after.end)))


def _is_end_of_word(text: str, piece: Span) -> bool:
    """Whether a piece, right behind another one's full stop, is the end of its last word: IPPEN.MEDIA, Match.Com."""
    return text[piece.start - 2 : piece.start - 1].isupper() or bool(_DOMAIN.match(text, piece.start, piece.end))


def _goes_on(text: str, piece: Span) -> bool:
    """Whether a piece of a line begins as no sentence does: with a small letter, behind marks or not (", he added."),
    or with what belongs to the piece before it.
    """
    if _GOES_ON.match(text, piece.start, piece.end):
        return True
    first = _MARKS.match(text, piece.start, piece.end)
    return first is not None and text[first.end() : first.end() + 1].islower()


def _is_stop_inside(tail: str, lang: str, before_number: bool) -> bool:
    """Whether the full stop at the end of ``tail`` belongs to an abbreviation, an initial or an ordinal."""
    found = _LAST_WORD.search(tail)
    if found is None:
        return False
    word = found.group(1)
    if word.isdigit():
        return language_of(lang).ordinal_stop
    if len(word) == 1 and word.isupper():
        return True
    lists = ("abbreviations", "abbreviations_before_numbers") if before_number else ("abbreviations",)
    return any(word.lower() in language_of(lang).word_list(name) for name in lists)
