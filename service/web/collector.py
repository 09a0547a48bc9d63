"""What the whole installation counts, for Prometheus: read from the database, so that every process tells the same."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from threading import Lock

from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from exonym.model import Decision
from service import audits, counters
from service.audits import Waiting
from service.queue import Lane
from service.store import Store
from service.store.trouble import describe

logger = logging.getLogger(__name__)

KEPT = 2.0
"""Seconds for which what was read is told again: several who watch cost no more than one."""

Totals = dict[tuple[str, str], float]
Backlog = dict[Lane, Waiting]


class InstallationCollector(Collector):
    """Reads the counters and the backlog from the database. One that does not answer is ``exonym_database_up 0``."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: tuple[Totals, Backlog] | None = None
        self._read_at = float("-inf")
        self._lock = Lock()

    def collect(self) -> Iterator[Metric]:
        """Every figure."""
        found = self._read()
        yield GaugeMetricFamily("exonym_database_up", "Whether the database answers.", value=1.0 if found else 0.0)
        if found:
            totals, backlog = found
            yield from _counters(totals)
            yield _seconds(totals)
            yield from _waiting(backlog)

    def _read(self) -> tuple[Totals, Backlog] | None:
        with self._lock:
            if time.monotonic() - self._read_at > KEPT:
                self._kept = self._look()
                self._read_at = time.monotonic()
            return self._kept

    def _look(self) -> tuple[Totals, Backlog] | None:
        try:
            return counters.totals(self._store), audits.read_backlog(self._store)
        except SQLAlchemyError as error:
            logger.warning("the figures of the database are missing: %s", describe(error))
            return None


def _counters(totals: Totals) -> Iterator[Metric]:
    yield _by_label(
        "exonym_audits",
        "Audits that have ended, by the decision of their verdict, or failed.",
        "decision",
        _labelled(totals, counters.AUDITS, (*(decision.value for decision in Decision), counters.FAILED)),
    )
    yield _by_label("exonym_findings", "Findings reported, by rule.", "rule", _labelled(totals, counters.FINDINGS, ()))
    yield _by_label(
        "exonym_deliveries",
        "Webhook deliveries that have ended, by outcome.",
        "outcome",
        _labelled(totals, counters.DELIVERIES, ("delivered", "failed")),
    )


def _labelled(totals: Totals, counter: str, always: tuple[str, ...]) -> dict[str, float]:
    """A counter by label; labels that are always there begin at 0."""
    return dict.fromkeys(always, 0.0) | {label: value for (name, label), value in totals.items() if name == counter}


def _by_label(name: str, says: str, label: str, values: dict[str, float]) -> Metric:
    family = CounterMetricFamily(name, says, labels=[label])
    for of, value in sorted(values.items()):
        family.add_metric([of], value)
    return family


def _seconds(totals: Totals) -> Metric:
    """The histogram: Prometheus wants each bucket to hold those below it as well."""
    buckets, below = [], 0.0
    for bound in counters.BOUNDS:
        below += totals.get((counters.AUDIT_SECONDS, str(bound)), 0.0)
        buckets.append(("+Inf" if bound == float("inf") else str(bound), below))
    family = HistogramMetricFamily("exonym_audit_seconds", "Seconds a worker took over an audit, from claim to end.")
    family.add_metric([], buckets, totals.get((counters.AUDIT_SECONDS_SUM, ""), 0.0))
    return family


def _waiting(backlog: Backlog) -> Iterator[Metric]:
    depth = GaugeMetricFamily("exonym_queue_depth", "Audits queued, or deliveries due, by queue.", labels=["queue"])
    age = GaugeMetricFamily(
        "exonym_queue_age_seconds", "Seconds that the first of a queue has waited, by queue.", labels=["queue"]
    )
    for lane, waiting in backlog.items():
        depth.add_metric([lane.value], waiting.depth)
        age.add_metric([lane.value], waiting.age)
    yield from (depth, age)
