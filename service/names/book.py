"""A workspace's namebook: its entries, which version of them is in force, and what false alarms have taught."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from exonym.model import Kind
from exonym.names.judging.feedback import Accepted, Decision, Dismissed, OwnNames
from exonym.names.namebook import NamebookEntry
from service.store import Store
from service.store.changing import inserts_one
from service.store.models import HouseBook, HouseName

_KINDS: Mapping[str, type[Accepted | Dismissed]] = {"accepted": Accepted, "dismissed": Dismissed}


def version_in_force(session: Session, workspace: str) -> str | None:
    """The version of the workspace's own names; None where it has none."""
    return session.scalar(select(HouseBook.version).where(HouseBook.workspace == workspace))


def read_own_names(store: Store, workspace: str) -> OwnNames:
    """The workspace's own names, as its next audit uses them."""
    with store.reading() as session:
        return _own_names(session, workspace)


def entries_of(session: Session, workspace: str) -> tuple[NamebookEntry, ...]:
    """The entries that the workspace has chosen, in their order."""
    rows = select(HouseName).where(HouseName.workspace == workspace).order_by(HouseName.position, HouseName.entity)
    return tuple(to_entry(row) for row in session.scalars(rows))


def learn(session: Session, workspace: str, decisions: Iterable[Decision]) -> None:
    """Have the next audit know these decisions on names, all that hold for the workspace; none but these.

    In the transaction that makes or undoes one of them.
    """
    book = lock_book(session, workspace)
    book.learned = [_written(decision) for decision in decisions]
    refresh(session, book)


def lock_book(session: Session, workspace: str) -> HouseBook:
    """The row of a workspace's book, made where it is missing; others who write to the book wait."""
    inserts_one(session, HouseBook, {"workspace": workspace, "version": None, "learned": []})
    return session.get_one(HouseBook, workspace, with_for_update=True, populate_existing=True)


def refresh(session: Session, book: HouseBook) -> None:
    """Put what the tables hold now in force. The book is locked."""
    session.flush()
    own = _own_names(session, book.workspace)
    book.version = own.version if own.entries or own.decisions else None


def to_entry(row: HouseName) -> NamebookEntry:
    """The engine's value of a row."""
    forms = {lang: tuple(forms) for lang, forms in sorted(row.forms.items())}
    return NamebookEntry(row.house, Kind(row.kind), tuple(row.accepted), forms, tuple(row.forbidden), strict=True)


def _own_names(session: Session, workspace: str) -> OwnNames:
    book = session.get(HouseBook, workspace)
    learned = tuple(_KINDS[row["what"]](**_fields(row)) for row in book.learned) if book else ()
    return OwnNames(entries_of(session, workspace), learned)


def _fields(row: Mapping[str, str]) -> dict[str, Any]:
    return {"form": row["form"], "lang": row["lang"], "english": row["english"], "kind": Kind(row["kind"])}


def _written(decision: Decision) -> dict[str, str]:
    what = "accepted" if isinstance(decision, Accepted) else "dismissed"
    fields = {"form": decision.form, "lang": decision.lang, "english": decision.english, "kind": decision.kind.value}
    return {"what": what, **fields}
