"""A false alarm everywhere is a right spelling of the workspace's own, until it is undone."""

from __future__ import annotations

import pytest

from exonym.names.judging.feedback import Decision
from service import names
from tests.service.decisions.desk import KOWALCYK, RUSSIA, SPACE, TOKAJEW, Desk
from tests.service.decisions.test_deciding import NORTH, SOURCE


def learned(desk: Desk, workspace: str = "default") -> tuple[Decision, ...]:
    return names.read_own_names(desk.store, workspace).decisions


def test_a_false_alarm_everywhere_is_learned_and_unlearned(desk: Desk) -> None:
    audit_id = desk.article(NORTH, SOURCE)
    made = desk.decide(audit_id, TOKAJEW, "false_alarm", "workspace")
    (lesson,) = learned(desk)
    assert (lesson.english, lesson.form, lesson.lang) == (TOKAJEW, "Tokajew", "pl")
    assert learned(desk, "other") == ()
    with desk.store.reading() as session:
        assert names.version_in_force(session, "default")
    desk.undo(audit_id, made.id)
    assert learned(desk) == ()
    with desk.store.reading() as session:
        assert names.version_in_force(session, "default") is None


def test_another_decision_in_its_place_unlearns_it(desk: Desk) -> None:
    audit_id = desk.article(NORTH, SOURCE)
    desk.decide(audit_id, TOKAJEW, "false_alarm", "workspace")
    desk.decide(audit_id, TOKAJEW, "dismissed", "workspace")
    assert learned(desk) == ()


@pytest.mark.parametrize(
    ("words", "decision", "scope"),
    [
        pytest.param(TOKAJEW, "dismissed", "workspace", id="the finding is right, and left"),
        pytest.param(TOKAJEW, "false_alarm", "here", id="here alone"),
        pytest.param(RUSSIA, "false_alarm", "workspace", id="a rule that is not about spelling"),
        pytest.param(SPACE, "false_alarm", "workspace", id="no name"),
    ],
)
def test_what_says_nothing_of_a_spelling_everywhere_is_not_learned(
    desk: Desk, words: str, decision: str, scope: str
) -> None:
    audit_id = desk.article(f"{NORTH}{SPACE}{KOWALCYK}", SOURCE)
    desk.decide(audit_id, words, decision, scope)
    assert learned(desk) == ()
