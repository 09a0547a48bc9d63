"""Users' own namebooks: YAML as the packaged one has it, with a kind an entry, or CSV."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from exonym.errors import InvalidConfig
from exonym.names.namebook.book import Namebook, NamebookEntry
from exonym.names.namebook.packaged import FILES, packaged_namebook
from exonym.names.namebook.rows import entry_of, yaml_rows

_SEPARATOR = "|"
_ENDINGS = (".yaml", ".yml", ".csv")


def read_own(files: Iterable[Path]) -> Namebook:
    """Namebooks of a user, laid over the packaged one, each over those before it; without files the packaged one.

    Raises InvalidConfig, naming file, entry and field, when one cannot be read or is malformed.
    """
    book = packaged_namebook()
    for file in files:
        content = _content(file)
        entries = tuple(_entries(file, content))
        book = Namebook(entries, hashlib.sha256(content).hexdigest()[:12]).over(book)
    return book


def _content(file: Path) -> bytes:
    if file.suffix.lower() not in _ENDINGS:
        raise InvalidConfig(str(file), "a namebook is a file that ends in " + ", ".join(_ENDINGS))
    try:
        return file.read_bytes()
    except OSError as error:
        raise InvalidConfig(str(file), f"cannot be read: {error.strerror}") from error


def _entries(file: Path, content: bytes) -> Iterator[NamebookEntry]:
    rows = _csv_rows(file.name, content) if file.suffix.lower() == ".csv" else yaml_rows(file.name, content)
    for number, row in enumerate(rows, 1):
        yield entry_of(f"{file.name}, entry {number}", row, FILES.get(file.name))


def _csv_rows(name: str, content: bytes) -> Iterator[dict[str, Any]]:
    """Columns house, kind, accepted and one a language; several spellings in a cell stand between upright strokes."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidConfig(name, f"is not UTF-8: {error}") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="")
    if not {"house", "kind"} <= set(reader.fieldnames or ()):
        raise InvalidConfig(name, "must begin with a line that names its columns, house and kind among them")
    for row in reader:
        yield {column: _cell(column, cell) for column, cell in row.items() if cell}


def _cell(column: str, cell: str | list[str]) -> str | list[str]:
    if isinstance(cell, list):  # cells without a column, under ""
        return cell
    return cell.strip() if column in ("house", "kind") else [part.strip() for part in cell.split(_SEPARATOR)]
