"""Which findings are the same error in two translations."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from exonym.comparison.changes import find_changes
from exonym.model import Finding, Side
from tests.exonym.comparison.made import SOURCE, found, report, segments

NAME, MINISTER = (0, 9), (23, 31)
BASELINE = segments(SOURCE, "a\nb\nc", [1, 1, 1])
MOVED = segments(SOURCE, "much longer\nb\nc", [1, 1, 1])
ADDED = segments(f"{SOURCE}\n", "a\nb\nc\nd", [1, 1, 1, 0])


@pytest.mark.parametrize(
    ("before", "after", "new", "gone"),
    [
        pytest.param([], [found("name.garbled", "Istia", source=NAME)], ["Istia"], [], id="a new name error"),
        pytest.param([found("name.garbled", "Istia", source=NAME)], [], [], ["Istia"], id="one that is gone"),
        pytest.param(
            [found("name.garbled", "Istia", at=3, source=NAME)],
            [found("name.garbled", "Iztia", at=40, source=NAME)],
            [], [], id="the same name, garbled otherwise and elsewhere",
        ),
        pytest.param(
            [found("name.garbled", "Istia", source=NAME)],
            [found("name.copied", "Izwiestia", source=NAME)],
            ["Izwiestia"], ["Istia"], id="the same name, another rule",
        ),
        pytest.param(
            [found("name.garbled", "Istia", source=NAME)],
            [found("name.garbled", "Minster", source=MINISTER, segment=1)],
            ["Minster"], ["Istia"], id="another name",
        ),
        pytest.param(
            [found("typography.spacing", " ,")], [found("typography.spacing", " .")], [], [],
            id="without a place in the source, the same sentence",
        ),
        pytest.param(
            [found("typography.spacing", " ,")], [found("typography.spacing", " ,", segment=2)], [" ,"], [" ,"],
            id="another sentence",
        ),
        pytest.param(
            [found("typography.spacing", " ,")], [found("typography.spacing", " ,")] * 3, [" ,", " ,"], [],
            id="more of the same",
        ),
        pytest.param(
            [found("omission.segment", "Minister milczał.", 23, 1, side=Side.SOURCE)],
            [found("omission.segment", "Minister milczał.", 23, 1, side=Side.SOURCE)],
            [], [], id="the same sentence left out",
        ),
        pytest.param(
            [found("addition.segment", "Read on", segment=None)],
            [found("addition.segment", "read on", segment=None), found("addition.segment", "Follow us", segment=None)],
            ["Follow us"], [], id="additions have no place in the source: the same words",
        ),
    ],
)  # fmt: skip
def test_new_and_gone(
    before: Sequence[Finding], after: Sequence[Finding], new: Sequence[str], gone: Sequence[str]
) -> None:
    appeared, went = find_changes(report(BASELINE, before), report(MOVED, after))
    assert ([f.text for f in appeared], [f.text for f in went]) == (new, gone)


def test_an_addition_in_a_segment_without_a_source_is_placed_nowhere() -> None:
    addition = found("addition.segment", "d", segment=3)
    assert find_changes(report(BASELINE), report(ADDED, [addition])) == ((addition,), ())
