"""/v1/names: names listed, decided, and a namebook in and out."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from service.store import Store
from tests.service.names.desk import ZHUMABEKOV, audited, jumabekov_was_seen, named


def test_a_name_is_found_decided_and_taken_back(client: TestClient, lite: Store) -> None:
    jumabekov_was_seen(lite)
    (found,) = client.get("/v1/names", params={"q": "Zhumabekov"}).json()["items"]
    assert (found["entity"], found["decided"], found["articles"]) == (ZHUMABEKOV, False, 1)
    assert {"text", "side", "lang", "count", "first_seen", "last_seen", "new"} == set(found["forms"][0])
    put = client.put(f"/v1/names/{ZHUMABEKOV}", json={"house": "Jumabekov", "forbidden": ["Zhumabekoff"]})
    assert (put.status_code, put.json()["house"], put.json()["forms_known"]) == (
        200,
        "Jumabekov",
        {"pl": ["Żumabekow"]},
    )
    assert "Jumabekov" in client.get("/v1/names.csv").text
    assert len(client.get(f"/v1/names/{ZHUMABEKOV}/history").json()) == 1
    assert client.delete(f"/v1/names/{ZHUMABEKOV}").status_code == 204
    assert client.delete(f"/v1/names/{ZHUMABEKOV}").status_code == 404


@pytest.mark.parametrize("entity", ["AC/DC", "Жумабеков", "a b?c#d%e", "names/merged", "100 %"])
def test_an_entity_may_have_anything_in_its_name(client: TestClient, entity: str) -> None:
    path = f"/v1/names/{quote(entity, safe='')}"
    assert client.put(path, json={"house": "House", "forms": {"pl": ["Forma"]}}).json()["entity"] == entity
    assert client.get(path).json()["entity"] == entity
    assert client.delete(path).status_code == 204


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param({"house": ""}, "house", id="an empty spelling"),
        pytest.param({"house": "=1+1"}, "house", id="a formula"),
        pytest.param({"house": "x" * 201}, "house", id="too long"),
        pytest.param({"accepted": ["a|b"]}, "accepted.0", id="what parts cells"),
        pytest.param({"forms": {"polish": ["x"]}}, "forms.polish.[key]", id="no language code"),
        pytest.param({"kind": "town"}, "kind", id="no kind"),
        pytest.param({"spelling": "x"}, "spelling", id="an unknown field"),
        pytest.param({"house": "Juma", "forbidden": ["Juma"]}, "forbidden", id="right and forbidden"),
    ],
)
def test_bad_decisions_are_told_by_field(client: TestClient, lite: Store, body: object, field: str) -> None:
    jumabekov_was_seen(lite)
    answer = client.put(f"/v1/names/{ZHUMABEKOV}", json=body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_pages_follow_one_another(client: TestClient, lite: Store) -> None:
    audited(lite, *(named(f"Name {letter}", letter) for letter in "ABC"))
    first = client.get("/v1/names", params={"limit": 2}).json()
    second = client.get("/v1/names", params={"limit": 2, "cursor": first["next"]}).json()
    assert [item["entity"] for item in first["items"] + second["items"]] == ["Name A", "Name B", "Name C"]
    assert second["next"] is None
    for cursor in ("x", "e30="):
        assert client.get("/v1/names", params={"cursor": cursor}).status_code == 422


@pytest.mark.parametrize(("ext", "media"), [("csv", "text/csv"), ("yaml", "application/yaml")])
def test_a_namebook_goes_out_and_in(client: TestClient, ext: str, media: str) -> None:
    client.put("/v1/names/Lviv", json={"forbidden": ["Lemberg"], "kind": "place", "forms": {"pl": ["Lwów"]}})
    out = client.get(f"/v1/names.{ext}")
    assert out.headers["content-type"] == f"{media}; charset=utf-8"
    assert client.put(f"/v1/names.{ext}", content=out.content, headers={"Content-Type": media}).status_code == 204
    assert client.get(f"/v1/names.{ext}").content == out.content
    other = client.put(f"/v1/names.{ext}", content=out.content, headers={"Content-Type": "application/json"})
    assert other.status_code == 415
    refused = client.put(f"/v1/names.{ext}", content=b"not,a\nnamebook", headers={"Content-Type": media})
    assert refused.status_code == 422
    assert client.get(f"/v1/names.{ext}").content == out.content


def test_a_decision_is_shown_before_it_is_made(client: TestClient, lite: Store) -> None:
    jumabekov_was_seen(lite)
    shown = client.post(f"/v1/names/{ZHUMABEKOV}/preview", json={"house": "Jumabekov"}).json()
    assert (shown["naming"], shown["marked"]["places"]) == (1, 2)
    assert client.get("/v1/names").json()["items"][0]["decided"] is False


def test_names_are_merged_and_split(client: TestClient, lite: Store) -> None:
    audited(lite, named("A", "A"), named("B", "B"))
    assert client.post("/v1/names/A/merge", json={"into": "B"}).json()["merged"] == ["A"]
    assert [item["entity"] for item in client.get("/v1/names").json()["items"]] == ["B"]
    assert client.post("/v1/names/A/split").json()["entity"] == "A"
    assert client.post("/v1/names/A/split").status_code == 404
