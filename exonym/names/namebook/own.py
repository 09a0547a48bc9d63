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

SEPARATOR = "|"
"""Between the spellings of a cell of CSV."""
_ENDINGS = (".yaml", ".yml", ".csv")


def read_own(files: Iterable[Path]) -> Namebook:
    """Namebooks of a user, laid over the packaged one, each over those before it; without files the packaged one.

    Raises InvalidConfig, naming file, entry and field, when one cannot be read or is malformed.
    """
    book = packaged_namebook()
    for file in files:
        content = _content(file)
        entries = read_entries(file.name, content)
        book = Namebook(entries, hashlib.sha256(content).hexdigest()[:12]).over(book)
    return book


def read_entries(name: str, content: bytes) -> tuple[NamebookEntry, ...]:
    """The entries of a user's namebook, by what its name ends in. Raises InvalidConfig as ``read_own`` does."""
    of_file = FILES.get(name)
    rows = enumerate(read_rows(name, content), 1)
    return tuple(entry_of(f"{name}, entry {number}", row, of_file, strict=True) for number, row in rows)


def read_rows(name: str, content: bytes) -> list[Any]:
    """The rows of a user's namebook, for ``entry_of``. Raises InvalidConfig when the file is neither YAML nor CSV."""
    return list(_csv_rows(name, content)) if name.lower().endswith(".csv") else yaml_rows(name, content)


def _content(file: Path) -> bytes:
    if file.suffix.lower() not in _ENDINGS:
        raise InvalidConfig(str(file), "a namebook is a file that ends in " + ", ".join(_ENDINGS))
    try:
        return file.read_bytes()
    except OSError as error:
        raise InvalidConfig(str(file), f"cannot be read: {error.strerror}") from error


def _csv_rows(name: str, content: bytes) -> Iterator[dict[str, Any]]:
    """Columns house, kind, accepted, forbidden and one a language; upright strokes part the spellings of a cell."""
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
    return cell.strip() if column in ("house", "kind") else [part.strip() for part in cell.split(SEPARATOR)]
