"""Every route of the API wants a key, the scope that it stands for, and the workspace that the thing belongs to.

An endpoint that somebody adds is walked here by itself: one without a scope fails, and so does one about a kind of
thing of which ``add_things`` knows no example.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from exonym.model import Pair
from service import audits, auth, decisions
from service.auth import Scope
from service.decisions import Editor, Wish
from service.settings import Settings
from service.store import Store
from service.store.ids import new_id
from service.store.migrate import migrate
from service.store.models import (
    Batch,
    BatchStatus,
    Choice,
    Connector,
    Delivery,
    DeliveryStatus,
    Endpoint,
    HouseName,
    Name,
    NameMerge,
)
from service.web.app import create_app
from service.web.door import is_guarded
from tests.conftest import quick_settings
from tests.fakes import ListQueue, WordAuditor

DECIDED, MERGED, FREE = "Istia/Izvestia", "Istia/Izvestia (merged)", "Istia/Izvestia (free)"
OTHERS = {"POST /v1/names/{entity}/split": {"entity": MERGED}, "POST /v1/names/{entity}/merge": {"entity": FREE}}
"""Examples of routes that want another thing than the rest."""
BODIES: dict[str, dict[str, Any]] = {
    "POST /v1/audits/{audit_id}/decisions": {"fingerprint": "istia-0", "decision": "dismissed", "scope": "here"},
    "POST /v1/audits/{audit_id}/verdict": {"decision": "hold", "reason": "seen"},
    "PATCH /v1/webhooks/endpoints/{endpoint_id}": {"paused": True},
    "POST /v1/webhooks/endpoints/{endpoint_id}/recover": {"since": "2026-01-01T00:00:00Z"},
    "PUT /v1/names/{entity}": {"house": "Istia"},
    "POST /v1/names/{entity}/preview": {"house": "Istia"},
    "POST /v1/names/{entity}/merge": {"into": DECIDED},
}
"""What is sent where a thing that is there can only be told from one that is not by a whole request."""


class Route(NamedTuple):
    """A method of a path."""

    method: str
    path: str


def api_routes(app: Any) -> list[Route]:
    """Every method of every path under /v1 and /v2 that takes a key."""
    return sorted(
        Route(method, route.path.replace(":entity}", "}"))
        for route in iter_route_contexts(app.routes)
        if route.path and is_guarded(route.path)
        for method in route.methods or ()
    )


def described_routes(app: Any) -> set[Route]:
    """The same, out of the OpenAPI description."""
    paths = app.openapi()["paths"].items()
    return {Route(method.upper(), path) for path, methods in paths for method in methods if is_guarded(path)}


def new_app(settings: Settings) -> tuple[Any, Store]:
    store = Store(settings.database_url)
    return create_app(settings, store, ListQueue()), store


ROUTES = api_routes(new_app(Settings(database_url="sqlite:///unused.db"))[0])
every_route = pytest.mark.parametrize("route", [pytest.param(r, id=f"{r.method} {r.path}") for r in ROUTES])
every_thing = pytest.mark.parametrize(
    "route", [pytest.param(r, id=f"{r.method} {r.path}") for r in ROUTES if "{" in r.path]
)
every_list = pytest.mark.parametrize(
    "route", [pytest.param(r, id=r.path) for r in ROUTES if r.method == "GET" and "{" not in r.path]
)


class House(NamedTuple):
    """A service with keys: of the default workspace one for each scope and one for all, and one of another."""

    client: TestClient
    store: Store
    keys: dict[str, str]

    def ask(self, route: Route, key: str | None, things: dict[str, str]) -> Any:
        headers = {"Authorization": f"Bearer {self.keys[key]}"} if key else {}
        body = BODIES.get(f"{route.method} {route.path}")
        path = route.path.format(**things | OTHERS.get(f"{route.method} {route.path}", {}))
        return self.client.request(route.method, path, headers=headers, json=body)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    app, store = new_app(quick_settings(f"sqlite:///{tmp_path_factory.mktemp('house') / 'exonym.db'}", "memory://"))
    migrate(store)
    keys = {scope.value: auth.create_key(store, "default", scope, [scope]).secret for scope in Scope}
    keys |= {name: auth.create_key(store, name, "all", list(Scope)).secret for name in ("default", "other")}
    with TestClient(app, raise_server_exceptions=False) as client:
        yield House(client, store, keys)
    store.close()


def add_things(store: Store) -> dict[str, str]:
    """One of each kind of thing, all in the default workspace, by the name of the path's parameter."""
    with store.writing() as session:
        first = audits.add_audit(session, audits.Submission(Pair(target="Istia"), "news"), 60)
        audit = audits.add_audit(session, audits.Submission(Pair(target="Istia"), "news", previous=first.id), 60)
        things = {"audit_id": audit.id, "extension": "json", **_add_others(session)}
    for audit_id in (first.id, audit.id):
        mine = audits.claim(store, audit_id, 30)
        assert mine is not None
        assert audits.finish(store, mine, WordAuditor().audit(mine.pair))
    wish = Wish(["istia-0"], Choice.ACCEPTED)
    (decision,) = decisions.decide(store, ListQueue(), Settings(), Editor("default", "ed"), things["audit_id"], wish)
    key = auth.create_key(store, "default", "thing", [Scope.READ]).row
    return things | {"key_id": key.id, "decision_id": decision.id}


