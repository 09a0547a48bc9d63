"""A client that gives up no audit: it sends again until it has been told an id."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

CLIENTS = 8
PATIENCE = 120.0
"""Seconds for which one pair is sent again."""


def send_all(port: int, pairs: list[Mapping[str, Any]], rate: float) -> dict[str, str]:
    """Send pairs, so many a second; the audits' ids by the pairs'. Raises TimeoutError when one is never taken."""
    begun = time.monotonic()

    def one(number: int) -> tuple[str, str]:
        time.sleep(max(0.0, begun + number / rate - time.monotonic()))
        return pairs[number]["id"], _send(port, pairs[number])

    with ThreadPoolExecutor(CLIENTS) as pool:
        return dict(pool.map(one, range(len(pairs))))


def _send(port: int, pair: Mapping[str, Any]) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            return _post(port, pair)
        except (OSError, http.client.HTTPException, ValueError):
            time.sleep(0.5)
    raise TimeoutError(f"pair {pair['id']} was not taken within {PATIENCE} s")


def _post(port: int, pair: Mapping[str, Any]) -> str:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
    headers = {"Content-Type": "application/json", "Idempotency-Key": f'"{pair["id"]}"'}
    link.request("POST", "/v1/audits", json.dumps(pair).encode(), headers)
    answer = link.getresponse()
    content = answer.read()
    link.close()
    if answer.status != 202:
        raise ValueError(f"answered {answer.status}")
    return str(json.loads(content)["id"])
