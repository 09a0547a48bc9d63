"""Why a verdict is not better, for an editor: in words, with the findings that show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exonym.model import Reason, Report
from exonym.report.groups import Group

EXAMPLES = 3
"""Groups by which a reason is shown."""


@dataclass(frozen=True)
class Why:
    """A reason of a verdict: the ``rule`` or, where it is none, the reason in words (``text``); groups of findings that
    show it, and how many more there are."""

    rule: str = ""
    text: str = ""
    examples: tuple[Group, ...] = ()
    more: int = 0


def explain_verdict(report: Report, groups: Iterable[Group]) -> tuple[Why, ...]:
    """The reasons of a verdict, gravest first, each with those of the ``groups`` that show it."""
    by_rule: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_rule[group.first.rule].append(group)
    return tuple(_make_why(reason, by_rule[reason.rule]) for reason in report.verdict.reasons)


def _make_why(reason: Reason, groups: Sequence[Group]) -> Why:
    if reason.rule == "minor":  # how many for how long a text is the profile's business, not the reader's
        return Why(text=f"{reason.count} small errors, too many for a text of this length")
    if "." not in reason.rule:
        return Why(text=reason.message.rstrip("."))
    return Why(reason.rule, "", tuple(groups[:EXAMPLES]), max(0, len(groups) - EXAMPLES))
