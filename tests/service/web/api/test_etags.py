"""ETag and If-None-Match of an audit and of its reports, and deletion."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from service.store import Store
from tests.service.web.api.test_audits import end, submit

KINDS = ["", "/report.json", "/report.html", "/report.txt", "/report.json?offset_unit=utf16"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("sent", "status"),
    [
        pytest.param("{tag}", 304, id="the tag"),
        pytest.param('"other", {strong} , W/"more"', 304, id="in a list, as a strong one"),
        pytest.param("*", 304, id="any"),
        pytest.param('W/"other"', 200, id="another"),
        pytest.param("rubbish", 200, id="no tag"),
    ],
)
def test_who_has_it_already_is_not_sent_it_again(
    client: TestClient, lite: Store, kind: str, sent: str, status: int
) -> None:
    audit_id = submit(client, target="Istia")
    end(lite, audit_id)
    first = client.get(f"/v1/audits/{audit_id}{kind}")
    tag = first.headers["etag"]
    header = sent.format(tag=tag, strong=tag.removeprefix("W/"))
    again = client.get(f"/v1/audits/{audit_id}{kind}", headers={"If-None-Match": header})
    assert again.status_code == status
    assert again.headers["etag"] == tag
    assert again.content == (b"" if status == 304 else first.content)


def test_a_change_has_another_tag(client: TestClient, lite: Store) -> None:
    audit_id = submit(client)
    queued = client.get(f"/v1/audits/{audit_id}").headers["etag"]
    end(lite, audit_id)
    done = client.get(f"/v1/audits/{audit_id}", headers={"If-None-Match": queued})
    assert done.status_code == 200
    assert done.headers["etag"] != queued


def test_each_report_has_its_own_tag(client: TestClient, lite: Store) -> None:
    audit_id = submit(client, target="Istia")
    end(lite, audit_id)
    assert len({client.get(f"/v1/audits/{audit_id}{kind}").headers["etag"] for kind in KINDS}) == len(KINDS)


def test_a_deleted_audit_is_gone_for_everybody(client: TestClient, lite: Store) -> None:
    audit_id = submit(client, target="Istia wrote Qxzvwy")
    end(lite, audit_id)
    assert client.delete(f"/v1/audits/{audit_id}").status_code == 204
    for path in ("", "/report.json", "/events"):
        assert client.get(f"/v1/audits/{audit_id}{path}").status_code == 404
    assert client.delete(f"/v1/audits/{audit_id}").status_code == 404
    assert client.get("/v1/audits", params={"q": "qxz"}).json()["items"] == []


def test_ids_are_told_as_uuids(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    ids = [
        parameter["schema"]
        for path, methods in paths.items()
        if path.startswith("/v1/audits/")
        for method in methods.values()
        for parameter in method["parameters"]
        if parameter["name"] == "audit_id"
    ]
    assert len(ids) >= 4
    assert {schema["format"] for schema in ids} == {"uuid"}
