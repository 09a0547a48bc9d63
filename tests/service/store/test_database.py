"""Transactions: all or nothing, and many writers at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from service.store import Store
from service.store.models import AuditText, Pulse
from service.store.types import now


def test_an_error_takes_the_whole_transaction_back(store: Store) -> None:
    def half() -> None:
        with store.writing() as session:
            session.add(Pulse(name="half", at=now()))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    with store.reading() as session:
        assert session.get(Pulse, "half") is None


def test_texts_without_their_audit_are_refused(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing() as session:
        session.add(AuditText(audit_id="nobody", target="x"))


def test_many_who_read_and_then_write_wait_for_one_another(store: Store) -> None:
    def count_up(_: int) -> None:
        with store.writing() as session:
            pulse = session.scalars(select(Pulse).where(Pulse.name == "counter").with_for_update()).one()
            pulse.at = pulse.at.replace(year=pulse.at.year + 1) if pulse.at else None

    begun = now().replace(month=1, day=1)
    with store.writing() as session:
        session.add(Pulse(name="counter", at=begun))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count_up, range(40)))
    with store.reading() as session:
        counted = session.get_one(Pulse, "counter").at
    assert counted is not None
    assert counted.year - begun.year == 40


def test_moments_come_back_as_they_went_in(store: Store) -> None:
    moment = now()
    with store.writing() as session:
        session.add(Pulse(name="moment", at=moment))
    with store.reading() as session:
        assert session.get_one(Pulse, "moment").at == moment


def test_sqlite_is_set_up_to_last(sqlite_database: str) -> None:
    store = Store(sqlite_database)
    with store.engine.connect() as connection:
        wanted = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "secure_delete": 1}
        values = {name: connection.scalar(text(f"PRAGMA {name}")) for name in wanted}
    store.close()
    assert values == wanted
