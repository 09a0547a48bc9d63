"""What each rule finds, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from exonym.rule_pages import load_rule_pages


@lru_cache
def rule_summaries() -> Mapping[str, str]:
    """A sentence on each rule, by its dotted name."""
    return {page.check.rule: page.summary for page in load_rule_pages()}
