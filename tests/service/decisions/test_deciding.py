"""What is decided counts at once, is remembered as far as it reaches, and can be undone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select

from exonym.model import Format
from service import audits, auth, decisions, webhooks
from service.auth import Scope
from service.decisions import Editor, Wish
from service.errors import AuditNotFound, DecisionNotFound, FindingNotFound, InvalidField, NotDone
from service.store.ids import new_id
from service.store.models import Act, AuditFinding, Choice, EditorDecision, Reach
from service.webhooks import Event, Policy
from tests.service.decisions.desk import KOWALCYK, RUSSIA, SPACE, TOKAJEW, Desk

SOURCE = "Tokajew przybył z Rosji."
TARGET = f"{TOKAJEW} came from the north."
NORTH = f"{TOKAJEW} came from {RUSSIA}, and {RUSSIA} it was."


def listen(desk: Desk) -> None:
    public = Policy(resolve=lambda host, port: ["93.184.216.34"])
    webhooks.add_endpoint(desk.store, public, "default", "https://cms.example.org/in", (Event.VERDICT_CHANGED,))


def test_what_is_dismissed_stays_marked_and_counts_for_nothing(desk: Desk) -> None:
    listen(desk)
    audit_id = desk.article(TARGET, SOURCE)
    before = desk.row(audit_id)
    made = desk.decide(audit_id, TOKAJEW, reason="house style")
    after, (finding,) = desk.row(audit_id), desk.report(audit_id).findings
    assert (before.decision, after.decision) == ("review", "publish")
    assert after.quality is not None
    assert after.quality > (before.quality or 0)
    assert finding.dismissed is not None
    assert (finding.dismissed.by, finding.dismissed.decision, finding.dismissed.scope) == (
        "desk@example.org",
        "dismissed",
        "here",
    )
    assert desk.told() == [(audit_id, "publish")]
    assert desk.queue.delivered, "and not only when the sweeper comes"
    with desk.store.reading() as session:
        assert session.scalars(select(AuditFinding.dismissed)).all() == [True]
    assert (made.by, made.text, made.rule, made.reason) == (
        "desk@example.org",
        TOKAJEW,
        "name.copied",
        "house style",
    )


def test_undone_it_is_what_it_was_and_the_row_says_who_undid_it(desk: Desk) -> None:
    listen(desk)
    audit_id = desk.article(NORTH, SOURCE)
    before, report = desk.row(audit_id), audits.report_of(desk.store, audit_id)
    made = desk.decide(audit_id, RUSSIA, "false_alarm")
    desk.undo(audit_id, made.id)
    desk.undo(audit_id, made.id)
    after = desk.row(audit_id)
    assert (after.decision, after.quality) == (before.decision, before.quality)
    assert audits.report_of(desk.store, audit_id) == report
    (listed,) = decisions.list_decisions(desk.store, audit_id, "default")
    assert (listed.row.undone_by, listed.findings) == ("desk@example.org", ())
    assert listed.row.undone_at is not None


def test_a_correction_that_is_wanted_dismisses_nothing(desk: Desk) -> None:
    audit_id = desk.article(TARGET, SOURCE)
    before = audits.report_of(desk.store, audit_id)
    desk.decide(audit_id, TOKAJEW, "accepted")
    assert audits.report_of(desk.store, audit_id) == before
    assert desk.row(audit_id).decision == "review"


def test_a_decision_for_here_is_about_one_finding_and_one_for_the_article_about_all_of_its_kind(desk: Desk) -> None:
    audit_id = desk.article(NORTH, SOURCE, article_id="7")
    desk.decide(audit_id, RUSSIA)
    assert desk.dismissed(audit_id) == [RUSSIA]
    desk.decide(audit_id, RUSSIA, scope="article")
    assert desk.dismissed(audit_id) == [RUSSIA, RUSSIA]


REVISION = f"A word before. {TARGET}"


@pytest.mark.parametrize(
    ("scope", "first", "second", "holds"),
    [
        pytest.param("here", {"article_id": "7"}, {"article_id": "7"}, False, id="here: not the next revision"),
        pytest.param("article", {"article_id": "7"}, {"article_id": "7"}, True, id="article: the next revision"),
        pytest.param("article", {"article_id": "7"}, {"article_id": "8"}, False, id="article: no other article"),
        pytest.param("article", {"article_id": "7"}, {"pair_id": "7"}, False, id="article: an id is no article_id"),
        pytest.param("article", {"pair_id": "p"}, {"pair_id": "p"}, True, id="article: the id where there is none"),
        pytest.param(
            "article",
            {"article_id": "7", "pair_id": "a"},
            {"article_id": "7", "pair_id": "b"},
            True,
            id="article: the article_id before the id",
        ),
        pytest.param("workspace", {}, {}, True, id="workspace: everywhere"),
        pytest.param("workspace", {}, {"workspace": "other"}, False, id="workspace: nobody else's"),
    ],
)
def test_how_far_it_holds(desk: Desk, scope: str, first: Any, second: Any, holds: bool) -> None:
    desk.decide(desk.article(TARGET, SOURCE, **first), TOKAJEW, "false_alarm", scope)
    later = desk.article(REVISION, "Coś. " + SOURCE, **second)
    assert desk.dismissed(later) == ([TOKAJEW] if holds else [])
    assert desk.row(later).decision == ("publish" if holds else "review"), "from the start"


@pytest.mark.parametrize(
    ("source", "target", "holds"),
    [
        pytest.param("Bez Tokajewa nic.", f"Nothing without {TOKAJEW}.", True, id="an inflected name"),
        pytest.param(None, f"Nothing without {TOKAJEW}.", False, id="without the source's name"),
        pytest.param(SOURCE, f"The  {TOKAJEW} came.", True, id="beside another finding"),
    ],
)
def test_the_same_is_known_again_by_rule_words_and_whom_they_name(
    desk: Desk, source: str | None, target: str, holds: bool
) -> None:
    desk.decide(desk.article(TARGET, SOURCE), TOKAJEW, "false_alarm", "workspace")
    assert desk.dismissed(desk.article(target, source)) == ([TOKAJEW] if holds else [])


def test_revisions_that_are_done_are_decided_again_too(desk: Desk) -> None:
    listen(desk)
    first, second = (desk.article(text, SOURCE, article_id="7") for text in (TARGET, REVISION))
    other = desk.article(TARGET, SOURCE, article_id="8")
    made = desk.decide(first, TOKAJEW, scope="article")
    assert [desk.row(one).decision for one in (first, second, other)] == ["publish", "publish", "review"]
    assert sorted(desk.told()) == sorted([(first, "publish"), (second, "publish")])
    (inherited,) = decisions.list_decisions(desk.store, second, "default")
    assert (inherited.row.id, inherited.findings) == (made.id, tuple(desk.marks(second, TOKAJEW)))
    desk.undo(second, made.id)
    assert [desk.row(one).decision for one in (first, second)] == ["review", "review"]


def test_what_is_open_is_decided_again_when_something_is_decided_for_all(desk: Desk) -> None:
    first, second, released = (desk.article(f"{TARGET} {number}", SOURCE) for number in range(3))
    decisions.give_word(desk.store, desk.queue, desk.editor, released, Act.RELEASED, "")
    made = desk.decide(first, TOKAJEW, "false_alarm", "workspace")
    assert [desk.row(one).decision for one in (first, second, released)] == ["publish", "publish", "review"]
    audits.delete(desk.store, first, "default")
    decisions.undo(desk.store, desk.queue, desk.settings, desk.editor, made.id)
    assert desk.row(second).decision == "review"
    with pytest.raises(DecisionNotFound):
        decisions.undo(desk.store, desk.queue, desk.settings, Editor("other", "x"), made.id)


def test_the_nearest_decision_holds(desk: Desk) -> None:
    first = desk.article(TARGET, SOURCE, article_id="7")
    desk.decide(first, TOKAJEW, "false_alarm", "workspace")
    second = desk.article(REVISION, SOURCE, article_id="7")
    assert desk.dismissed(second) == [TOKAJEW]
    desk.decide(second, TOKAJEW, "accepted", "article")
    assert desk.dismissed(second) == []
    assert desk.dismissed(first) == [], "of the same article"
    desk.decide(second, TOKAJEW, "dismissed", "here")
    (finding,) = desk.report(second).findings
    assert finding.dismissed is not None
    assert finding.dismissed.scope == "here"
    assert desk.dismissed(desk.article(TARGET, SOURCE, article_id="8")) == [TOKAJEW]


def test_said_again_it_is_the_same_and_something_else_takes_its_place(desk: Desk) -> None:
    audit_id = desk.article(TARGET, SOURCE, article_id="7")
    first = desk.decide(audit_id, TOKAJEW)
    assert desk.decide(audit_id, TOKAJEW).id == first.id
    second = desk.decide(audit_id, TOKAJEW, "false_alarm", "workspace")
    listed = decisions.list_decisions(desk.store, audit_id, "default")
    assert [(one.row.id, one.row.undone_at is None) for one in listed] == [(second.id, True), (first.id, False)]


def test_a_group_is_dismissed_at_once(desk: Desk) -> None:
    audit_id = desk.article(NORTH, SOURCE, article_id="7")
    marks = desk.marks(audit_id, RUSSIA)
    here = Wish([*marks, marks[0]], Choice.DISMISSED)
    assert len(decisions.decide(desk.store, desk.queue, desk.settings, desk.editor, audit_id, here)) == 2
    assert desk.dismissed(audit_id) == [RUSSIA, RUSSIA]
    wider = Wish(marks, Choice.DISMISSED, Reach.ARTICLE)
    (one,) = decisions.decide(desk.store, desk.queue, desk.settings, desk.editor, audit_id, wider)
    assert desk.dismissed(audit_id) == [RUSSIA, RUSSIA]
    desk.undo(audit_id, one.id)
    assert desk.dismissed(audit_id) == [], "what it replaced does not come back"


def test_words_in_markup_are_known_again_in_text(desk: Desk) -> None:
    desk.decide(desk.article(TARGET, SOURCE), TOKAJEW, scope="workspace")
    page = desk.article(f"<p>{TARGET}</p>", f"<p>{SOURCE}</p>", format=Format.HTML)
    assert desk.dismissed(page) == [TOKAJEW]


@pytest.mark.parametrize(
    ("wish", "error", "says"),
    [
        pytest.param({"fingerprints": ["0" * 64]}, FindingNotFound, "0" * 64, id="no such finding"),
        pytest.param({"scope": Reach.ARTICLE}, InvalidField, "neither an article_id", id="of no article"),
        pytest.param({"replacement": "T."}, InvalidField, "only for decision 'accepted'", id="written for nothing"),
    ],
)
def test_what_cannot_be_decided(lite_desk: Desk, wish: dict[str, Any], error: type[Exception], says: str) -> None:
    audit_id = lite_desk.article(TARGET, SOURCE)
    whole = {"fingerprints": lite_desk.marks(audit_id, TOKAJEW), "decision": Choice.DISMISSED, **wish}
    with pytest.raises(error, match=says):
        decisions.decide(
            lite_desk.store, lite_desk.queue, lite_desk.settings, lite_desk.editor, audit_id, Wish(**whole)
        )
    assert decisions.list_decisions(lite_desk.store, audit_id, "default") == []


def test_nothing_is_decided_about_what_is_not_done_or_not_ones_own(lite_desk: Desk) -> None:
    wish = Wish(["0"], Choice.DISMISSED)
    queued, done = lite_desk.submit(TARGET), lite_desk.article(TARGET)
    made = lite_desk.decide(lite_desk.article(TARGET), TOKAJEW)
    for audit_id, editor, error in (
        (queued, lite_desk.editor, NotDone),
        (done, Editor("other", "x"), AuditNotFound),
        (new_id(), lite_desk.editor, AuditNotFound),
    ):
        with pytest.raises(error):
            decisions.decide(lite_desk.store, lite_desk.queue, lite_desk.settings, editor, audit_id, wish)
    for decision_id in (made.id, new_id(), "nothing"):
        with pytest.raises(DecisionNotFound):
            lite_desk.undo(done, decision_id)


def test_editors_at_once_lose_nothing(desk: Desk) -> None:
    audit_id = desk.article(f"{TOKAJEW}, {RUSSIA}, {KOWALCYK}{SPACE}!", SOURCE)
    words = (TOKAJEW, RUSSIA, KOWALCYK, SPACE)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda word: desk.decide(audit_id, word), words * 2))
    assert sorted(desk.dismissed(audit_id)) == sorted(words)
    with desk.store.reading() as session:
        assert len(session.scalars(select(EditorDecision)).all()) == len(words)


def test_an_audit_that_ends_meanwhile_knows_of_it(desk: Desk) -> None:
    first = desk.article(TARGET, SOURCE, article_id="7")
    later = [desk.submit(REVISION, SOURCE, article_id="7") for _ in range(6)]
    with ThreadPoolExecutor(4) as pool:
        ends = [pool.submit(desk.end, audit_id) for audit_id in later[:3]]
        made = pool.submit(desk.decide, first, TOKAJEW, scope="article")
        ends += [pool.submit(desk.end, audit_id) for audit_id in later[3:]]
        made.result()
        assert {desk.row(end.result()).decision for end in ends} == {"publish"}


def test_with_an_audit_goes_what_was_decided_there_and_words_of_what_holds_elsewhere(desk: Desk) -> None:
    audit_id = desk.article(f"{NORTH}{SPACE}{KOWALCYK}", SOURCE, article_id="7")
    desk.decide(audit_id, KOWALCYK, reason="Qxzvwy")
    desk.decide(audit_id, RUSSIA, scope="article", reason="Qxzvwy")
    desk.decide(audit_id, TOKAJEW, "false_alarm", "workspace", reason="Qxzvwy")
    desk.decide(audit_id, SPACE, scope="workspace", reason="Qxzvwy")
    audits.delete(desk.store, audit_id, "default")
    with desk.store.reading() as session:
        left = {row.rule: row for row in session.scalars(select(EditorDecision))}
    assert {rule: (row.text, row.source_text) for rule, row in left.items()} == {
        "name.lowercased": ("", None),
        "name.copied": (TOKAJEW, "Tokajew"),
        "typography.spacing": ("", None),
    }
    assert {(row.audit_id, row.reason) for row in left.values()} == {(None, None)}
    later = desk.article(f"{NORTH}{SPACE}", SOURCE, article_id="7")
    assert sorted(desk.dismissed(later)) == sorted([SPACE, TOKAJEW, RUSSIA, RUSSIA])


def test_another_threshold_changes_nothing_that_nobody_decides(lite_desk: Desk, tmp_path: Any) -> None:
    audit_id = lite_desk.article(TARGET, SOURCE)
    strict = tmp_path / "strict.toml"
    strict.write_text("[thresholds]\nreview_quality = 99.9\nhold_quality = 99.0\n", encoding="utf-8")
    lite_desk.settings = lite_desk.settings.model_copy(update={"thresholds": strict})
    lite_desk.decide(audit_id, TOKAJEW, "accepted")
    assert lite_desk.row(audit_id).decision == "review"
    lite_desk.decide(audit_id, TOKAJEW, "dismissed")
    assert lite_desk.row(audit_id).decision == "hold", "by the thresholds of today"


def test_a_key_decides_by_its_name(lite_desk: Desk) -> None:
    key = auth.create_key(lite_desk.store, "default", "the night desk", [Scope.WRITE])
    caller = auth.find_caller(lite_desk.store, auth.digest_of(key.secret))
    assert caller is not None
    assert caller.name == "the night desk"