def _add_others(session: Session) -> dict[str, str]:
    mine = {"workspace": "default"}
    batch = Batch(id=new_id(), status=BatchStatus.RUNNING, **mine)
    endpoint = Endpoint(id=new_id(), url="https://cms.example/", events=[], secret="whsec_" + "A" * 32, **mine)
    connector = Connector(
        id=new_id(),
        name=new_id(),
        kind="generic",
        secret="whsec_" + "A" * 32,
        mapping={},
        target_lang="en",
        source_langs=[],
        format="text",
        **mine,
    )
    session.add_all((batch, endpoint, connector))
    session.flush()
    delivery = Delivery(
        id=new_id(),
        endpoint_id=endpoint.id,
        event="audit.completed",
        payload={},
        status=DeliveryStatus.FAILED,
        **mine,
    )
    session.add(delivery)
    entity = add_names(session)
    ids = {"entity": entity, "batch_id": batch.id, "endpoint_id": endpoint.id, "delivery_id": delivery.id}
    return ids | {"name": connector.name}


def add_names(session: Session) -> str:
    """A name that the workspace has decided, another that was merged into it, and a third."""
    for one in (DECIDED, MERGED, FREE):
        if not session.scalar(select(Name).where(Name.workspace == "default", Name.entity == one)):
            session.add(Name(id=new_id(), workspace="default", entity=one, folded="istia", kind="media"))
    session.merge(
        HouseName(
            workspace="default", entity=DECIDED, position=0, house="Istia", kind="media",
            accepted=[], forbidden=[], forms={"pl": ["Izwiestia"]},
        )
    )  # fmt: skip
    session.merge(NameMerge(workspace="default", entity=MERGED, into=DECIDED, forms={}))
    return DECIDED


class Anything(dict[str, str]):
    """Ids of nothing that is there, whatever kind of thing is asked for."""

    def __missing__(self, kind: str) -> str:
        return new_id()


def test_no_endpoint_of_the_description_is_passed_by(house: House) -> None:
    assert described_routes(house.client.app) <= set(ROUTES)
    assert len(ROUTES) > 8


@every_route
def test_nobody_comes_in_without_a_key(house: House, route: Route) -> None:
    answer = house.client.request(route.method, route.path)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    if route.method != "HEAD":
        assert answer.headers["content-type"] == "application/problem+json"


@every_route
def test_a_key_is_good_for_what_its_scope_says_and_for_nothing_else(house: House, route: Route) -> None:
    codes = [house.client.request(route.method, _nothing(route), headers=_header(house, s)).status_code for s in Scope]
    assert codes.count(403) == len(Scope) - 1, dict(zip(Scope, codes, strict=True))
    assert 401 not in codes


@every_thing
def test_what_is_another_workspaces_is_not_there(house: House, route: Route) -> None:
    things = add_things(house.store)
    assert house.ask(route, "other", things).status_code == 404
    assert house.ask(route, "default", things).status_code not in (401, 403, 404, 422), "the example is not there"


@every_list
def test_lists_show_nothing_of_another_workspace(house: House, route: Route) -> None:
    things = add_things(house.store)
    seen = house.ask(route, "other", {}).text
    assert not [kind for kind, thing in things.items() if kind != "extension" and thing in seen]


def _nothing(route: Route) -> str:
    return route.path.format_map(Anything())


def _header(house: House, scope: Scope) -> dict[str, str]:
    return {"Authorization": f"Bearer {house.keys[scope.value]}"}


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/v1/nothing", id="a path that is none"),
        pytest.param("/v2/nothing", id="of the other version"),
        pytest.param("/v1", id="the prefix alone"),
        pytest.param("/%761/audits", id="an encoded letter"),
        pytest.param("/v1/hooks/../audits", id="out of the hooks"),
    ],
)
def test_what_is_under_the_api_is_guarded_however_it_is_written(house: House, path: str) -> None:
    answer = house.client.get(path)
    assert answer.status_code in (401, 404)
    assert "items" not in answer.json()


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/openapi.json", "/static/page.css"])
def test_health_and_the_description_need_no_key(house: House, path: str) -> None:
    assert house.client.get(path).status_code in (200, 503)


def test_nothing_of_a_body_is_read_from_who_has_no_key(house: House) -> None:
    answer = house.client.post("/v1/audits", content=b"{", headers={"content-type": "application/json"})
    assert answer.status_code == 401, "and not 400, for which it would have been read"


def test_a_description_names_the_key(house: House) -> None:
    described = house.client.get("/openapi.json").json()
    assert described["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    unnamed = [
        r for r in ROUTES if r.method != "HEAD" and not described["paths"][r.path][r.method.lower()].get("security")
    ]
    assert unnamed == []
