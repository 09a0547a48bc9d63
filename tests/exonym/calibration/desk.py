"""A desk of editors: a few hundred reports and what it did with each, drawn from a seed.

Most articles have a quality about 72, and every third a major finding; the desk rejects errors in names, tolerates
slips, and decides otherwise now and then.
"""

from __future__ import annotations

import numpy as np

from exonym.model import (
    Coverage,
    Engine,
    Finding,
    Metadata,
    Report,
    Score,
    Segment,
    Severity,
    Side,
    Span,
    Verdict,
)
from exonym.model.terms import Decision

CHARACTERS = 1500


def report(quality: float, majors: int, minors: int) -> Report:
    """A report on an article of CHARACTERS characters, with so many findings, each 0.7 sure."""
    found = [*["name.garbled"] * majors, *["typography.spacing"] * minors]
    return Report(
        id=None,
        source_lang="pl",
        target_lang="en",
        verdict=Verdict(Decision.PUBLISH, "news"),
        scores={"quality": Score(quality, (0.0, 100.0), "made")},
        segments=(Segment(0, Span(0, CHARACTERS), Span(0, CHARACTERS)),),
        findings=tuple(_finding(place, rule) for place, rule in enumerate(found)),
        names=(),
        coverage=Coverage(),
        metadata=Metadata(),
        engine=Engine("0", "0", "0", "0"),
    )


def decisions(count: int, seed: int = 4) -> list[tuple[Report, bool]]:
    """Reports, and whether the desk accepted each."""
    drawn = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        quality, majors, minors = drawn.normal(72, 8), drawn.poisson(0.4), drawn.poisson(1.5)
        against = -2.6 + 2.2 * majors + 0.15 * minors + 0.12 * (72 - quality)
        accepted = drawn.random() > 1 / (1 + np.exp(-against))
        made.append((report(round(float(quality), 2), int(majors), int(minors)), bool(accepted)))
    return made


def _finding(place: int, rule: str) -> Finding:
    severity = Severity.MAJOR if rule.startswith("name") else Severity.MINOR
    return Finding(
        "X", rule, "", severity, 0.7, Side.TARGET, place, place + 1, "x", 0, f"About {rule}.", f"{rule}-{place}"
    )
