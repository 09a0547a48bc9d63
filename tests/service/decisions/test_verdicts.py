"""An editor's word over a verdict, and audits done again."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from service import audits, decisions, log
from service.decisions import Editor
from service.errors import AuditNotFound, NotDone, NotEnded
from service.store import Store
from service.store.models import Act, EditorDecision
from tests.fakes import ListQueue
from tests.service.decisions.desk import RUSSIA, TOKAJEW, Desk
from tests.service.decisions.test_deciding import NORTH, SOURCE, TARGET, listen


def test_a_word_is_the_state_of_the_audit_and_the_last_one_counts(desk: Desk) -> None:
    listen(desk)
    audit_id = desk.article(TARGET, SOURCE)
    for act, state in ((Act.RELEASED, "released"), (Act.RELEASED, "released"), (Act.HELD, "held")):
        decisions.give_word(desk.store, desk.queue, desk.editor, audit_id, act, "seen")
        assert (desk.row(audit_id).state, desk.row(audit_id).decision) == (state, "review"), "the verdict stays"
    said = decisions.list_acts(desk.store, audit_id, "default")
    assert [(one.act, one.by, one.reason) for one in said] == [
        ("held", "desk@example.org", "seen"),
        *[("released", "desk@example.org", "seen")] * 2,
    ]
    assert desk.told() == [(audit_id, "review")] * 2, "once for each other state"
    held = audits.list_page(desk.store, "default", audits.Filters(state="held"), 10)
    assert [audit.id for audit in held.audits] == [audit_id]


def test_an_audit_done_again_is_linked_and_knows_what_was_decided_here(desk: Desk) -> None:
    audit_id = desk.article(NORTH, SOURCE, article_id="7")
    desk.decide(audit_id, TOKAJEW)
    again, every = audit_id, [audit_id]
    for _ in range(2):
        new = decisions.audit_again(desk.store, desk.queue, desk.settings, desk.editor, again, "r-1")
        assert (new.previous, new.article_id, new.profile, new.request_id) == (again, "7", "news", "r-1")
        assert desk.queue.sent[-1] == new.id
        again = desk.end(new.id)
        every.append(again)
        assert audits.pair_of(desk.store, again) == audits.pair_of(desk.store, audit_id)
        assert desk.dismissed(again) == [TOKAJEW]
    (inherited,) = decisions.list_decisions(desk.store, again, "default")
    desk.undo(again, inherited.row.id)
    assert [desk.dismissed(one) for one in every] == [[], [], []]
    said = decisions.list_acts(desk.store, audit_id, "default")
    assert [(one.act, one.about is not None) for one in said] == [("again", True)]


def test_what_was_decided_here_outlives_the_audit_that_is_done_again(desk: Desk) -> None:
    audit_id = desk.article(TARGET, SOURCE)
    made = desk.decide(audit_id, TOKAJEW)
    again = desk.end(decisions.audit_again(desk.store, desk.queue, desk.settings, desk.editor, audit_id).id)
    audits.delete(desk.store, audit_id, "default")
    (listed,) = decisions.list_decisions(desk.store, again, "default")
    assert (listed.row.id, listed.row.audit_id) == (made.id, again)
    desk.undo(again, made.id)
    assert desk.dismissed(again) == []
    audits.delete(desk.store, again, "default")
    with desk.store.reading() as session:
        assert session.scalars(select(EditorDecision)).all() == []


def test_another_text_is_not_the_same_audit_again(desk: Desk) -> None:
    first = desk.article(NORTH, SOURCE, article_id="7")
    desk.decide(first, RUSSIA)
    assert desk.dismissed(desk.article(f"{NORTH} More.", SOURCE, article_id="7", previous=first)) == []


def test_nothing_is_said_of_what_is_not_done_or_not_ones_own(lite_desk: Desk) -> None:
    store, queue, stranger = lite_desk.store, lite_desk.queue, Editor("other", "x")
    queued, done = lite_desk.submit(TARGET), lite_desk.article(TARGET)
    with pytest.raises(NotDone):
        decisions.give_word(store, queue, lite_desk.editor, queued, Act.HELD, "")
    with pytest.raises(NotEnded):
        decisions.audit_again(store, queue, lite_desk.settings, lite_desk.editor, queued)
    with pytest.raises(AuditNotFound):
        decisions.give_word(store, queue, stranger, done, Act.HELD, "")
    with pytest.raises(AuditNotFound):
        decisions.audit_again(store, queue, lite_desk.settings, stranger, done)
    with pytest.raises(AuditNotFound):
        decisions.list_acts(store, done, "other")


def test_an_audit_that_failed_can_be_done_again(lite_desk: Desk) -> None:
    audit_id = lite_desk.submit(TARGET)
    mine = audits.claim(lite_desk.store, audit_id, 30)
    assert mine is not None
    assert audits.fail(lite_desk.store, mine, "No model.")
    again = decisions.audit_again(lite_desk.store, lite_desk.queue, lite_desk.settings, lite_desk.editor, audit_id)
    assert lite_desk.row(lite_desk.end(again.id)).decision == "review"


def test_what_editors_do_is_in_the_log_without_a_word_of_the_text(lite_desk: Desk) -> None:
    desk = lite_desk
    audit_id = desk.article(NORTH, SOURCE, article_id="7")
    made = desk.decide(audit_id, TOKAJEW)
    desk.decide(audit_id, TOKAJEW)
    desk.undo(audit_id, made.id)
    decisions.give_word(desk.store, desk.queue, desk.editor, audit_id, Act.HELD, "seen")
    decisions.audit_again(desk.store, desk.queue, desk.settings, desk.editor, audit_id)
    written = log.list_entries(desk.store, "default", 9)
    assert [entry.what for entry in reversed(written)] == [
        "decision.made",
        "decision.undone",
        "verdict.held",
        "audit.again",
    ]
    assert {(entry.by, entry.about) for entry in written} == {("desk@example.org", audit_id)}
    assert "Tokajew" not in str([entry.details for entry in written])


@pytest.mark.parametrize("audit_id", ["\0", "nothing"])
def test_what_cannot_be_an_id_is_not_looked_for(store: Store, audit_id: str) -> None:
    with pytest.raises(AuditNotFound):
        decisions.give_word(store, ListQueue(), Editor("default", "x"), audit_id, Act.HELD, "")
