"""Dismissed findings stay in the report and count for nothing; undoing gives back what was."""

from __future__ import annotations

import pytest

from exonym.auditor import Auditor
from exonym.config import AuditConfig
from exonym.model import Decision, Dismissal, Format, Pair, Report, Severity
from exonym.report import report_from_dict, report_to_dict
from exonym.verdict.dismissals import apply_rule_choices, dismiss_findings

BY = Dismissal("desk@example.org", "2026-11-30T12:00:00Z", "dismissed", "here")
SOURCE = "Kasym-Żomart Tokajew przybył we wtorek do Gdańska.\nRozmowy dotyczyły kolei i 340 milionów dolarów."
TARGET = "Kassym-Jomart Tokajew arrived in Gdansk on Tuesday.\nThe talks were about railways and 430 million dollars."


@pytest.fixture(scope="module", params=[Format.TEXT, Format.HTML])
def pair(request: pytest.FixtureRequest) -> Pair:
    if request.param is Format.TEXT:
        return Pair(TARGET, SOURCE, source_lang="pl")
    source, target = ("".join(f"<p>{line}</p>" for line in text.splitlines()) for text in (SOURCE, TARGET))
    return Pair(target.replace("Tokajew", "Tok<b>aj</b>ew"), source, source_lang="pl", format=Format.HTML)


@pytest.fixture(scope="module")
def report(pair: Pair) -> Report:
    return Auditor().audit(pair)


def fingerprints(report: Report, *rules: str) -> dict[str, Dismissal]:
    found = {f.fingerprint: BY for f in report.findings if f.rule in rules}
    assert found
    return found


def test_nothing_dismissed_changes_nothing(report: Report, pair: Pair) -> None:
    assert dismiss_findings(report, pair, {}, AuditConfig()) == report


def test_what_is_dismissed_stays_marked_and_leaves_every_count(report: Report, pair: Pair) -> None:
    every = {f.fingerprint: BY for f in report.findings}
    without = dismiss_findings(report, pair, every, AuditConfig())
    assert report.verdict.decision is not Decision.PUBLISH
    assert without.verdict.decision is Decision.PUBLISH
    assert without.scores["quality"].value > report.scores["quality"].value
    assert [f.fingerprint for f in without.findings] == [f.fingerprint for f in report.findings]
    assert {f.dismissed for f in without.findings} == {BY}
    assert all(not paragraph.findings for paragraph in without.paragraphs)


def test_what_is_left_counts_as_before(report: Report, pair: Pair) -> None:
    without = dismiss_findings(report, pair, fingerprints(report, "name.copied"), AuditConfig())
    assert {reason.rule for reason in without.verdict.reasons} & {"number.mismatch", "number.unit"}
    assert "name.copied" not in {reason.rule for reason in without.verdict.reasons}


def test_undone_it_is_what_it_was(report: Report, pair: Pair) -> None:
    without = dismiss_findings(report, pair, fingerprints(report, "name.copied"), AuditConfig())
    assert dismiss_findings(without, pair, {}, AuditConfig()) == report


def test_a_report_that_was_stored_is_decided_like_a_fresh_one(report: Report, pair: Pair) -> None:
    stored = report_from_dict(report_to_dict(report))
    every = fingerprints(report, "name.copied")
    fresh = report_to_dict(dismiss_findings(report, pair, every, AuditConfig()))
    assert report_to_dict(dismiss_findings(stored, pair, every, AuditConfig())) == fresh
    assert report_from_dict(fresh).findings == dismiss_findings(report, pair, every, AuditConfig()).findings


def test_an_unknown_fingerprint_dismisses_nothing(report: Report, pair: Pair) -> None:
    assert dismiss_findings(report, pair, {"0" * 64: BY}, AuditConfig()) == report


def test_findings_of_one_rule_on_the_same_words_are_a_group() -> None:
    pair = Pair("russia said so. In russia it snows. Berlin is far from russia.", "", source_lang=None)
    found = [f for f in Auditor().audit(pair).findings if f.rule == "name.lowercased"]
    assert len(found) == 2
    assert len({f.group for f in found}) == 1
    assert len({f.fingerprint for f in found}) == 2


def test_rules_that_are_off_leave_no_finding_and_are_listed(report: Report, pair: Pair) -> None:
    without = apply_rule_choices(report, pair, {"name.copied"}, {}, AuditConfig())
    assert [f for f in report.findings if f.rule != "name.copied"] == list(without.findings)
    assert "name.copied" not in without.coverage.ran
    assert [one.why for one in without.coverage.skipped if one.rule == "name.copied"] == ["switched off"]
    marked = dismiss_findings(report, pair, fingerprints(report, "name.copied"), AuditConfig())
    assert (without.verdict, without.scores) == (marked.verdict, marked.scores), "as if it had been dismissed"


def test_a_severity_that_is_chosen_counts(report: Report, pair: Pair) -> None:
    every = {f.rule: Severity.NEUTRAL for f in report.findings}
    milder = apply_rule_choices(report, pair, set(), every, AuditConfig())
    assert {f.severity for f in milder.findings} == {Severity.NEUTRAL}
    assert milder.verdict.decision is Decision.PUBLISH
    assert milder.scores["quality"].value > report.scores["quality"].value


@pytest.mark.parametrize("off", [set(), {"no.rule"}], ids=["nothing", "what did not run"])
def test_what_changes_nothing_leaves_the_report_alone(report: Report, pair: Pair, off: set[str]) -> None:
    assert apply_rule_choices(report, pair, off, {}, AuditConfig()) is report
