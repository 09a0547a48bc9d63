"""Units as English writes them."""

from __future__ import annotations

from exonym.quantities.measures import Units, load_english_units
from exonym.quantities.measures.tables import symbols_after, symbols_before


def written_unit(units: Units, like: str) -> tuple[str, ...]:
    """A unit in the place of another one: a symbol for a symbol, a plural for a plural.

    Nothing where several units are meant, or English has no such symbol.
    """
    if len(units) != 1:
        return ()
    (unit,) = units
    for symbols in (symbols_before(), symbols_after()):
        if like in symbols.units:
            symbol = symbols.symbol(unit)
            return (symbol,) if symbol else ()
    words = load_english_units().get(unit, ())[_is_plural(like) : 2][:1]
    return tuple(word.capitalize() if like[:1].isupper() else word for word in words)


def _is_plural(word: str) -> bool:
    """Whether an English word for a unit is a plural: not the singular of a unit whose plural adds an "s"."""
    return not any(
        f"{word.lower()}{ending}" in words for words in load_english_units().values() for ending in ("s", "es")
    )
