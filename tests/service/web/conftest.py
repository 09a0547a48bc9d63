from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from tests.conftest import quick_settings
from tests.fakes import ListQueue


@pytest.fixture
def quick(sqlite_database: str) -> Settings:
    return quick_settings(sqlite_database, "memory://")


@pytest.fixture
def lite(quick: Settings) -> Iterator[Store]:
    """A store on SQLite alone, for what does not depend on the kind of database."""
    store = Store(quick.database_url)
    yield store
    store.close()


@pytest.fixture
def queue() -> ListQueue:
    return ListQueue()


@pytest.fixture
def client(quick: Settings, lite: Store, queue: ListQueue) -> Iterator[TestClient]:
    """The application without a worker: what is submitted stays queued."""
    app = create_app(quick, lite, queue)
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client
