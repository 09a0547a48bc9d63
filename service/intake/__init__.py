"""Events of connectors on their way to audits: taken once, mapped, joined with their other half."""

from __future__ import annotations

from service.intake.sweeping import forget_events, sweep_halves
from service.intake.taking import Answer, take_event

__all__ = ["Answer", "forget_events", "sweep_halves", "take_event"]
