"""How long lists and searches take over many audits, by which index, and what the words cost at insertion.

    python -m benchmarks.service.search sqlite 100000
    python -m benchmarks.service.search postgres 1000000

Audits are made of words as news has them (some 300 of a vocabulary of 60,000, few of them often: Zipf's law), a word
that one audit in 10,000 has ("rarissimus"), and a finding in every second one. PostgreSQL makes its rows itself.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import event, insert, text

from exonym.model import Pair
from service import audits
from service.audits import Filters, Submission, index_texts
from service.store import Store
from service.store.ids import first_id_at, new_id
from service.store.migrate import migrate
from service.store.models import Audit, AuditFinding, AuditWords
from service.store.types import now
from tests import servers

WORDS, VOCABULARY = 300, 60_000
SQL_WORDS, SQL_TEXTS = 100, 9_973
"""PostgreSQL's audits have fewer words each, and so many different texts, or it would not be done in minutes."""
RARE = "rarissimus"
ROUNDS = 7
_INDEXING = "service.audits.submission.index_texts"
INSERTED = 300
QUERIES = {
    "no filter": Filters(),
    "a rare word": Filters(words="rarissimus "),
    "the beginning of a rare word": Filters(words="rariss"),
    "a common word": Filters(words="w1x "),
    "two middling words": Filters(words="w300x w500x"),
    "a common and a rare word": Filters(words="w1x rarissimus"),
    "two letters": Filters(words="w1"),
    "a word that is not there": Filters(words="qwertz"),
    "a rule": Filters(rule="name.copied"),
    "a rare rule and a word": Filters(rule="number.unit", words="w5x"),
    "a quality": Filters(min_quality=99.9),
    "held": Filters(state="held"),
    "a time": Filters(created_before=now() - timedelta(days=20), created_after=now() - timedelta(days=21)),
}


def main(kind: str, count: int) -> None:
    """Fill a database, then print milliseconds a query, its plan, and the cost of insertion."""
    with opened(kind) as store:
        print(f"{kind}: {count:,} audits")
        print(f"insertion with words takes {cost_of_words(store):.2f} times as long as without")
        begun = time.perf_counter()
        fill(store, count)
        print(f"filled in {time.perf_counter() - begun:.0f} s")
        for name, filters in QUERIES.items():
            print(f"{name:30} {milliseconds(store, filters):8.1f} ms  {plan(store, filters)}", flush=True)


@contextmanager
def opened(kind: str) -> Iterator[Store]:
    """A new, migrated database."""
    with tempfile.TemporaryDirectory(prefix="exonym-search-") as name:
        folder = Path(name)
        if kind == "sqlite":
            yield from _migrated(f"sqlite:///{folder / 'exonym.db'}")
        else:
            with servers.postgres(folder) as url:
                yield from _migrated(url)


def _migrated(url: str) -> Iterator[Store]:
    store = Store(url)
    migrate(store)
    yield store
    store.close()


def article(chance: random.Random) -> str:
    """Words whose commonness falls with their rank."""
    return " ".join(f"w{rank}x" for rank in _ranks(chance))


def _ranks(chance: random.Random) -> list[int]:
    return [int(VOCABULARY ** chance.random()) for _ in range(WORDS)]


def cost_of_words(store: Store) -> float:
    """Seconds of submissions beside those of submissions that write no words, in turns."""
    chance = random.Random(7)
    pairs = [Pair(article(chance), source=article(chance)) for _ in range(INSERTED)]
    took = {True: 0.0, False: 0.0}
    for number, pair in enumerate(pairs):
        for words in (number % 2 == 0, number % 2 == 1):
            with patch(_INDEXING, index_texts if words else lambda *_: None):
                begun = time.perf_counter()
                with store.writing() as session:
                    audits.add_audit(session, Submission(pair, "news"), 60)
                took[words] += time.perf_counter() - begun
    return took[True] / took[False]


def fill(store: Store, count: int) -> None:
    """Audits of the last 30 days, every second one with a finding, one in 10,000 with a rare word."""
    if store.engine.dialect.name == "postgresql":
        with store.engine.begin() as connection:
            for statement in _MADE_IN_SQL:
                connection.execute(text(statement.replace(":count", str(count))))
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
        return
    chance = random.Random(1)
    for start in range(0, count, 2000):
        with store.writing() as session:
            rows = [_row(chance, start + n, count) for n in range(2000)]
            session.execute(insert(Audit), [row for row, _ in rows])
            session.execute(insert(AuditWords), [{"audit_id": row["id"], "words": words} for row, words in rows])
            session.execute(insert(AuditFinding), [_finding(row) for row, _ in rows[::2]])


