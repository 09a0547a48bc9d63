"""Pairs from plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from exonym.documents.validation import refuse_bad_pair
from exonym.errors import InvalidPair
from exonym.model import Format, Metadata, Pair

_TEXTS = ("source", "reference", "source_lang", "id")


def pair_from_dict(written: Any) -> Pair:
    """The pair that JSON such as ``{"id", "source", "target", "source_lang", "metadata", ...}`` describes.

    Only ``target`` is required; null is the same as absent, ``target_lang`` is then "en"; keys of other names are
    ignored. Raises InvalidPair, naming the field, for a wrong type or format, an empty target, a text that is too long
    or holds what is no text, or a malformed language code.
    """
    if not isinstance(written, Mapping):
        raise InvalidPair("pair", "is not a JSON object")
    if written.get("target") is None:
        raise InvalidPair("target", "is missing")
    pair = Pair(
        target=read_string(written, "target") or "",
        target_lang=read_string(written, "target_lang") or Pair.target_lang,
        metadata=_read_metadata(written.get("metadata")),
        format=find_format(read_string(written, "format") or Format.TEXT),
        **{field: read_string(written, field) for field in _TEXTS},
    )
    refuse_bad_pair(pair)
    return pair


def find_format(name: str) -> Format:
    """The format of that name. Raises InvalidPair for another."""
    if name not in list(Format):
        raise InvalidPair("format", f"{name!r} is not accepted; accepted: {', '.join(Format)}")
    return Format(name)


def read_string(written: Mapping[str, Any], field: str, prefix: str = "") -> str | None:
    """The text of a field, None where it is null or absent. Raises InvalidPair, naming the field, for another type."""
    value = written.get(field)
    if value is not None and not isinstance(value, str):
        raise InvalidPair(prefix + field, f"is of type {type(value).__name__}; a string is wanted")
    return value


def _read_metadata(written: Any) -> Metadata:
    if written is None:
        return Metadata()
    if not isinstance(written, Mapping):
        raise InvalidPair("metadata", "is not a JSON object")
    known = [field.name for field in fields(Metadata)]
    unknown = sorted(set(written) - set(known))
    if unknown:
        raise InvalidPair(f"metadata.{unknown[0]}", f"is not accepted; accepted: {', '.join(known)}")
    return Metadata(**{field: read_string(written, field, "metadata.") for field in known})
