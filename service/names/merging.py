"""Two entities taken for one, and parted again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from exonym.names.namebook import NamebookEntry
from service.errors import CannotMerge, NameNotFound
from service.log import note
from service.names.book import lock_book, refresh, to_entry
from service.names.deciding import ANYBODY, into_which, write_entry
from service.names.forms import seen_forms
from service.store import Store
from service.store.models import HouseName, Name, NameMerge


def merge(store: Store, workspace: str, entity: str, into: str, by: str | None = None) -> None:
    """Show and judge an entity's forms with another's.

    Raises NameNotFound for an entity that is not there, and CannotMerge where the two are one already, or the first
    has an entry of its own in the namebook.
    """
    with store.writing() as session:
        book = lock_book(session, workspace)
        _check_there(session, workspace, entity)
        into = into_which(session, workspace, into)
        _check_there(session, workspace, into)
        if into == into_which(session, workspace, entity):
            raise CannotMerge(f"{entity!r} is {into!r} already.")
        if session.get(HouseName, (workspace, entity)):
            raise CannotMerge(f"{entity!r} has an entry of its own in the namebook; take that back first.")
        forms = _give_forms(session, workspace, entity, into, by)
        beneath = update(NameMerge).where(NameMerge.workspace == workspace, NameMerge.into == entity)
        session.execute(beneath.values(into=into), execution_options={"synchronize_session": False})
        row = NameMerge(workspace=workspace, entity=entity, into=into, forms=forms, by=by)
        session.merge(row)
        note(session, workspace, by or ANYBODY, "name.merged", entity, into=into)
        refresh(session, book)


def split(store: Store, workspace: str, entity: str, by: str | None = None) -> None:
    """Undo a merge: what it gave the other's entry is taken from that. Raises NameNotFound where there is none."""
    with store.writing() as session:
        book = lock_book(session, workspace)
        row = session.get(NameMerge, (workspace, entity))
        if row is None:
            raise NameNotFound(entity)
        other = session.get(HouseName, (workspace, row.into))
        if other is not None:
            left = _without(to_entry(other), row.forms)
            if left.forms:
                write_entry(session, workspace, row.into, left, by)
        session.delete(row)
        note(session, workspace, by or ANYBODY, "name.split", entity)
        refresh(session, book)


def _check_there(session: Session, workspace: str, entity: str) -> None:
    there = session.scalar(select(Name.id).where(Name.workspace == workspace, Name.entity == entity))
    if there is None:
        raise NameNotFound(entity)


def _give_forms(session: Session, workspace: str, entity: str, into: str, by: str | None) -> dict[str, list[str]]:
    """Add what sources call an entity to another's entry, where it has one; the forms that are new there."""
    row = session.get(HouseName, (workspace, into))
    if row is None:
        return {}
    entry = to_entry(row)
    seen = seen_forms(session, workspace, entity, entry.house)
    new = {lang: [form for form in forms if form not in entry.forms.get(lang, ())] for lang, forms in seen.items()}
    added = {lang: forms for lang, forms in new.items() if forms}
    if added:
        every = {lang: (*entry.forms.get(lang, ()), *added.get(lang, ())) for lang in sorted({*entry.forms, *added})}
        write_entry(session, workspace, into, replace(entry, forms=every), by)
    return added


def _without(entry: NamebookEntry, forms: Mapping[str, list[str]]) -> NamebookEntry:
    left = {
        lang: tuple(form for form in known if form not in forms.get(lang, ())) for lang, known in entry.forms.items()
    }
    return replace(entry, forms={lang: known for lang, known in left.items() if known})
