"""Put suggestions into a translation, text or HTML: only the marked words change, and every tag stays."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

from exonym.documents import Reading, read_as
from exonym.model import Finding, Format, Pair, Report, Side, Span

_OPENS_MARKUP = re.compile(r"(?:<[/!?]?|&#?\w*)\Z")
"""What becomes markup with the letters behind it."""
_LONGEST_OPENING = 34
"""Characters: no entity has a longer name."""
NOT_READ = "nothing is read there"
"""Why no words are put in place of markup, or of the rest of a word that was read in part."""
_LONGEST_COMPARED = 1_000
"""Characters of words that are corrected letter by letter, so that tags within them stay; longer ones as a whole."""


@dataclass(frozen=True)
class Correction:
    """What to write in place of a finding's words."""

    finding: Finding
    replacement: str


@dataclass(frozen=True)
class LeftCorrection:
    """A correction that was not made, and why."""

    correction: Correction
    why: str


@dataclass(frozen=True)
class Corrected:
    """The corrected target, with the corrections that were made, in order of place, and those that were left out."""

    text: str
    made: tuple[Correction, ...]
    left: tuple[LeftCorrection, ...]


@dataclass(frozen=True)
class Edit:
    """``text`` in place of what stands at ``place`` in the text as received."""

    place: Span
    text: str


def choose_corrections(
    report: Report, rules: Collection[str] | None = None, min_confidence: float = 0.0
) -> tuple[Correction, ...]:
    """Choose a suggestion for each finding in the target that has any: what the article writes elsewhere, or the first.

    Dismissed findings are left out, and so are those of other ``rules``, where these are given, and those that are
    less sure than ``min_confidence`` (0..1).
    """
    used = {form.text for entry in report.names for form in entry.target_forms}
    return tuple(
        Correction(finding, next((text for text in finding.suggestions if text in used), finding.suggestions[0]))
        for finding in report.findings
        if finding.suggestions and finding.side is Side.TARGET and finding.start < finding.end
        if finding.dismissed is None
        if (rules is None or finding.rule in rules) and finding.confidence >= min_confidence
    )


def apply_corrections(pair: Pair, corrections: Iterable[Correction]) -> Corrected:
    """Make corrections of findings in ``pair.target``, whose offsets are characters of it as it was received.

    Where two want the same words, the graver finding goes first, then the surer one, and the other is left.
    """
    reading = read_as(pair.target, pair.format)
    made: dict[Correction, tuple[Edit, ...]] = {}
    places: list[Correction] = []
    left: list[LeftCorrection] = []
    for correction in sorted(corrections, key=_rank_urgency):
        words = reading.to_read(_find_span(correction))
        edits = tuple(_find_edits(reading, words, correction.replacement)) if len(words) else ()
        why = _find_why_not(correction, places, pair.target) or _find_broken_markup(edits, pair)
        why = why or (None if edits or words.of(reading.text) == correction.replacement else NOT_READ)
        if why:
            left.append(LeftCorrection(correction, why))
        else:
            made[correction] = edits
            insort(places, correction, key=_find_span)
    in_order = sorted(made, key=lambda correction: correction.finding.start)
    edits = tuple(edit for correction in in_order for edit in made[correction])
    return Corrected(_write_target(pair, edits), tuple(in_order), tuple(left))


def _rank_urgency(correction: Correction) -> tuple[int, float, int]:
    finding = correction.finding
    return -finding.severity.rank, -finding.confidence, finding.start


def _find_why_not(correction: Correction, made: Sequence[Correction], target: str) -> str | None:
    """``made`` are in order of place, and none of them overlap."""
    span = _find_span(correction)
    if span.of(target) != correction.finding.text:
        return "the text has other words there"
    after = bisect_left(made, span, key=_find_span)
    first = next((other for other in made[max(0, after - 1) : after + 1] if _find_span(other).overlaps(span)), None)
    return f"'{first.finding.shown}' is corrected there, for {first.finding.rule}" if first else None


def _find_broken_markup(edits: Iterable[Edit], pair: Pair) -> str | None:
    """Why other letters cannot stand there: with a bare "<" or "&" before them they would become a tag or an entity."""
    if pair.format is Format.HTML and any(_may_open_markup(pair.target, edit.place.start) for edit in edits):
        return "what is written there would be taken for markup"
    return None


def _may_open_markup(html: str, place: int) -> bool:
    return bool(_OPENS_MARKUP.search(html, max(0, place - _LONGEST_OPENING), place))


def _find_span(correction: Correction) -> Span:
    return Span(correction.finding.start, correction.finding.end)


def _write_target(pair: Pair, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    done = 0
    for edit in edits:
        text = escape(edit.text, quote=False) if pair.format is Format.HTML else edit.text
        parts += [pair.target[done : edit.place.start], text]
        done = edit.place.end
    return "".join([*parts, pair.target[done:]])


def _find_edits(reading: Reading, words: Span, replacement: str) -> Iterator[Edit]:
    """The edits, in order, that turn the words of a reading into others.

    Letters that stay keep their places, so that a tag within a name stays between the same letters.
    """
    for change, start, end, begin, stop in _find_changes(words.of(reading.text), replacement):
        if change != "equal":
            first, *others = _find_pieces(reading, Span(start, end).shifted(words.start), words)
            yield Edit(first, replacement[begin:stop])
            yield from (Edit(piece, "") for piece in others)


def _find_changes(words: str, replacement: str) -> Sequence[tuple[str, int, int, int, int]]:
    """As ``SequenceMatcher.get_opcodes`` has them, which takes the square of the length: one change in long texts."""
    if max(len(words), len(replacement)) <= _LONGEST_COMPARED:
        return SequenceMatcher(None, words, replacement, autojunk=False).get_opcodes()
    return [("replace", 0, len(words), 0, len(replacement))]


def _find_pieces(reading: Reading, letters: Span, words: Span) -> tuple[Span, ...]:
    """The pieces of text that hold the letters; for none of them the place between their neighbours."""
    if len(letters):
        received = reading.to_received(letters)
        return reading.find_text_ranges(received) or (Span(received.start, received.start),)
    after_a_letter = letters.start > words.start
    place = reading.ends[letters.start - 1] if after_a_letter else reading.starts[letters.start]
    return (Span(place, place),)
