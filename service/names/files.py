"""A workspace's namebook as the files that the engine reads: CSV and YAML, in and out."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from exonym.errors import InvalidConfig
from exonym.names.namebook import NamebookEntry, entry_of, read_rows, to_csv, to_yaml
from service.errors import NotANamebook
from service.names.book import entries_of
from service.names.deciding import MOST_ENTRIES
from service.store import Store
from service.store.models import LONGEST_NAME

_MOST_FAULTS = 10
"""Faults that are told at once."""
_MOST_SPELLINGS = 200
"""Spellings of one entry."""
_FORMULA = ("=", "+", "-", "@")


class NamebookFormat(StrEnum):
    """What a namebook's file ends in."""

    CSV = "csv"
    YAML = "yaml"


def write_namebook(store: Store, workspace: str, form: NamebookFormat) -> str:
    """The workspace's namebook as a file; ``read_namebook`` gives the same entries again."""
    with store.reading() as session:
        entries = entries_of(session, workspace)
    return to_csv(entries) if form is NamebookFormat.CSV else to_yaml(entries)


def read_namebook(content: bytes, form: NamebookFormat) -> tuple[NamebookEntry, ...]:
    """The entries of a file. Raises NotANamebook, which says of each row at fault what is wrong with it."""
    name = f"names.{form}"
    try:
        rows = read_rows(name, content)
    except InvalidConfig as error:
        raise NotANamebook(error.message) from error
    if len(rows) > MOST_ENTRIES:
        raise NotANamebook(f"has {len(rows):,} entries; at most {MOST_ENTRIES:,} are taken")
    entries, faults = [], []
    for number, row in enumerate(rows, 1):
        try:
            entries.append(_entry(number, row))
        except InvalidConfig as error:
            faults.append(str(error))
    if faults:
        more = [f"and {len(faults) - _MOST_FAULTS} more"] if len(faults) > _MOST_FAULTS else []
        raise NotANamebook("; ".join([*faults[:_MOST_FAULTS], *more]))
    return tuple(entries)


def _entry(number: int, row: Any) -> NamebookEntry:
    where = f"row {number}"
    entry = entry_of(where, row, strict=True)
    fault = next(_faults(entry), None)
    if fault:
        raise InvalidConfig(where, fault)
    return entry


def _faults(entry: NamebookEntry) -> Iterator[str]:
    forms = [form for of in entry.forms.values() for form in of]
    spellings = [entry.house, *entry.accepted, *entry.forbidden, *forms]
    if len(spellings) > _MOST_SPELLINGS:
        yield f"has {len(spellings)} spellings; at most {_MOST_SPELLINGS} are taken"
    for spelling in spellings:
        if len(spelling) > LONGEST_NAME:
            yield f"'{spelling[:20]}...' has {len(spelling)} characters; at most {LONGEST_NAME} are taken"
        if spelling.startswith(_FORMULA) or "|" in spelling or not spelling.isprintable():
            yield f"{spelling!r} begins with = + - or @, or has '|' or a control character in it"
