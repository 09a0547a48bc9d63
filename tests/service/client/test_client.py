"""The client against a real server with a worker: what goes in comes out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain

import pytest
import uvicorn

from service.auth import Scope, create_key
from service.client import ApiError, Client, NotInTime
from service.queue import CeleryQueue, celery_app
from service.store import Store
from service.store.migrate import migrate
from service.web.app import create_app
from tests.conftest import quick_settings
from tests.fakes import WordAuditor
from tests.servers import free_port, wait_for
from workers.engine import in_process
from workers.worker import embedded_worker


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    settings = quick_settings(f"sqlite:///{tmp_path_factory.mktemp('client') / 'exonym.db'}", "memory://")
    store, port = Store(settings.database_url), free_port()
    migrate(store)
    app = create_app(settings, store, CeleryQueue(celery_app(settings)))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    key = create_key(store, "default", "tests", list(Scope)).secret
    with embedded_worker(settings, store, in_process(lambda _: WordAuditor())):
        thread.start()
        wait_for(lambda: server.started)
        with Client(f"http://127.0.0.1:{port}", key, trust_env=False) as client:
            yield client
        server.should_exit = True
        thread.join(20)
    store.close()


def test_a_pair_that_is_waited_for_comes_with_its_report(client: Client) -> None:
    audit = client.audits.submit("Istia wrote.", source="Pisze Izwiestia.", source_lang="pl", id="mine", wait=20)
    assert (audit["status"], audit["decision"], audit["pair_id"]) == ("done", "hold", "mine")
    assert audit["report"] is not None
    assert audit["report"] == client.audits.report(audit["id"])
    assert b"Istia" in client.audits.report_as(audit["id"], "txt")


def test_a_pair_can_be_waited_for_later_and_deleted(client: Client) -> None:
    audit_id = client.audits.submit("To be deleted.")["id"]
    assert client.audits.wait(audit_id, 20)["status"] == "done"
    client.audits.delete(audit_id)
    with pytest.raises(ApiError) as error:
        client.audits.get(audit_id)
    assert (error.value.status, error.value.slug) == (404, "audit-not-found")
    assert audit_id in error.value.detail


def test_events_end_with_the_last(client: Client) -> None:
    told = list(client.audits.events(client.audits.submit("Istia told.")["id"]))
    statuses = [audit["status"] for audit in told]
    assert statuses[-1] == "done"
    assert statuses == sorted(set(statuses), key=["queued", "running", "done"].index)


def test_lists_are_narrowed_and_read_to_their_end(client: Client) -> None:
    ids = [client.audits.submit(f"Page {number} of Qxzvwy.")["id"] for number in range(5)]
    page = client.audits.list(limit=2, q="qxzv", created_after=datetime(2020, 1, 1, tzinfo=UTC))
    assert [audit["id"] for audit in page["items"]] == ids[:2:-1]
    more = client.audits.list(limit=2, q="qxzv", cursor=page["next"])
    assert [audit["id"] for audit in more["items"]] == ids[2:0:-1]
    assert [audit["id"] for audit in client.audits.iterate(q="qxzv")] == ids[::-1]


def test_what_is_decided_is_remembered_and_undone(client: Client) -> None:
    audit = client.audits.submit("Istia decided.", id="decided", wait=20)
    (made,) = client.decisions.create(audit["id"], ["istia-0"], "dismissed", "article", reason="house style")
    assert (made["by"], client.audits.get(audit["id"])["decision"]) == ("tests", "publish")
    again = client.audits.wait(client.decisions.audit_again(audit["id"])["id"], 20)
    assert (again["previous"], again["decision"]) == (audit["id"], "publish")
    (listed,) = client.decisions.list(again["id"])
    assert (listed["id"], listed["findings"]) == (made["id"], ["istia-0"])
    client.decisions.undo(audit["id"], made["id"])
    assert client.audits.get(again["id"])["decision"] == "hold"
    assert client.decisions.give_word(audit["id"], "publish", "seen")["state"] == "released"
    assert client.decisions.corrections(audit["id"]) == {"matches": []}
    assert client.decisions.corrected(audit["id"], every=True) == "Istia decided."
    assert [line["accepted"] for line in client.decisions.export()] == [True]


def test_a_bad_field_is_named(client: Client) -> None:
    with pytest.raises(ApiError) as error:
        client.audits.submit(" ", source_lang="xx")
    assert {at["field"] for at in error.value.errors} == {"target", "source_lang"}


def test_a_batch_goes_in_and_comes_out_line_by_line(client: Client) -> None:
    lines = ({"target": f"Istia {number}", "id": str(number)} for number in range(40))
    batch = client.batches.submit(chain(lines, ["{broken"]))
    wait_for(lambda: client.batches.get(batch["id"])["done"] == 40)
    results = list(client.batches.results(batch["id"]))
    assert [result["line"] for result in results] == list(range(1, 42))
    assert all(result["report"]["findings"][0]["text"] == "Istia" for result in results[:-1])
    assert "error" in results[-1]
    assert [result["line"] for result in client.batches.results(batch["id"], after=39)] == [40, 41]
    assert client.batches.cancel(batch["id"])["done"] == 40


def test_what_the_installation_can_do(client: Client) -> None:
    assert {"pl", "en"} <= {language["code"] for language in client.capabilities()["languages"]}


def test_a_text_is_checked(client: Client) -> None:
    assert [match["offset"] for match in client.check("So Istia wrote.", "en")["matches"]] == [3]


def test_what_does_not_end_in_time_is_said(client: Client) -> None:
    audit_id = client.audits.submit("Not in no time.")["id"]
    with pytest.raises(NotInTime, match=audit_id):
        client.audits.wait(audit_id, -1)
