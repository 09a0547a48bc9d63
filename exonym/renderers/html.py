"""The report as one standalone HTML page for editors: nothing fetched; for screen, paper and keyboard, with or without
its script."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from math import isfinite
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from exonym.documents import read_as
from exonym.documents.unicode import show_controls
from exonym.lexicon.identification import language_name
from exonym.model import Decision, Pair, Report, Score, Severity
from exonym.report.corrections import apply_corrections, choose_corrections
from exonym.report.groups import Group, group_findings
from exonym.report.layout import lay_out_rows, list_parts
from exonym.report.lines import lay_out, placed_in
from exonym.report.named import sort_names
from exonym.report.reasons import explain_verdict
from exonym.rule_pages import say_rule

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
_HOUSE_WORDS = {"namebook": "as the namebook has it", "romanisation": "from its letters", "article": "as in the source"}
"""Where the right spelling of a name is known from."""
_TITLE_LENGTH = 110
_SHOWN_LENGTH = 90
"""Characters of marked words that a list shows."""
_FIRST_REASONS = 3
_FIRST_GROUPS = 8
"""Rows that are shown at once; the rest is folded."""
_FEW_PLACES = 5
"""Places of a group that are shown at once."""
_MOST_PLACES = 200
"""Places of a group, or of a form of a name, that are named one by one."""
_SCRIPT = files("exonym.renderers").joinpath("templates/report.js").read_text(encoding="utf-8")

SCRIPT_SOURCE = f"'sha256-{b64encode(sha256(_SCRIPT.encode()).digest()).decode()}'"
"""What a Content-Security-Policy has to say under script-src for the page's own script to run, and no other."""


@dataclass(frozen=True)
class HtmlRenderer:
    """A page that holds its own style and script and needs no network."""

    name: str = "html"
    extension: str = "html"
    media_type: str = "text/html"

    def render(self, report: Report, pair: Pair) -> str:
        """The report as a whole HTML document; every text is escaped, control characters are made visible."""
        sign, word, advice = _DECISIONS[report.verdict.decision]
        groups = group_findings(report)
        lines = lay_out(report, pair, groups.of_note)
        page = _environment().get_template("report.html.jinja")
        written = page.render(
            report=report,
            pair=pair,
            title=_title(pair),
            verdict={"sign": sign, "word": word, "advice": advice},
            whys=explain_verdict(report, groups.open),
            groups=groups,
            walk=_walk(groups.open),
            lines=lines,
            placed=placed_in(lines),
            names=sort_names(report, groups.open),
            corrected=apply_corrections(pair, choose_corrections(report)),
            parts=list_parts(lay_out_rows(report, pair), report),
        )
        return show_controls(written)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("exonym.renderers", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        signs=_SIGNS,
        score_notes=_SCORE_NOTES,
        house_words=_HOUSE_WORDS,
        say_rule=say_rule,
        first_reasons=_FIRST_REASONS,
        first_groups=_FIRST_GROUPS,
        few_places=_FEW_PLACES,
        most_places=_MOST_PLACES,
        script=Markup(_SCRIPT),  # nosec B704 # a file of this package
        script_source=SCRIPT_SOURCE,
    )
    environment.filters.update(
        number=_write_number,
        share=_share_of,
        ends=_write_ends,
        is_web_address=_is_web_address,
        say_counts=_say_counts,
        count_severities=_count_severities,
        shortened=_shorten,
        language=_say_language,
    )
    return environment


def _title(pair: Pair) -> str:
    """The translation's first line, cut at a word."""
    return _shorten(read_as(pair.target, pair.format).text.strip().splitlines()[0], _TITLE_LENGTH)


def _shorten(text: str, length: int = _SHOWN_LENGTH) -> str:
    """A line of at most about ``length`` characters, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + " …"


def _walk(groups: Sequence[Group]) -> list[tuple[Group | None, Group, Group | None]]:
    """Each group between the one before and the one after it."""
    around = [None, *groups, None]
    return [(before, group, after) for (before, group), (_, after) in pairwise(pairwise(around)) if group]


def _count_severities(groups: Iterable[Group]) -> Mapping[Severity, int]:
    """How many rows of each severity, gravest first."""
    counts = Counter(group.severity for group in groups)
    return {severity: counts[severity] for severity in reversed(Severity) if counts[severity]}


def _say_counts(counts: Mapping[Severity, int]) -> str:
    """What was found, gravest first: "1 critical, 2 minor"."""
    return ", ".join(f"{counts[severity]} {severity}" for severity in reversed(Severity) if counts.get(severity))


def _say_language(code: str) -> str:
    """A language in English, with its code where that says more: "Polish", "English (en-GB)"."""
    return language_name(code) + (f" ({code})" if "-" in code else "")


def _write_number(value: float) -> str:
    """Two decimals under 10, one from there: 0.71, 62.5."""
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def _share_of(score: Score) -> float:
    """Where a score stands in its range, 0 to 100."""
    low, high = score.range
    return round(100 * min(1.0, max(0.0, (score.value - low) / (high - low))), 1) if high > low else 0.0


def _write_ends(score: Score) -> str:
    """The ends of its range: "0 to 100", or "from 0" where there is no upper one."""
    low, high = score.range
    return f"{low:g} to {high:g}" if isfinite(high) else f"from {low:g}"


def _is_web_address(url: str) -> bool:
    """True for what may become a link; javascript: and the like may not."""
    return urlsplit(url).scheme in ("http", "https")


RENDERER = HtmlRenderer()
