"""Whatever overlaps, rows show every segment's text once and every mark whole."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from exonym.model import Pair, Report, Segment, Span
from exonym.report.layout import find_unplaced, lay_out_rows, number_findings
from tests.exonym.renderers.sample import FINDINGS, REPORT

TEXT = " One two.  Three\n\nfour. Five "
SEGMENTS = (Segment(0, None, Span(1, 9)), Segment(1, None, Span(11, 22)), Segment(2, None, Span(23, 28)))
PLACES = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


def report(places: list[list[int]]) -> Report:
    found = [
        replace(FINDINGS[0], start=start, end=end, text=TEXT[start:end], source_span=None) for start, end in places
    ]
    return replace(REPORT, segments=SEGMENTS, findings=tuple(found), names=())


@given(st.lists(PLACES, max_size=6))
def test_every_segment_is_shown_whole_and_every_mark_in_its_pieces(places: list[list[int]]) -> None:
    audited = report(places)
    rows = lay_out_rows(audited, Pair(target=TEXT))
    shown = ["".join(piece.text for piece in row.target or ()) for row in rows]
    for segment, text in zip(SEGMENTS, shown, strict=True):
        assert segment.target is not None
        assert segment.target.of(TEXT) in text
    for note in number_findings(audited):
        marked = "".join(piece.text for row in rows for piece in row.target or () if note in piece.errors)
        assert marked == note.finding.text


@given(st.lists(PLACES, max_size=6))
def test_only_findings_without_a_character_stand_in_no_row(places: list[list[int]]) -> None:
    audited = report(places)
    left = find_unplaced(number_findings(audited), lay_out_rows(audited, Pair(target=TEXT)))
    assert [note.finding.text for note in left] == [""] * sum(start == end for start, end in places)
