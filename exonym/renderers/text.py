"""The report as text for a terminal: the verdict, the scores, and every finding where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from exonym.documents.unicode import show_controls
from exonym.model import Decision, NameForm, Pair, Report, Severity
from exonym.report.layout import Note, Part, Piece, SegmentRow, find_unplaced, lay_out_rows, list_parts, number_findings

WIDTH = 100
"""Characters a line, where there is no terminal to ask."""

_DECISION_STYLES = {Decision.PUBLISH: "green", Decision.REVIEW: "yellow", Decision.HOLD: "red"}
_SEVERITY_STYLES = {
    Severity.NEUTRAL: "bright_black",
    Severity.MINOR: "yellow",
    Severity.MAJOR: "bright_red",
    Severity.CRITICAL: "bold red",
}
_ORIGIN_STYLE = "cyan"


@dataclass(frozen=True)
class TextRenderer:
    """Plain text of WIDTH characters a line; errors stand in square brackets with their number."""

    name: str = "text"
    extension: str = "txt"
    media_type: str = "text/plain"

    def render(self, report: Report, pair: Pair) -> str:
        """The report as plain text, without colours."""
        return _printed(report, pair, WIDTH, colour=False)


def render_ansi(report: Report, pair: Pair, width: int = WIDTH) -> str:
    """The same report in colour, as ANSI escape sequences for a terminal ``width`` characters wide."""
    return _printed(report, pair, width, colour=True)


def _printed(report: Report, pair: Pair, width: int, *, colour: bool) -> str:
    out = StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="standard" if colour else None, legacy_windows=False
    )
    for part in _parts(report, pair):
        console.print(part, highlight=False)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _parts(report: Report, pair: Pair) -> Iterable[RenderableType]:
    rows, notes = lay_out_rows(report, pair), number_findings(report)
    yield _verdict(report)
    if report.scores:
        yield _section("Scores", _scores(report))
    parts = list_parts(rows, report)
    if len(parts) > 1 and any(part.paragraph.findings for part in parts):
        yield _section("Paragraphs with errors", _paragraphs(parts))
    if report.notes:
        yield _section("To know", *(Text(show_controls(note)) for note in report.notes))
    marked: list[RenderableType] = [_row(row, report) for row in rows if row.notes]
    marked.extend(_note(note) for note in find_unplaced(notes, rows))
    yield _section(f"Findings: {len(notes)}", *(marked or [Text("No errors were found.")]))
    if report.names:
        yield _section("Names", _names(report))
    yield _section("Checked", Text(", ".join(report.coverage.ran) or "Nothing was."))
    if report.coverage.skipped:
        yield _section("Not checked", _skipped(report))
    yield Text(f"\nexonym {report.engine.version}", style="bright_black")


def _section(title: str, *parts: RenderableType) -> Group:
    return Group(Text(f"\n{title}", style="bold"), *(Padding(part, (0, 0, 0, 2)) for part in parts))


def _verdict(report: Report) -> Group:
    verdict = report.verdict
    style = _DECISION_STYLES[verdict.decision]
    languages = f"{report.source_lang or '?'} to {report.target_lang}"
    about = "  ".join(part for part in (languages, f"profile {verdict.profile}", report.id) if part)
    head = Text.assemble((f" {verdict.decision.upper()} ", f"bold reverse {style}"), "  ", show_controls(about))
    reasons = [show_controls(f"{r.rule}{f' ({r.count})' if r.count > 1 else ''}: {r.message}") for r in verdict.reasons]
    cut = ["The text was cut: not all of it was audited."] if report.truncated else []
    return Group(head, *(Padding(Text(line), (0, 0, 0, 2)) for line in (*reasons, *cut)))


def _scores(report: Report) -> Table:
    table = Table.grid(padding=(0, 2))
    for name, score in report.scores.items():
        low, high = score.range
        table.add_row(Text(name), Text(f"{score.value:.2f}"), Text(f"of {low:g} to {high:g}", style="bright_black"))
    return table


def _paragraphs(parts: Iterable[Part]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_row(*(Text(title, style="bright_black") for title in ("", "quality", "found", "")))
    for part in parts:
        quality, found = part.paragraph.scores.get("quality"), part.paragraph.findings
        if found:
            counts = ", ".join(f"{found[severity]} {severity}" for severity in reversed(Severity) if severity in found)
            cells = (
                str(part.number),
                "" if quality is None else f"{quality:.1f}",
                counts,
                show_controls(part.opening),
            )
            table.add_row(*map(Text, cells))
    return table


def _row(row: SegmentRow, report: Report) -> Group:
    table = Table.grid(padding=(0, 1))
    table.add_column(style="bright_black", no_wrap=True)
    for lang, pieces in ((report.source_lang or "source", row.source), (report.target_lang, row.target)):
        if pieces is not None:
            table.add_row(Text(lang), _marked(pieces))
    return Group(table, *(Padding(_note(note), (0, 0, 0, 3)) for note in row.notes), Text(""))


def _marked(pieces: Iterable[Piece]) -> Text:
    text = Text()
    for piece in pieces:
        if not piece.errors:
            text.append(show_controls(piece.text), style=_ORIGIN_STYLE if piece.origins else None)
            continue
        numbers = ",".join(str(note.number) for note in piece.errors)
        style = _SEVERITY_STYLES[piece.errors[0].finding.severity]
        text.append(f"[{numbers}:{show_controls(piece.text)}]", style=f"{style} underline")
    return text


def _note(note: Note) -> Text:
    finding = note.finding
    style = _SEVERITY_STYLES[finding.severity]
    text = Text.assemble((f"{note.number} {finding.severity}", style), f"  {show_controls(finding.message)}")
    if finding.suggestions:
        text.append(f" → {show_controls(' or '.join(finding.suggestions))}", style="green")
    return text.append(f"  {finding.code} {finding.rule}, {finding.confidence:.0%} sure", style="bright_black")


def _names(report: Report) -> Table:
    table = Table.grid(padding=(0, 2))
    titles = ("name", "should be", "in the source", "in the translation")
    table.add_row(*(Text(title, style="bright_black") for title in titles))
    for entry in report.names:
        cells = (entry.entity, entry.house or "", _forms(entry.source_forms), _forms(entry.target_forms))
        table.add_row(*(Text(show_controls(cell)) for cell in cells))
    return table


def _forms(forms: Iterable[NameForm]) -> str:
    return ", ".join(form.text if len(form.spans) == 1 else f"{form.text} ({len(form.spans)})" for form in forms)


def _skipped(report: Report) -> Table:
    table = Table.grid(padding=(0, 2))
    for skipped in report.coverage.skipped:
        table.add_row(Text(skipped.rule), Text(show_controls(skipped.why)))
    return table


RENDERER = TextRenderer()
