"""Texts with markup among them, as editors send them to LanguageTool (its parameter ``data``).

``{"annotation": [{"text": "A "}, {"markup": "<b>"}, {"text": "word"}, {"markup": "</b>"}]}``. Text is checked, of
markup only what it stands for (``interpretAs``), and offsets count both (https://languagetool.org/http-api).
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from exonym.config import MAX_CHARACTERS
from exonym.documents.offsets import count_utf16
from service.errors import InvalidField


class Part(BaseModel):
    """A piece of text, or of markup and what it stands for."""

    model_config = ConfigDict(strict=True)

    text: str | None = None
    markup: str | None = None
    interpretAs: str | None = None  # noqa: N815 - the name is LanguageTool's


_PARTS = TypeAdapter(list[Part])


@dataclass(frozen=True)
class AnnotatedText:
    """``text`` is what is checked. ``starts`` are places in it, in UTF-16 units, at which pieces begin that stand by
    ``shifts`` units further back in what was sent.
    """

    text: str
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def place_of(self, offset: int, length: int) -> tuple[int, int]:
        """Offset and length, in UTF-16 units, of a part of ``text`` in what was sent."""
        first, last = self._moved(offset), self._moved(max(offset, offset + length - 1))
        return first, last - first + min(length, 1)

    def _moved(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]


def read_annotated(data: str) -> AnnotatedText:
    """The text to check. Raises InvalidField where the data are not of that form, or too long."""
    try:
        parts = _PARTS.validate_python(json.loads(data)["annotation"])
    except (ValueError, KeyError, TypeError, RecursionError, ValidationError) as error:
        raise InvalidField("data", 'must be {"annotation": [{"text": ...}, {"markup": ...}]} in JSON') from error
    made = _join(parts)
    if len(made.text) > MAX_CHARACTERS:
        raise InvalidField("data", f"has {len(made.text)} characters of text; at most {MAX_CHARACTERS} are accepted")
    if "\0" in made.text:
        raise InvalidField("data", "has a NUL character; none is accepted")
    return made


def _join(parts: list[Part]) -> AnnotatedText:
    pieces: list[str] = []
    places: list[tuple[int, int]] = [(0, 0)]
    read = sent = 0
    for part in parts:
        piece, there = (part.text, part.text) if part.text is not None else (part.interpretAs or "", part.markup or "")
        places.append((read, sent - read))
        pieces.append(piece)
        read, sent = read + count_utf16(piece), sent + count_utf16(there)
    return AnnotatedText("".join(pieces), tuple(at for at, _ in places), tuple(shift for _, shift in places))
