"""Digits and number words that stand together and make one number: "1 million 200 thousand", "twenty-five"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from exonym.model import Span
from exonym.quantities.numbers.digits import Way


class Written(Enum):
    """How a number stands in the text: in digits, in number words, as a month's name, or only hinted at ("XX")."""

    DIGITS = "digits"
    WORDS = "words"
    MONTH = "month"
    HINT = "hint"


@dataclass(frozen=True)
class Number:
    """A number where it stands, and the ways to read it, the likeliest first.

    ``scale`` is what a word such as "million" has multiplied it by; the ways hold the product.
    """

    span: Span
    ways: tuple[Way, ...]
    written: Written
    scale: Fraction = Fraction(1)

    @property
    def values(self) -> Way:
        """Every value of every way."""
        return frozenset().union(*self.ways)

    def agrees_with(self, values: Way, months: Way) -> bool:
        """Whether one way's values are all among ``values``; the parts of a date may be among ``months``."""
        return any(way <= values or (len(way) > 1 and way <= values | months) for way in self.ways)


@dataclass(frozen=True)
class Atom:
    """Digits or one word: a number, or (``scale``) what multiplies the number before it.

    ``unsure``: it may be no scale at all, as the letter of "6000K".
    """

    span: Span
    ways: tuple[Way, ...]
    written: Written
    scale: Fraction | None = None
    unsure: bool = False


class Run:
    """Atoms read from left to right into one number. ``least_ten``: the least ten that a unit goes on."""

    def __init__(self, first: Atom, least_ten: int = 20) -> None:
        self._least_ten = least_ten
        self.span = first.span
        self._ways = first.ways
        self._written = Written.HINT if first.scale else first.written
        self._scale = Fraction(1)
        self._before = Fraction(0)
        self._before_scale = Fraction(0)

    def take(self, atom: Atom) -> bool:
        """Add an atom, unless another number begins with it."""
        if self._written is Written.HINT:
            return False
        alone = self._ways if atom.unsure else ()
        taken = self._multiply_by(atom.scale) if atom.scale else self._add_atom(atom)
        self._ways += alone
        if taken:
            self.span = Span(self.span.start, atom.span.end)
        return taken

    def number(self) -> Number:
        """The number that the atoms make."""
        return Number(self.span, times(self._ways, Fraction(1), self._before), self._written, self._scale)

    def _multiply_by(self, scale: Fraction) -> bool:
        if self._before_scale and scale > self._before_scale:
            self._ways = times(self._ways, Fraction(1), self._before)
            self._before = Fraction(0)
        self._ways = times(self._ways, scale)
        self._scale *= scale
        return True

    def _add_atom(self, atom: Atom) -> bool:
        ours, theirs = single(self._ways), single(atom.ways)
        if ours is None or theirs is None:
            return False
        if self._scale > 1 and theirs < self._scale:
            self._before, self._before_scale = self._before + ours, self._scale
            self._ways, self._scale = atom.ways, Fraction(1)
            return True
        if (
            atom.written is Written.WORDS
            and (theirs < 1 or self._written is Written.WORDS)
            and _may_complete(ours, theirs, self._least_ten)
        ):
            self._ways = (frozenset({ours + theirs}),)
            return True
        return False


def times(ways: tuple[Way, ...], factor: Fraction, plus: Fraction = Fraction(0)) -> tuple[Way, ...]:
    """The ways of one value multiplied and added to; those of several (a date) as they are."""
    return tuple(frozenset({value * factor + plus for value in way}) if len(way) == 1 else way for way in ways)


def single(ways: tuple[Way, ...]) -> Fraction | None:
    """The value of the likeliest way, None where that has several."""
    return next(iter(ways[0])) if len(ways[0]) == 1 else None


def _may_complete(number: Fraction, word: Fraction, least_ten: int) -> bool:
    """Whether a word goes on a number: "twenty" with "five", "two" with "a half"."""
    if word < 1:
        return number.denominator == 1
    return (number >= 100 and number % 100 == 0 and word < 100) or (
        number % 100 >= least_ten and number % 10 == 0 and word < 10
    )
