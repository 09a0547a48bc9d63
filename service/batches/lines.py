"""Lines out of a stream of bytes, however it is cut."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line, counted from 1, without its end. ``content`` is None for one that is longer than is read."""

    number: int
    content: bytes | None


async def split_lines(chunks: AsyncIterator[bytes], longest: int) -> AsyncIterator[Line]:
    """Every line that is not blank. No more than ``longest`` bytes of a line, and one chunk, are held at a time."""
    number, begun, over = 0, bytearray(), False
    async for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for part in ended:
            number += 1
            line = _line(number, begun, part, over, longest)
            begun, over = bytearray(), False
            if line:
                yield line
        over = over or len(begun) + len(rest) > longest
        if not over:
            begun += rest
        else:
            begun = bytearray()
    last = _line(number + 1, begun, b"", over, longest)
    if last:
        yield last


def _line(number: int, begun: bytearray, part: bytes, over: bool, longest: int) -> Line | None:
    """A line of what was held of it and its last part; None for a blank one."""
    if over or len(begun) + len(part) > longest:
        return Line(number, None)
    content = bytes(begun + part).strip()
    return Line(number, content) if content else None
