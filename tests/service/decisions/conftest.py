from __future__ import annotations

import pytest

from service.store import Store
from tests.service.decisions.desk import Desk


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on each kind of database in turn."""
    return Desk(store)


@pytest.fixture
def lite_desk(sqlite_database: str) -> Desk:
    """A desk on SQLite alone, for what does not depend on the kind of database."""
    return Desk(Store(sqlite_database))
