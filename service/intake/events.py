"""What an event says, by its connector's mapping: a whole pair, one half of it, or nothing that is wanted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exonym.documents.validation import refuse_bad_pair
from exonym.errors import InvalidInput
from exonym.model import Format, Metadata, Pair, Side
from service.connectors import Reader, has_both_sides, is_language
from service.connectors.mapping import ABOUT, BOTH_SIDES, ONE_SIDE
from service.errors import InvalidField
from service.store.models import Connector

_OF_PAIR = {"target": "text", "target_lang": "lang"}
"""What a half's fields are called where it is checked as a pair of its own."""


@dataclass(frozen=True)
class Whole:
    """Both sides of an article. ``about``: what the mapping found of article_id, revision, url, feed and title."""

    pair: Pair
    about: Mapping[str, str]


@dataclass(frozen=True)
class HalfArticle:
    """One side of an article. ``about`` as of a Whole."""

    side: Side
    lang: str
    text: str
    join_key: str
    about: Mapping[str, str]

    @property
    def revision(self) -> str:
        """The revision, by its text where the mapping names none."""
        return revision_of(self.about, self.text)


@dataclass(frozen=True)
class Unwanted:
    """An event that is not to be audited, and why."""

    why: str


def read_event(connector: Connector, body: bytes) -> Whole | HalfArticle | Unwanted:
    """What an event says. Raises InvalidField for a body that is not JSON or does not have what it must have."""
    reader = Reader(connector.mapping, _parse(body), lambda tag: side_of(connector, tag) is not None)
    if not reader.is_wanted():
        return Unwanted(f"{connector.mapping['when']} is not in this event")
    about = reader.read(ABOUT)
    return _whole(connector, reader, about) if has_both_sides(connector.mapping) else _half(connector, reader, about)


def side_of(connector: Connector, lang: str) -> Side | None:
    """Which side a text in a language is; None for a language that the connector does not wait for."""
    if is_language(lang, connector.target_lang):
        return Side.TARGET
    sources = connector.source_langs
    return Side.SOURCE if not sources or any(is_language(lang, source) for source in sources) else None


def metadata_of(about: Mapping[str, str]) -> Metadata:
    """What the audit keeps of where an article comes from."""
    return Metadata(about.get("feed"), about.get("article_id"), about.get("revision"), about.get("url"))


def revision_of(about: Mapping[str, str], *texts: str) -> str:
    """The stated revision, or the SHA-256 of the texts: without revisions a changed text is a new one."""
    return about.get("revision") or digest_of(*texts)


def digest_of(*parts: str) -> str:
    """The SHA-256 of several texts, hexadecimal, each with its length before it."""
    whole = b"".join(b"%d:%s" % (len(part), part) for part in map(str.encode, parts))
    return hashlib.sha256(whole).hexdigest()


def _parse(body: bytes) -> dict[str, Any] | list[Any]:
    try:
        document = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InvalidField("body", "is not JSON, or is nested too deep") from error
    if not isinstance(document, (dict, list)):
        raise InvalidField("body", "must be a JSON object or a list")
    return document


def _whole(connector: Connector, reader: Reader, about: Mapping[str, str]) -> Whole:
    pair = Pair(**reader.read(BOTH_SIDES), format=Format(connector.format), metadata=metadata_of(about))
    _check(connector, pair, {})
    return Whole(pair, about)


def _half(connector: Connector, reader: Reader, about: Mapping[str, str]) -> HalfArticle | Unwanted:
    lang = reader.read(["lang"])["lang"]
    side = side_of(connector, lang)
    if side is None:
        return Unwanted(f"its language, {lang}, is neither {connector.target_lang} nor one of the sources'")
    found = reader.read(ONE_SIDE)
    alone = Pair(target=found["text"], target_lang=lang, format=Format(connector.format), metadata=metadata_of(about))
    _check(connector, alone, _OF_PAIR)
    return HalfArticle(side, lang, found["text"], found["join_key"], about)


def _check(connector: Connector, pair: Pair, names: Mapping[str, str]) -> None:
    """Raise InvalidField, by the mapping's name and path, for a pair that could not be audited."""
    try:
        refuse_bad_pair(pair)
    except InvalidInput as error:
        name = names.get(error.field, error.field.removeprefix("metadata."))
        raise InvalidField(f"mapping.{name}", f"{connector.mapping.get(name, '')}: {error.message}") from error
