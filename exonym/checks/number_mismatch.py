"""A number that is another one in the translation.

What it finds
    Numbers of a target segment that its source does not have, where the source has one that the target lacks: digits,
    number words, decimals, thousands, scales ("1,5 miliona" is 1.5 million), times, dates, ordinals, Roman numerals. A
    number that was only left out or only added is not reported, nor one that stands in a neighbouring segment, nor a
    measure rightly converted to feet or miles.

Why it matters
    Nothing in a fluent sentence gives a wrong number away, and figures are what readers quote.

Example
    Source: "Eksport wzrośnie do 20 milionów ton." Target: "Exports will rise to 20 tonnes."

When to switch it off
    For texts that round figures or adapt them for the reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exonym.extend import Article, Need
from exonym.language.numbers import LANGUAGES, Number, Way, Written, find_numbers, single
from exonym.language.units import is_conversion
from exonym.model import Mark, Segment, Severity

SMALLEST_WORD = 3
"""Number words below this ("one", "two", "half") are too often idioms."""
_CONFIDENCE = {Written.DIGITS: 0.95, Written.WORDS: 0.8, Written.HINT: 0.7}


@dataclass(frozen=True)
class NumberMismatch:
    """See the module."""

    code: str = "NUM01"
    rule: str = "number.mismatch"
    category: str = "accuracy/mistranslation"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE})
    source_langs: frozenset[str] | None = frozenset(LANGUAGES)
    target_langs: frozenset[str] | None = frozenset({"en"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every target number in whose place the source has another."""
        sides = [_Sides(article, segment) for segment in article.segments]
        for at, here in enumerate(sides):
            around = sides[max(0, at - 1) : at + 2]
            lost = _strange(here.source, [here.target])
            wrong = [
                n
                for n in _strange(here.target, [side.source for side in around])
                if n.written is not Written.HINT and not here.is_converted(n)
            ]
            yield from (_mark(here, *pair) for pair in _paired(lost, wrong))


class _Sides:
    """The numbers of a segment, on both sides."""

    def __init__(self, article: Article, segment: Segment) -> None:
        self.segment = segment
        self.source_text = article.source_of(segment)
        self.target_text = article.target_of(segment)
        self.source = find_numbers(self.source_text, article.source_lang)
        self.target = find_numbers(self.target_text, article.target_lang)

    def is_converted(self, number: Number) -> bool:
        """Whether a target number is a measure of the source in another unit."""
        value = single(number.ways)
        metric = [float(value) for source in self.source for value in source.values]
        return value is not None and any(
            is_conversion(value_there, float(value), self.target_text, number.span.end) for value_there in metric
        )


def _paired(lost: Sequence[Number], wrong: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Each wrong number with the one it stands for: stated ones first, then digits with hinted ones ("the third")."""
    stated = [number for number in lost if number.written is not Written.HINT]
    yield from zip(stated, wrong, strict=False)
    left = [number for number in wrong[len(stated) :] if number.written is Written.DIGITS]
    yield from zip((number for number in lost if number.written is Written.HINT), left, strict=False)


def _strange(numbers: Iterable[Number], others: Sequence[Iterable[Number]]) -> list[Number]:
    """The numbers that the other side does not have in any way of reading them."""
    there = [number for side in others for number in side]
    months = _values(number for number in there if number.written is Written.MONTH)
    values = _values(number for number in there if number.written is not Written.MONTH)
    return [number for number in numbers if _counts(number) and not number.agrees_with(values, months)]


def _values(numbers: Iterable[Number]) -> Way:
    return frozenset().union(*(number.values for number in numbers))


def _counts(number: Number) -> bool:
    """Whether a number is plain enough to be missed: small words are idioms, and a hint must have one meaning."""
    if number.written is Written.HINT:
        return len(number.values) == 1 and min(number.values) >= SMALLEST_WORD
    value = single(number.ways)
    small_word = number.written is Written.WORDS and value is not None and value < SMALLEST_WORD
    return number.written is not Written.MONTH and not small_word


def _mark(here: _Sides, source: Number, target: Number) -> Mark:
    assert here.segment.source
    assert here.segment.target
    said, meant = target.span.of(here.target_text), source.span.of(here.source_text)
    copied = said == meant
    return Mark(
        span=target.span.shifted(here.segment.target.start),
        severity=Severity.MINOR if copied else None,
        message=f"'{said}' is another number in English." if copied else f"The source has '{meant}', not '{said}'.",
        confidence=_CONFIDENCE[source.written] * _CONFIDENCE[target.written],
        suggestions=_in_english(source) if source.written is not Written.HINT else (),
        source=source.span.shifted(here.segment.source.start),
    )


def _in_english(number: Number) -> tuple[str, ...]:
    """The number as English writes it; nothing where it may be read in several ways."""
    value = single(number.ways)
    if value is None or len(number.ways) > 1:
        return ()
    for scale, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if number.scale >= 10**6 and value >= scale:
            return (f"{_plain(value / scale)} {word}",)
    return (_plain(value),)


def _plain(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}" if value >= 10_000 else str(value.numerator)
    return f"{float(value):,}"


CHECK = NumberMismatch()
