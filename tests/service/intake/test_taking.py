"""Events with both sides: each once, a revision once, a new one linked; also when many come at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from service import audits
from service.connectors import Received, remove_connector
from service.errors import InvalidField, SignatureRefused
from service.intake import forget_events, take_event
from service.store import Store
from service.store.models import DEFAULT_WORKSPACE, Audit, HookEvent, Revision
from tests.service.connectors.signing import sign_superdesk
from tests.service.intake.desk import BOTH, Desk

EVENT = {"pl": "Izwiestia pisze.", "en": "Istia writes.", "id": "a", "rev": "1", "title": "Press"}


def at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    with ThreadPoolExecutor(len(calls)) as pool:
        return [future.result() for future in [pool.submit(call) for call in calls]]


def test_an_event_becomes_an_audit_with_all_that_was_mapped(both: Desk) -> None:
    audit_id = both.audited(both.send(**EVENT))
    audit = audits.get(both.store, audit_id, DEFAULT_WORKSPACE)
    pair = audits.pair_of(both.store, audit_id)
    assert (pair.source, pair.target, pair.source_lang, pair.target_lang) == (EVENT["pl"], EVENT["en"], "pl", "en")
    assert (audit.article_id, audit.revision, audit.title, audit.previous) == ("a", "1", "Press", None)
    assert both.queue.sent == [audit_id]


def test_the_same_bytes_are_answered_as_the_first_time(both: Desk) -> None:
    body = json.dumps(EVENT).encode()
    answers = [both.send_body(body) for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert (both.count(), len(both.queue.sent), both.count(HookEvent)) == (1, 1, 1)


def test_thirty_replays_at_once_make_one_audit(any_both: Desk) -> None:
    body = json.dumps(EVENT).encode()
    answers = at_once([lambda: any_both.send_body(body)] * 30)
    assert len({answer.body["audit_id"] for answer in answers}) == 1
    assert (any_both.count(), len(any_both.queue.sent)) == (1, 1)


def test_a_revision_that_is_saved_again_is_the_same_audit(both: Desk) -> None:
    one = both.audited(both.send(**EVENT))
    assert both.audited(both.send(**EVENT)) == one
    assert both.audited(both.send(**{**EVENT, "en": "Changed all the same."})) == one
    assert both.count() == 1


def test_thirty_saves_of_a_revision_at_once_make_one_audit(any_both: Desk) -> None:
    bodies = [json.dumps({**EVENT, "nonce": f"own {n}"}).encode() for n in range(30)]
    answers = at_once([lambda body=body: any_both.send_body(body) for body in bodies])  # type: ignore[misc]
    assert len({answer.body["audit_id"] for answer in answers}) == 1
    assert (any_both.count(), len(any_both.queue.sent)) == (1, 1)


def test_a_new_revision_is_a_new_audit_that_follows_the_last(any_both: Desk) -> None:
    first, second = (any_both.audited(any_both.send(**{**EVENT, "rev": rev})) for rev in ("b7", "0c"))
    assert audits.get(any_both.store, second).previous == first
    other = any_both.audited(any_both.send(**{**EVENT, "id": "another"}))
    assert audits.get(any_both.store, other).previous is None


@pytest.mark.parametrize(
    ("revisions", "previous"),
    [
        pytest.param(["1", "3", "2"], [None, 0, 0], id="a number that comes late"),
        pytest.param(["9", "10"], [None, 0], id="numbers are not texts"),
        pytest.param(["2", "1", "3"], [None, None, 0], id="the first comes last but one"),
        pytest.param(
            ["2026-11-30 10:00:00", "2026-11-30T12:00:00Z", "2026-11-30T11:30:00+00:00"], [None, 0, 0], id="times"
        ),
        pytest.param(["1", "x", "2"], [None, 0, 1], id="what has no order follows what came last"),
        pytest.param(["1", "2026-11-30", "2"], [None, 0, 1], id="numbers and times have none together"),
    ],
)
def test_revisions_out_of_order_follow_the_one_below(
    both: Desk, revisions: list[str], previous: list[int | None]
) -> None:
    made = [both.audited(both.send(**{**EVENT, "rev": rev})) for rev in revisions]
    found = [audits.get(both.store, audit_id).previous for audit_id in made]
    assert found == [None if place is None else made[place] for place in previous]


def test_without_a_revision_a_changed_text_is_a_new_one(lite: Store) -> None:
    desk = Desk(lite, {name: place for name, place in BOTH.items() if name != "revision"})
    one, same = desk.audited(desk.send(**EVENT)), desk.audited(desk.send(**EVENT))
    new = desk.audited(desk.send(**{**EVENT, "en": "Izvestia writes."}))
    assert one == same
    assert audits.get(lite, new).previous == one
    assert audits.get(lite, new).revision is None


def test_without_an_article_each_event_is_one_of_its_own(lite: Store) -> None:
    desk = Desk(lite, {name: BOTH[name] for name in ("source", "target", "source_lang", "target_lang")})
    assert desk.audited(desk.send(**EVENT)) != desk.audited(desk.send(**EVENT))
    assert desk.count(Revision) == 0


def test_articles_of_two_connectors_are_two(both: Desk) -> None:
    other = Desk(both.store, BOTH, name="other")
    assert both.audited(both.send(**EVENT)) != other.audited(other.send(**EVENT))


def test_a_deleted_audits_revision_may_come_again(any_both: Desk) -> None:
    one = any_both.audited(any_both.send(**EVENT))
    with any_both.store.writing() as session:
        session.delete(session.get_one(Audit, one))
    assert any_both.audited(any_both.send(**EVENT)) != one


def test_an_audit_is_there_although_the_broker_is_not(both: Desk) -> None:
    both.queue.away = True
    assert audits.get(both.store, both.audited(both.send(**EVENT))).status == "queued"


def test_an_event_that_lacks_something_leaves_nothing_behind(both: Desk) -> None:
    with pytest.raises(InvalidField, match=r"\$\.en leads nowhere"):
        both.send(pl="x", id="a", rev="1")
    assert (both.count(), both.count(HookEvent)) == (0, 0)
    both.send(**EVENT)
    assert both.count() == 1


@pytest.mark.parametrize(
    ("event", "field", "says"),
    [
        pytest.param({"en": " "}, "mapping.target", r"\$\.en: is empty", id="an empty translation"),
        pytest.param({"en": "x" * 500_001}, "mapping.target", "at most 500000", id="a long translation"),
        pytest.param({"pl": "x\0"}, "mapping.source", r"\$\.pl", id="NUL"),
        pytest.param({"id": "i" * 201}, "mapping.article_id", "at most 200", id="a long id"),
    ],
)
def test_what_cannot_be_audited_is_refused_by_its_path(
    both: Desk, event: dict[str, str], field: str, says: str
) -> None:
    with pytest.raises(InvalidField, match=says) as refused:
        both.send(**{**EVENT, **event})
    assert refused.value.field == field
    assert both.count() == 0


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff", b'"text"', b"7", b"null", b"[" * 100_000, b"9" * 5000, b'{"a":' * 2000, b"webhook_id=1"],
    ids=lambda body: ascii(body[:12]),
)
def test_a_signed_body_of_something_else_is_refused(both: Desk, body: bytes) -> None:
    with pytest.raises(InvalidField, match="body"):
        both.send_body(body)


@pytest.mark.parametrize("name", ["nobody", "", "Desk", "desk' OR 1=1", "d\0", "é", "x" * 5000], ids=ascii)
def test_a_name_that_is_none_is_refused_and_writes_nothing(both: Desk, name: str) -> None:
    body = json.dumps(EVENT).encode()
    received = Received("POST", "/", sign_superdesk("desk-secret", body), body, 0.0)
    with pytest.raises(SignatureRefused):
        take_event(both.store, both.queue, both.settings, name, received)
    assert both.count(HookEvent) == 0


def test_a_removed_connector_takes_nothing_and_its_audits_stay(any_both: Desk) -> None:
    audit_id = any_both.audited(any_both.send(**EVENT))
    remove_connector(any_both.store, "desk", DEFAULT_WORKSPACE)
    with pytest.raises(SignatureRefused):
        any_both.send(**EVENT)
    assert audits.get(any_both.store, audit_id)
    assert (any_both.count(HookEvent), any_both.count(Revision)) == (0, 0)


def test_old_events_are_forgotten(any_both: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    any_both.send(**EVENT)
    assert forget_events(any_both.store, any_both.queue, any_both.settings) == 0
    monkeypatch.setattr("service.intake.sweeping.REMEMBERED", timedelta(seconds=-60))
    assert forget_events(any_both.store, any_both.queue, any_both.settings) == 1
    assert any_both.count(HookEvent) == 0
