"""/metrics: readable by Prometheus, for those who may, and there while the database is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from service import audits
from service.auth import Scope
from service.auth.keys import create_key
from service.settings import Settings
from service.store import Store
from service.web import collector
from service.web.app import create_app
from tests.fakes import ListQueue, WordAuditor
from tests.running import run_audit
from tests.servers import free_port


@pytest.fixture
def here(quick: Settings, lite: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A client on the service's own machine; figures are read anew each time."""
    monkeypatch.setattr(collector, "KEPT", 0.0)
    with TestClient(create_app(quick, lite, ListQueue()), client=("127.0.0.1", 5000)) as client:
        yield client


def figures(client: TestClient, **more: dict[str, str]) -> dict[tuple[str, ...], float]:
    """Every sample by its name and labels, read as Prometheus reads it."""
    answer = client.get("/metrics", **more)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    families = text_string_to_metric_families(answer.text)
    return {(sample.name, *sample.labels.values()): sample.value for family in families for sample in family.samples}


def test_every_figure_of_the_contract_is_there_from_the_start(here: TestClient) -> None:
    told = figures(here)
    for decision in ("publish", "review", "hold", "failed"):
        assert told["exonym_audits_total", decision] == 0
    assert told["exonym_audit_seconds_count",] == 0
    assert told["exonym_audit_seconds_bucket", "+Inf"] == 0
    for queue in ("audits.interactive", "audits.batch", "webhooks"):
        assert told["exonym_queue_depth", queue] == told["exonym_queue_age_seconds", queue] == 0
    assert told["exonym_deliveries_total", "delivered"] == 0
    assert "# TYPE exonym_findings_total counter" in here.get("/metrics").text


def test_what_happens_is_counted(here: TestClient, lite: Store) -> None:
    first = here.post("/v1/audits", json={"target": "Istia, Istia."}).json()["id"]
    here.post("/v1/audits", json={"target": "Waits."})
    run_audit(lite, first)
    told = figures(here)
    assert told["exonym_audits_total", "hold"] == 1
    assert told["exonym_findings_total", "name.garbled"] == 2
    assert told["exonym_audit_seconds_count",] == told["exonym_audit_seconds_bucket", "+Inf"] == 1
    assert told["exonym_queue_depth", "audits.interactive"] == 1
    assert told["exonym_http_requests_total", "POST", "/v1/audits", "202"] == 2
    assert told["exonym_http_request_seconds_count", "POST", "/v1/audits"] == 2


def test_buckets_hold_those_below_them(here: TestClient, lite: Store) -> None:
    audit_id = here.post("/v1/audits", json={"target": "x"}).json()["id"]
    run_audit(lite, audit_id, WordAuditor(delay=0.3))
    values = [value for (name, *_), value in figures(here).items() if name == "exonym_audit_seconds_bucket"]
    assert values == sorted(values)
    assert (values[0], values[-1]) == (0, 1)


def test_what_a_client_makes_up_is_no_label(here: TestClient) -> None:
    for number in range(3):
        here.request(f"MADE{number}", f"/made/{number}")
        here.get(f"/v1/audits/{number}")
    http = [labels for labels in figures(here) if labels[0] == "exonym_http_requests_total"]
    assert sorted(http) == [
        ("exonym_http_requests_total", "GET", "/v1/audits/{audit_id}", "404"),
        ("exonym_http_requests_total", "other", "none", "404"),
    ]


@pytest.mark.parametrize(
    ("client", "headers", "status"),
    [
        pytest.param("127.0.0.1", {}, 200, id="this machine"),
        pytest.param("::1", {}, 200, id="this machine, by IPv6"),
        pytest.param("192.0.2.7", {}, 401, id="another"),
        pytest.param("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}, 401, id="another, through a proxy"),
        pytest.param("127.0.0.1", {"Forwarded": "for=192.0.2.7"}, 401, id="through a proxy of today"),
        pytest.param("192.0.2.7", {"Authorization": "Bearer exo_x"}, 401, id="a wrong key"),
    ],
)
def test_who_may_look(quick: Settings, lite: Store, client: str, headers: dict[str, str], status: int) -> None:
    create_key(lite, "default", "n", [Scope.ADMIN])
    with TestClient(create_app(quick, lite, ListQueue()), client=(client, 5000)) as asking:
        assert asking.get("/metrics", headers=headers).status_code == status


@pytest.mark.parametrize(("scope", "status"), [(Scope.ADMIN, 200), (Scope.WRITE, 403), (Scope.READ, 403)])
def test_only_an_admins_key_will_do(quick: Settings, lite: Store, scope: Scope, status: int) -> None:
    key = create_key(lite, "default", "n", [scope])
    with TestClient(create_app(quick, lite, ListQueue()), client=("192.0.2.7", 5000)) as asking:
        headers = {"Authorization": f"Bearer {key.secret}"}
        assert asking.get("/metrics", headers=headers).status_code == status


def test_without_a_database_the_process_still_tells_of_itself(quick: Settings) -> None:
    store = Store(f"postgresql://exonym@127.0.0.1:{free_port()}/none")
    with TestClient(create_app(quick, store, ListQueue()), client=("127.0.0.1", 5000)) as client:
        client.get("/v1/audits")
        told = figures(client)
    store.close()
    assert told["exonym_database_up",] == 0
    assert told["exonym_http_requests_total", "GET", "none", "503"] == 1, "nobody was let in as far as the routes"


def test_many_who_watch_cost_the_database_no_more_than_one(
    quick: Settings, lite: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[object] = []
    real = audits.read_backlog
    monkeypatch.setattr(audits, "read_backlog", lambda store: (reads.append(store), real(store))[1])
    monkeypatch.setattr(collector, "KEPT", 60.0)
    with TestClient(create_app(quick, lite, ListQueue()), client=("127.0.0.1", 5000)) as client:
        for _ in range(5):
            figures(client)
    assert len(reads) == 1
