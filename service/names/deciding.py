"""What a workspace decides about names: entity by entity, or its whole namebook at once. Every change is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from exonym.model import Kind
from exonym.names.namebook import NamebookEntry
from service.errors import InvalidField, NameNotFound
from service.log import note
from service.names.book import lock_book, refresh, to_entry
from service.names.forms import seen_forms
from service.names.recording import drop_empty, ensure_names
from service.store import Store
from service.store.ids import new_id
from service.store.models import HouseName, HouseNameChange, Name, NameMerge
from service.store.types import now

MOST_ENTRIES = 20_000
"""Entries of a workspace's namebook."""
ANYBODY = "anybody"
"""Who decides while the service has no key."""


@dataclass(frozen=True)
class Change:
    """What somebody decides about a name; None leaves what is there. ``forms``: base forms by source language."""

    house: str | None = None
    accepted: tuple[str, ...] | None = None
    forbidden: tuple[str, ...] | None = None
    kind: Kind | None = None
    forms: Mapping[str, tuple[str, ...]] | None = None


def decide(store: Store, workspace: str, entity: str, change: Change, by: str | None = None) -> None:
    """Have the next audit spell an entity so. ``by``: who decides.

    Raises NameNotFound for a name that is new and comes without forms, and InvalidField where a spelling is forbidden
    and right at once, where no form is known, and when the namebook is full.
    """
    with store.writing() as session:
        book = lock_book(session, workspace)
        entity = into_which(session, workspace, entity)
        entry = propose(session, workspace, entity, change)
        write_entry(session, workspace, entity, entry, by)
        note(session, workspace, by or ANYBODY, "name.decided", entity, house=entry.house)
        refresh(session, book)


def propose(session: Session, workspace: str, entity: str, change: Change) -> NamebookEntry:
    """The entry that a change makes. Raises what ``decide`` does."""
    row = session.get(HouseName, (workspace, entity))
    name = session.scalar(select(Name).where(Name.workspace == workspace, Name.entity == entity))
    if row is None and name is None and not change.forms:
        raise NameNotFound(entity)
    before = to_entry(row) if row else None
    house = change.house or (before.house if before else (name and name.house) or entity)
    kind = change.kind or (before.kind if before else Kind(name.kind) if name else Kind.OTHER)
    accepted = _either(change.accepted, before.accepted if before else ())
    forbidden = _either(change.forbidden, before.forbidden if before else ())
    _check_apart((house, *accepted), forbidden)
    forms = dict(change.forms or _all_forms(before, seen_forms(session, workspace, entity, house)))
    if not forms:
        raise InvalidField("forms", f"are needed: no source has had {entity!r} yet; give its base forms by language")
    return NamebookEntry(house, kind, accepted, dict(sorted(forms.items())), forbidden, strict=True)


def take_back(store: Store, workspace: str, entity: str, by: str | None = None) -> None:
    """Have the next audit know nothing of what was decided about an entity. Raises NameNotFound where nothing was."""
    with store.writing() as session:
        book = lock_book(session, workspace)
        row = session.get(HouseName, (workspace, into_which(session, workspace, entity)))
        if row is None:
            raise NameNotFound(entity)
        session.delete(row)
        session.flush()
        _note(session, workspace, row.entity, None, by)
        note(session, workspace, by or ANYBODY, "name.taken_back", row.entity)
        names = select(Name.id).where(Name.workspace == workspace, Name.entity == row.entity)
        drop_empty(session, session.scalars(names).all())
        refresh(session, book)


def replace_all(store: Store, workspace: str, entries: Sequence[NamebookEntry], by: str | None = None) -> None:
    """Put other entries in place of the workspace's namebook. An entity that goes on under its forms keeps its name."""
    with store.writing() as session:
        book = lock_book(session, workspace)
        rows = session.scalars(select(HouseName).where(HouseName.workspace == workspace)).all()
        before = {row.entity: to_entry(row) for row in rows}
        after = _called(entries, before)
        for row in rows:
            session.expunge(row)
        session.execute(delete(HouseName).where(HouseName.workspace == workspace))
        session.add_all(_row(workspace, entity, at, entry, by) for at, (entity, entry) in enumerate(after.items()))
        session.flush()
        _note_all(session, workspace, before, after, by)
        note(session, workspace, by or ANYBODY, "name.all_replaced", "namebook", entries=len(after), before=len(before))
        ensure_names(session, workspace, {entity: (entry.kind.value, None) for entity, entry in after.items()})
        names = select(Name.entity, Name.id).where(Name.workspace == workspace)
        drop_empty(session, [id_ for entity, id_ in session.execute(names) if entity in before.keys() - after.keys()])
        refresh(session, book)


