"""From rows, as YAML or CSV has them, to entries; what is malformed is named by file, entry and field."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import yaml

from exonym.errors import InvalidConfig
from exonym.languages import TARGET_LANG
from exonym.model import Kind
from exonym.names.namebook.book import NamebookEntry

# The base loader takes every scalar as text, which all of them are here: NO stays NO, and no type is guessed, which
# also takes a third less time. libyaml reads ten times as fast; PyYAML lacks it where it was built without a compiler.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LANGUAGE = re.compile(r"[a-z]{2}")


def yaml_rows(name: str, content: bytes) -> list[Any]:
    """The rows of a YAML file. Raises InvalidConfig when it is not YAML, or not a list."""
    try:
        rows = yaml.load(content, Loader=_LOADER)  # nosec B506 # it makes texts, lists, mappings alone
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InvalidConfig(name, f"is not YAML: {error}") from error
    if not isinstance(rows, list):
        raise InvalidConfig(name, "must be a list of entries")
    return rows


def entry_of(where: str, row: Any, kind: Kind | None = None, *, strict: bool = False) -> NamebookEntry:
    """An entry from its row; ``kind`` is that of the file, where a row need not state one.

    ``strict``: the row is somebody's choice. Raises InvalidConfig, naming what is malformed.
    """
    if not isinstance(row, dict) or not _is_spelling(row.get("house")):
        raise InvalidConfig(where, "must be a mapping with a spelling under 'house'")
    where = f"{where} ({row['house']})"
    lists = {key: value for key, value in row.items() if key not in ("house", "kind")}
    forms = {key: _spellings(where, key, value) for key, value in lists.items()}
    accepted, forbidden = forms.pop("accepted", ()), forms.pop("forbidden", ())
    _check_languages(where, forms)
    _check_apart(where, (row["house"], *accepted), forbidden)
    return NamebookEntry(row["house"], _kind(where, row.get("kind"), kind), accepted, forms, forbidden, strict)


def _check_apart(where: str, right: Collection[str], forbidden: Iterable[str]) -> None:
    for spelling in forbidden:
        if spelling in right:
            raise InvalidConfig(where, f"{spelling!r} is forbidden and right at once")


def _check_languages(where: str, forms: Mapping[str, tuple[str, ...]]) -> None:
    if not forms:
        raise InvalidConfig(where, "has no form in any language")
    for key in forms:
        if key == TARGET_LANG or not isinstance(key, str) or not _LANGUAGE.fullmatch(key):
            message = f"{key!r} is neither 'house', 'kind', 'accepted', 'forbidden' nor the code of a source language"
            raise InvalidConfig(where, message)


def _kind(where: str, stated: Any, of_file: Kind | None) -> Kind:
    if stated is None and of_file is not None:
        return of_file
    if stated not in tuple(Kind):
        raise InvalidConfig(where, f"'kind' must be one of {', '.join(Kind)}, not {stated!r}")
    return Kind(stated)


def _spellings(where: str, key: object, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(map(_is_spelling, value)):
        raise InvalidConfig(where, f"{key!r} must be a list of spellings")
    return tuple(value)


def _is_spelling(value: object) -> bool:
    return isinstance(value, str) and bool(value) and value == " ".join(value.split())
