"""/v1/connectors: added, listed without secrets, removed; what is refused names the field."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.auth import Scope, create_key
from service.connectors import FIELDS, KINDS
from service.store import Store
from service.web.schemas.connectors import MappingIn
from tests.service.connectors.signing import HEX64, WHSEC

NEW = {"name": "blog", "kind": "ghost", "secret": "a-long-secret"}
BOTH = {"source": "$.pl", "target": "$.en", "source_lang": "=pl", "target_lang": "=en"}


def bearer(store: Store, workspace: str, *scopes: Scope) -> dict[str, str]:
    return {"authorization": f"Bearer {create_key(store, workspace, 'k', scopes or list(Scope)).secret}"}


def test_a_connector_is_added_with_its_kinds_own_ways(client: TestClient) -> None:
    answer = client.post("/v1/connectors", json={**NEW, "source_langs": ["pl", "uk"]})
    assert answer.status_code == 201
    shown = answer.json()
    assert shown["mapping"] == dict(KINDS["ghost"].mapping)
    assert (shown["target_lang"], shown["source_langs"], shown["format"]) == ("en", ["pl", "uk"], "html")
    assert (shown["address"], shown["docs"]) == ("/v1/hooks/blog", "connectors/ghost.md")


def test_a_connector_may_have_ways_of_its_own(client: TestClient) -> None:
    more = {"mapping": BOTH, "target_lang": "de", "format": "text"}
    shown = client.post("/v1/connectors", json={**NEW, **more}).json()
    assert {name: shown[name] for name in more} == more


def test_a_mapping_that_looks_for_languages_is_filled(client: TestClient) -> None:
    body = {"name": "cf", "kind": "contentful", "secret": HEX64, "target_lang": "en-US", "source_langs": ["pl"]}
    mapping = client.post("/v1/connectors", json=body).json()["mapping"]
    assert (mapping["source"], mapping["target_lang"]) == ("$.fields.body['pl']", "=en-US")


def test_nothing_shows_a_secret(client: TestClient) -> None:
    added = client.post("/v1/connectors", json=NEW).text
    listed = client.get("/v1/connectors").text
    refused = client.post("/v1/connectors", json={**NEW, "secret": "shorter"}).text
    assert NEW["name"] in listed
    assert not any(secret in text for secret in (NEW["secret"], "shorter") for text in (added, listed, refused))


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        pytest.param({"name": "Blog"}, "name", "", id="capitals"),
        pytest.param({"name": "a/b"}, "name", "", id="a slash"),
        pytest.param({"name": "n" * 61}, "name", "", id="a long name"),
        pytest.param({"name": "blog\n"}, "name", "", id="a line break"),
        pytest.param({"kind": "joomla"}, "kind", "none of contentful", id="a kind that is none"),
        pytest.param({"secret": "short"}, "secret", "8", id="a short secret"),
        pytest.param({"secret": "x" * 501}, "secret", "500", id="a long secret"),
        pytest.param({"secret": "a-long\0secret"}, "secret", "NUL", id="a NUL"),
        pytest.param({"kind": "generic"}, "secret", "whsec_", id="a secret of another kind"),
        pytest.param({"kind": "contentful", "secret": HEX64}, "source_langs", "must have", id="a language is needed"),
        pytest.param({"target_lang": "English"}, "target_lang", "", id="no language code"),
        pytest.param({"target_lang": "zz"}, "target_lang", "not a language code", id="a code of no language"),
        pytest.param({"source_langs": ["zz"]}, "source_langs.0", "not a language code", id="a source of no language"),
        pytest.param({"source_langs": ["en-GB"]}, "source_langs", "translations' language", id="the same language"),
        pytest.param({"source_langs": ["pl"] * 21}, "source_langs", "20", id="many languages"),
        pytest.param({"format": "pdf"}, "format", "", id="a format that is none"),
        pytest.param({"mapping": {}}, "mapping.source", "missing", id="an empty mapping"),
        pytest.param({"mapping": {**BOTH, "body": "$.x"}}, "mapping.body", "not permitted", id="an unknown field"),
        pytest.param({"mapping": {**BOTH, "url": "$.["}}, "mapping.url", "no JSONPath", id="a malformed path"),
        pytest.param({"mapping": {**BOTH, "url": "x.y"}}, "mapping.url", "", id="no path at all"),
        pytest.param({"mapping": {**BOTH, "url": 1}}, "mapping.url", "string", id="a number for a path"),
        pytest.param({"mapping": {**BOTH, "text": "$.x"}}, "mapping.source", "beside", id="mixed ways"),
        pytest.param({"mapping": {"text": "$.x", "lang": "$.y"}}, "mapping.join_key", "missing", id="half a way"),
        pytest.param(
            {"mapping": {**BOTH, "url": "$[?match(@.a, '(a+)+$')]"}}, "mapping.url", "match", id="a regular expression"
        ),
        pytest.param({"colour": "red"}, "colour", "not permitted", id="an unknown property"),
    ],
)
def test_what_is_not_acceptable_is_refused_by_field(
    client: TestClient, body: dict[str, Any], field: str, says: str
) -> None:
    answer = client.post("/v1/connectors", json={**NEW, **body})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == field
    assert says in error["message"]
    assert client.get("/v1/connectors").json()["items"] == []


def test_the_schema_has_every_field_of_a_mapping() -> None:
    assert set(MappingIn.model_fields) == set(FIELDS)


def test_a_name_is_one_for_all_workspaces(client: TestClient, lite: Store) -> None:
    mine, theirs = bearer(lite, "mine"), bearer(lite, "theirs")
    assert client.post("/v1/connectors", json=NEW, headers=mine).status_code == 201
    answer = client.post("/v1/connectors", json=NEW, headers=theirs)
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:exonym:problem:name-taken")


def test_a_connector_is_its_workspaces_own(client: TestClient, lite: Store) -> None:
    mine, theirs = bearer(lite, "mine"), bearer(lite, "theirs")
    client.post("/v1/connectors", json=NEW, headers=mine)
    assert client.get("/v1/connectors", headers=theirs).json()["items"] == []
    assert client.delete("/v1/connectors/blog", headers=theirs).status_code == 404
    assert client.delete("/v1/connectors/blog", headers=mine).status_code == 204
    assert client.delete("/v1/connectors/blog", headers=mine).status_code == 404
    assert client.get("/v1/connectors", headers=mine).json()["items"] == []


def test_only_an_administrator_connects(client: TestClient, lite: Store) -> None:
    writer = bearer(lite, "default", Scope.READ, Scope.WRITE)
    assert client.post("/v1/connectors", json=NEW, headers=writer).status_code == 403
    assert client.get("/v1/connectors", headers=writer).status_code == 403
    assert client.delete("/v1/connectors/blog", headers=writer).status_code == 403
    assert client.get("/v1/connectors").status_code == 401


@pytest.mark.parametrize("name", ["nobody", "No%00body", "x" * 3000, "%C3%A9"])
def test_a_name_that_is_none_is_a_404(client: TestClient, name: str) -> None:
    assert client.delete(f"/v1/connectors/{name}").status_code == 404


def test_the_secrets_of_other_kinds_are_taken(client: TestClient) -> None:
    assert client.post("/v1/connectors", json={"name": "g", "kind": "generic", "secret": WHSEC}).status_code == 201
