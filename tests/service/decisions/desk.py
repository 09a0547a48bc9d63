"""Editors at work: articles that are audited by a small engine of a few known errors, and what is decided of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import select

from exonym.config import AuditConfig
from exonym.documents.unicode import folded
from exonym.model import (
    Coverage,
    Engine,
    Finding,
    Format,
    Kind,
    Mention,
    Metadata,
    NameEntry,
    Pair,
    Report,
    Score,
    Segment,
    Severity,
    Side,
    SourceSpan,
    Span,
)
from exonym.report import report_from_dict
from exonym.report.findings import finish_findings
from exonym.verdict import decision as verdict
from exonym.verdict.dismissals import dismiss_findings
from exonym.verdict.quality import ESTIMATE, QE
from service import audits, decisions
from service.audits import Submission
from service.decisions import Editor, Wish
from service.settings import Settings
from service.store import Store
from service.store.models import Audit, Choice, Delivery, EditorDecision, Reach
from tests.fakes import ListQueue

TOKAJEW, RUSSIA, KOWALCYK, SPACE = "Tokajew", "russia", "Kowalcyk", "  "
_RULES = {
    TOKAJEW: ("NAM01", "name.copied", Severity.MAJOR, ("Tokayev", "Tokaev"), r"Tokaj\w+"),
    RUSSIA: ("NAM08", "name.lowercased", Severity.MAJOR, ("Russia",), r"Rosj\w+"),
    KOWALCYK: ("NAM02", "name.garbled", Severity.CRITICAL, ("Kowalczyk",), r"Kowalczyk\w*"),
    SPACE: ("TYP04", "typography.spacing", Severity.MINOR, (" ",), None),
}
"""What is wrong: code, rule, severity, suggestions, and how the source writes it."""


def audit(pair: Pair) -> Report:
    """A report with every known error, rated as the engine rates one whose only segment is estimated at 0.95."""
    whole = Segment(0, Span(0, len(pair.source or "")), Span(0, len(pair.target)), scores={QE: 0.9, ESTIMATE: 0.95})
    report = Report(
        id=pair.id,
        source_lang=pair.source_lang,
        target_lang=pair.target_lang,
        verdict=verdict.decide_verdict(AuditConfig(), (), {}, ()),
        scores={QE: Score(0.9, (0.0, 1.0), "made")},
        segments=(whole,),
        findings=finish_findings(_findings(pair)),
        names=tuple(_names(pair)),
        coverage=Coverage(),
        metadata=pair.metadata,
        engine=Engine("0", "0", "0", "0"),
    )
    return dismiss_findings(report, pair, {}, AuditConfig())


def _findings(pair: Pair) -> Iterator[Finding]:
    for words, (code, rule, severity, suggestions, source) in _RULES.items():
        said = re.search(source, pair.source or "") if source else None
        for match in re.finditer(words, pair.target):
            yield Finding(
                code=code,
                rule=rule,
                category="accuracy/mistranslation",
                severity=severity,
                confidence=0.95,
                side=Side.TARGET,
                start=match.start(),
                end=match.end(),
                text=words,
                segment=0,
                message=f"{words!r} is wrong.",
                fingerprint=f"{rule}|{folded(words)}|{folded(said[0]) if said else ''}|",
                suggestions=suggestions,
                source_span=SourceSpan(said.start(), said.end(), said[0]) if said else None,
            )


def _names(pair: Pair) -> Iterator[NameEntry]:
    for _, _, _, suggestions, source in _RULES.values():
        found = [Mention(m[0], Span(*m.span()), 0) for m in re.finditer(source or r"\b\B", pair.source or "")]
        if found:
            yield NameEntry(suggestions[0], Kind.PERSON, source=tuple(found))


@dataclass
class Desk:
    """A store with editors, to whom articles come."""

    store: Store
    settings: Settings = field(default_factory=Settings)
    queue: ListQueue = field(default_factory=ListQueue)
    editor: Editor = field(default_factory=lambda: Editor("default", "desk@example.org"))

    def submit(self, target: str, source: str | None = None, **more: Any) -> str:
        """Send an article in; ``more``: article_id, pair_id, format, workspace, previous."""
        about = Metadata(article_id=more.get("article_id"), revision=more.get("revision"))
        pair = Pair(target, source, source_lang="pl" if source else None, id=more.get("pair_id"), metadata=about,
                    format=more.get("format", Format.TEXT))  # fmt: skip
        submission = Submission(pair, "news", more.get("workspace", "default"), previous=more.get("previous"))
        return audits.submit(self.store, self.queue, submission, 60).id

    def end(self, audit_id: str) -> str:
        """Let an audit be done, as a worker does it."""
        mine = audits.claim(self.store, audit_id, 30)
        assert mine is not None
        recall = partial(decisions.recall, self.settings)
        assert audits.finish(self.store, mine, audit(mine.pair), recall) is not None
        return audit_id

    def article(self, target: str, source: str | None = None, **more: Any) -> str:
        """An article that is audited."""
        return self.end(self.submit(target, source, **more))

    def row(self, audit_id: str) -> Audit:
        return audits.get(self.store, audit_id)

    def report(self, audit_id: str) -> Report:
        return report_from_dict(audits.report_of(self.store, audit_id))

    def marks(self, audit_id: str, words: str) -> list[str]:
        """The fingerprints of the findings on some words, in order of place."""
        found = [finding.fingerprint for finding in self.report(audit_id).findings if finding.text == words]
        assert found
        return found

    def decide(
        self, audit_id: str, words: str, decision: str = "dismissed", scope: str = "here", **more: Any
    ) -> EditorDecision:
        """Decide about the first finding on some words."""
        editor = more.pop("editor", self.editor)
        wish = Wish(self.marks(audit_id, words)[:1], Choice(decision), Reach(scope), **more)
        (made,) = decisions.decide(self.store, self.queue, self.settings, editor, audit_id, wish)
        return made

    def undo(self, audit_id: str, decision_id: str) -> None:
        decisions.undo(self.store, self.queue, self.settings, self.editor, decision_id, audit_id)

    def dismissed(self, audit_id: str) -> list[str]:
        """The words of the findings that are dismissed."""
        return [finding.text for finding in self.report(audit_id).findings if finding.dismissed]

    def told(self) -> list[tuple[str | None, str]]:
        """The audits and decisions of which somebody was told that they changed."""
        with self.store.reading() as session:
            sent = session.scalars(select(Delivery).where(Delivery.event == "verdict.changed").order_by(Delivery.id))
            return [(one.audit_id, one.payload["data"]["decision"]) for one in sent]
