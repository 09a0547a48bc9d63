"""Reading and writing for commands: every failure is an InvalidInput that names the field."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from exonym.errors import InvalidInput
from exonym.model import Pair

STREAM = Path("-")
"""Stands for standard input or output."""


def read_text(path: Path, field: str) -> str:
    """The text of a UTF-8 file, line ends as they are, without a byte order mark. "-" is standard input."""
    try:
        raw = sys.stdin.buffer.read() if path == STREAM else path.read_bytes()
    except OSError as error:
        raise InvalidInput(field, f"{path}: {error.strerror}") from error
    return decode_text(raw, field, str(path))


def read_pair_files(source: Path | None, target: Path | None, alone: Path | None, reference: Path | None) -> Pair:
    """The pair whose texts lie in files: a target with its source, or ``alone``."""
    if alone is not None and source is not None:
        raise InvalidInput("--target", "stands for a translation without a source; SOURCE was given as well")
    if alone is None and (source is None or target is None):
        raise InvalidInput("target", "is missing: give SOURCE and TARGET, or --target alone, or --jsonl")
    return Pair(
        target=read_text(alone or target or STREAM, "target"),
        source=read_text(source, "source") if source else None,
        reference=read_text(reference, "reference") if reference else None,
    )


def decode_text(raw: bytes, field: str, where: str) -> str:
    """Bytes as UTF-8 text."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(field, f"{where} is not UTF-8: byte {error.start} is 0x{raw[error.start]:02X}") from error


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a whole file, or to standard output; text in UTF-8."""
    with open_to_write(path) as out:
        out.write(content.encode("utf-8") if isinstance(content, str) else content)


@contextmanager
def open_to_read(path: Path, field: str) -> Iterator[BinaryIO]:
    """A file's bytes, or standard input's."""
    if path == STREAM:
        yield sys.stdin.buffer
        return
    try:
        file = path.open("rb")
    except OSError as error:
        raise InvalidInput(field, f"{path}: {error.strerror}") from error
    with file:
        yield file


@contextmanager
def open_to_write(path: Path, field: str = "--out") -> Iterator[BinaryIO]:
    """A new file, or standard output."""
    if path == STREAM:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        file = path.open("wb")
    except OSError as error:
        raise InvalidInput(field, f"{path}: {error.strerror}") from error
    with file:
        yield file
