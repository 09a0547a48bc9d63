"""Rules off, or graver or milder; and what choices of rules and thresholds would make of the last articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, and_, delete, false, or_, select
from sqlalchemy.orm import Session

from exonym.config import PROFILES, AuditConfig
from exonym.model import Pair, Report, Severity
from exonym.plugins import load_checks
from exonym.report import report_from_dict
from exonym.verdict.dismissals import apply_rule_choices, decide_by
from service import audits
from service.errors import InvalidField
from service.log import COMMAND_LINE, note
from service.rules.limits import Limits, check_limits, limits_of, with_limits, write_limits
from service.settings import Settings
from service.store import Store
from service.store.models import Audit, AuditFinding, AuditReport, AuditText, RuleChoice
from service.store.recent import list_last_done

OFF = "off"
CHOICES = (OFF, *Severity)
"""What may be chosen of a rule."""
Choices = Mapping[str, str]
"""By dotted name: OFF or a severity."""
Stored = tuple[Audit, AuditText, AuditReport]


@dataclass(frozen=True)
class Change:
    """An audit whose verdict would be another."""

    audit: Audit
    before: str
    after: str


@dataclass(frozen=True)
class Preview:
    """What choices would have made of the last articles: findings gone and of another severity, and verdicts."""

    articles: int
    gone: int
    changed: int
    verdicts: tuple[Change, ...]


def list_choices(store: Store, workspace: str, profile: str) -> dict[str, str]:
    """What a workspace has chosen."""
    with store.reading() as session:
        return _choices(session, workspace, profile)


def put_choices(
    store: Store,
    workspace: str,
    profile: str,
    choices: Choices,
    limits: Limits | None = None,
    *,
    by: str = COMMAND_LINE,
) -> None:
    """Choose anew, in place of all that was chosen for the profile. Raises InvalidField."""
    _check(profile, choices)
    check_limits(limits or {})
    with store.writing() as session:
        before = _choices(session, workspace, profile)
        session.execute(delete(RuleChoice).where(RuleChoice.workspace == workspace, RuleChoice.profile == profile))
        session.add_all(
            RuleChoice(workspace=workspace, profile=profile, rule=rule, choice=choice)
            for rule, choice in choices.items()
        )
        for rule in sorted(rule for rule in {*before, *choices} if before.get(rule) != choices.get(rule)):
            note(session, workspace, by, "rule.changed", rule, profile=profile, to=choices.get(rule, "as it was made"))
        write_limits(session, workspace, profile, limits or {}, by)


def apply_choices(
    session: Session, workspace: str, profile: str, report: Report, pair: Pair, config: AuditConfig
) -> Report:
    """The report as the workspace wants it. ``config`` is the operator's, by which it was decided."""
    limits = limits_of(session, workspace, profile)
    return _apply(_choices(session, workspace, profile), limits, report, pair, config)


def preview_choices(
    store: Store, settings: Settings, workspace: str, profile: str, choices: Choices, limits: Limits | None = None
) -> Preview:
    """What choices would have made of the last articles of a profile. Raises InvalidField.

    It is decided from reports as they are stored, in which what is off already is missing; only reports with findings
    that would be others are read, or all of them where thresholds are other ones than before.
    """
    _check(profile, choices)
    check_limits(limits or {})
    config = settings.audit_config(profile)
    with store.reading() as session:
        last = list_last_done(session, workspace, profile)
        others = _others(session, last, choices)
        moved = limits_of(session, workspace, profile) != dict(limits or {})
        affected = _stored(session, last if moved else {found.audit_id for found in others})
    counts = Counter("gone" if choices[found.rule] == OFF else "changed" for found in others)
    verdicts = (_change(row, choices, limits or {}, config) for row in affected)
    return Preview(len(last), counts["gone"], counts["changed"], tuple(one for one in verdicts if one))


def _others(session: Session, audit_ids: Sequence[str], choices: Choices) -> Sequence[Row[str, str]]:
    """The audit's id and the rule of each finding that would be gone, or of another severity."""
    changed = [
        and_(AuditFinding.rule == rule, AuditFinding.severity != choice)  # no severity is called "off"
        for rule, choice in choices.items()
    ]
    query = select(AuditFinding.audit_id, AuditFinding.rule)
    return session.execute(query.where(AuditFinding.audit_id.in_(audit_ids), or_(false(), *changed))).all()


def _stored(session: Session, audit_ids: Collection[str]) -> Sequence[Stored]:
    query = (
        select(Audit, AuditText, AuditReport)
        .join(AuditText, AuditText.audit_id == Audit.id)
        .join(AuditReport, AuditReport.audit_id == Audit.id)
    )
    rows = session.execute(query.where(Audit.id.in_(audit_ids)).order_by(Audit.id.desc()))
    return [(audit, text, report) for audit, text, report in rows]


def _change(stored: Stored, choices: Choices, limits: Limits, config: AuditConfig) -> Change | None:
    """The verdict that choices would make another one. Names and paragraphs have no say in it, and are not read."""
    audit, text, row = stored
    report = report_from_dict({**row.report, "names": [], "paragraphs": []})
    before = report.verdict.decision.value
    pair = audits.to_pair(audit, text)
    after = _apply(choices, limits, report, pair, config, again=True).verdict.decision.value
    return None if after == before else Change(audit, before, after)


def _apply(
    choices: Choices, limits: Limits, report: Report, pair: Pair, config: AuditConfig, again: bool = False
) -> Report:
    """``again``: decide again even without a threshold, because the report may have been decided by other ones."""
    config = with_limits(config, limits)
    if limits or again:
        report = decide_by(report, pair, config)
    off = {rule for rule, choice in choices.items() if choice == OFF}
    severities = {rule: Severity(choice) for rule, choice in choices.items() if choice != OFF}
    return apply_rule_choices(report, pair, off, severities, config) if choices else report


def _choices(session: Session, workspace: str, profile: str) -> dict[str, str]:
    rows = session.scalars(select(RuleChoice).filter_by(workspace=workspace, profile=profile))
    return {row.rule: row.choice for row in rows}


def _check(profile: str, choices: Choices) -> None:
    if profile not in PROFILES:
        raise InvalidField("profile", f"is none of {', '.join(sorted(PROFILES))}")
    for rule in {*choices} - {check.rule for check in load_checks()}:
        raise InvalidField("rule", f"{rule!r} is no rule")
    for rule, choice in choices.items():
        if choice not in CHOICES:
            raise InvalidField(rule, f"must be one of {', '.join(CHOICES)}")
