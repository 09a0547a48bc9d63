"""What a decision for the whole workspace would change is what it changes then."""

from __future__ import annotations

import pytest

from service import decisions
from service.decisions import Wish
from service.errors import FindingNotFound
from service.store.models import Act, Choice, Reach
from tests.service.decisions.desk import KOWALCYK, RUSSIA, TOKAJEW, Desk
from tests.service.decisions.test_deciding import NORTH, SOURCE, TARGET


def wish(desk: Desk, audit_id: str, words: str, decision: Choice = Choice.DISMISSED) -> Wish:
    return Wish(desk.marks(audit_id, words)[:1], decision, Reach.WORKSPACE)


@pytest.mark.parametrize("decision", [Choice.DISMISSED, Choice.FALSE_ALARM])
def test_it_says_what_the_decision_does(desk: Desk, decision: Choice) -> None:
    first, second, clean = (
        desk.article(f"{KOWALCYK} came.", SOURCE),
        desk.article(f"{KOWALCYK} went."),
        desk.article("A."),
    )
    other = desk.article(f"{KOWALCYK} said.", SOURCE)
    before = {one: desk.row(one).decision for one in (first, second, clean, other)}
    asked = wish(desk, first, KOWALCYK, decision)
    seen = decisions.preview(desk.store, desk.settings, desk.editor, first, asked)
    assert {one: desk.row(one).decision for one in before} == before, "nothing is decided"
    assert seen.articles == 4
    decisions.decide(desk.store, desk.queue, desk.settings, desk.editor, first, asked)
    changed = {one: desk.row(one).decision for one in before if desk.row(one).decision != before[one]}
    assert {one.audit.id: one.after for one in seen.verdicts} == changed
    assert {one.audit.id for one in seen.touched} == {first, second, other}
    assert seen.places == sum(len(desk.dismissed(one)) for one in before)
    again = decisions.preview(desk.store, desk.settings, desk.editor, first, asked)
    assert again.touched == (), "what is dismissed already counts for nothing"


def test_what_was_decided_nearer_stays(desk: Desk) -> None:
    first, near = desk.article(TARGET, SOURCE), desk.article(f"{TARGET} More.", SOURCE)
    desk.decide(near, TOKAJEW, "accepted")
    seen = decisions.preview(desk.store, desk.settings, desk.editor, first, wish(desk, first, TOKAJEW))
    assert [one.audit.id for one in seen.touched] == [first]


def test_released_articles_are_looked_at_too(desk: Desk) -> None:
    first, old = desk.article(NORTH, SOURCE), desk.article(f"{NORTH} More.", SOURCE)
    decisions.give_word(desk.store, desk.queue, desk.editor, old, Act.RELEASED, "")
    seen = decisions.preview(desk.store, desk.settings, desk.editor, first, wish(desk, first, RUSSIA))
    assert {one.audit.id for one in seen.touched} == {first, old}


def test_what_is_not_there_is_said(lite_desk: Desk) -> None:
    audit_id = lite_desk.article(TARGET, SOURCE)
    asked = Wish(["0" * 64], Choice.DISMISSED, Reach.WORKSPACE)
    with pytest.raises(FindingNotFound):
        decisions.preview(lite_desk.store, lite_desk.settings, lite_desk.editor, audit_id, asked)


@pytest.mark.parametrize(
    ("decision", "scope", "wide"),
    [
        (Choice.DISMISSED, Reach.WORKSPACE, True),
        (Choice.FALSE_ALARM, Reach.WORKSPACE, True),
        (Choice.ACCEPTED, Reach.WORKSPACE, False),
        (Choice.DISMISSED, Reach.ARTICLE, False),
    ],
)
def test_which_wishes_are_wide(decision: Choice, scope: Reach, wide: bool) -> None:
    assert decisions.is_wide(Wish([], decision, scope)) is wide
