"""Find numbers of a segment that its counterpart does not have, each with the number in its place."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from exonym.article import Article, SegmentSides
from exonym.model import Cover, Mark, Span
from exonym.quantities.conversions import is_conversion
from exonym.quantities.dates import find_dates
from exonym.quantities.numbers import Number, Way, Written, find_numbers, single

SMALLEST_WORD = 3
"""Number words below this ("one", "two", "half") are too often idioms."""

SMALLEST_MISSED = 10
"""Smaller numbers are often left to the context, or said in another way."""
_LARGEST = Fraction(10**300)
YEARS = range(1000, 2101)


def mark_difference(
    sides: SegmentSides, source: Span, target: Span, suggestions: tuple[str, ...], confidence: float
) -> Mark:
    """Mark a part of a segment's target that says something else than a part of its source.

    ``source`` and ``target`` are places in the texts of the segment.
    """
    return Mark(
        span=sides.in_target(target),
        message=f"The source has '{source.of(sides.source_text)}', not '{target.of(sides.target_text)}'.",
        confidence=confidence,
        suggestions=suggestions,
        source=sides.in_source(source),
    )


@dataclass(frozen=True)
class SegmentNumbers:
    """The numbers of a segment, on both sides."""

    sides: SegmentSides
    source: tuple[Number, ...]
    target: tuple[Number, ...]

    @property
    def is_pair(self) -> bool:
        """Whether both sides have a text."""
        return bool(self.sides.source_text and self.sides.target_text)

    def is_converted(self, number: Number) -> bool:
        """Whether a target number is a measure of the source in another unit."""
        value = single(number.ways)
        return value is not None and is_conversion(
            self._metrics, _limit_size(value), self.sides.target_text, number.span.end
        )

    @cached_property
    def _metrics(self) -> Sequence[float]:
        return sorted({_limit_size(value) for number in self.source for value in number.values})

    @cached_property
    def scales(self) -> tuple[frozenset[Fraction], frozenset[Fraction]]:
        """The scales of the numbers of the source and of the target."""
        source, target = (frozenset(number.scale for number in side) for side in (self.source, self.target))
        return source, target


def find_differences(article: Article) -> Iterator[tuple[SegmentNumbers, Number, Number]]:
    """Find numbers that differ: the segment, a number of its source, and the number in its place in the target.

    A target number counts as another one if neither its segment nor the two beside it have it in their source.
    """
    for here, around in _read_with_neighbours(article):
        wrong = _find_wrong(here, around)
        if wrong:
            lost = _find_strange(here.source, [here.target], least=2)
            pairs = [
                pair
                for pair in _pair_numbers(lost, wrong)
                if _is_comparable(*pair) and not _is_scale_implied(here, *pair)
            ]
            yield from ((here, *pair) for pair in pairs)


def find_dropped(article: Article) -> Iterator[tuple[SegmentNumbers, Number]]:
    """Find numbers left out: the segment, and a number in digits of its source that has nothing in its place."""
    for here, around in _read_with_neighbours(article):
        if here.is_pair and not _find_strange(here.target, [side.source for side in around]):
            lost = _find_strange(here.source, [side.target for side in around])
            dates = Cover(date.span for date in find_dates(here.sides.source_text, article.source_lang))
            plain, centuries = [number for number in lost if _is_plain(number, dates)], _find_centuries(here.target)
            yield from ((here, number) for number in plain if centuries.isdisjoint(number.values))


def find_added(article: Article) -> Iterator[tuple[SegmentNumbers, Number]]:
    """Find numbers put in: the segment, and a number in digits of its target that stands for nothing."""
    for here, around in _read_with_neighbours(article):
        if here.is_pair and not _find_strange(here.source, [here.target]):
            dates = Cover(date.span for date in find_dates(here.sides.target_text, article.target_lang))
            yield from ((here, number) for number in _find_wrong(here, around) if _is_plain(number, dates))


def differ_in_scale(source: Number, target: Number) -> bool:
    """Whether two numbers have the same figures and another scale: "3 millions" and "3 billion"."""
    said, meant = single(target.ways), single(source.ways)
    return (
        said is not None
        and meant is not None
        and source.scale != target.scale
        and said * source.scale == meant * target.scale
    )


def _read_with_neighbours(article: Article) -> Iterator[tuple[SegmentNumbers, Sequence[SegmentNumbers]]]:
    segments = [_read_numbers(article, sides) for sides in article.both_sides()]
    for at, here in enumerate(segments):
        yield here, segments[max(0, at - 1) : at + 2]


def _find_wrong(here: SegmentNumbers, around: Sequence[SegmentNumbers]) -> list[Number]:
    """The stated numbers of a target that its source does not have, in whatever unit."""
    strange = _find_strange(here.target, [side.source for side in around])
    return [number for number in strange if number.written is not Written.HINT and not here.is_converted(number)]


def _is_plain(number: Number, dates: Cover) -> bool:
    """Whether a number in digits is large enough to be missed, and no year or day, which translators leave out."""
    value = single(number.ways)
    return (
        number.written is Written.DIGITS
        and value is not None
        and value >= SMALLEST_MISSED
        and not (number.scale == 1 and value in YEARS)
        and not dates.touches(number.span)
    )


def _limit_size(value: Fraction) -> float:
    """The value, or the largest that there is: digits may go on for a page."""
    return float(min(value, _LARGEST))


def _find_centuries(numbers: Iterable[Number]) -> frozenset[int]:
    """The centuries of the years among some numbers: "the 50s of the 19th" is the 1850s."""
    return frozenset(int(value) // 100 + 1 for number in numbers for value in number.values if value in YEARS)


def _is_comparable(source: Number, target: Number) -> bool:
    """Whether the target may stand for the source: "two" is too slight to say that digits are wrong."""
    return target.written is Written.WORDS or _is_plain_enough(source, SMALLEST_WORD)


def _is_scale_implied(here: SegmentNumbers, source: Number, target: Number) -> bool:
    """Whether one of two numbers has only left out a scale word that another beside it has: "22 million ... 18"."""
    if not differ_in_scale(source, target) or 1 not in (source.scale, target.scale):
        return False
    return target.scale in here.scales[0] if source.scale == 1 else source.scale in here.scales[1]


def _read_numbers(article: Article, sides: SegmentSides) -> SegmentNumbers:
    source = find_numbers(sides.source_text, article.source_lang)
    return SegmentNumbers(sides, source, find_numbers(sides.target_text, article.target_lang))


def _pair_numbers(lost: Sequence[Number], wrong: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Each wrong number with the one it stands for: of the same figures first, then in the order of the text, stated
    ones before hinted ones ("the third")."""
    stated = [number for number in lost if number.written is not Written.HINT]
    scaled = list(_pair_by_figures(stated, wrong))
    yield from ((stated[one], wrong[other]) for one, other in scaled)
    paired, taken = {one for one, _ in scaled}, {other for _, other in scaled}
    stated = [number for at, number in enumerate(stated) if at not in paired]
    left = [number for at, number in enumerate(wrong) if at not in taken]
    yield from zip(stated, left, strict=False)
    left = [number for number in left[len(stated) :] if number.written is Written.DIGITS]
    yield from zip((number for number in lost if number.written is Written.HINT), left, strict=False)


