"""Load on a server of this machine: so many requests from so many connections, at full speed or at a steady rate."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from threading import local
from typing import Any

_here = local()
_numbers = count()


@dataclass(frozen=True)
class Load:
    """What came of a load: requests a second, and seconds a request took, sorted."""

    rate: float
    seconds: tuple[float, ...]

    def quantile(self, share: float) -> float:
        """The time within which that share of the requests was answered, in seconds."""
        return self.seconds[min(int(share * len(self.seconds)), len(self.seconds) - 1)]


def post_many(
    port: int,
    path: str,
    body: Mapping[str, Any],
    requests: int,
    connections: int,
    rate: float | None = None,
    wait: int | None = None,
) -> Load:
    """POST a body so often. ``rate``: requests a second, begun on time whatever became of those before.

    ``wait``: seconds for which each asks to be kept waiting for the audit's end.

    Raises RuntimeError at any answer but 2xx.
    """
    content = json.dumps(body).encode()
    begun = time.perf_counter()

    def one(number: int) -> float:
        due = begun + number / rate if rate else time.perf_counter()
        time.sleep(max(0.0, due - time.perf_counter()))
        _post(port, path, content, {"Prefer": f"wait={wait}"} if wait else {})
        return time.perf_counter() - due

    with ThreadPoolExecutor(connections) as pool:
        seconds = sorted(pool.map(one, range(requests)))
    return Load(requests / (time.perf_counter() - begun), tuple(seconds))


def _post(port: int, path: str, content: bytes, headers: Mapping[str, str]) -> None:
    link = getattr(_here, "link", None)
    if link is None or link.port != port:
        link = _here.link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    link.request("POST", path, content, {"Content-Type": "application/json", **headers})
    answer = link.getresponse()
    answer.read()
    if answer.status // 100 != 2:
        raise RuntimeError(f"{path} answered {answer.status}")
