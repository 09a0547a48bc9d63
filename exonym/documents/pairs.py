"""Read pairs into the plain texts that checks see, whatever their format."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exonym.documents.characters import read_characters
from exonym.documents.html import read_html
from exonym.documents.long_words import note_shortened_words
from exonym.documents.places import Reading
from exonym.model import Format, Pair


@dataclass(frozen=True)
class Readings:
    """A pair of plain texts, and the readings that they come from; ``source`` is null without one.

    ``notes`` say what the report's reader has to know of how they were read.
    """

    pair: Pair
    source: Reading | None
    target: Reading
    notes: tuple[str, ...] = ()


def read_pair(pair: Pair) -> Readings:
    """Read the texts of a pair as checks see them."""
    target = read_as(pair.target, pair.format)
    source, reference = (_read_if_given(text, pair.format) for text in (pair.source, pair.reference))
    plain = replace(
        pair,
        source=source.text if source else None,
        target=target.text,
        reference=reference.text if reference else None,
        format=Format.TEXT,
    )
    shortened = sum(reading.shortened for reading in (source, target, reference) if reading)
    return Readings(plain, source, target, (note_shortened_words(shortened),) if shortened else ())


def read_as(text: str, format_: Format) -> Reading:
    """Read one text in a format."""
    return read_html(text) if format_ is Format.HTML else read_characters(text)


def _read_if_given(text: str | None, format_: Format) -> Reading | None:
    return None if text is None else read_as(text, format_)
