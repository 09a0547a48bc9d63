"""A service of several processes that are started again when they die, on servers that can be stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread

import redis as client
from sqlalchemy import make_url

from service.settings import Settings
from service.store import Store
from service.store.migrate import migrate
from tests.receivers import receiver
from tests.servers import free_port, make_cluster, redis, running_cluster, wait_for
from tests.workers.processes import children_of

ROOT = Path(__file__).parents[2]
SERVE = ["exonym", "serve", "--no-embedded-worker"]


class Program:
    """A Python program that is started again whenever it ends, as compose does."""

    def __init__(self, arguments: list[str], given: Mapping[str, str], log: Path) -> None:
        self._command = [sys.executable, "-m", *arguments]
        self._environment = {**os.environ, **given}
        self._log = log
        self._ending = Event()
        self.starts = 0
        self._process = self._start()
        self._thread = Thread(target=self._keep, daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int:
        """The process that runs now."""
        return self._process.pid

    def stop(self) -> None:
        """End it for good."""
        self._ending.set()
        self._process.kill()
        self._thread.join()

    def _start(self) -> subprocess.Popen[bytes]:
        self.starts += 1
        with self._log.open("ab") as log:
            return subprocess.Popen(self._command, cwd=ROOT, env=self._environment, stdout=log, stderr=log)

    def _keep(self) -> None:
        while True:
            self._process.wait()
            if self._ending.wait(0.5):
                return
            self._process = self._start()


class House:
    """The API, two workers, Redis, PostgreSQL and a CMS that is told of what ends, with the service's own times."""

    def __init__(self, folder: Path, real: bool) -> None:
        self._folder = folder
        self._redis, self._postgres, self._cms = ExitStack(), ExitStack(), ExitStack()
        self.told = self._cms.enter_context(receiver())
        self._redis_port, self._postgres_port, self.port = free_port(), free_port(), free_port()
        for name in ("redis", "postgres"):
            (folder / name).mkdir()
        folder.chmod(0o755)
        make_cluster(folder / "postgres")
        self.start_redis()
        url = self.start_postgres()
        self.settings = Settings.model_validate(
            {"database_url": url, "broker_url": f"redis://127.0.0.1:{self._redis_port}/0"}
        )
        self.store = Store(url)
        migrate(self.store)
        given = {
            "EXONYM_DATABASE_URL": make_url(url).render_as_string(False),
            "EXONYM_BROKER_URL": self.settings.broker_url,
            "EXONYM_PORT": str(self.port),
            "EXONYM_WEBHOOK_ALLOW_HTTP": "true",
            "EXONYM_WEBHOOK_ALLOWED_NETWORKS": '["127.0.0.0/8"]',
        }
        worker = ["exonym", "worker"] if real else ["tests.workers.worker_program"]
        self.api = Program(SERVE, given, folder / "api.log")
        self.workers = [Program(worker, given, folder / f"worker{number}.log") for number in range(2)]

    def await_ready(self) -> None:
        """Until the API answers and a worker is warm; then have the CMS be told."""
        wait_for(self._is_ready, 300)
        body = json.dumps({"url": self.told.url, "events": ["audit.completed", "audit.failed"]}).encode()
        address = f"http://127.0.0.1:{self.port}/v1/webhooks/endpoints"
        urllib.request.urlopen(urllib.request.Request(address, body, {"Content-Type": "application/json"})).close()

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def start_redis(self) -> None:
        """Start the Redis, empty."""
        self._redis.enter_context(redis(self._folder / "redis", self._redis_port))

    def stop_redis(self) -> None:
        """Kill the Redis."""
        self._redis.close()

    def flush_redis(self) -> None:
        """Empty the Redis."""
        client.Redis(port=self._redis_port).flushall()

    def redis_pid(self) -> int:
        """The process of the Redis."""
        return int(client.Redis(port=self._redis_port).info("server")["process_id"])

    def start_postgres(self) -> str:
        """Start the PostgreSQL on what it holds; gives its URL."""
        return self._postgres.enter_context(running_cluster(self._folder / "postgres", self._postgres_port))

    def stop_postgres(self) -> None:
        """Stop the PostgreSQL at once, as a crash would."""
        self._postgres.close()

    def kill_children(self) -> None:
        """Kill the processes in which audits run."""
        for child in [child for worker in self.workers for child in children_of(worker.pid)]:
            os.kill(child, signal.SIGKILL)

    def close(self) -> None:
        """End everything."""
        for program in (self.api, *self.workers):
            program.stop()
        self.store.close()
        for part in (self._redis, self._postgres, self._cms):
            part.close()
