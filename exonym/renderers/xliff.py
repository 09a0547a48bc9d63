"""The texts as XLIFF 2.1 (OASIS) with the findings as localization quality issues of ITS 2.0 (W3C), for CAT tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring  # nosec B405 - only written, never parsed

from exonym.model import Pair, Report, Side
from exonym.report.interchange import clean_for_xml, find_quality_issue_severity, find_quality_issue_type
from exonym.report.layout import Note, Piece, SegmentRow, lay_out_rows

_NAMESPACES = {"xmlns": "urn:oasis:names:tc:xliff:document:2.0", "xmlns:its": "http://www.w3.org/2005/11/its"}
_UNKNOWN = "und"
"""The BCP 47 tag of a language that is not known."""


@dataclass(frozen=True)
class XliffRenderer:
    """A unit a segment. Marked words stand in ``mrk``: with one issue as its attributes, with several as a reference to
    the unit's ``its:locQualityIssues``. A side that a segment lacks is empty, or for the target absent."""

    name: str = "xliff"
    extension: str = "xlf"
    media_type: str = "application/xliff+xml"

    def render(self, report: Report, pair: Pair) -> str:
        """The document, the texts as readers see them."""
        languages = {"srcLang": report.source_lang or _UNKNOWN, "trgLang": report.target_lang}
        root = Element("xliff", {**_NAMESPACES, "version": "2.1", "its:version": "2.0", **languages})
        about = {"original": clean_for_xml(report.metadata.url or report.metadata.article_id or report.id or "article")}
        file = SubElement(root, "file", {"id": "f1", **about})
        for row in lay_out_rows(report, pair):
            file.append(_Unit(row).element())
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


class _Unit:
    """One segment on its way into the document. Ids of marks are unique within it, those of issues in the document."""

    def __init__(self, row: SegmentRow) -> None:
        self._row = row
        self._number = row.segment.index + 1
        self._sets: dict[tuple[int, ...], Element] = {}
        self._marks = 0

    def element(self) -> Element:
        """The unit: the sets of issues, then the segment, as the schema has them in order."""
        segment = Element("segment", {"id": f"s{self._number}"})
        self._fill(SubElement(segment, "source"), self._row.source or (), Side.SOURCE)
        if self._row.target is not None:
            self._fill(SubElement(segment, "target"), self._row.target, Side.TARGET)
        unit = Element("unit", {"id": f"u{self._number}"})
        unit.extend(self._sets.values())
        unit.append(segment)
        return unit

    def _fill(self, side: Element, pieces: Iterable[Piece], of: Side) -> None:
        side.set("xml:space", "preserve")
        last: Element | None = None
        for text, notes in _runs(pieces, of):
            if notes:
                last = SubElement(side, "mrk", self._mark(notes))
                last.text = text
            elif last is None:
                side.text = (side.text or "") + text
            else:
                last.tail = (last.tail or "") + text

    def _mark(self, notes: Sequence[Note]) -> dict[str, str]:
        self._marks += 1
        head = {"id": f"m{self._marks}", "type": "its:generic"}
        if len(notes) == 1:
            return head | {f"its:{name}": value for name, value in _issue(notes[0]).items()}
        return head | {"its:locQualityIssuesRef": f"#its={self._set(notes)}"}

    def _set(self, notes: Sequence[Note]) -> str:
        """The id of the set of these issues, made when it is first asked for."""
        numbers = tuple(note.number for note in notes)
        name = f"lqi{self._number}-" + "-".join(map(str, numbers))
        if numbers not in self._sets:
            issues = self._sets[numbers] = Element("its:locQualityIssues", {"xml:id": name})
            for note in notes:
                SubElement(issues, "its:locQualityIssue", _issue(note))
        return name


def _runs(pieces: Iterable[Piece], side: Side) -> Iterator[tuple[str, tuple[Note, ...]]]:
    for piece in pieces:
        yield clean_for_xml(piece.text), tuple(note for note in piece.errors if note.finding.side is side)


def _issue(note: Note) -> dict[str, str]:
    """The attributes of an ``its:locQualityIssue``, which belong to no namespace there; on a ``mrk`` they are ITS's."""
    found = note.finding
    rather = f" Suggested: {', '.join(found.suggestions)}." if found.suggestions else ""
    return {
        "locQualityIssueType": find_quality_issue_type(found),
        "locQualityIssueComment": clean_for_xml(f"{found.rule}: {found.message}{rather}"),
        "locQualityIssueSeverity": str(find_quality_issue_severity(found)),
    }


RENDERER = XliffRenderer()
