"""What a workspace's decisions say of its rules."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import case, func, select

from service.decisions.holding import IN_FORCE
from service.store import Store
from service.store.models import Choice, EditorDecision


@dataclass(frozen=True)
class Rate:
    """Of how many findings of a rule editors decided something, and of how many of them that the rule is wrong."""

    rule: str
    decided: int
    false_alarms: int

    @property
    def share(self) -> float:
        """False alarms among what was decided, 0 to 1."""
        return self.false_alarms / self.decided


def false_alarm_rates(store: Store, workspace: str) -> list[Rate]:
    """A rate a rule about which something was decided, the rule most often wrong first; what was undone counts not."""
    wrong = func.sum(case((EditorDecision.decision == Choice.FALSE_ALARM, 1), else_=0))
    query = select(EditorDecision.rule, func.count(), wrong).where(EditorDecision.workspace == workspace, IN_FORCE)
    with store.reading() as session:
        found = [Rate(*row) for row in session.execute(query.group_by(EditorDecision.rule))]
    return sorted(found, key=lambda rate: (-rate.share, -rate.decided, rate.rule))
