"""Which decisions hold for an audit's findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from exonym.model import Dismissal, Report
from service.decisions.surfaces import Surface, article_of, surfaces_of
from service.store.models import Audit, Choice, EditorDecision, Reach, Workspace

_AT_ONCE = 500
"""Digests that are asked for in one query."""
_LONGEST_CHAIN = 20
"""Audits of the same texts, one again after another, that share what was decided here."""
_NEAREST = tuple(Reach)

IN_FORCE = EditorDecision.undone_at.is_(None)


def lock_decisions(session: Session, workspace: str, *, alone: bool) -> None:
    """Let nobody decide in a workspace until the transaction is over; with ``alone`` no audit end in it either.

    So an audit that ends meanwhile either knows the decision or is there to be decided again. SQLite has one writer
    anyway.
    """
    row = select(Workspace.name).where(Workspace.name == workspace)
    session.execute(row.with_for_update(key_share=True) if alone else row.with_for_update(read=True))


def find_holding(session: Session, audit: Audit, report: Report) -> Mapping[str, EditorDecision]:
    """What holds for each finding about which something was decided, by fingerprint.

    The nearest decision holds: one for this audit before one for the article before one for the workspace; of two
    that are as near the later one.
    """
    surfaces = surfaces_of(report)
    found = sorted(_candidates(session, audit, report, surfaces), key=_rank, reverse=True)
    here = {row.fingerprint: row for row in found if row.scope == Reach.HERE}
    wider = [row for row in found if row.scope != Reach.HERE]
    by_words = {row.surface: row for row in wider}
    by_name = {row.name_surface: row for row in wider if row.name_surface is not None}
    holding = {}
    for fingerprint, surface in surfaces.items():
        rows = (by_words.get(surface.digest), by_name.get(surface.name_digest or ""))
        near = [row for row in (here.get(fingerprint), *rows) if row is not None]
        if near:
            holding[fingerprint] = min(near, key=_rank)
    return holding


def dismissals_of(holding: Mapping[str, EditorDecision]) -> dict[str, Dismissal]:
    """The dismissals among decisions, as reports have them."""
    return {
        fingerprint: Dismissal(row.by, _stamp(row), row.decision, row.scope)
        for fingerprint, row in holding.items()
        if row.decision != Choice.ACCEPTED
    }


def _stamp(row: EditorDecision) -> str:
    return row.at.isoformat(timespec="seconds").replace("+00:00", "Z")


def _rank(row: EditorDecision) -> tuple[int, int]:
    """The smaller, the nearer; ids are made in order of time."""
    return _NEAREST.index(Reach(row.scope)), -int(row.id.replace("-", ""), 16)


def _candidates(
    session: Session, audit: Audit, report: Report, surfaces: Mapping[str, Surface]
) -> Iterator[EditorDecision]:
    mine = select(EditorDecision).where(EditorDecision.workspace == audit.workspace, IN_FORCE)
    same = _same_texts(session, audit)
    yield from session.scalars(mine.where(EditorDecision.scope == Reach.HERE, EditorDecision.audit_id.in_(same)))
    article = article_of(audit)
    if article is not None:
        for_article = mine.where(EditorDecision.scope == Reach.ARTICLE, EditorDecision.article == article)
        yield from session.scalars(for_article)
    rules = _rules_decided(session, audit.workspace)
    asked = [surfaces[found.fingerprint] for found in report.findings if found.rule in rules]
    yield from _everywhere(session, mine.where(EditorDecision.scope == Reach.WORKSPACE), asked)


def _rules_decided(session: Session, workspace: str) -> Collection[str]:
    """The rules about which something was decided for the whole workspace."""
    everywhere = EditorDecision.workspace == workspace, EditorDecision.scope == Reach.WORKSPACE, IN_FORCE
    return set(session.scalars(select(EditorDecision.rule).where(*everywhere).distinct()))


def _everywhere(
    session: Session, query: Select[EditorDecision], surfaces: Sequence[Surface]
) -> Iterator[EditorDecision]:
    for start in range(0, len(surfaces), _AT_ONCE):
        yield from session.scalars(query.where(_is_about(surfaces[start : start + _AT_ONCE])))


def _is_about(surfaces: Sequence[Surface]) -> ColumnElement[bool]:
    names = [surface.name_digest for surface in surfaces if surface.name_digest is not None]
    digests = [surface.digest for surface in surfaces]
    return or_(EditorDecision.surface.in_(digests), EditorDecision.name_surface.in_(names))


def _same_texts(session: Session, audit: Audit) -> list[str]:
    """The audit and those that it does again."""
    chain, previous = [audit.id], audit.previous
    while previous is not None and len(chain) < _LONGEST_CHAIN:
        query = select(Audit.previous).where(Audit.id == previous, Audit.target_digest == audit.target_digest)
        row = session.execute(query.where(Audit.workspace == audit.workspace)).one_or_none()
        if row is None:
            break
        chain.append(previous)
        previous = row[0]
    return chain
