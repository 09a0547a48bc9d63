"""Where a verdict changes, as a workspace wants it: thresholds of a profile in place of the operator's."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from exonym.config import AuditConfig
from service.errors import InvalidField
from service.log import note
from service.store import Store
from service.store.models import ThresholdChoice

Limits = Mapping[str, float]
"""By name of a threshold, as exonym.config.thresholds.Thresholds has them."""

LIMITS: Mapping[str, tuple[str, float]] = {
    "hold_quality": ("Hold when the quality is below (0 to 100)", 100),
    "review_quality": ("Ask an editor when the quality is below (0 to 100)", 100),
    "hold_critical": ("Hold from so many critical findings", 1000),
    "review_major": ("Ask an editor from so many major findings", 1000),
    "review_major_rate": ("and at least so many for every 1,000 characters", 1000),
    "sure": ("One major finding is enough when it is as certain as (0 to 1)", 1),
    "review_minor": ("Ask an editor from so many minor findings", 1000),
    "review_minor_rate": ("and at least so many for every 1,000 characters", 1000),
    "min_confidence": ("Leave out findings that are less certain than (0 to 1)", 1),
}
"""The thresholds in words, in the order in which they are read, and the most that each may be; the least is 0."""


def list_limits(store: Store, workspace: str, profile: str) -> dict[str, float]:
    """What a workspace has chosen."""
    with store.reading() as session:
        return limits_of(session, workspace, profile)


def limits_of(session: Session, workspace: str, profile: str) -> dict[str, float]:
    """The same, within a transaction."""
    rows = session.scalars(select(ThresholdChoice).filter_by(workspace=workspace, profile=profile))
    return {row.name: row.value for row in rows}


def own_config(session: Session, workspace: str, profile: str, config: AuditConfig) -> AuditConfig:
    """The operator's configuration of a profile with the workspace's thresholds; the same where it has none."""
    return with_limits(config, limits_of(session, workspace, profile))


def with_limits(config: AuditConfig, limits: Limits) -> AuditConfig:
    """A configuration with other thresholds; the same without any."""
    numbers: dict[str, Any] = dict(limits)
    return replace(config, thresholds=replace(config.thresholds, **numbers)) if limits else config


def write_limits(session: Session, workspace: str, profile: str, limits: Limits, by: str) -> None:
    """Put thresholds in place of all that the workspace had chosen for a profile."""
    before = limits_of(session, workspace, profile)
    mine = ThresholdChoice.workspace == workspace, ThresholdChoice.profile == profile
    session.execute(delete(ThresholdChoice).where(*mine))
    session.add_all(
        ThresholdChoice(workspace=workspace, profile=profile, name=name, value=value) for name, value in limits.items()
    )
    for name in sorted(name for name in {*before, *limits} if before.get(name) != limits.get(name)):
        to = limits.get(name, "as it was made")
        note(session, workspace, by, "threshold.changed", name, profile=profile, to=to)


def check_limits(limits: Limits) -> None:
    """Raise InvalidField for a threshold that is none, or beyond what it may be."""
    for name, value in limits.items():
        if name not in LIMITS:
            raise InvalidField("threshold", f"{name!r} is no threshold")
        most = LIMITS[name][1]
        if not math.isfinite(value) or not 0 <= value <= most:
            raise InvalidField(name, f"must be a number from 0 to {most:g}")
