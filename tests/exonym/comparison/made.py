"""Reports made by hand, of texts with a sentence a line that are aligned line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from exonym.comparison import AuditedArticle, ComparedArticle
from exonym.model import (
    Coverage,
    Decision,
    Engine,
    Finding,
    Metadata,
    Report,
    Score,
    Segment,
    Severity,
    Side,
    SourceSpan,
    Span,
    Verdict,
)

SOURCE = "Izwiestia piszą o tym.\nMinister milczał.\nPremier wyjechał."


def lines_of(text: str) -> tuple[Span, ...]:
    """The span of each line."""
    ends = accumulate(len(line) + 1 for line in text.split("\n"))
    return tuple(Span(end - 1 - len(line), end - 1) for end, line in zip(ends, text.split("\n"), strict=True))


def segments(source: str, target: str, qe: Sequence[float | None]) -> tuple[Segment, ...]:
    """One segment a line; an empty line of a text is a missing side, a missing score None."""
    sides = zip(lines_of(source), lines_of(target), qe, strict=True)
    return tuple(
        Segment(
            index, left if len(left) else None, right if len(right) else None, scores={} if q is None else {"qe": q}
        )
        for index, (left, right, q) in enumerate(sides)
    )


def found(
    rule: str,
    text: str = "x",
    at: int = 0,
    segment: int | None = 0,
    source: tuple[int, int] | None = None,
    side: Side = Side.TARGET,
) -> Finding:
    """A finding; ``source`` is the span that it is about in the source."""
    return Finding(
        code="TST01",
        rule=rule,
        category="style",
        severity=Severity.MAJOR,
        confidence=1.0,
        side=side,
        start=at,
        end=at + len(text),
        text=text,
        segment=segment,
        message=f"'{text}' is wrong.",
        fingerprint="0",
        source_span=SourceSpan(*source, SOURCE[slice(*source)]) if source else None,
    )


def report(made: tuple[Segment, ...], findings: Sequence[Finding] = (), **scores: float) -> Report:
    """A report with these segments, findings and scores of the article; the range of each is 0 to 1."""
    return Report(
        id=None,
        source_lang="pl",
        target_lang="en",
        verdict=Verdict(Decision.REVIEW if findings else Decision.PUBLISH, "news"),
        scores={name: Score(value, (0.0, 1.0), f"made:{name}") for name, value in scores.items()},
        segments=made,
        findings=tuple(findings),
        names=(),
        coverage=Coverage(),
        metadata=Metadata(),
        engine=Engine("0", "made", "none", "none"),
        notes=("A note.",),
    )


def audited(
    targets: Mapping[str, str],
    qe: Mapping[str, Sequence[float | None]],
    findings: Mapping[str, Sequence[Finding]] | None = None,
    id: str = "a",
    source: str = SOURCE,
) -> AuditedArticle:
    """A source as several systems translated it, a line each, with the ``qe`` of each line."""
    reports = {
        system: report(segments(source, target, qe[system]), (findings or {}).get(system, ()), qe=0.5, bleu=0.3)
        for system, target in targets.items()
    }
    return AuditedArticle(ComparedArticle(source, targets, source_lang="pl", id=id), reports)
