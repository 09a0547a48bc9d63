"""Workers as processes of their own, and what tests ask of them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, select

from exonym.model import Pair
from service import audits, pulses
from service.audits import Submission
from service.queue import CeleryQueue, Lane, celery_app
from service.settings import Settings
from service.store import Store
from service.store.models import AuditReport, Status
from tests.servers import wait_for

ROOT = Path(__file__).parents[2]
Start = Callable[[], "subprocess.Popen[bytes]"]


@contextmanager
def starting(settings: Settings, folder: Path) -> Iterator[Start]:
    """Starts worker processes with these settings; kills all of them afterwards. Their log lies in the folder."""
    started: list[subprocess.Popen[bytes]] = []
    given = {f"EXONYM_{name.upper()}": str(value) for name, value in settings.model_dump().items() if _plain(value)}

    def one() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.workers.worker_program"]
        with (folder / "workers.log").open("ab") as log:
            started.append(subprocess.Popen(command, cwd=ROOT, env={**os.environ, **given}, stdout=log, stderr=log))
        return started[-1]

    try:
        yield one
    finally:
        for process in started:
            process.kill()
            process.wait()


def children_of(process: int) -> list[int]:
    """The processes that a process has started."""
    found = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for path in found for child in path.read_text(encoding="ascii").split()]


def _plain(value: object) -> bool:
    return isinstance(value, str | int | float)


class Desk:
    """Submits audits of texts, and looks how they end."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.store = Store(settings.database_url)
        self.queue = CeleryQueue(celery_app(settings))

    def submit(self, target: str = "Istia said so.", lane: Lane = Lane.INTERACTIVE) -> str:
        submission = Submission(Pair(target=target), "news", lane=lane)
        return audits.submit(self.store, self.queue, submission, self.settings.resend).id

    def status(self, audit_id: str) -> str:
        return audits.get(self.store, audit_id).status

    def tries(self, audit_id: str) -> int:
        return audits.get(self.store, audit_id).tries

    def error(self, audit_id: str) -> str:
        return str(audits.get(self.store, audit_id).error)

    def await_status(self, status: Status, *audit_ids: str, seconds: float = 60.0) -> None:
        wait_for(lambda: all(self.status(audit_id) == status for audit_id in audit_ids), seconds)

    def await_worker(self) -> None:
        """Until a worker is warm and hears."""
        wait_for(lambda: pulses.last_sign_of_worker(self.store) is not None)

    def reports(self, audit_ids: Sequence[str]) -> int:
        with self.store.reading() as session:
            query = select(func.count()).select_from(AuditReport).where(AuditReport.audit_id.in_(audit_ids))
            return session.scalar(query) or 0


@contextmanager
def desk_of(settings: Settings) -> Iterator[Desk]:
    """A desk, closed at the end."""
    desk = Desk(settings)
    try:
        yield desk
    finally:
        desk.store.close()
