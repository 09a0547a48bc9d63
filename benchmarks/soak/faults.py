"""What goes wrong in a soak, one after another."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

from sqlalchemy import select

from benchmarks.soak.house import House
from service.queue import CeleryQueue, celery_app
from service.store.models import Audit, Status


def kill_worker(house: House) -> None:
    """Kill -9 of a worker."""
    os.kill(house.workers[0].pid, signal.SIGKILL)


def kill_children(house: House) -> None:
    """Kill -9 of the processes in which audits run."""
    house.kill_children()


def kill_api(house: House) -> None:
    """Kill -9 of the API in mid-request."""
    os.kill(house.api.pid, signal.SIGKILL)


def stop_worker(house: House) -> None:
    """SIGTERM of a worker, as at an upgrade."""
    os.kill(house.workers[1].pid, signal.SIGTERM)


def flush_redis(house: House) -> None:
    """FLUSHALL."""
    house.flush_redis()


def restart_redis(house: House) -> None:
    """Redis away for 3 s, and empty afterwards."""
    house.stop_redis()
    time.sleep(3)
    house.start_redis()


def freeze_redis(house: House) -> None:
    """A Redis that says nothing for 6 s."""
    process = house.redis_pid()
    os.kill(process, signal.SIGSTOP)
    time.sleep(6)
    os.kill(process, signal.SIGCONT)


def restart_postgres(house: House) -> None:
    """PostgreSQL away for 3 s, its connections cut."""
    house.stop_postgres()
    time.sleep(3)
    house.start_postgres()


def double_messages(house: House) -> None:
    """Messages of everything that is queued or running, three times over."""
    queue = CeleryQueue(celery_app(house.settings))
    with house.store.reading() as session:
        found = session.scalars(select(Audit.id).where(Audit.status.in_([Status.QUEUED, Status.RUNNING]))).all()
    for audit_id in [*found] * 3:
        queue.enqueue(audit_id)


FAULTS: tuple[Callable[[House], None], ...] = (
    restart_redis,
    kill_worker,
    flush_redis,
    restart_postgres,
    kill_api,
    freeze_redis,
    kill_children,
    double_messages,
    stop_worker,
)
