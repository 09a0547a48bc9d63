"""The report as one standalone HTML page for editors: no scripts, nothing fetched; for screen, paper and keyboard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from exonym.documents import read_as
from exonym.documents.unicode import printable
from exonym.model import Decision, Pair, Report, Score, Segment, Severity
from exonym.report.layout import Note, cells_of, notes_of, parts_of, rows_of

_DECISIONS = {
    Decision.PUBLISH: ("✓", "Publish", "Nothing found that should keep this translation from its readers."),
    Decision.REVIEW: ("!", "Review", "An editor should look at this translation before it is published."),
    Decision.HOLD: ("✕", "Hold", "This translation should not be published as it is."),
}
_SIGNS = {Severity.NEUTRAL: "○", Severity.MINOR: "●", Severity.MAJOR: "▲", Severity.CRITICAL: "◆"}
_SCORE_NOTES = {
    "quality": "quality estimate, brought down by the findings",
    "qe": "quality estimate, reads source and translation",
    "comet": "compared with the reference, by a model",
    "chrf": "characters shared with the reference",
    "bleu": "word runs shared with the reference",
    "ter": "edits to the reference; less is better",
}
_TITLE_LENGTH = 110


@dataclass(frozen=True)
class HtmlRenderer:
    """A page that holds its own style and needs no network."""

    name: str = "html"
    extension: str = "html"
    media_type: str = "text/html"

    def render(self, report: Report, pair: Pair) -> str:
        """The report as a whole HTML document; every text is escaped, control characters are made visible."""
        sign, word, advice = _DECISIONS[report.verdict.decision]
        rows = rows_of(report, pair)
        page = _environment().get_template("report.html.jinja")
        written = page.render(
            report=report,
            pair=pair,
            title=_title(pair),
            verdict={"sign": sign, "word": word, "advice": advice},
            cells=cells_of(rows, report),
            parts=parts_of(rows, report),
            notes=notes_of(report),
            severities=_counted(report),
        )
        return printable(written)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("exonym.renderers", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(signs=_SIGNS, score_notes=_SCORE_NOTES)
    environment.filters.update(
        number=_number,
        share=_share,
        ends=_ends,
        web_address=_web_address,
        quality=_quality,
        counts=_counts,
        counts_of=_counts_of,
    )
    return environment


def _title(pair: Pair) -> str:
    """The translation's first line, cut at a word."""
    line = read_as(pair.target, pair.format).text.strip().splitlines()[0]
    if len(line) <= _TITLE_LENGTH:
        return line
    return line[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"


def _counted(report: Report) -> list[tuple[Severity, int]]:
    counts = [(severity, sum(f.severity is severity for f in report.findings)) for severity in reversed(Severity)]
    return [(severity, count) for severity, count in counts if count]


def _number(value: float) -> str:
    """Two decimals under 10, one from there: 0.71, 62.5."""
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def _share(score: Score) -> float:
    """Where a score stands in its range, 0 to 100."""
    low, high = score.range
    return round(100 * min(1.0, max(0.0, (score.value - low) / (high - low))), 1) if high > low else 0.0


def _ends(score: Score) -> str:
    """The ends of its range: "0 to 100", or "from 0" where there is no upper one."""
    low, high = score.range
    return f"{low:g} to {high:g}" if isfinite(high) else f"from {low:g}"


def _web_address(url: str) -> bool:
    """True for what may become a link; javascript: and the like may not."""
    return urlsplit(url).scheme in ("http", "https")


def _counts(counts: Mapping[Severity, int]) -> str:
    """What was found, gravest first: "1 critical, 2 minor"."""
    return ", ".join(f"{counts[severity]} {severity}" for severity in reversed(Severity) if counts.get(severity))


def _counts_of(notes: Iterable[Note]) -> str:
    return _counts(Counter(note.finding.severity for note in notes))


def _quality(segment: Segment) -> float | None:
    return segment.scores.get("quality")


RENDERER = HtmlRenderer()
