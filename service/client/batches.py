"""Batches, by way of the API."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from service.client.answers import Batch, Result
from service.client.transport import Transport

NDJSON = "application/x-ndjson"


@dataclass(frozen=True)
class Batches:
    """/v1/batches."""

    transport: Transport

    def submit(self, lines: Iterable[Mapping[str, Any] | str]) -> Batch:
        """Submit many pairs, each as ``Audits.submit`` takes it or as a line of JSON. They are sent as they come."""
        headers = {"Content-Type": NDJSON}
        return cast(Batch, self.transport.ask("POST", "/v1/batches", content=_written(lines), headers=headers).json())

    def get(self, batch_id: str) -> Batch:
        """How far a batch is."""
        return cast(Batch, self.transport.ask("GET", f"/v1/batches/{batch_id}").json())

    def results(self, batch_id: str, after: int = 0) -> Iterator[Result]:
        """What became of the lines behind ``after`` that have ended, in their order, read as they come."""
        with self.transport.stream("GET", f"/v1/batches/{batch_id}/results", params={"after": after}) as answer:
            for line in answer.iter_lines():
                if line:
                    yield cast(Result, json.loads(line))

    def cancel(self, batch_id: str) -> Batch:
        """Begin nothing of a batch that has not begun."""
        return cast(Batch, self.transport.ask("POST", f"/v1/batches/{batch_id}/cancel", repeatable=True).json())


def _written(lines: Iterable[Mapping[str, Any] | str]) -> Iterator[bytes]:
    for line in lines:
        text = line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)
        yield text.rstrip("\n").encode() + b"\n"