def history_of(store: Store, workspace: str, entity: str) -> Sequence[HouseNameChange]:
    """What was decided about an entity, newest first. Raises NameNotFound for one that is not known at all."""
    query = select(HouseNameChange).where(HouseNameChange.workspace == workspace, HouseNameChange.entity == entity)
    there = select(Name.id).where(Name.workspace == workspace, Name.entity == entity)
    with store.reading() as session:
        found = session.scalars(query.order_by(HouseNameChange.id.desc())).all()
        if not found and session.scalar(there) is None:
            raise NameNotFound(entity)
        return found


def write_entry(session: Session, workspace: str, entity: str, entry: NamebookEntry, by: str | None) -> None:
    """Write an entry, new or another, and note it. The book is locked, and refreshed by the caller."""
    row = session.get(HouseName, (workspace, entity))
    last, count = session.execute(
        select(func.max(HouseName.position), func.count()).where(HouseName.workspace == workspace)
    ).one()
    if row is None and count >= MOST_ENTRIES:
        raise InvalidField("entity", f"is one too many: a namebook has at most {MOST_ENTRIES:,} entries")
    position = row.position if row else (0 if last is None else last + 1)
    session.merge(_row(workspace, entity, position, entry, by))
    ensure_names(session, workspace, {entity: (entry.kind.value, None)})
    _note(session, workspace, entity, entry, by)


def into_which(session: Session, workspace: str, entity: str) -> str:
    """The entity that an entity was merged into, itself where it was not."""
    merge = session.get(NameMerge, (workspace, entity))
    return merge.into if merge else entity


def _row(workspace: str, entity: str, position: int, entry: NamebookEntry, by: str | None) -> HouseName:
    return HouseName(workspace=workspace, entity=entity, position=position, by=by, at=now(), **_written(entry))


def _note(session: Session, workspace: str, entity: str, entry: NamebookEntry | None, by: str | None) -> None:
    written = _written(entry) if entry else None
    session.add(HouseNameChange(id=new_id(), workspace=workspace, entity=entity, entry=written, by=by))


def _note_all(
    session: Session,
    workspace: str,
    before: Mapping[str, NamebookEntry],
    after: Mapping[str, NamebookEntry],
    by: str | None,
) -> None:
    for entity in [*after, *sorted(before.keys() - after.keys())]:
        old, new = before.get(entity), after.get(entity)
        if (old and _written(old)) != (new and _written(new)):
            _note(session, workspace, entity, new, by)


def _written(entry: NamebookEntry) -> dict[str, object]:
    return {
        "house": entry.house,
        "kind": entry.kind.value,
        "accepted": list(entry.accepted),
        "forbidden": list(entry.forbidden),
        "forms": {lang: list(forms) for lang, forms in entry.forms.items()},
    }


def _either(given: tuple[str, ...] | None, before: tuple[str, ...]) -> tuple[str, ...]:
    return before if given is None else tuple(dict.fromkeys(given))


def _check_apart(right: Sequence[str], forbidden: Sequence[str]) -> None:
    both = next((spelling for spelling in forbidden if spelling in right), None)
    if both is not None:
        raise InvalidField("forbidden", f"has {both!r}, which is right at once")


def _all_forms(before: NamebookEntry | None, seen: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    known = before.forms if before else {}
    return {lang: tuple(dict.fromkeys([*known.get(lang, ()), *seen.get(lang, ())])) for lang in sorted({*known, *seen})}


def _called(entries: Sequence[NamebookEntry], before: Mapping[str, NamebookEntry]) -> Mapping[str, NamebookEntry]:
    """Entries by the entities that they are of: known by house spelling and forms, or else called as the house does."""
    known = {_identity(entry): entity for entity, entry in before.items()}
    found: dict[str, NamebookEntry] = {}
    for entry in entries:
        wanted = (known.get(_identity(entry)), entry.house, f"{entry.house} ({entry.kind.value})")
        free = (entity for entity in wanted if entity is not None and entity not in found)
        entity = next(free, None)
        if entity is None:
            raise InvalidField("body", f"has {entry.house!r} more than once")
        found[entity] = entry
    return found


def _identity(entry: NamebookEntry) -> tuple[object, ...]:
    return entry.house, entry.kind, tuple(sorted(entry.forms.items()))
