"""A right number in a wrong unit or scale.

What it finds
    The number of the source beside another unit of the same kind: another currency, miles for kilometres, hours for
    minutes, kilograms for tonnes, Fahrenheit for Celsius; or beside another scale word: "billion" for "million", also
    where German "Billion" and Polish "bilion" mislead. A measure converted with its number stays quiet, and so does a
    number whose unit was left out.

Why it matters
    The digits are right, so nobody looks again, and the figure is wrong by what the unit makes.

Example
    Source: "Kara wyniosła 40 mln zł." Target: "The fine was 40 million euros."

When to switch it off
    For texts whose units are adapted for the reader without their numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exonym.article import Article, SegmentSides
from exonym.languages import ENGLISH
from exonym.model import Mark, Severity
from exonym.plugins import Check, Need
from exonym.quantities.differences import differ_in_scale, find_differences, mark_difference
from exonym.quantities.english_numbers import written_number
from exonym.quantities.english_units import written_unit
from exonym.quantities.measures import LANGUAGES, Measure, Units, find_measures, measures_alike
from exonym.quantities.numbers import Number, Way, find_numbers

_SCALE, _UNIT = 0.9, 0.85


@dataclass(frozen=True)
class NumberUnit(Check):
    """See the module."""

    code: str = "NUM02"
    rule: str = "number.unit"
    category: str = "accuracy/mistranslation"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE})
    source_langs: frozenset[str] | None = frozenset(LANGUAGES)
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every scale word and unit that is another one in the source."""
        for numbers, source, target in find_differences(article):
            if differ_in_scale(source, target):
                yield mark_difference(numbers.sides, source.span, target.span, written_number(source), _SCALE)
        segments = [_read_measures(article, sides) for sides in article.both_sides()]
        for at, here in enumerate(segments):
            yield from _mark_other_units(here, segments[max(0, at - 1) : at + 2])


@dataclass(frozen=True)
class _Measures:
    """The numbers with units of a segment."""

    sides: SegmentSides
    source: Sequence[Measure]
    target: Sequence[Measure]
    source_numbers: Sequence[Number]


def _read_measures(article: Article, sides: SegmentSides) -> _Measures:
    return _Measures(
        sides,
        find_measures(sides.source_text, article.source_lang),
        find_measures(sides.target_text, article.target_lang),
        find_numbers(sides.source_text, article.source_lang),
    )


def _mark_other_units(here: _Measures, around: Sequence[_Measures]) -> Iterator[Mark]:
    """Target measures whose number all sources of the same number have in another unit of the same kind."""
    measures = _ByValue([measure.number for measure in here.source])
    numbers = _ByValue(here.source_numbers)
    near = [measure for side in around for measure in side.source]
    units = _ByValue([measure.number for measure in near])
    for target in {measure.span: measure for measure in here.target}.values():
        same = measures.places(target.number)
        if not same or len(same) < len(numbers.places(target.number)):
            continue
        if not any(_may_be_same(of, target.units) for of in {near[at].units for at in units.places(target.number)}):
            source = here.source[same[0]]
            suggestions = written_unit(source.units, target.span.of(here.sides.target_text))
            yield mark_difference(here.sides, source.span, target.span, suggestions, _UNIT)


class _ByValue:
    """Numbers, found by the values that they may have; remembers what it was asked, for one value may come often."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        self._places: dict[Fraction, list[int]] = defaultdict(list)
        self._asked: dict[Way, list[int]] = {}
        for at, number in enumerate(numbers):
            for value in number.values:
                self._places[value].append(at)

    def places(self, number: Number) -> Sequence[int]:
        """The places, in order, of those that may have a value of this number."""
        values = number.values
        if values not in self._asked:
            self._asked[values] = sorted({at for value in values for at in self._places.get(value, ())})
        return self._asked[values]


def _may_be_same(source: Units, target: Units) -> bool:
    return bool(source & target) or not measures_alike(source, target)


CHECK = NumberUnit()
