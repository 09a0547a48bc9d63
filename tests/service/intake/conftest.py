from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from service.store import Store
from service.store.models import Half
from tests.service.intake.desk import BOTH, HALF, Desk


@pytest.fixture
def lite(sqlite_database: str) -> Iterator[Store]:
    """A store on SQLite alone, for what does not depend on the kind of database."""
    opened = Store(sqlite_database)
    yield opened
    opened.close()


@pytest.fixture
def both(lite: Store) -> Desk:
    """A desk that sends both sides in one event."""
    return Desk(lite, BOTH)


@pytest.fixture
def apart(lite: Store) -> Iterator[Desk]:
    """A desk that sends one side an event."""
    yield Desk(lite, HALF)
    check_halves(lite)


@pytest.fixture
def any_both(store: Store) -> Desk:
    """A desk that sends both sides in one event, to each kind of database in turn."""
    return Desk(store, BOTH)


@pytest.fixture
def any_apart(store: Store) -> Iterator[Desk]:
    """A desk that sends one side an event, to each kind of database in turn."""
    yield Desk(store, HALF)
    check_halves(store)


def check_halves(store: Store) -> None:
    """Whatever happened, a half that is part of an audit waits no more."""
    with store.reading() as session:
        assert session.scalars(select(Half).where(Half.audit_id.is_not(None), Half.due_at.is_not(None))).all() == []
