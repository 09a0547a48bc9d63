"""Connectors at the desk: added with a secret shown once, removed, and the halves that wait."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest

from service import connectors, log
from service.auth import Role
from service.connectors import NewConnector
from service.store import Store
from service.store.ids import new_id
from service.store.models import Half
from service.store.types import now
from tests.service.web.admin.conftest import SignIn


@pytest.mark.parametrize("kind", sorted(connectors.KINDS))
def test_every_kind_takes_the_secret_that_is_made(sign_in: SignIn, lite: Store, kind: str) -> None:
    desk = sign_in(Role.ADMIN)
    form = {"name": "news", "kind": kind, "target_lang": "en", "source_langs": "pl, ru"}
    added = desk.post("/admin/connectors", form)
    found = re.search(r"whsec_[\w+/=]{44}|(?<=>)[0-9a-f]{64}", html.unescape(added.text))
    assert (added.status_code, found is not None) == (201, True), added.text
    (row,) = connectors.list_connectors(lite, "default")
    assert found
    assert (row.secret, row.source_langs) == (found[0], ["pl", "ru"])
    again = desk.get("/admin/connectors").text
    assert "/v1/hooks/news" in again
    assert row.secret not in html.unescape(again)


@pytest.mark.parametrize(
    ("change", "says", "status"),
    [
        pytest.param({"name": "No Name"}, "name: ", 422, id="a name that is none"),
        pytest.param({"kind": "typewriter"}, "kind: ", 422, id="a kind that is none"),
        pytest.param({"secret": "x"}, "secret: ", 422, id="a short secret"),
        pytest.param({"mapping": "{"}, "mapping: is not JSON", 422, id="a mapping that is no JSON"),
        pytest.param({"mapping": '{"a": "$.b"}'}, "which is none of", 422, id="a field that is none"),
        pytest.param({"format": "pdf"}, "format: ", 422, id="a format that is none"),
        pytest.param({"name": "taken"}, "taken", 409, id="a name that is taken"),
    ],
)
def test_what_is_wrong_is_said(sign_in: SignIn, lite: Store, change: dict[str, str], says: str, status: int) -> None:
    connectors.add_connector(lite, NewConnector("taken", "strapi", "a static value", workspace="default"))
    form = {"name": "news", "kind": "strapi", "secret": "a static value", "target_lang": "en"}
    answer = sign_in(Role.ADMIN).post("/admin/connectors", {**form, **change})
    assert (answer.status_code, says in html.unescape(answer.text)) == (status, True)
    assert "a static value" not in answer.text
    assert len(connectors.list_connectors(lite)) == 1


def test_halves_that_wait_are_listed_and_go_with_their_connector(sign_in: SignIn, lite: Store) -> None:
    mine = connectors.add_connector(lite, NewConnector("mine", "strapi", "a static value", workspace="default"))
    theirs = connectors.add_connector(lite, NewConnector("theirs", "strapi", "a static value", workspace="other"))
    halves = [(mine, "of-mine", True), (mine, "of-mine-audited", False), (theirs, "of-theirs", True)]
    with lite.writing() as session:
        session.add_all(half(row.id, key, waits) for row, key, waits in halves)
    desk = sign_in(Role.ADMIN)
    page = desk.get("/admin/connectors").text
    assert "&lt;i&gt;Title" in page
    assert [key for _, key, _ in halves if f"<small>{key}</small>" in page] == ["of-mine"]
    assert desk.post("/admin/connectors/theirs/remove", {}).status_code == 404
    assert desk.post("/admin/connectors/mine/remove", {}).status_code == 303
    assert "of-mine</small>" not in desk.get("/admin/connectors").text
    assert log.list_entries(lite, "default", 1)[0].by == "admin@default.example"


def half(connector: str, key: str, waits: bool) -> Half:
    return Half(
        id=new_id(),
        connector_id=connector,
        join_key=key,
        side="target",
        lang="en",
        text="Istia",
        fields={"title": "<i>Title</i>"},
        due_at=now() + timedelta(hours=1) if waits else None,
    )
