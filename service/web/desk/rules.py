"""Rules in words: what their pages say of them in a line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from service.web.summaries import rule_summaries

_OTHERS = {
    "quality": "The text reads worse than the profile allows",
    "minor": "Too many small errors for its length",
    "risk": "Too many errors together",
    "internal.error": "A rule crashed",
}
"""Reasons of a verdict that are no rules."""


@lru_cache
def rule_words() -> Mapping[str, str]:
    """What each rule finds, by its dotted name."""
    return {rule: summary.rstrip(".") for rule, summary in rule_summaries().items()}


def say_rule(rule: str) -> str:
    """A rule in words; its name where nothing is said of it."""
    return rule_words().get(rule) or _OTHERS.get(rule, rule)
