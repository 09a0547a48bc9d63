"""What a decision is about, so that the same is known again in other audits: digests without places or ordinals."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_

from exonym.documents.unicode import folded
from exonym.model import Finding, NameEntry, Report
from service.store.models import Audit

NAME_FAMILIES = ("name.", "acronym.")
"""Rules of these are about names."""
_ARTICLE, _PAIR = "article ", "pair "


@dataclass(frozen=True)
class Surface:
    """Digests (SHA-256, hexadecimal) of a rule, the marked words and the source's.

    In ``name_digest`` whom a name names, ``entity``, stands for the source's words, so that these may be inflected.
    Findings without any words have a surface of their own each.
    """

    digest: str
    name_digest: str | None = None
    entity: str | None = None


def surfaces_of(report: Report) -> Mapping[str, Surface]:
    """The surface of each finding, by fingerprint."""
    entities = _Entities(report.names)
    return {finding.fingerprint: _surface(finding, entities.of(finding)) for finding in report.findings}


def is_about_name(rule: str) -> bool:
    """Whether a rule is about names."""
    return rule.startswith(NAME_FAMILIES)


def _surface(finding: Finding, entity: str | None) -> Surface:
    words, source = folded(finding.shown), folded(finding.source_span.shown) if finding.source_span else ""
    about = (finding.rule, finding.side.value, words)
    digest = _digest(*about, source) if words or source else _digest(finding.rule, finding.fingerprint)
    if entity is None or not words:
        return Surface(digest)
    return Surface(digest, _digest(*about, "entity", folded(entity)), entity)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class _Entities:
    """Whom the names at places of the source name."""

    def __init__(self, entries: tuple[NameEntry, ...]) -> None:
        self._mentions = sorted((m.span.start, m.span.end, entry.entity) for entry in entries for m in entry.source)

    def of(self, finding: Finding) -> str | None:
        """The entity that a finding about a name is about; None where the source does not say."""
        there = finding.source_span
        if there is None or not is_about_name(finding.rule):
            return None
        place = bisect_right(self._mentions, there.start, key=lambda mention: mention[0]) - 1
        if place < 0 or self._mentions[place][1] < there.end:
            return None
        return self._mentions[place][2]


def article_of(audit: Audit) -> str | None:
    """The article that an audit is of: by its ``article_id`` or, without one, its ``pair_id``; None without either."""
    if audit.article_id is not None:
        return _ARTICLE + audit.article_id
    return None if audit.pair_id is None else _PAIR + audit.pair_id


def is_of_article(article: str) -> ColumnElement[bool]:
    """Whether an audit is of an article that ``article_of`` names."""
    if article.startswith(_ARTICLE):
        return Audit.article_id == article.removeprefix(_ARTICLE)
    return and_(Audit.article_id.is_(None), Audit.pair_id == article.removeprefix(_PAIR))
