"""/v2 as LanguageTool's clients use it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from service.queue import CeleryQueue, celery_app
from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from tests.fakes import ListQueue, WordAuditor
from tests.service.web.api.test_audits import end, submit
from workers.engine import in_process
from workers.worker import embedded_worker

TEXT = "So Istia wrote."


@pytest.fixture
def working(quick: Settings, lite: Store) -> Iterator[TestClient]:
    """The application with a worker."""
    app = create_app(quick, lite, CeleryQueue(celery_app(quick)))
    with embedded_worker(quick, lite, in_process(lambda _: WordAuditor())), TestClient(app) as client:
        yield client


def test_the_findings_of_the_stored_audit_come_at_once(client: TestClient, lite: Store, queue: ListQueue) -> None:
    end(lite, submit(client, target=TEXT, source="Pisze Izwiestia."))
    queue.sent.clear()
    answer = client.post("/v2/check", data={"text": TEXT, "language": "en-US", "level": "picky", "motherTongue": "pl"})
    assert answer.status_code == 200
    (match,) = answer.json()["matches"]
    assert (match["offset"], match["length"], match["rule"]["id"]) == (3, 5, "name.garbled")
    assert match["rule"]["description"].endswith(".")
    assert answer.json()["language"]["code"] == "en-US"
    assert answer.json()["language"]["name"] == "English"
    assert answer.json()["warnings"] == {"incompleteResults": False}
    assert answer.json()["software"]["name"] == "Exonym"
    assert queue.sent == [], "nothing is audited again"


def test_a_text_that_nobody_sent_before_is_audited(working: TestClient) -> None:
    first = working.post("/v2/check", data={"text": TEXT, "language": "en"})
    assert [match["offset"] for match in first.json()["matches"]] == [3]
    assert len(working.get("/v1/audits").json()["items"]) == 1
    assert working.post("/v2/check", data={"text": TEXT, "language": "en"}).json() == first.json()
    assert len(working.get("/v1/audits").json()["items"]) == 1, "the same text again is no new audit"


def test_markup_is_not_checked_and_offsets_count_it(client: TestClient, lite: Store) -> None:
    end(lite, submit(client, target=TEXT))
    data = json.dumps({"annotation": [{"text": "So "}, {"markup": "<b>"}, {"text": "Istia wrote."}]})
    (match,) = client.post("/v2/check", data={"data": data, "language": "en"}).json()["matches"]
    assert match["offset"] == 6


@pytest.mark.parametrize(
    ("form", "count"),
    [
        pytest.param({"disabledRules": "X, name.garbled"}, 0, id="disabled"),
        pytest.param({"disabledRules": "name.copied"}, 1, id="another disabled"),
        pytest.param({"enabledOnly": "true", "enabledRules": "name.garbled"}, 1, id="enabled alone"),
        pytest.param({"enabledOnly": "true", "enabledRules": "X"}, 0, id="others enabled alone"),
        pytest.param({"enabledRules": "X"}, 1, id="others enabled too"),
    ],
)
def test_rules_can_be_left_out(client: TestClient, lite: Store, form: dict[str, str], count: int) -> None:
    end(lite, submit(client, target=TEXT))
    assert len(client.post("/v2/check", data={"text": TEXT, **form}).json()["matches"]) == count


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_in_nothing_nothing_is_wrong(client: TestClient, queue: ListQueue, text: str) -> None:
    assert client.post("/v2/check", data={"text": text, "language": "auto"}).json()["matches"] == []
    assert queue.sent == []


def test_a_text_that_is_not_checked_in_time_is_a_503_that_says_when_to_ask_again(quick: Settings, lite: Store) -> None:
    hurried = quick.model_copy(update={"wait_limit": 0.05})
    queue = ListQueue()
    with TestClient(create_app(hurried, lite, queue)) as client:
        for _ in range(2):
            answer = client.post("/v2/check", data={"text": TEXT})
            assert answer.status_code == 503
            assert answer.headers["retry-after"] == "2"
            assert answer.headers["content-type"] == "application/problem+json"
    assert len(queue.sent) == 1, "who asks again waits for the same audit"


def test_a_text_that_cannot_be_audited_is_a_503_that_says_why(working: TestClient) -> None:
    answer = working.post("/v2/check", data={"text": "REFUSE"})
    assert answer.status_code == 503
    assert "is refused" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("form", "field"),
    [
        pytest.param({"text": "x" * 500_001}, "text", id="too long"),
        pytest.param({"text": "a\0"}, "text", id="NUL"),
        pytest.param({"text": "x", "language": "xx"}, "language", id="no language"),
        pytest.param({"data": "{"}, "data", id="no JSON"),
    ],
)
def test_a_bad_form_is_refused_by_field(client: TestClient, form: dict[str, str], field: str) -> None:
    answer = client.post("/v2/check", data=form)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field


@pytest.mark.parametrize("language", ["auto", "en", "en-GB", "de-DE-x-simple-language", "ca-ES-valencia"])
def test_languages_as_clients_name_them(client: TestClient, language: str) -> None:
    assert client.post("/v2/check", data={"text": "", "language": language}).status_code == 200


def test_languages_are_listed(client: TestClient) -> None:
    listed = client.get("/v2/languages").json()
    assert {"name": "Polish", "code": "pl", "longCode": "pl"} in listed
    assert len(listed) > 100
