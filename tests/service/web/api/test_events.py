"""Server-sent events of an audit, over a real server and by many at once."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import uvicorn
from fastapi.testclient import TestClient

from service import audits
from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from tests.fakes import ListQueue, WordAuditor
from tests.servers import free_port, wait_for
from tests.service.web.api.test_audits import end, submit


def events(text: str) -> list[dict[str, Any]]:
    """The data of each event; every one must be a status."""
    found = []
    for block in filter(None, text.replace("\r\n", "\n").split("\n\n")):
        lines = dict(line.split(": ", 1) for line in block.split("\n"))
        assert lines["event"] == "status"
        found.append(json.loads(lines["data"]))
    return found


def test_an_audit_that_has_ended_is_told_of_at_once(client: TestClient, lite: Store) -> None:
    audit_id = submit(client, target="Istia")
    end(lite, audit_id)
    answer = client.get(f"/v1/audits/{audit_id}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert events(answer.text) == [client.get(f"/v1/audits/{audit_id}").json()]


@pytest.mark.parametrize("audit_id", ["nothing", "01a200ff-713b-7b17-910a-314a477bd254"])
def test_of_what_is_not_there_nothing_is_told(client: TestClient, audit_id: str) -> None:
    answer = client.get(f"/v1/audits/{audit_id}/events")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_stream_ends_when_its_time_is_over(quick: Settings, lite: Store) -> None:
    hurried = quick.model_copy(update={"events_limit": 0.05})
    with TestClient(create_app(hurried, lite, ListQueue())) as client:
        told = events(client.get(f"/v1/audits/{submit(client)}/events").text)
    assert [audit["status"] for audit in told] == ["queued"]


@contextmanager
def serving(settings: Settings, store: Store) -> Iterator[tuple[int, list[int]]]:
    """A real server: its port, and how many audits each look of its poller asked for."""
    port, looks = free_port(), list[int]()
    app = create_app(settings, store, ListQueue())
    look = app.state.service.poller._look

    def counted(audit_ids: Any) -> Any:
        looks.append(len(audit_ids))
        return look(audit_ids)

    app.state.service.poller._look = counted
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    wait_for(lambda: server.started)
    yield port, looks
    server.should_exit = True
    thread.join(20)


def listen(port: int, audit_id: str) -> socket.socket:
    link = socket.create_connection(("127.0.0.1", port), timeout=20)
    link.sendall(f"GET /v1/audits/{audit_id}/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    return link


def heard(link: socket.socket) -> str:
    """All that a listener is told until the end; the chunks' lengths between it are no events."""
    told = b""
    while more := link.recv(65536):
        told += more
    link.close()
    return told.decode()


def test_two_hundred_listeners_of_many_audits_cost_no_thread_and_one_query(quick: Settings, lite: Store) -> None:
    with serving(quick, lite) as (port, looks), TestClient(create_app(quick, lite, ListQueue())) as client:
        ids = [submit(client, target=f"Istia {number}") for number in range(4)]
        threads = threading.active_count()
        links = [listen(port, audit_id) for audit_id in ids for _ in range(50)]
        wait_for(lambda: bool(looks) and looks[-1] == 4)
        claims = [audits.claim(lite, audit_id, 30) for audit_id in ids]
        seen = len(looks)
        wait_for(lambda: len(looks) > seen + 2)
        assert threading.active_count() <= threads + 41, "no more than the pool of 40 threads, and not one a listener"
        for mine in claims:
            assert mine is not None
            assert audits.finish(lite, mine, WordAuditor().audit(mine.pair))
        for link in links:
            told = heard(link)
            assert told.startswith("HTTP/1.1 200")
            statuses = [status for status in ("queued", "running", "done") if f'"status":"{status}"' in told]
            assert statuses == ["queued", "running", "done"]
    assert set(looks) <= {1, 2, 3, 4}, "an audit is asked for once, however many listen"


def test_of_an_audit_that_is_deleted_no_more_is_told(quick: Settings, lite: Store) -> None:
    with serving(quick, lite) as (port, looks), TestClient(create_app(quick, lite, ListQueue())) as client:
        audit_id = submit(client)
        link = listen(port, audit_id)
        wait_for(lambda: bool(looks))
        audits.delete(lite, audit_id, "default")
        assert heard(link).count("event: status") == 1


def test_listeners_that_go_away_are_forgotten(quick: Settings, lite: Store) -> None:
    app = create_app(quick, lite, ListQueue())
    poller = app.state.service.poller

    async def go_away() -> None:
        waiting = [asyncio.create_task(poller.wait("a", 30, "queued")) for _ in range(5)]
        await asyncio.sleep(0)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    asyncio.run(go_away())
    assert poller._waiting == {}
