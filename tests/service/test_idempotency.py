"""Requests served once: by their key, for a day, with what they made or not at all."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from service import audits, idempotency
from service.auth import ensure_workspace
from service.errors import KeyReused, StillAnswering
from service.idempotency import KEPT, Once, claim_key, forget_answers, keep_answer
from service.settings import Settings
from service.store import Store
from service.store.models import Audit, IdempotencyKey
from service.store.types import now
from tests.fakes import ListQueue
from tests.service.audits.conftest import PAIR

ONCE = Once("default", "k-1", "a" * 64)
ANSWER = {"id": "first"}


def serve(store: Store, once: Once = ONCE) -> dict[str, str] | None:
    """What was told before; else the answer is kept."""
    with store.writing() as session:
        told = claim_key(session, once)
        if told is None:
            keep_answer(session, once, ANSWER)
        return told


def age(store: Store, by: timedelta) -> None:
    with store.writing() as session:
        session.execute(update(IdempotencyKey).values(created_at=now() - by))


def count(store: Store) -> int:
    with store.reading() as session:
        return len(session.scalars(select(IdempotencyKey)).all())


def test_the_first_answer_is_given_again(store: Store) -> None:
    assert [serve(store), serve(store), serve(store)] == [None, ANSWER, ANSWER]


def test_another_request_under_the_key_is_refused(store: Store) -> None:
    serve(store)
    with pytest.raises(KeyReused, match="'k-1' was sent with another body"):
        serve(store, Once("default", "k-1", "b" * 64))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(Once("default", "K-1", "b" * 64), id="another key"),
        pytest.param(Once("desk", "k-1", "b" * 64), id="another workspace"),
    ],
)
def test_keys_are_apart(store: Store, other: Once) -> None:
    with store.writing() as session:
        ensure_workspace(session, "desk")
    assert [serve(store), serve(store, other)] == [None, None]


def test_nothing_is_kept_of_a_request_that_fails(store: Store) -> None:
    with suppress(ZeroDivisionError), store.writing() as session:
        claim_key(session, ONCE)
        keep_answer(session, ONCE, ANSWER)
        raise ZeroDivisionError
    assert serve(store) is None


def test_an_answer_is_kept_for_a_day(store: Store) -> None:
    serve(store)
    age(store, KEPT - timedelta(minutes=1))
    assert serve(store) == ANSWER
    age(store, KEPT + timedelta(seconds=1))
    assert serve(store) is None, "though no chore was done"
    assert serve(store) == ANSWER


def test_the_chore_deletes_what_is_over_and_nothing_else(store: Store) -> None:
    serve(store)
    age(store, KEPT + timedelta(seconds=1))
    serve(store, Once("default", "k-2", "b" * 64))
    forget_answers(store, ListQueue(), Settings())
    assert count(store) == 1
    assert serve(store, Once("default", "k-2", "b" * 64)) == ANSWER


def test_an_answer_goes_with_its_audit(store: Store) -> None:
    with store.writing() as session:
        claim_key(session, ONCE)
        audit = audits.add_audit(session, audits.Submission(PAIR, "news"), 60)
        keep_answer(session, ONCE, ANSWER, audit.id)
    with store.writing() as session:
        session.delete(session.get_one(Audit, audit.id))
    assert count(store) == 0


def test_a_first_request_that_takes_long_is_told_of(postgres_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idempotency, "PATIENCE", 0.1)
    store = Store(postgres_database)
    with store.writing() as first:
        claim_key(first, ONCE)
        with pytest.raises(StillAnswering) as refused:
            serve(store)
        keep_answer(first, ONCE, ANSWER)
    assert refused.value.headers["Retry-After"] == "1"
    assert serve(store) == ANSWER
    store.close()


def test_other_locks_are_waited_for_as_ever(postgres_database: str) -> None:
    store = Store(postgres_database)
    with store.writing() as session:
        before = session.connection().exec_driver_sql("SHOW lock_timeout").scalar()
        claim_key(session, ONCE)
        assert session.connection().exec_driver_sql("SHOW lock_timeout").scalar() == before
    store.close()
