"""What each source sentence is worth in a translation."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from exonym.comparison.sentences import find_sentence_values
from exonym.model import Segment, Span
from tests.exonym.comparison.made import SOURCE, lines_of, report, segments

FIRST, SECOND, THIRD = lines_of(SOURCE)


def bead(index: int, source: Span | None, target: Span | None, qe: float | None) -> Segment:
    return Segment(index, source, target, scores={} if qe is None else {"qe": qe})


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        pytest.param(segments(SOURCE, "a\nb\nc", [0.1, 0.2, 0.3]), [0.1, 0.2, 0.3], id="one to one"),
        pytest.param(segments(SOURCE, "a\n\nc", [0.1, 0.2, 0.3]), [0.1, 0.0, 0.3], id="a sentence left out counts 0"),
        pytest.param(segments(SOURCE, "a\nb\nc", [0.1, None, 0.3]), [0.1, None, 0.3], id="one without a score"),
        pytest.param(
            (bead(0, Span(FIRST.start, SECOND.end), Span(0, 4), 0.6), bead(1, THIRD, Span(5, 9), 0.2)),
            [0.6, 0.6, 0.2],
            id="two translated as one take the same",
        ),
        pytest.param(
            (bead(0, SECOND, Span(0, 4), 0.6), bead(1, FIRST, Span(5, 9), 0.2), bead(2, THIRD, Span(10, 14), 0.4)),
            [0.2, 0.6, 0.4],
            id="sentences that changed places",
        ),
        pytest.param(
            (
                bead(0, FIRST, Span(0, 6), 0.8),
                bead(1, None, Span(7, 9), 0.0),
                *segments(SOURCE, "a\nb\nc", [1, 1, 1])[1:],
            ),
            [0.6, 1.0, 1.0],
            id="an addition counts 0 by its length",
        ),
        pytest.param(
            (bead(0, None, Span(0, 5), None), bead(1, FIRST, Span(6, 11), 0.8)),
            [0.4, 0.0, 0.0],
            id="an addition at the beginning",
        ),
        pytest.param((bead(0, None, Span(0, 5), 0.0),), [0.0, 0.0, 0.0], id="nothing translated"),
    ],
)
def test_sentence_values(made: tuple[Segment, ...], wanted: Sequence[float | None]) -> None:
    made = tuple(Segment(i, s.source, s.target, scores=s.scores) for i, s in enumerate(made))
    assert find_sentence_values(report(made), (FIRST, SECOND, THIRD), "qe") == pytest.approx(wanted)