def _row(chance: random.Random, number: int, count: int) -> tuple[dict[str, object], list[str]]:
    at = now() - timedelta(days=30) * (1 - number / count)
    row = {
        "id": first_id_at(at)[:24] + new_id()[24:], "target_lang": "en", "profile": "news",
        "resend_at": at, "created_at": at, "status": "done", "decision": "review", "quality": chance.random() * 100,
        "state": "held" if number % 5000 == 0 else "open",
    }  # fmt: skip
    words = {f"w{rank}x" for rank in _ranks(chance)} | ({RARE} if number % 10_000 == 77 else set())
    return row, sorted(words)


def _finding(row: dict[str, object]) -> dict[str, object]:
    rule = "number.unit" if row["state"] == "held" else "name.copied"
    return {
        "audit_id": row["id"], "position": 0, "code": "X", "rule": rule, "severity": "major", "confidence": 1.0,
        "side": "target", "text": "x", "message": "x", "fingerprint": row["id"],
    }  # fmt: skip


_ID = "lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')"
_MADE_IN_SQL = (
    "SELECT setseed(0.5)",
    f"""
    INSERT INTO audits (id, workspace, status, lane, length, state, target_lang, profile, created_at, decision, quality,
                        tries, resend_at, sends)
    SELECT substr({_ID}, 1, 8) || '-' || substr({_ID}, 9, 4) || '-7000-8000-' || lpad(to_hex(n), 12, '0'), 'default',
           'done', 'audits.interactive', 3000, CASE WHEN n % 5000 = 0 THEN 'held' ELSE 'open' END, 'en', 'news', at,
           'review', random() * 100, 1, at, 1
    FROM (SELECT n, now() at time zone 'utc' - interval '30 days' * (1 - n::float / :count) AS at
          FROM generate_series(1, :count) AS n) AS rows
    """,
    "DROP INDEX ix_audit_words_words",
    f"""
    CREATE TEMPORARY TABLE texts AS
    SELECT n, array_to_tsvector(ARRAY(
               SELECT DISTINCT 'w' || floor({VOCABULARY} ^ random())::int || 'x' FROM generate_series(1, {SQL_WORDS})
               WHERE n IS NOT NULL
           )) AS words
    FROM generate_series(0, {SQL_TEXTS - 1}) AS n
    """,
    f"""
    INSERT INTO audit_words (audit_id, words)
    SELECT id, words || CASE WHEN numbered.n % 10000 = 77 THEN '{RARE}'::tsvector ELSE ''::tsvector END
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM audits WHERE status = 'done') AS numbered
    JOIN texts ON texts.n = numbered.n % {SQL_TEXTS}
    """,
    "SET LOCAL maintenance_work_mem = '1GB'",
    "CREATE INDEX ix_audit_words_words ON audit_words USING gin (words)",
    """
    INSERT INTO audit_findings (audit_id, position, code, rule, severity, confidence, side, text, message, fingerprint)
    SELECT id, 0, 'X', CASE WHEN state = 'held' THEN 'number.unit' ELSE 'name.copied' END, 'major', 1, 'target', 'x',
           'x', id
    FROM audits WHERE status = 'done' AND right(id, 1) IN ('0', '2', '4', '6', '8', 'a', 'c', 'e')
    """,
)


def milliseconds(store: Store, filters: Filters) -> float:
    """The median of several times."""
    return statistics.median(_timed(store, filters) for _ in range(ROUNDS)) * 1000


def _timed(store: Store, filters: Filters) -> float:
    begun = time.perf_counter()
    audits.list_page(store, "default", filters, 25)
    return time.perf_counter() - begun


def plan(store: Store, filters: Filters) -> str:
    """The indexes that the database says it uses, statement by statement."""
    asked: list[tuple[str, Any]] = []

    def note(*args: Any) -> None:
        asked.append((args[2], args[3]))

    event.listen(store.engine, "before_cursor_execute", note)
    audits.list_page(store, "default", filters, 25)
    event.remove(store.engine, "before_cursor_execute", note)
    say = "EXPLAIN " if store.engine.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN "
    with store.engine.connect() as connection:
        plans = [connection.exec_driver_sql(say + statement, values).all() for statement, values in asked]
    return " | ".join(_used(str(row[-1]).strip() for row in rows) for rows in plans)


def _used(lines: Iterable[str]) -> str:
    steps = (line.split("  (cost")[0].removeprefix("->  ") for line in lines)
    return "; ".join(step for step in steps if any(word in step for word in ("Scan", "SCAN", "SEARCH")))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
