"""Paragraphs: the lines of the target, each with its segments and findings, and none of those lost."""

from __future__ import annotations

import pytest

from exonym.model import Finding, Segment, Severity, Side, Span
from exonym.verdict.paragraphs import find_paragraphs

TARGET = "One. Two.\n\nThree\nand on.\u2028Four."
SEGMENTS = (
    Segment(0, Span(50, 60), None),
    Segment(1, Span(0, 4), Span(0, 4)),
    Segment(2, None, Span(5, 9)),
    Segment(3, Span(5, 9), Span(11, 24)),
    Segment(4, Span(10, 20), None),
    Segment(5, Span(21, 29), Span(25, 30)),
)


def finding(side: Side, start: int, segment: int | None) -> Finding:
    return Finding("X", "r", "", Severity.MINOR, 1, side, start, start + 1, "", segment, "", "f")


def test_a_line_is_a_paragraph_and_a_sentence_over_two_lines_is_in_one() -> None:
    found = [p.target.of(TARGET) for p in find_paragraphs(TARGET, SEGMENTS, [])]
    assert found == [
        "One. Two.",
        "Three\nand on.",
        "Four.",
    ]


def test_every_segment_stands_in_one_paragraph() -> None:
    made = find_paragraphs(TARGET, SEGMENTS, [])
    assert [[s.index for s in p.segments] for p in made] == [[0, 1, 2], [3, 4], [5]]


@pytest.mark.parametrize(
    ("found", "place"),
    [
        pytest.param(finding(Side.TARGET, 12, 3), 1, id="where it stands"),
        pytest.param(finding(Side.TARGET, 10, None), 0, id="between two: with the one before"),
        pytest.param(finding(Side.SOURCE, 12, 4), 1, id="lacking in the translation: where it would follow"),
        pytest.param(finding(Side.SOURCE, 55, 0), 0, id="lacking at the beginning"),
        pytest.param(finding(Side.SOURCE, 49, None), 0, id="about nothing in particular"),
    ],
)
def test_every_finding_stands_in_one_paragraph(found: Finding, place: int) -> None:
    assert [len(p.findings) for p in find_paragraphs(TARGET, SEGMENTS, [found])] == [int(i == place) for i in range(3)]


def test_a_text_without_segments_has_no_paragraphs() -> None:
    assert find_paragraphs("", (), [finding(Side.TARGET, 0, None)]) == ()
