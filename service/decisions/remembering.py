"""What a workspace's decisions say of its rules and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, or_, select

from service.decisions.holding import IN_FORCE
from service.decisions.surfaces import NAME_FAMILIES
from service.store import Store
from service.store.models import Choice, EditorDecision, Reach


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


def list_false_alarms_of_names(store: Store, workspace: str) -> Sequence[EditorDecision]:
    """Decisions in force that a name is right everywhere, oldest first: further right spellings of the workspace's.

    Of each ``text`` is the spelling, ``source_text`` and ``source_lang`` what the source has, ``entity`` whom it names.
    """
    wrong = EditorDecision.scope == Reach.WORKSPACE, EditorDecision.decision == Choice.FALSE_ALARM, IN_FORCE
    of_names = or_(*(EditorDecision.rule.startswith(family) for family in NAME_FAMILIES))
    query = select(EditorDecision).where(EditorDecision.workspace == workspace, *wrong, of_names)
    with store.reading() as session:
        return session.scalars(query.order_by(EditorDecision.id)).all()
