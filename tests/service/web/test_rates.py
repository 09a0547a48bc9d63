"""Rate limits: by key, by address without one, told on every answer, and never in the way when Redis is away."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError

from service import auth
from service.auth import Scope
from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from service.web.rates import Rates, network_of
from tests import servers
from tests.fakes import ListQueue

Call = Callable[..., TestClient]


@pytest.fixture
def limited(quick: Settings, lite: Store) -> Call:
    """Clients of a service with a limit, from an address."""

    def client(limit: str = "3/minute", address: str = "127.0.0.1", **more: object) -> TestClient:
        app = create_app(quick.model_copy(update={"rate_limit": limit, **more}), lite, ListQueue())
        return TestClient(app, raise_server_exceptions=False, client=(address, 1))

    return client


def header(store: Store, *scopes: Scope) -> dict[str, str]:
    return {"Authorization": f"Bearer {auth.create_key(store, 'default', 'k', scopes or (Scope.READ,)).secret}"}


def test_a_key_may_call_so_often_and_is_told_how_often_still(limited: Call, lite: Store) -> None:
    client, mine = limited(), header(lite)
    answers = [client.get("/v1/audits", headers=mine) for _ in range(4)]
    assert [a.status_code for a in answers] == [200, 200, 200, 429]
    assert {a.headers["ratelimit-policy"] for a in answers} == {'"default";q=3;w=60'}
    assert [a.headers["ratelimit"].split(";")[1] for a in answers] == ["r=2", "r=1", "r=0", "r=0"]
    refused = answers[-1]
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["type"] == "urn:exonym:problem:too-many-requests"
    assert refused.headers["ratelimit"] == f'"default";r=0;t={refused.headers["retry-after"]}'
    assert 1 <= int(refused.headers["retry-after"]) <= 60


def test_a_window_ends(limited: Call, lite: Store) -> None:
    client, mine = limited("1/second"), header(lite)
    codes = [client.get("/v1/audits", headers=mine).status_code for _ in range(2)]
    assert codes == [200, 429]
    time.sleep(1.05)
    assert client.get("/v1/audits", headers=mine).status_code == 200


def test_keys_do_not_use_up_each_others(limited: Call, lite: Store) -> None:
    client, mine, yours = limited("1/minute"), header(lite), header(lite)
    assert [client.get("/v1/audits", headers=h).status_code for h in (mine, yours, mine)] == [200, 200, 429]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        pytest.param("GET", "/v1/nothing", 404, id="no such path"),
        pytest.param("PATCH", "/v1/audits", 405, id="no such method"),
        pytest.param("POST", "/v1/audits", 422, id="a bad body"),
        pytest.param("GET", "/v1/keys", 403, id="too small a scope"),
    ],
)
def test_errors_tell_it_as_well(limited: Call, lite: Store, method: str, path: str, status: int) -> None:
    answer = limited().request(method, path, headers=header(lite, Scope.READ, Scope.WRITE))
    assert answer.status_code == status
    assert answer.headers["ratelimit"].startswith('"default";r=2;t=')


def test_wrong_keys_are_counted_by_address(limited: Call, lite: Store) -> None:
    client, mine = limited(), header(lite)
    wrong = {"Authorization": "Bearer exo_" + "A" * 43}
    assert [client.get("/v1/audits", headers=wrong).status_code for _ in range(4)] == [401, 401, 401, 429]
    assert client.get("/v1/audits").status_code == 429, "nor without any"
    assert client.get("/v1/audits", headers=mine).status_code == 200, "whoever has a key is not kept out by others"


def test_an_open_service_counts_by_address(limited: Call) -> None:
    client = limited()
    assert [client.get(p).status_code for p in ("/v1/audits", "/", "/openapi.json", "/v1/audits")] == [
        200,
        200,
        200,
        429,
    ]


def test_health_and_events_of_a_cms_are_not_limited(limited: Call) -> None:
    client = limited("1/minute")
    for path in ("/healthz", "/readyz", "/static/page.css", "/v1/hooks/feed"):
        answers = [client.get(path) for _ in range(3)]
        assert not any(a.status_code == 429 or "ratelimit-policy" in a.headers for a in answers), path


def test_without_a_limit_nothing_is_told(client: TestClient) -> None:
    assert not any(name.startswith("ratelimit") for name in client.get("/v1/audits").headers)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        (None, "unknown"),
        ("unix", "unknown"),
    ],
)
def test_who_has_a_whole_network_is_one_caller(address: str | None, network: str) -> None:
    assert network_of(address) == network


@pytest.mark.parametrize("limit", ["", "600", "0/minute", "-1/minute", "many/minute", "600/fortnight", "600/5minute"])
def test_a_limit_that_is_none_is_refused_at_the_start(limit: str) -> None:
    with pytest.raises(ValidationError, match="must be a count of 1 to 999,999,999 and a period"):
        Settings(rate_limit=limit)


@contextmanager
def counting(folder: Path, port: int, limit: str) -> Iterator[list[Rates]]:
    """Two processes' counters over one Redis."""
    with servers.redis(folder, port) as url:
        settings = Settings(broker_url=url, rate_limit=limit)
        yield [Rates(settings), Rates(settings)]


def test_processes_count_together_and_go_on_without_redis(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    port = servers.free_port()
    with counting(tmp_path, port, "2/minute") as (one, other):
        uses = [rates.count("key 1") for rates in (one, other, one)]
        assert [use and (use.within, use.left) for use in uses] == [(True, 1), (True, 0), (False, 0)]
    monkeypatch.setattr("service.web.rates._PAUSE", 0.05)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert one.count("key 1") is None, "let through"
            time.sleep(0.06)
    assert caplog.text.count("not counted until Redis answers") == 1
    assert one.headers(None) == {"RateLimit-Policy": '"default";q=2;w=60'}
    with servers.redis(tmp_path, port):
        assert one.count("key 1") is not None
    assert "counted again" in caplog.text


def test_a_redis_that_is_away_is_not_asked_for_each_request(monkeypatch: pytest.MonkeyPatch) -> None:
    rates = Rates(Settings(broker_url=f"redis://127.0.0.1:{servers.free_port()}/0", rate_limit="2/minute"))
    asked = []
    hit = rates._limiter.hit  # type: ignore[union-attr]
    monkeypatch.setattr(rates._limiter, "hit", lambda *args: asked.append(args) or hit(*args))
    assert [rates.count("key 1") for _ in range(5)] == [None] * 5
    assert len(asked) == 1


def test_a_service_answers_while_redis_is_away(limited: Call, lite: Store) -> None:
    client = limited(broker_url=f"redis://127.0.0.1:{servers.free_port()}/0")
    assert [client.get("/v1/audits", headers=header(lite)).status_code for _ in range(4)] == [200] * 4
