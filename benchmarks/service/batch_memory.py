"""What a long batch costs the process that takes it: python -m benchmarks.service.batch_memory [--lines N]

A service without a worker takes a batch of so many lines, then gives the results of all of them (the batch is cancelled
first, so that every line has ended). Its memory is read meanwhile; what counts is the most, above what it held at rest.
"""

from __future__ import annotations

import argparse
import http.client
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

from benchmarks.service.running import resident_megabytes, running
from tests.servers import free_port, redis

TEXT = "President Tokayev came to Gdansk on Tuesday, and the talks were about railways. "


class Watch:
    """Remembers the most memory that a process held, in 10**6 bytes."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self.most = 0.0
        self._end = Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._end.wait(0.05):
            self.most = max(self.most, resident_megabytes(self._pid))

    def stop(self) -> float:
        """The most that was held."""
        self._end.set()
        self._thread.join()
        return self.most


def main() -> None:
    """Measure, and print the figures."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--lines", type=int, default=100_000)
    lines: int = reader.parse_args().lines
    with tempfile.TemporaryDirectory() as name, redis(Path(name)) as broker:
        folder, port = Path(name), free_port()
        given = {"EXONYM_DATABASE_URL": f"sqlite:///{name}/a.db", "EXONYM_BROKER_URL": broker, "EXONYM_PORT": str(port)}
        command = ["exonym", "serve", "--no-embedded-worker"]
        with running(command, port, folder, given, ready="/healthz") as pid:
            _ask(port, "GET", "/v1/audits")
            time.sleep(2)
            rest, watch, begun = resident_megabytes(pid), Watch(pid), time.perf_counter()
            batch = json.loads(_ask(port, "POST", "/v1/batches", _body(lines)))
            received = time.perf_counter() - begun
            _ask(port, "POST", f"/v1/batches/{batch['id']}/cancel")
            begun = time.perf_counter()
            results = _count_lines(port, f"/v1/batches/{batch['id']}/results")
            figures = {
                "lines": batch["total"],
                "results": results,
                "received_s": round(received, 1),
                "results_s": round(time.perf_counter() - begun, 1),
                "at_rest_mb": round(rest),
                "most_above_rest_mb": round(watch.stop() - rest),
            }
    print(json.dumps(figures))


def _body(lines: int) -> Iterator[bytes]:
    for number in range(lines):
        yield json.dumps({"id": str(number), "source": TEXT * 10, "target": TEXT * 10}).encode() + b"\n"


def _ask(port: int, method: str, path: str, body: Iterator[bytes] | None = None) -> bytes:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=900)
    link.request(method, path, body, {"Content-Type": "application/x-ndjson"}, encode_chunked=body is not None)
    answer = link.getresponse()
    content = answer.read()
    if answer.status // 100 != 2:
        raise RuntimeError(f"{path} answered {answer.status}: {content[:200]!r}")
    return content


def _count_lines(port: int, path: str) -> int:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=900)
    link.request("GET", path)
    answer = link.getresponse()
    return sum(1 for _ in answer)


if __name__ == "__main__":
    main()
