"""Receiving a batch: a stream of lines becomes rows, a handful at a time, so that memory stays flat."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from exonym.errors import InvalidInput
from service import batches
from service.audits import Submission
from service.auth import Caller
from service.batches import Counts, Rejected, split_lines
from service.batches.lines import Line
from service.errors import BatchBrokenOff, BatchTooLong, NotNdjson
from service.idempotency import Once
from service.queue import Lane
from service.store.models import Batch
from service.web.accepting import to_submission
from service.web.context import Service
from service.web.idempotency import digest_of
from service.web.schemas.audits import AuditIn
from service.web.schemas.batches import BatchOut

MEDIA_TYPES = ("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines")
_LINES, _BYTES = 500, 2_000_000
"""Lines, and bytes of them, that are written at a time."""


@dataclass(frozen=True)
class Received:
    """What is answered to whoever sends a batch; ``replayed``: it was answered before."""

    answer: Mapping[str, Any]
    replayed: bool = False


@dataclass
class Hashed:
    """A stream of bytes, and the digest of those that have gone by."""

    stream: AsyncIterator[bytes]
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    async def chunks(self) -> AsyncIterator[bytes]:
        """The stream's chunks."""
        async for chunk in self.stream:
            self.digest.update(chunk)
            yield chunk


@dataclass(frozen=True)
class Receiver:
    """Receives batches of one caller, of at most ``most`` lines."""

    service: Service
    caller: Caller
    most: int

    async def receive(self, request: Request, key: str | None = None) -> Received:
        """Take a batch in and let it run, unless the same body came under that Idempotency-Key before.

        Raises NotNdjson, BatchTooLong, BatchBrokenOff, KeyReused and StillAnswering. Whatever goes wrong, nothing is
        kept of what was received.
        """
        content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if content_type not in MEDIA_TYPES:
            raise NotNdjson(content_type)
        store = self.service.store
        batch = await run_in_threadpool(batches.begin_batch, store, self.caller.workspace)
        try:
            digest = await self._read(request, batch.id)
            return await run_in_threadpool(self._open, batch.id, key, digest)
        except BaseException as error:
            await run_in_threadpool(batches.drop_batch, store, batch.id)
            if isinstance(error, ClientDisconnect):
                raise BatchBrokenOff from error
            raise

    def _open(self, batch_id: str, key: str | None, digest: str) -> Received:
        """Let a batch that was read whole run; ``digest`` is its body's."""
        store, workspace = self.service.store, self.caller.workspace
        if key is None:
            batches.open_batch(store, batch_id)
            return Received(_answer(*batches.get_batch(store, batch_id, workspace)))
        once = Once(workspace, key, digest_of("POST /v1/batches", digest))
        before = batches.open_once(store, batch_id, once, _answer)
        if before is not None:
            return Received(before, replayed=True)
        return Received(_answer(*batches.get_batch(store, batch_id, workspace)))

    async def _read(self, request: Request, batch_id: str) -> str:
        """Write the lines of a batch as they come; the SHA-256 of the body, hexadecimal."""
        body = Hashed(request.stream())
        held: list[Line] = []
        taken = size = 0
        async for line in split_lines(body.chunks(), self.service.settings.max_body_bytes):
            taken, size = taken + 1, size + len(line.content or b"")
            if taken > self.most:
                raise BatchTooLong(self.most)
            held.append(line)
            if len(held) >= _LINES or size >= _BYTES:
                await run_in_threadpool(self._write, batch_id, held)
                held, size = [], 0
        await run_in_threadpool(self._write, batch_id, held)
        return body.digest.hexdigest()

    def _write(self, batch_id: str, lines: Sequence[Line]) -> None:
        read = [self._parse(batch_id, line) for line in lines]
        good = [one for one in read if isinstance(one, Submission)]
        bad = [one for one in read if isinstance(one, Rejected)]
        batches.add_lines(self.service.store, batch_id, good, bad, self.service.settings.resend)

    def _parse(self, batch_id: str, line: Line) -> Submission | Rejected:
        """What is submitted by a line, or why nothing is."""
        if line.content is None:
            return Rejected(line.number, f"the line is longer than {self.service.settings.max_body_bytes:,} bytes")
        try:
            body = AuditIn.model_validate_json(line.content)
            return to_submission(self.service, self.caller, body, lane=Lane.BATCH, batch=batch_id, line=line.number)
        except ValidationError as error:
            return Rejected(line.number, "; ".join(_sentence(e["loc"], e["msg"]) for e in error.errors()[:5]))
        except InvalidInput as error:
            return Rejected(line.number, str(error))


def _answer(batch: Batch, counts: Counts) -> dict[str, Any]:
    return BatchOut.of(batch, counts).model_dump(mode="json")


def _sentence(place: Sequence[str | int], message: str) -> str:
    field = ".".join(map(str, place))
    return f"{field}: {message}" if field else message
