"""The findings as tab-separated values of Marot and other viewers of MQM annotations: ten columns, a row an error."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exonym.model import Pair, Report, Side
from exonym.report.layout import Note, Piece, SegmentRow, lay_out_rows

_HEAD = ("system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata")
_RATER = "exonym"
_NOTHING = "no-error"


@dataclass(frozen=True)
class TsvRenderer:
    """A row an error, its words between ``<v>`` and ``</v>``; one with "no-error" for a segment without any. The texts
    are given as they are: a spreadsheet may take one for a formula, so csv and xlsx are for those."""

    name: str = "tsv"
    extension: str = "tsv"
    media_type: str = "text/tab-separated-values"

    def render(self, report: Report, pair: Pair) -> str:
        """The table with its head. Errors about no place in the texts have no row."""
        lines = [_HEAD, *(line for row in lay_out_rows(report, pair) for line in _lines(report, row))]
        return "".join("\t".join(map(_cell, line)) + "\n" for line in lines)


def _lines(report: Report, row: SegmentRow) -> Iterator[tuple[str, ...]]:
    begins = (report.metadata.mt_system or "translation", report.metadata.article_id or report.id or "article")
    number = str(row.segment.index + 1)
    for note in row.notes or (None,):
        texts = (_marked(row.source or (), note, Side.SOURCE), _marked(row.target or (), note, Side.TARGET))
        yield (*begins, number, number, _RATER, *texts, *_said(note))


def _said(note: Note | None) -> tuple[str, str, str]:
    """Category, severity, and as JSON what has no column."""
    if note is None:
        return _NOTHING, _NOTHING, "{}"
    found = note.finding
    more = {"rule": found.rule, "message": found.message, "suggestions": list(found.suggestions)}
    return found.category, found.severity.value, json.dumps(more, ensure_ascii=False)


def _marked(pieces: Iterable[Piece], note: Note | None, side: Side) -> str:
    """The text of a side, with the error's words marked where they stand."""
    here = [(piece.text, note is not None and note.finding.side is side and note in piece.errors) for piece in pieces]
    text = "".join(f"<v>{words}</v>" if marked else words for words, marked in here)
    return text.replace("</v><v>", "")


def _cell(text: str) -> str:
    """The text on one line, without tabs."""
    return " ".join(text.replace("\t", " ").splitlines())


RENDERER = TsvRenderer()
