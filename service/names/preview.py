"""What a decision on a name would change in the last articles, from what was seen in them: nothing is audited again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from exonym.model import Side
from exonym.names.namebook import TARGET_LANG, NamebookEntry, surname_of
from exonym.names.transcription.letters import plain
from service.names.deciding import Change, into_which, propose
from service.store import Store
from service.store.models import AuditFinding, Name, NameForm, NameMerge, NameSeen
from service.store.recent import list_last_done

_EXAMPLES = 10


@dataclass(frozen=True)
class Example:
    """A spelling in an article, and in how many places of it."""

    audit_id: str
    text: str
    count: int


@dataclass(frozen=True)
class Effect:
    """Places that change, in how many of the articles, and the newest of them."""

    places: int
    articles: int
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Preview:
    """What a decision would change. ``articles`` were looked at, ``naming`` of them name the entity.

    ``marked``: mentions that would be marked and are not. ``gone``: findings that would go.
    """

    articles: int
    naming: int
    marked: Effect
    gone: Effect


def preview(store: Store, workspace: str, entity: str, change: Change) -> Preview:
    """What a change would do to the last articles. Raises what ``decide`` does."""
    with store.reading() as session:
        entity = into_which(session, workspace, entity)
        entry = propose(session, workspace, entity, change)
        audits = list_last_done(session, workspace)
        seen = _seen(session, workspace, entity, audits)
        found = _found(session, {one.audit_id for one in seen})
    marked = {(one.audit_id, one.text) for one in found}
    wrong = [one for one in seen if _is_wrong(one.text, entry) and not _is_marked(one, marked)]
    gone = [one for one in found if _is_right(one.text, entry) and _is_of(one, seen)]
    return Preview(len(audits), len({one.audit_id for one in seen}), _effect(wrong), _effect(gone))


def _seen(session: Session, workspace: str, entity: str, audits: Sequence[str]) -> list[Example]:
    """The entity's mentions in translations, newest article first."""
    merged = select(NameMerge.entity).where(NameMerge.workspace == workspace, NameMerge.into == entity)
    query = (
        select(NameSeen.audit_id, NameForm.text, NameSeen.count)
        .join(NameForm, NameForm.id == NameSeen.form_id)
        .join(Name, Name.id == NameForm.name_id)
        .where(Name.workspace == workspace, or_(Name.entity == entity, Name.entity.in_(merged)))
        .where(NameForm.side == Side.TARGET, NameSeen.audit_id.in_(audits))
        .order_by(NameSeen.audit_id.desc(), NameForm.text)
    )
    return [Example(*row) for row in session.execute(query)]


def _found(session: Session, audits: Iterable[str]) -> list[Example]:
    """What rules about names have marked in the translations, a place an example."""
    query = (
        select(AuditFinding.audit_id, AuditFinding.text)
        .where(AuditFinding.audit_id.in_(list(audits)), AuditFinding.rule.startswith("name."))
        .where(AuditFinding.side == Side.TARGET)
        .order_by(AuditFinding.audit_id.desc(), AuditFinding.position)
    )
    return [Example(audit_id, text, 1) for audit_id, text in session.execute(query)]


def _is_right(text: str, entry: NamebookEntry) -> bool:
    return any(_ends_with(text, spelling) for spelling in (entry.house, *entry.accepted))


def _is_wrong(text: str, entry: NamebookEntry) -> bool:
    """True for what is forbidden, and for what is as long as the house spelling and another one."""
    if any(text.split()[-len(spelling.split()) :] == spelling.split() for spelling in entry.forbidden):
        return True
    return len(text.split()) >= len(entry.house.split()) and not _is_right(text, entry)


def _ends_with(text: str, spelling: str) -> bool:
    """Whether the last words of a mention are that spelling, as the rules compare."""
    words = spelling.split()
    return [plain(word) for word in text.split()[-len(words) :]] == [plain(word) for word in words]


def _is_marked(one: Example, marked: Iterable[tuple[str, str]]) -> bool:
    surname = surname_of(one.text.split(), TARGET_LANG)
    return any(audit_id == one.audit_id and surname in text.split() for audit_id, text in marked)


def _is_of(found: Example, seen: Iterable[Example]) -> bool:
    """Whether a finding is on the entity: its words are among those of a mention in the same article."""
    words = set(found.text.split())
    return any(one.audit_id == found.audit_id and words <= set(one.text.split()) for one in seen)


def _effect(examples: Sequence[Example]) -> Effect:
    articles = {one.audit_id for one in examples}
    return Effect(sum(one.count for one in examples), len(articles), tuple(examples[:_EXAMPLES]))
