from __future__ import annotations

from collections.abc import Iterator

import pytest

from service.store import Store


@pytest.fixture
def lite(sqlite_database: str) -> Iterator[Store]:
    """A store on SQLite alone, for what does not depend on the kind of database."""
    store = Store(sqlite_database)
    yield store
    store.close()
