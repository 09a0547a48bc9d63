"""The connectors of a workspace: added, listed, removed, and found by the name in their address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from exonym.discovery import discover
from exonym.documents.validation import refuse_bad_pair
from exonym.errors import InvalidInput
from exonym.model import Format, Pair
from service.auth import ensure_workspace
from service.connectors.kind import Kind
from service.connectors.mapping import check_mapping, fill_mapping, is_language
from service.errors import ConnectorNotFound, InvalidField, NameTaken
from service.log import COMMAND_LINE, note
from service.store import Store
from service.store.changing import changes_one
from service.store.ids import new_id
from service.store.models import DEFAULT_WORKSPACE, Connector

KINDS: Mapping[str, Kind] = {found.kind: found for found in discover("service.connectors.kinds", "CONNECTOR")}
"""By name."""

NAME = r"^[a-z0-9][a-z0-9_-]{0,59}$"
MOST_SOURCES = 20


@dataclass(frozen=True)
class NewConnector:
    """A connector to add. Without ``mapping`` or ``format`` it has its kind's own."""

    name: str
    kind: str
    secret: str = field(repr=False)
    mapping: Mapping[str, str] | None = None
    target_lang: str = "en"
    source_langs: Sequence[str] = ()
    format: str | None = None
    workspace: str = DEFAULT_WORKSPACE


def add_connector(store: Store, new: NewConnector, *, by: str = COMMAND_LINE) -> Connector:
    """Add a connector. Raises InvalidField, and NameTaken: a name is one for all workspaces."""
    row = _row(new)
    try:
        with store.writing() as session:
            ensure_workspace(session, new.workspace)
            session.add(row)
            note(session, new.workspace, by, "connector.added", row.name, kind=row.kind)
    except IntegrityError as error:
        if find_connector(store, new.name) is None:
            raise
        raise NameTaken(new.name) from error
    return row


def list_connectors(store: Store, workspace: str | None = None) -> Sequence[Connector]:
    """Every connector of a workspace, or of all, by name."""
    query = select(Connector).order_by(Connector.name)
    with store.reading() as session:
        return session.scalars(query if workspace is None else query.where(Connector.workspace == workspace)).all()


def remove_connector(store: Store, name: str, workspace: str, *, by: str = COMMAND_LINE) -> None:
    """Remove a connector, and the halves that wait in it; its audits stay. Raises ConnectorNotFound."""
    gone = delete(Connector).where(Connector.name == name, Connector.workspace == workspace)
    if not re.fullmatch(NAME, name):
        raise ConnectorNotFound(name)
    with store.writing() as session:
        if not changes_one(session, gone):
            raise ConnectorNotFound(name)
        note(session, workspace, by, "connector.removed", name)


def find_connector(store: Store, name: str) -> Connector | None:
    """The connector of an address, of whatever workspace."""
    if not re.fullmatch(NAME, name):
        return None
    with store.reading() as session:
        return session.scalar(select(Connector).where(Connector.name == name))


def _row(new: NewConnector) -> Connector:
    if not re.fullmatch(NAME, new.name):
        raise InvalidField("name", "must be 1 to 60 of a-z 0-9 _ -, and begin with a letter or digit")
    kind = _kind(new)
    _check_languages(new)
    filled = fill_mapping(kind.mapping, new.target_lang, new.source_langs) if new.mapping is None else new.mapping
    mapping = dict(filled)
    check_mapping(mapping)
    return Connector(
        id=new_id(),
        workspace=new.workspace,
        name=new.name,
        kind=kind.kind,
        secret=new.secret,
        mapping=mapping,
        target_lang=new.target_lang,
        source_langs=list(new.source_langs),
        format=_format(new.format or kind.format),
    )


def _kind(new: NewConnector) -> Kind:
    kind = KINDS.get(new.kind)
    if kind is None:
        raise InvalidField("kind", f"is none of {', '.join(sorted(KINDS))}")
    try:
        kind.check_secret(new.secret)
    except ValueError as error:
        raise InvalidField("secret", str(error)) from error
    return kind


def _check_languages(new: NewConnector) -> None:
    _check_language("target_lang", new.target_lang)
    if len(new.source_langs) > MOST_SOURCES:
        raise InvalidField("source_langs", f"has more than {MOST_SOURCES} languages")
    for source in new.source_langs:
        _check_language("source_langs", source)
        if is_language(source, new.target_lang):
            raise InvalidField("source_langs", f"{source!r} is the translations' language")


def _check_language(name: str, code: str) -> None:
    try:
        refuse_bad_pair(Pair(target="-", target_lang=code))
    except InvalidInput as error:
        raise InvalidField(name, error.message) from error


def _format(given: str) -> str:
    if given not in list(Format):
        raise InvalidField("format", f"is none of {', '.join(Format)}")
    return given
