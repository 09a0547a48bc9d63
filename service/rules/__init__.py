"""Rules and thresholds as a workspace wants them, by profile; applied to each report as its audit ends.

The engine audits with every rule and the operator's thresholds, whosever the article is, so that nothing of it depends
on a workspace. What is chosen counts for audits that end from then on.
"""

from __future__ import annotations

from service.rules.choosing import (
    CHOICES,
    OFF,
    Change,
    Choices,
    Preview,
    apply_choices,
    list_choices,
    preview_choices,
    put_choices,
)
from service.rules.limits import LIMITS, Limits, list_limits, own_config

__all__ = [
    "CHOICES",
    "LIMITS",
    "OFF",
    "Change",
    "Choices",
    "Limits",
    "Preview",
    "apply_choices",
    "list_choices",
    "list_limits",
    "own_config",
    "preview_choices",
    "put_choices",
]
