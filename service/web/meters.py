"""What a process counts of the requests it serves. The installation's own counters are rows: service.counters."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Upper bounds of the histogram's buckets."""
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


class HttpMeters:
    """Requests and their seconds, by method and route, of this process since it was started."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = Counter(
            "exonym_http_requests",
            "Requests answered by this process.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "exonym_http_request_seconds",
            "Seconds from a request to the end of its answer, waiting on purpose included.",
            ["method", "route"],
            buckets=SECONDS,
            registry=self.registry,
        )

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request. ``route`` is a path with its parameters' names."""
        known = method if method in _METHODS else "other"  # a client may write what it likes
        self._requests.labels(known, route, str(status)).inc()
        self._seconds.labels(known, route).observe(seconds)
