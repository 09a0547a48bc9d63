"""Alignment over a toy embedding."""

import time

import numpy as np
import pytest

from exonym.alignment import align_sentences
from exonym.model import Span
from tests.exonym.alignment.toy import Links, aligned, embed, links, spans_of

BODY = "rain fell hard on monday\nthe river rose by night\nmany people left their homes\ntroops came with boats"
LINES = BODY.split("\n")


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        pytest.param(BODY, BODY, list(zip(LINES, LINES, strict=True)), id="copied text"),
        pytest.param(
            "entirely different", "other words", [("entirely different", "other words")], id="one on each side"
        ),
        pytest.param(
            BODY,
            "flood horror in pictures\n" + BODY,
            [(None, "flood horror in pictures"), *zip(LINES, LINES, strict=True)],
            id="a title in the target alone",
        ),
        pytest.param(
            BODY,
            BODY + "\nread more",
            [*zip(LINES, LINES, strict=True), (None, "read more")],
            id="furniture at the end",
        ),
        pytest.param(
            BODY,
            "\n".join([LINES[0], *LINES[2:]]),
            [(LINES[0], LINES[0]), (LINES[1], None), (LINES[2], LINES[2]), (LINES[3], LINES[3])],
            id="a lost paragraph",
        ),
        pytest.param(
            "rain fell hard on monday / the river rose by night\nmany people left",
            "rain fell hard on monday the river rose by night\nmany people left",
            [
                (
                    "rain fell hard on monday / the river rose by night",
                    "rain fell hard on monday the river rose by night",
                ),
                ("many people left", "many people left"),
            ],
            id="two sentences merged",
        ),
        pytest.param(
            "rain fell hard on monday the river rose by night\nmany people left",
            "rain fell hard on monday / the river rose by night\nmany people left",
            [
                (
                    "rain fell hard on monday the river rose by night",
                    "rain fell hard on monday / the river rose by night",
                ),
                ("many people left", "many people left"),
            ],
            id="a sentence split",
        ),
        pytest.param(
            BODY,
            "\n".join([" ".join(LINES[:3]), LINES[3]]),
            [("\n".join(LINES[:3]), " ".join(LINES[:3])), (LINES[3], LINES[3])],
            id="three paragraphs merged into a sentence",
        ),
        pytest.param(
            "\n".join([" ".join(LINES[:3]), LINES[3]]),
            BODY,
            [(" ".join(LINES[:3]), "\n".join(LINES[:3])), (LINES[3], LINES[3])],
            id="a sentence split into three paragraphs",
        ),
        pytest.param(
            BODY,
            "\n".join([LINES[0], LINES[3]]),
            [(LINES[0], LINES[0]), (LINES[1], None), (LINES[2], None), (LINES[3], LINES[3])],
            id="two paragraphs lost, which no neighbour carries",
        ),
        pytest.param(
            BODY,
            "\n".join([LINES[3], *LINES[:3]]),
            [(LINES[3], LINES[3]), (LINES[0], LINES[0]), (LINES[1], LINES[1]), (LINES[2], LINES[2])],
            id="a paragraph moved to the front",
        ),
    ],
)
def test_links(source: str, target: str, wanted: Links) -> None:
    assert links(source, target) == wanted


@pytest.mark.parametrize(("source", "target", "segments"), [("", "", 0), ("a b", "", 1), ("", "a b", 1)])
def test_a_missing_side_leaves_the_other_alone(source: str, target: str, segments: int) -> None:
    found = align_sentences(source, spans_of(source)[: len(source)], target, spans_of(target)[: len(target)], embed)
    assert len(found) == segments
    assert all(segment.alignment is None for segment in found)


def test_alignment_is_1_for_the_same_text() -> None:
    assert [segment.alignment for segment in aligned("red house\nold tree", "red house\nold tree")] == [1.0, 1.0]


def test_one_sentence_on_each_side_is_one_segment_however_unlike() -> None:
    assert [(s.source, s.target, s.alignment) for s in aligned("red house", "blue moon")] == [
        (Span(0, 9), Span(0, 9), 0.0)
    ]


def long_text(lines: int, seed: int) -> str:
    rng = np.random.default_rng(seed)
    return "\n".join(" ".join(f"w{word}" for word in rng.integers(0, 5000, 8)) for _ in range(lines))


def test_2000_segments_take_seconds_and_every_gap_is_found() -> None:
    lines = long_text(2000, 1).split("\n")
    target = [line for at, line in enumerate(lines) if at % 100 != 50]
    start = time.perf_counter()
    found = aligned("\n".join(lines), "\n".join(target))
    assert time.perf_counter() - start < 30
    assert [segment.index for segment in found if segment.target is None] == list(range(50, 2000, 100))


def test_unrelated_long_texts_still_come_out_whole() -> None:
    source, target = long_text(700, 2), long_text(900, 3)
    found = aligned(source, target)
    assert sum(source.count("\n", *bounds(s.source)) + 1 for s in found if s.source) == 700
    assert sum(target.count("\n", *bounds(s.target)) + 1 for s in found if s.target) == 900


def bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end