def _pair_by_figures(stated: Sequence[Number], wrong: Sequence[Number]) -> Iterator[tuple[int, int]]:
    """Places of numbers of the same figures and other scales: for each of the first the next of the second."""
    left: dict[Hashable, dict[Fraction, deque[int]]] = defaultdict(lambda: defaultdict(deque))
    for at, number in enumerate(wrong):
        left[_find_figures(number)][number.scale].append(at)
    for at, number in enumerate(stated):
        if _find_figures(number) is None:
            continue
        rows = [row for scale, row in left[_find_figures(number)].items() if scale != number.scale and row]
        if rows:
            yield at, min(rows, key=lambda row: row[0]).popleft()


def _find_figures(number: Number) -> Fraction | None:
    """The value without its scale, which differs where ``differ_in_scale`` says so; None for a date."""
    value = single(number.ways)
    return None if value is None else value / number.scale


def _find_strange(
    numbers: Iterable[Number], others: Sequence[Iterable[Number]], least: int = SMALLEST_WORD
) -> list[Number]:
    """The numbers that the other side does not have in any way of reading them. ``least``: of number words."""
    there = [number for side in others for number in side]
    months = _collect_values(number for number in there if number.written is Written.MONTH)
    values = _collect_values(number for number in there if number.written is not Written.MONTH)
    return [number for number in numbers if _is_plain_enough(number, least) and not number.agrees_with(values, months)]


def _collect_values(numbers: Iterable[Number]) -> Way:
    return frozenset().union(*(number.values for number in numbers))


def _is_plain_enough(number: Number, least: int) -> bool:
    """Whether a number is plain enough to be missed: small words are idioms, and a hint must have one meaning."""
    if number.written is Written.HINT:
        return len(number.values) == 1 and min(number.values) >= SMALLEST_WORD
    value = single(number.ways)
    small_word = number.written is Written.WORDS and value is not None and value < least
    return number.written is not Written.MONTH and not small_word
