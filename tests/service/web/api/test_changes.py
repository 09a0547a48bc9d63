"""/v1/audits/{id}/changes: findings against the article's revision before."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from exonym.model import Pair
from service import audits
from service.audits import Submission
from service.audits.changes import compare_findings
from service.auth import Scope, create_key
from service.store import Store
from service.store.models import Audit
from tests.fakes import ListQueue
from tests.service.web.api.test_audits import end


def add(store: Store, target: str, previous: str | None = None) -> str:
    return audits.submit(store, ListQueue(), Submission(Pair(target=target), "news", previous=previous), 60).id


def found(*fingerprints: str) -> list[dict[str, Any]]:
    return [{"fingerprint": mark, "text": mark.upper()} for mark in fingerprints]


def marks(findings: Any) -> list[str]:
    return [finding["fingerprint"] for finding in findings]


@pytest.mark.parametrize(
    ("before", "after", "new", "gone", "kept"),
    [
        pytest.param(found("a"), found("a"), [], [], ["a"], id="nothing changed"),
        pytest.param(found("a"), [], [], ["a"], [], id="mended"),
        pytest.param([], found("a"), ["a"], [], [], id="made"),
        pytest.param(found("a1", "a2"), found("a1"), [], ["a2"], ["a1"], id="one of two equal errors mended"),
        pytest.param(found("a", "b", "c"), found("c", "d", "b"), ["d"], ["a"], ["c", "b"], id="all at once, in order"),
    ],
)
def test_findings_are_told_apart_by_fingerprint(
    before: list[Any], after: list[Any], new: list[str], gone: list[str], kept: list[str]
) -> None:
    changes = compare_findings("p", before, after)
    assert (marks(changes.new), marks(changes.gone), marks(changes.kept)) == (new, gone, kept)


def test_changes_are_shown(client: TestClient, lite: Store) -> None:
    first = add(lite, "Istia and Istia.")
    second = add(lite, "Istia and Izvestia, says Istia.", first)
    end(lite, first)
    end(lite, second)
    answer = client.get(f"/v1/audits/{second}/changes")
    assert answer.status_code == 200
    changes = answer.json()
    assert changes["previous"] == first
    places = {kind: [finding["start"] for finding in changes[kind]] for kind in ("new", "gone", "kept")}
    assert places == {"new": [25], "gone": [10], "kept": [0]}
    assert client.get(f"/v1/audits/{second}").json()["previous"] == first


def test_before_both_are_done_there_are_none(client: TestClient, lite: Store) -> None:
    first = add(lite, "Istia.")
    second = add(lite, "Izvestia.", first)
    for audit_id in (second, first):
        assert client.get(f"/v1/audits/{second}/changes").status_code == 409
        end(lite, audit_id)
    assert client.get(f"/v1/audits/{second}/changes").status_code == 200


def test_without_an_audit_before_there_are_none(client: TestClient, lite: Store) -> None:
    first = add(lite, "Istia.")
    second = add(lite, "Izvestia.", first)
    end(lite, first)
    end(lite, second)
    answer = client.get(f"/v1/audits/{first}/changes")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:exonym:problem:no-previous-audit")
    with lite.writing() as session:
        session.delete(session.get_one(Audit, first))
    assert client.get(f"/v1/audits/{second}/changes").json()["type"] == "urn:exonym:problem:no-previous-audit"


@pytest.mark.parametrize("audit_id", ["nonsense", "0198f4f0-0000-7000-8000-000000000000"])
def test_an_audit_that_is_none_has_none(client: TestClient, audit_id: str) -> None:
    answer = client.get(f"/v1/audits/{audit_id}/changes")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:exonym:problem:audit-not-found")


def test_another_workspaces_audit_is_not_there(client: TestClient, lite: Store) -> None:
    first = add(lite, "Istia.")
    second = add(lite, "Izvestia.", first)
    key = create_key(lite, "other", "k", [Scope.READ]).secret
    answer = client.get(f"/v1/audits/{second}/changes", headers={"authorization": f"Bearer {key}"})
    assert answer.status_code == 404
