"""Rules at the desk: seen by all, previewed on what is stored, chosen by admins, and kept to by the next audit."""

from __future__ import annotations

from dataclasses import fields

import pytest
from sqlalchemy import event

from exonym.config.thresholds import Thresholds
from exonym.model import Pair
from service import audits, decisions, log, rules
from service.auth import Role
from service.settings import Settings
from service.store import Store
from service.store.ids import new_id
from service.store.models import Choice, EditorDecision, Reach
from tests.fakes import ListQueue, WordAuditor
from tests.service.web.admin.conftest import SignIn

RULE = "name.garbled"
"""What WordAuditor finds."""


def audit(store: Store, settings: Settings, target: str, workspace: str = "default") -> str:
    """An audit that has ended as a worker ends it."""
    made = audits.submit(store, ListQueue(), audits.Submission(Pair(target=target), "news", workspace), 60)
    mine = audits.claim(store, made.id, 30)
    assert mine is not None
    revise = lambda session, claim, report: decisions.recall(settings, session, claim, report)  # noqa: E731
    assert audits.finish(store, mine, WordAuditor().audit(mine.pair), revise)
    return made.id


def chosen(choice: str, act: str) -> dict[str, object]:
    return {"rule": ["date.mismatch", RULE], "choice": ["", choice], "profile": "news", "act": act}


def test_a_choice_is_previewed_made_and_kept_to(sign_in: SignIn, lite: Store, quick: Settings) -> None:
    old = audit(lite, quick, "Istia said.")
    before = audits.report_of(lite, old)
    assert [found["rule"] for found in before["findings"]] == [RULE]
    desk = sign_in(Role.ADMIN)
    page = desk.post("/admin/rules", chosen("off", "preview"))
    assert page.status_code == 200
    assert "Of the last 1 articles under news: 1 findings would be gone, 0 would have" in page.text
    assert rules.list_choices(lite, "default", "news") == {}
    assert desk.post("/admin/rules", chosen("off", "save")).status_code == 303
    assert rules.list_choices(lite, "default", "news") == {RULE: "off"}
    new = audits.report_of(lite, audit(lite, quick, "Istia said."))
    assert (new["findings"], new["verdict"]["decision"]) == ([], "publish")
    assert audits.report_of(lite, old) == before, "what has ended stays as it is"
    other = audits.report_of(lite, audit(lite, quick, "Istia said.", "other"))
    assert len(other["findings"]) == 1, "another workspace has chosen nothing"
    (entry,) = log.list_entries(lite, "default", 9, what="rule")
    assert (entry.about, entry.by, entry.details["to"]) == (RULE, "admin@default.example", "off")
    assert desk.post("/admin/rules", chosen("", "save")).status_code == 303
    assert len(audits.report_of(lite, audit(lite, quick, "Istia said."))["findings"]) == 1


def test_a_severity_is_chosen(sign_in: SignIn, lite: Store, quick: Settings) -> None:
    audit(lite, quick, "Istia said.")
    desk = sign_in(Role.ADMIN)
    page = desk.post("/admin/rules", chosen("minor", "preview")).text
    assert "0 findings would be gone, 1 would have another severity" in page
    assert desk.post("/admin/rules", chosen("minor", "save")).status_code == 303
    report = audits.report_of(lite, audit(lite, quick, "Istia said."))
    assert [found["severity"] for found in report["findings"]] == ["minor"]


def test_a_preview_says_whose_verdict_would_be_another(lite: Store, quick: Settings) -> None:
    found = [audit(lite, quick, "Istia said.") for _ in range(3)]
    audit(lite, quick, "Nothing is wrong here.")
    audit(lite, quick, "Istia said.", "other")
    seen = rules.preview_choices(lite, quick, "default", "news", {RULE: "off"})
    assert (seen.articles, seen.gone, seen.changed) == (4, 3, 0)
    assert [(one.audit.id, one.after) for one in seen.verdicts] == [(one, "publish") for one in reversed(found)]
    severity = audits.report_of(lite, found[0])["findings"][0]["severity"]
    same = rules.preview_choices(lite, quick, "default", "news", {RULE: severity})
    assert (same.gone, same.changed, same.verdicts) == (0, 0, ()), "it is that severity already"


