"""What the queue costs, and who waits for whom: python -m benchmarks.service.queueing [--postgres] [--real]

A worker process with an auditor that takes no time, on a real Redis: milliseconds a job from its claim to the next
(claim, pipe to the child and back, report written); 5,000 submissions at once; an audit that somebody waits for while a
batch of 5,000 runs, each of which takes 20 ms. ``--real`` adds the first audit of a service that has just become ready
beside its later ones, with the real engine.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from sqlalchemy import func, select

from benchmarks.pairs import seconds
from benchmarks.service.load import post_many
from benchmarks.service.running import running
from commands.demo import demo_pair
from exonym.model import Pair
from service import audits, batches
from service.audits import Submission
from service.queue import BackgroundQueue, Lane
from service.settings import Settings
from service.store.migrate import migrate
from service.store.models import DEFAULT_WORKSPACE, Audit, Status
from tests.servers import free_port, postgres, redis, wait_for
from tests.workers.processes import Desk, desk_of, starting

BATCH = 5000


@contextmanager
def working(on_postgres: bool) -> Iterator[Desk]:
    """A desk whose audits a worker process runs."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        for server in ("redis", "postgres"):
            (folder / server).mkdir()
        folder.chmod(0o755)
        url = stack.enter_context(postgres(folder / "postgres")) if on_postgres else f"sqlite:///{name}/a.db"
        broker = stack.enter_context(redis(folder / "redis"))
        settings = Settings.model_validate({"database_url": url, "broker_url": broker})
        desk = stack.enter_context(desk_of(settings))
        migrate(desk.store)
        stack.enter_context(starting(settings, folder))()
        desk.await_worker()
        yield desk


def count_unended(desk: Desk) -> int:
    """Audits that are still to end."""
    with desk.store.reading() as session:
        return session.scalar(select(func.count()).where(Audit.status.in_([Status.QUEUED, Status.RUNNING]))) or 0


def overhead(desk: Desk, jobs: int) -> float:
    """Milliseconds a job, of jobs that wait for the worker."""
    submitted = [desk.submit("x") for _ in range(jobs)]
    wait_for(lambda: count_unended(desk) == 0, 600)
    with desk.store.reading() as session:
        found = session.scalars(select(Audit.ended_at).where(Audit.id.in_(submitted[jobs // 10 :])))
        ends = sorted(at for at in found if at)
    return 1000 * (ends[-1] - ends[0]).total_seconds() / (len(ends) - 1)


def flood(desk: Desk) -> dict[str, float]:
    """So many submissions at once, from eight threads; all end."""
    with BackgroundQueue(desk.queue) as queue, ThreadPoolExecutor(8) as pool:
        begun = time.perf_counter()
        submission = Submission(Pair(target="x"), "news")
        done = list(
            pool.map(lambda _: audits.submit(desk.store, queue, submission, desk.settings.resend).id, range(BATCH))
        )
        submitted = time.perf_counter() - begun
    wait_for(lambda: count_unended(desk) == 0, 900)
    return {
        "submitted_s": round(submitted, 1),
        "ended_s": round(time.perf_counter() - begun, 1),
        "lost": BATCH - desk.reports(done),
    }


def beside_a_batch(desk: Desk, count: int) -> dict[str, float]:
    """Seconds until audits that somebody waits for have ended, one after another, while a batch runs."""
    batch_id = batches.begin_batch(desk.store, DEFAULT_WORKSPACE).id
    rows = [
        Submission(Pair(target="SLEEP=0.02"), "news", lane=Lane.BATCH, batch=batch_id, line=line)
        for line in range(BATCH)
    ]
    for start in range(0, BATCH, 500):
        batches.add_lines(desk.store, batch_id, rows[start : start + 500], (), desk.settings.resend)
    batches.open_batch(desk.store, batch_id)
    wait_for(lambda: batches.get_batch(desk.store, batch_id, DEFAULT_WORKSPACE)[1].done > 0)
    took = []
    for _ in range(count):
        took.append(seconds(lambda: desk.await_status(Status.DONE, desk.submit("SLEEP=0.02"))))
        time.sleep(0.1)
    left = batches.get_batch(desk.store, batch_id, DEFAULT_WORKSPACE)[1]
    batches.cancel_batch(desk.store, batch_id, DEFAULT_WORKSPACE)
    wait_for(lambda: count_unended(desk) == 0)
    took.sort()
    return {
        "median_s": round(median(took), 3),
        "p95_s": round(took[int(0.95 * len(took))], 3),
        "batch_audits_left": left.queued,
    }


def first_beside_warm() -> dict[str, float]:
    """Seconds of the first audit after a service has become ready, and of later ones, with the real engine."""
    with tempfile.TemporaryDirectory() as name:
        port, folder = free_port(), Path(name)
        given = {"EXONYM_DATABASE_URL": f"sqlite:///{name}/a.db", "EXONYM_PORT": str(port)}
        with running(["exonym", "serve"], port, folder, given):
            took = [post_many(port, "/v1/audits", demo_pair(), 1, 1, wait=60).seconds[0] for _ in range(8)]
    return {
        "first_s": round(took[0], 2),
        "warm_s": round(median(took[1:]), 2),
        "ratio": round(took[0] / median(took[1:]), 2),
    }


def main() -> None:
    """Measure, and print the figures."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--jobs", type=int, default=1000)
    reader.add_argument("--postgres", action="store_true")
    reader.add_argument("--real", action="store_true")
    options = reader.parse_args()
    figures: dict[str, object] = {"database": "postgres" if options.postgres else "sqlite"}
    with working(options.postgres) as desk:
        figures["overhead_ms"] = [round(overhead(desk, options.jobs), 1) for _ in range(3)]
        figures["beside_a_batch"] = beside_a_batch(desk, 60)
        figures["flood"] = flood(desk)
    if options.real:
        figures["first_audit"] = first_beside_warm()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
