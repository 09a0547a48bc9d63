"""Names where they stand: capitalised words, and the runs that they make up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exonym.model import Mention, Pair, Segment, Side, Span
from exonym.names.words import Word, frequency, words

_COMMON = 3.5
"""Zipf frequency from which a capitalised word that opens a sentence is taken for an ordinary one."""
_CALENDAR = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "April",
        "June",
        "July",
        "September",
        "October",
        "November",
        "December",
    ]
)
"""Days and months, without those that are also names (May, March, August)."""
_PARTICLES = frozenset(
    ["von", "van", "der", "den", "de", "del", "della", "di", "da", "la", "le", "al", "el", "bin", "ibn", "ben", "zu"]
)


@dataclass(frozen=True)
class NameWord:
    """One capitalised word of a segment."""

    word: Word
    segment: int

    @property
    def text(self) -> str:
        """The word as it stands."""
        return self.word.text

    def mention(self) -> Mention:
        """The word as a mention of its own."""
        return Mention(self.word.text, self.word.span, self.segment)


def name_words(pair: Pair, segments: Sequence[Segment], side: Side) -> tuple[NameWord, ...]:
    """Every word of a side that may be a name or part of one: capitalised, and not merely opening its sentence.

    A common word that opens a sentence counts only when the text has it capitalised inside a sentence too.
    """
    text, lang = (pair.source or "", pair.source_lang or "") if side is Side.SOURCE else (pair.target, pair.target_lang)
    found = [NameWord(word, s.index) for s, span in _spans(segments, side) for word in _candidates(text, span)]
    inside = Counter(n.text for n in found if not n.word.opens)
    return tuple(n for n in found if not n.word.opens or inside[n.text] or not _ordinary(n.text, lang))


def _spans(segments: Sequence[Segment], side: Side) -> Iterable[tuple[Segment, Span]]:
    for segment in segments:
        span = segment.source if side is Side.SOURCE else segment.target
        if span:
            yield segment, span


def _candidates(text: str, span: Span) -> Iterable[Word]:
    return (w for w in words(text, span) if _may_name(w))


def _may_name(word: Word) -> bool:
    return word.capitalised and len(word.text) > 1 and not word.acronym and word.text not in _CALENDAR


def _ordinary(word: str, lang: str) -> bool:
    return frequency(word.lower(), (lang or "en").split("-")[0]) >= _COMMON


def runs(text: str, found: Sequence[NameWord]) -> tuple[tuple[NameWord, ...], ...]:
    """Name words that stand together ("Kassym-Jomart Tokayev", "Ursula von der Leyen"), in order of the text."""
    grouped: list[list[NameWord]] = []
    for name in found:
        if grouped and _continues(text, grouped[-1][-1], name):
            grouped[-1].append(name)
        else:
            grouped.append([name])
    return tuple(tuple(run) for run in grouped)


def _continues(text: str, last: NameWord, name: NameWord) -> bool:
    if last.segment != name.segment:
        return False
    between = text[last.word.span.end : name.word.span.start]
    return "\n" not in between and all(part in _PARTICLES or _initial(part) for part in between.split())


def _initial(part: str) -> bool:
    return len(part) == 2 and part[0].isupper() and part[1] == "."
