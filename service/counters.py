"""Counters of the whole installation, for /metrics: audits, findings, deliveries.

Audits end in worker processes that come and go, so counts are rows. They are written in the transaction that ends what
they count: nothing is counted twice or forgotten when a worker dies, and deleting an audit takes nothing back.
"""

from __future__ import annotations

import secrets
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from service.store import Store
from service.store.models import Count

AUDITS = "audits"
"""By decision, or ``failed``."""
AUDIT_SECONDS = "audit_seconds"
"""By the upper bound of the bucket that it falls into, and no other."""
AUDIT_SECONDS_SUM = "audit_seconds_sum"
FINDINGS = "findings"
"""By rule."""
DELIVERIES = "deliveries"
"""By outcome: ``delivered`` or ``failed``."""

FAILED = "failed"
BOUNDS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, float("inf"))
"""Upper bounds of the buckets of an audit's seconds."""

PARTS = 16
"""Rows that a counter is kept in. A writer picks one, so that workers seldom wait for one another."""

Counts = Mapping[tuple[str, str], float]
"""By name and label, how many more."""


def count(session: Session, counts: Counts) -> None:
    """Add to counters as part of a transaction. Let it be the last that the transaction writes: the rows are shared.

    All writers lock them in the same order, so that no two wait for each other.
    """
    part = secrets.randbelow(PARTS)
    rows = [
        {"name": name, "label": label, "part": part, "value": more} for (name, label), more in sorted(counts.items())
    ]
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(Count).values(rows)
    added = {"value": Count.value + statement.excluded.value}
    session.execute(statement.on_conflict_do_update(index_elements=["name", "label", "part"], set_=added))


def of_audit(decision: str, seconds: float, rules: Iterable[str] = ()) -> Counts:
    """What an audit that ended counts for: ``decision`` is its verdict's, or FAILED; a rule is there a finding."""
    findings = {(FINDINGS, rule): float(found) for rule, found in Counter(rules).items()}
    bucket = str(BOUNDS[bisect_left(BOUNDS, seconds)])
    return {(AUDITS, decision): 1, (AUDIT_SECONDS, bucket): 1, (AUDIT_SECONDS_SUM, ""): seconds, **findings}


def totals(store: Store) -> dict[tuple[str, str], float]:
    """Every counter, by name and label."""
    query = select(Count.name, Count.label, func.sum(Count.value)).group_by(Count.name, Count.label)
    with store.reading() as session:
        return {(name, label): float(value) for name, label, value in session.execute(query)}