def test_a_preview_asks_four_times_however_many_articles_there_are(lite: Store, quick: Settings) -> None:
    asked: list[str] = []
    for _ in range(5):
        audit(lite, quick, "Istia said.")
    event.listen(lite.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    assert rules.preview_choices(lite, quick, "default", "news", {RULE: "off"}).gone == 5
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 4


@pytest.mark.parametrize(
    ("form", "says"),
    [
        pytest.param({"rule": ["no.rule"], "choice": ["off"], "profile": "news"}, "is no rule", id="no rule"),
        pytest.param({"rule": [RULE], "choice": ["loud"], "profile": "news"}, "must be one of", id="no choice"),
        pytest.param({"rule": [RULE], "choice": ["off"], "profile": "gossip"}, "profile: ", id="no profile"),
    ],
)
@pytest.mark.parametrize("act", ["preview", "save"])
def test_what_is_wrong_is_said(sign_in: SignIn, lite: Store, form: dict[str, object], says: str, act: str) -> None:
    answer = sign_in(Role.ADMIN).post("/admin/rules", {**form, "act": act})
    assert (answer.status_code, says in answer.text) == (422, True)
    assert rules.list_choices(lite, "default", "news") == {}


def test_it_says_how_often_a_rule_is_wrong(sign_in: SignIn, lite: Store) -> None:
    with lite.writing() as session:
        session.add_all(decision(choice) for choice in (Choice.FALSE_ALARM, Choice.DISMISSED, Choice.ACCEPTED))
    page = sign_in(Role.VIEWER).get("/admin/rules").text
    assert "33 % of 3" in page
    assert '<select name="choice"' not in page, "a viewer looks"


def decision(choice: Choice) -> EditorDecision:
    return EditorDecision(
        id=new_id(),
        workspace="default",
        by="ed",
        decision=choice,
        scope=Reach.WORKSPACE,
        fingerprint="0" * 64,
        rule=RULE,
        surface=new_id(),
        text="Istia",
    )


def limited(limit: str, act: str, name: str = "sure") -> dict[str, object]:
    return {"threshold": ["hold_quality", name], "limit": ["", limit], "profile": "news", "act": act}


def test_a_threshold_is_previewed_made_and_kept_to(sign_in: SignIn, lite: Store, quick: Settings) -> None:

    old = audit(lite, quick, "Istia said.")
    assert audits.report_of(lite, old)["verdict"]["decision"] == "hold"
    desk = sign_in(Role.ADMIN)
    names = ["hold_critical", "sure", "review_major", "review_quality"]
    high = {"threshold": names, "limit": ["99", "1", "9", "0"], "profile": "news"}
    page = desk.post("/admin/rules", {**high, "act": "preview"}).text
    assert "1 verdicts would be others" in page
    assert "hold → review" in page
    assert rules.list_limits(lite, "default", "news") == {}
    assert desk.post("/admin/rules", {**high, "act": "save"}).status_code == 303
    new = audit(lite, quick, "Istia said.")
    assert audits.report_of(lite, new)["verdict"]["decision"] == "review"
    assert audits.report_of(lite, old)["verdict"]["decision"] == "hold", "what has ended stays as it is"
    assert audits.report_of(lite, audit(lite, quick, "Istia said.", "other"))["verdict"]["decision"] == "hold"
    (finding,) = audits.report_of(lite, new)["findings"]
    wish = decisions.Wish([finding["fingerprint"]], Choice.DISMISSED)
    editor = decisions.Editor("default", "ed")
    (made,) = decisions.decide(lite, ListQueue(), quick, editor, new, wish)
    decisions.undo(lite, ListQueue(), quick, editor, made.id)
    assert audits.report_of(lite, new)["verdict"]["decision"] == "review", "decided again by the same thresholds"
    assert 'value="9"' in desk.get("/admin/rules").text
    assert {entry.about for entry in log.list_entries(lite, "default", 9, what="threshold")} == set(names)
    assert desk.post("/admin/rules", limited("", "save")).status_code == 303
    assert rules.list_limits(lite, "default", "news") == {}


@pytest.mark.parametrize(
    ("form", "says"),
    [
        pytest.param(limited("much", "save"), "sure: is no number", id="no number"),
        pytest.param(limited("1.5", "save"), "sure: must be a number from 0 to 1", id="too much"),
        pytest.param(limited("-1", "preview"), "sure: must be a number from 0 to 1", id="below nothing"),
        pytest.param(limited("nan", "save"), "sure: must be a number", id="not a number"),
        pytest.param(limited("1", "save", "loudness"), "is no threshold", id="no threshold"),
    ],
)
def test_what_is_wrong_with_a_threshold_is_said(
    sign_in: SignIn, lite: Store, form: dict[str, object], says: str
) -> None:
    answer = sign_in(Role.ADMIN).post("/admin/rules", form)
    assert (answer.status_code, says in answer.text) == (422, True)
    assert rules.list_limits(lite, "default", "news") == {}


def test_every_threshold_can_be_chosen() -> None:
    assert list(rules.LIMITS) == [one.name for one in fields(Thresholds) if one.name != "risk"]
