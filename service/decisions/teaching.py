"""False alarms everywhere, as further right spellings of the workspace's namebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from exonym.names.judging.feedback import Dismissed, right_as_well
from service import names
from service.decisions.holding import IN_FORCE
from service.store.models import Choice, EditorDecision, Reach

TEACHING = (
    "name.copied",
    "name.garbled",
    "name.inconsistent",
    "name.nonstandard",
    "acronym.untranslated",
    "acronym.wrong",
)
"""Rules that question how a name is spelled: where one of them is wrong, the spelling is right."""


def teach(session: Session, workspace: str, changed: Iterable[EditorDecision]) -> None:
    """Have the namebook know which spellings are right everywhere, where one of the decisions may have changed that."""
    if any(row.scope == Reach.WORKSPACE and row.rule in TEACHING for row in changed):
        session.flush()
        names.learn(session, workspace, _lessons(session, workspace))


def _lessons(session: Session, workspace: str) -> Iterator[Dismissed]:
    """What the false alarms in force say, oldest first; one of which the source's name is not known says nothing."""
    wrong = EditorDecision.scope == Reach.WORKSPACE, EditorDecision.decision == Choice.FALSE_ALARM, IN_FORCE
    query = select(EditorDecision).where(EditorDecision.workspace == workspace, *wrong)
    for row in session.scalars(query.where(EditorDecision.rule.in_(TEACHING)).order_by(EditorDecision.id)):
        if row.source_text and row.source_lang and row.text:
            lesson = right_as_well(row.rule, row.source_text, row.source_lang, row.text)
            if lesson is not None:
                yield lesson
