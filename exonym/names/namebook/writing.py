"""Entries as the files of a user's namebook, which ``read_own`` reads."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from typing import Any

import yaml

from exonym.names.namebook.book import NamebookEntry
from exonym.names.namebook.own import SEPARATOR

_COLUMNS = ("house", "kind", "accepted", "forbidden")


def to_yaml(entries: Iterable[NamebookEntry]) -> str:
    """Entries as YAML."""
    rows = [_row(entry) for entry in entries]
    return yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, default_flow_style=None, width=120)


def to_csv(entries: Iterable[NamebookEntry]) -> str:
    """Entries as CSV, a column for every language that has a form; no spelling may have an upright stroke."""
    rows = [_row(entry) for entry in entries]
    languages = sorted({column for row in rows for column in row} - set(_COLUMNS))
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, (*_COLUMNS, *languages), lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _cell(value) for column, value in row.items()} for row in rows)
    return written.getvalue()


def version_of(entries: Iterable[NamebookEntry]) -> str:
    """Twelve hexadecimal digits that change whenever the entries do."""
    content = "".join(f"{_row(entry)}{entry.strict}" for entry in entries)
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def _row(entry: NamebookEntry) -> dict[str, Any]:
    lists = {"accepted": entry.accepted, "forbidden": entry.forbidden, **entry.forms}
    return {"house": entry.house, "kind": entry.kind.value, **{key: list(of) for key, of in lists.items() if of}}


def _cell(value: str | list[str]) -> str:
    return value if isinstance(value, str) else SEPARATOR.join(value)
