"""Numbers as English writes them."""

from __future__ import annotations

from fractions import Fraction

from exonym.quantities.numbers import Number, single


def written_number(number: Number) -> tuple[str, ...]:
    """A number in digits and a scale word; nothing where it may be read in several ways."""
    value = single(number.ways)
    if value is None or len(number.ways) > 1:
        return ()
    for scale, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if number.scale >= 10**6 and value >= scale:
            return (f"{_write_plain(value / scale)} {word}",)
    return (_write_plain(value),)


def _write_plain(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}" if value >= 10_000 else str(value.numerator)
    return f"{float(value):,}"
