"""Files of texts taken in: read, and the pairs of a folder submitted together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fastapi import UploadFile

from exonym.config import MAX_CHARACTERS
from exonym.errors import InvalidInput
from exonym.model import Format
from service import batches
from service.audits import Submission
from service.auth import Caller
from service.errors import InvalidField
from service.queue import Lane
from service.store.models import Audit, Batch
from service.web.accepting import accept, to_submission
from service.web.context import Service
from service.web.desk.folders import FilePair
from service.web.forms import as_pasted, read_form
from service.web.schemas.audits import AuditIn

MOST_PAIRS = 100
"""Articles that are taken in at a time."""
MOST_BYTES = 100_000_000
"""The longest request that brings them."""
_LONGEST = 4 * MAX_CHARACTERS
"""Bytes of a file: UTF-8 has at most four a character."""


def read_text(file: UploadFile) -> str:
    """The text of a file. Raises InvalidField, by the file's name, for one that is no text in UTF-8 or too long."""
    name = file.filename or "file"
    if (file.size or 0) > _LONGEST:
        raise InvalidField(name, f"has {file.size:,} bytes; a text has at most {MAX_CHARACTERS:,} characters")
    try:
        return as_pasted(file.file.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidField(name, f"is no text in UTF-8: byte {error.start} is none of it") from error


def submit_folder(
    service: Service,
    caller: Caller,
    pairs: Sequence[FilePair],
    files: Mapping[str, UploadFile],
    chosen: Mapping[str, str],
) -> Audit | Batch | list[str]:
    """Take pairs of files in: one as an audit, several as a batch; or what is wrong, a sentence a file, and none."""
    bodies, flaws = [], []
    for pair in pairs:
        try:
            body = _read_pair(pair, files, chosen)
            bodies.append(body)
            to_submission(service, caller, body)
        except (InvalidField, InvalidInput) as error:
            names = {"target": pair.target, "source": pair.source}
            flaws.append(f"{names.get(error.field) or error.field}: {error.message}")
    if flaws:
        return flaws
    return accept(service, caller, bodies[0]) if len(bodies) == 1 else _submit_batch(service, caller, bodies)


def _read_pair(pair: FilePair, files: Mapping[str, UploadFile], chosen: Mapping[str, str]) -> AuditIn:
    """The audit that a pair of files asks for. Raises InvalidField, by the side or the file's name."""
    texts = {side: read_text(files[name]) for side in ("target", "source") if (name := getattr(pair, side))}
    is_html = str(pair.target).lower().endswith((".html", ".htm"))
    about = {"source_lang": chosen["source_lang"] or (pair.source_lang or ""), "id": pair.key[-200:]}
    body = read_form({**chosen, **about, **texts, **({"format": Format.HTML.value} if is_html else {})})
    if isinstance(body, AuditIn):
        return body
    field, message = next(iter(body.items()))
    raise InvalidField(field, message)


def _submit_batch(service: Service, caller: Caller, bodies: Sequence[AuditIn]) -> Batch:
    batch = batches.begin_batch(service.store, caller.workspace)
    submissions: list[Submission] = [
        to_submission(service, caller, body, lane=Lane.BATCH, batch=batch.id, line=line)
        for line, body in enumerate(bodies, 1)
    ]
    batches.add_lines(service.store, batch.id, submissions, [], service.settings.resend)
    batches.open_batch(service.store, batch.id)
    return batch
