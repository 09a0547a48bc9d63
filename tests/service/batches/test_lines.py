"""Lines out of a stream: the same ones however it is cut, and never more held than is allowed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.batches.lines import Line, split_lines


def lines_of(chunks: Sequence[bytes], longest: int = 100) -> list[tuple[int, bytes | None]]:
    async def stream() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    async def collected() -> list[Line]:
        return [line async for line in split_lines(stream(), longest)]

    return [(line.number, line.content) for line in asyncio.run(collected())]


@pytest.mark.parametrize(
    ("chunks", "lines"),
    [
        pytest.param([b"a\nb\n"], [(1, b"a"), (2, b"b")], id="two lines"),
        pytest.param([b"a\nb"], [(1, b"a"), (2, b"b")], id="no end of the last line"),
        pytest.param([b"a", b"b\nc", b"", b"d\n"], [(1, b"ab"), (2, b"cd")], id="cut within lines"),
        pytest.param([b"a\r\n\r\nb\r\n"], [(1, b"a"), (3, b"b")], id="blank lines are counted and left out"),
        pytest.param([], [], id="nothing"),
        pytest.param([b"\n\n \n"], [], id="only blank lines"),
        pytest.param([b"xxxxx\nb"], [(1, None), (2, b"b")], id="a line too long in one piece"),
        pytest.param([b"xxx", b"xxx", b"x\nb"], [(1, None), (2, b"b")], id="a line too long in pieces"),
        pytest.param([b"a\n", b"x" * 50], [(1, b"a"), (2, None)], id="a last line too long"),
        pytest.param([b"xxxx\n"], [(1, b"xxxx")], id="a line of just the length"),
    ],
)
def test_lines(chunks: list[bytes], lines: list[tuple[int, bytes | None]]) -> None:
    assert lines_of(chunks, longest=4) == lines


@given(st.binary(max_size=60), st.lists(st.integers(0, 60), max_size=8))
def test_where_the_stream_is_cut_makes_no_difference(content: bytes, cuts: list[int]) -> None:
    at = [0, *sorted(cuts), len(content)]
    chunks = [content[start:end] for start, end in pairwise(at)]
    assert lines_of(chunks, longest=10) == lines_of([content], longest=10)
