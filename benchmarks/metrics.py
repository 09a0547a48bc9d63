"""How long /metrics takes over a million audits: ``python -m benchmarks.metrics [AUDITS]``.

The worst for it: every audit is still queued. SQLite in a temporary file; PostgreSQL where EXONYM_DATABASE_URL names an
empty, migrated database.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import text

from exonym.model import Decision
from service import audits, counters
from service.store import Store
from service.store.migrate import migrate

_ROWS = (
    "INSERT INTO audits (id, workspace, status, lane, length, state, target_lang, profile, created_at, tries, "
    "resend_at, sends) SELECT {id}, 'default', 'queued', CASE WHEN n % 10 = 0 THEN 'audits.interactive' ELSE "
    "'audits.batch' END, 2000, 'open', 'en', 'news', :at, 0, :at, 1 FROM {numbers}"
)
_SQLITE = {
    "id": "printf('01890000-0000-7000-8000-%012d', n)",
    "numbers": "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < :many) SELECT n FROM c)",
}
_POSTGRES = {
    "id": "'01890000-0000-7000-8000-' || lpad(n::text, 12, '0')",
    "numbers": "generate_series(1, :many) AS n",
}


def fill(store: Store, many: int) -> None:
    """Write so many queued audits, and every counter in every part."""
    sql = _ROWS.format(**(_SQLITE if store.url.get_backend_name() == "sqlite" else _POSTGRES))
    with store.writing() as session:
        if store.url.get_backend_name() == "postgresql":
            session.execute(text("SET LOCAL statement_timeout = 0"))
        session.execute(text(sql), {"many": many, "at": "2026-01-01 00:00:00"})
    labels = [(counters.FINDINGS, f"rule.{number}") for number in range(60)]
    labels += [(counters.AUDITS, decision.value) for decision in Decision]
    for _ in range(10 * counters.PARTS):
        with store.writing() as session:
            counters.count(session, dict.fromkeys(labels, 1.0))


def measure(store: Store) -> float:
    """Seconds of the second of two readings: the first one warms the database's cache."""
    seconds = 0.0
    for _ in range(2):
        begun = time.perf_counter()
        counters.totals(store)
        audits.read_backlog(store)
        seconds = time.perf_counter() - begun
    return seconds


def main(many: int) -> None:
    """Fill and measure."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(os.environ.get("EXONYM_DATABASE_URL", f"sqlite:///{Path(folder) / 'many.db'}"))
        migrate(store)
        fill(store, many)
        print(f"{store.url.get_backend_name()}, {many:,} audits queued: {measure(store) * 1000:.0f} ms")
        store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
