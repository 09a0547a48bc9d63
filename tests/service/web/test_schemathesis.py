"""Schemathesis asks everything of the whole OpenAPI description that it can think of, with every check it has.

Endpoints that are new are asked by themselves. Audits are run by a worker in this process, so that what waits for
their end, event streams too, comes to one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path
from threading import Thread

import pytest
import uvicorn

from service import pulses
from service.auth import Scope
from service.auth.keys import create_key
from service.queue import Lane
from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from tests.fakes import ListQueue
from tests.running import run_audit
from tests.servers import free_port, wait_for

ROOT = Path(__file__).parents[3]
PROGRAM = Path(sys.executable).with_name("schemathesis")
NAMEBOOKS = ("/v1/names.csv", "/v1/names.yaml")
"""Their bodies are files of which no JSON Schema can say what is wrong; tests/service/web/api/test_names.py does."""
EXAMPLES = 5
"""Cases an operation and phase; more than these are tried by hand: ``schemathesis run --max-examples 500``."""


@dataclass
class WorkingQueue(ListQueue):
    """A queue whose audits are run at once, one after another, in a thread."""

    store: Store | None = None
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    def enqueue(self, audit_id: str, lane: Lane = Lane.INTERACTIVE) -> None:
        super().enqueue(audit_id, lane)
        assert self.store is not None
        self.threads.submit(run_audit, self.store, audit_id)


@contextmanager
def served(settings: Settings, store: Store) -> Iterator[str]:
    """The address of a service on this machine's loopback."""
    queue = WorkingQueue(store=store)
    port = free_port()
    server = uvicorn.Server(
        uvicorn.Config(create_app(settings, store, queue), port=port, log_config=None, access_log=False)
    )
    thread = Thread(target=server.run, name="served")
    thread.start()
    wait_for(lambda: server.started)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(30)
    queue.threads.shutdown()


@pytest.fixture
def address(quick: Settings, lite: Store) -> Iterator[str]:
    own = {"canary": 60.0, "webhook_allowed_networks": (ip_network("127.0.0.0/8"),)}
    with served(quick.model_copy(update=own), lite) as address:
        yield address


def test_nothing_in_the_description_is_broken(address: str, lite: Store, tmp_path: Path) -> None:
    pulses.note_worker(lite)  # or /readyz would rightly answer 503, which counts as a broken server
    key = create_key(lite, "default", "schemathesis", list(Scope)).secret
    command = [
        *(str(PROGRAM), "run", f"{address}/openapi.json", "--header", f"Authorization: Bearer {key}"),
        *(
            "--checks",
            "all",
            "--max-examples",
            str(EXAMPLES),
            "--seed",
            "1",
            "--request-timeout",
            "30",
            "--max-response-time",
            "30",
        ),
        *(part for file in NAMEBOOKS for part in ("--exclude-name", f"PUT {file}")),
        *("--no-shrink", "--continue-on-failure", "--no-color", "--workers", "1"),
    ]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.service.web.schemathesis_hooks", "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
