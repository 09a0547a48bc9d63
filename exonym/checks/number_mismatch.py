"""A number that is another one in the translation.

What it finds
    Numbers of a target segment that its source does not have, where the source has one that the target lacks: digits,
    number words, decimals, thousands, scales ("1,5 miliona" is 1.5 million), times, dates, ordinals, Roman numerals. A
    number from ten on that was only left out or only added, no year or date, is reported as minor. Numbers that stand
    in a neighbouring segment are not, nor measures rightly converted to feet or miles.

Why it matters
    Nothing in a fluent sentence gives a wrong number away, and figures are what readers quote.

Example
    Source: "Eksport wzrośnie do 20 milionów ton." Target: "Exports will rise to 20 tonnes."

When to switch it off
    For texts that round figures or adapt them for the reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from exonym.article import Article
from exonym.languages import ENGLISH
from exonym.model import Mark, Severity, Side
from exonym.plugins import Check, Need
from exonym.quantities.differences import SegmentNumbers, find_added, find_differences, find_dropped, mark_difference
from exonym.quantities.english_numbers import written_number
from exonym.quantities.numbers import LANGUAGES, Number, Written

_CONFIDENCE = {Written.DIGITS: 0.95, Written.WORDS: 0.8, Written.HINT: 0.7}
_ALONE = 0.7
"""How sure it is that a number was lost or made up, where nothing stands in its place."""


@dataclass(frozen=True)
class NumberMismatch(Check):
    """See the module."""

    code: str = "NUM01"
    rule: str = "number.mismatch"
    category: str = "accuracy/mistranslation"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE})
    source_langs: frozenset[str] | None = frozenset(LANGUAGES)
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})
    explained_by: frozenset[str] = frozenset({"date.mismatch", "number.unit"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every target number in whose place the source has another."""
        yield from (_mark_other_number(*difference) for difference in find_differences(article))
        yield from (_mark_dropped(*number) for number in find_dropped(article))
        yield from (_mark_added(*number) for number in find_added(article))


def _mark_other_number(here: SegmentNumbers, source: Number, target: Number) -> Mark:
    suggestions = written_number(source) if source.written is not Written.HINT else ()
    confidence = _CONFIDENCE[source.written] * _CONFIDENCE[target.written]
    mark = mark_difference(here.sides, source.span, target.span, suggestions, confidence)
    said = target.span.of(here.sides.target_text)
    if said != source.span.of(here.sides.source_text):
        return mark
    return replace(mark, severity=Severity.MINOR, message=f"'{said}' is another number in English.")


def _mark_dropped(here: SegmentNumbers, number: Number) -> Mark:
    return Mark(
        span=here.sides.in_source(number.span),
        side=Side.SOURCE,
        severity=Severity.MINOR,
        message=f"The translation does not have '{number.span.of(here.sides.source_text)}'.",
        confidence=_ALONE,
        source=here.sides.in_source(number.span),
    )


def _mark_added(here: SegmentNumbers, number: Number) -> Mark:
    return Mark(
        span=here.sides.in_target(number.span),
        severity=Severity.MINOR,
        message=f"The source does not have '{number.span.of(here.sides.target_text)}'.",
        confidence=_ALONE,
    )


CHECK = NumberMismatch()
