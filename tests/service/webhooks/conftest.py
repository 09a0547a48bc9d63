from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network

import pytest

from service.settings import Settings
from service.store import Store
from service.store.models import Endpoint
from service.webhooks import Event, Policy, add_endpoint
from tests.fakes import ListQueue
from tests.receivers import Receiver, keep_to_loopback, receiver

LOOPBACK = IPv4Network("127.0.0.0/8"), IPv6Network("::1/128")
OURS = Policy(allow_http=True, networks=LOOPBACK)
"""A policy that permits the receivers of the tests."""

SETTINGS = Settings(
    webhook_allow_http=True, webhook_allowed_networks=LOOPBACK, public_url="https://exonym.example/desk"
)


@pytest.fixture(autouse=True)
def _on_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_to_loopback(monkeypatch)


BOTH = pytest.mark.parametrize("database_url", ["sqlite", "postgres"], indirect=True)
"""For what depends on the kind of database; everything else is tried on SQLite alone."""


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """A new, migrated database: SQLite, or of the kind that a test asks for."""
    url: str = request.getfixturevalue(f"{getattr(request, 'param', 'sqlite')}_database")
    return url


@pytest.fixture
def queue() -> ListQueue:
    return ListQueue()


@pytest.fixture
def cms() -> Iterator[Receiver]:
    with receiver() as made:
        yield made


@pytest.fixture
def endpoint(store: Store, cms: Receiver) -> Endpoint:
    """An endpoint of the default workspace that is told everything."""
    return add_endpoint(store, OURS, "default", cms.url, tuple(Event))
