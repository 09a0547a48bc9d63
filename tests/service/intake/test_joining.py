"""Halves: they wait for each other, the latest of each side counts, and at the end of the time one is audited alone."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import update

from service import audits
from service.intake import sweep_halves
from service.store import Store
from service.store.models import Audit, Half
from service.store.types import now
from tests.service.intake.desk import HALF, Desk
from tests.service.intake.test_taking import at_once

PL, EN = "Izwiestia pisze.", "Istia writes."


def let_time_pass(desk: Desk) -> None:
    """Everything that waits has waited long enough."""
    with desk.store.writing() as session:
        session.execute(update(Half).where(Half.due_at.is_not(None)).values(due_at=now() - timedelta(seconds=1)))


def sweep(desk: Desk) -> None:
    let_time_pass(desk)
    sweep_halves(desk.store, desk.queue, desk.settings)


def texts(desk: Desk, audit_id: str) -> tuple[str | None, str]:
    pair = audits.pair_of(desk.store, audit_id)
    return pair.source, pair.target


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["the source first", "the translation first"])
def test_two_halves_become_one_audit(apart: Desk, order: tuple[int, int]) -> None:
    halves = (("pl", PL), ("en", EN))
    first, second = (apart.half(*halves[place]) for place in order)
    assert (first.status, first.body) == (202, {"status": "waiting", "join_key": "g"})
    audit_id = apart.audited(second)
    audit = audits.get(apart.store, audit_id)
    assert texts(apart, audit_id) == (PL, EN)
    assert (audit.source_lang, audit.target_lang, audit.article_id, audit.previous) == ("pl", "en", "en", None)
    assert (apart.queue.sent, apart.count()) == ([audit_id], 1)


def test_two_halves_at_once_become_one_audit(any_apart: Desk) -> None:
    for group in map(str, range(8)):
        bodies = [
            json.dumps({"lang": lang, "text": text, "group": group, "rev": "1", "id": lang, "live": 1}).encode()
            for lang, text in (("pl", PL), ("en", EN))
        ]
        answers = at_once([lambda body=body: any_apart.send_body(body) for body in bodies])  # type: ignore[misc]
        assert sorted(answer.body["status"] for answer in answers) == ["accepted", "waiting"]
    assert any_apart.count() == 8


def test_many_halves_of_one_article_at_once_make_one_audit(any_apart: Desk) -> None:
    bodies = [
        json.dumps({"lang": lang, "text": text, "group": "g", "rev": "1", "id": lang, "live": 1, "n": n}).encode()
        for n in range(10)
        for lang, text in (("pl", PL), ("en", EN))
    ]
    at_once([lambda body=body: any_apart.send_body(body) for body in bodies])  # type: ignore[misc]
    assert (any_apart.count(), len(any_apart.queue.sent)) == (1, 1)


def test_halves_of_other_articles_do_not_meet(apart: Desk) -> None:
    apart.half("pl", PL, group="one")
    assert apart.half("en", EN, group="two").body["status"] == "waiting"


def test_the_latest_of_each_side_counts(apart: Desk) -> None:
    apart.half("en", "An old one.", rev="1")
    apart.half("en", EN, rev="2")
    assert texts(apart, apart.audited(apart.half("pl", PL))) == (PL, EN)


def test_a_new_revision_of_either_side_is_a_new_audit(any_apart: Desk) -> None:
    any_apart.half("pl", PL)
    first = any_apart.audited(any_apart.half("en", EN))
    second = any_apart.audited(any_apart.half("en", "Izvestia writes.", rev="2"))
    third = any_apart.audited(any_apart.half("pl", "Izwiestia pisze dziś.", rev="2"))
    assert [audits.get(any_apart.store, one).previous for one in (first, second, third)] == [None, first, second]
    assert texts(any_apart, third) == ("Izwiestia pisze dziś.", "Izvestia writes.")


def test_a_half_that_is_saved_again_is_the_same_audit(apart: Desk) -> None:
    apart.half("pl", PL)
    first = apart.audited(apart.half("en", EN))
    assert apart.audited(apart.half("pl", PL)) == first
    assert apart.audited(apart.half("en", EN)) == first
    assert apart.count() == 1


def test_an_old_revision_that_comes_late_does_not_displace_the_new_one(apart: Desk) -> None:
    apart.half("en", EN, rev="10")
    late = apart.half("en", "An old one.", rev="9")
    assert (late.status, late.body["status"]) == (200, "ignored")
    assert "10" in late.body["why"]
    assert texts(apart, apart.audited(apart.half("pl", PL))) == (PL, EN)


def test_without_revisions_a_changed_text_is_a_new_one(lite: Store) -> None:
    desk = Desk(lite, {name: place for name, place in HALF.items() if name != "revision"})
    desk.half("pl", PL)
    first = desk.audited(desk.half("en", EN))
    assert desk.audited(desk.half("en", EN)) == first
    assert audits.get(lite, desk.audited(desk.half("en", "Izvestia writes."))).previous == first


def test_of_two_source_languages_the_latest_counts(lite: Store) -> None:
    desk = Desk(lite, HALF, source_langs=("pl", "ru"))
    desk.half("pl", PL)
    desk.half("ru", "Известия пишут.")
    audit_id = desk.audited(desk.half("en_GB", EN))
    audit = audits.get(lite, audit_id)
    assert (audit.source_lang, audit.target_lang) == ("ru", "en-GB")


@pytest.mark.parametrize(
    ("event", "why"),
    [
        pytest.param({"lang": "de"}, "de", id="a language of neither side"),
        pytest.param({"live": None}, "$.live", id="not published"),
    ],
)
def test_what_is_not_wanted_is_ignored(apart: Desk, event: dict[str, str | None], why: str) -> None:
    answer = apart.half(**{"lang": "en", "text": EN, **event})
    assert (answer.status, answer.body["status"]) == (200, "ignored")
    assert why in answer.body["why"]
    assert apart.halves() == []


def test_any_other_language_is_the_source_where_none_is_named(lite: Store) -> None:
    desk = Desk(lite, HALF, source_langs=())
    desk.half("fi", "Lehti kirjoittaa.")
    assert audits.get(lite, desk.audited(desk.half("en", EN))).source_lang == "fi"


def test_a_translation_whose_source_does_not_come_is_audited_alone_and_says_so(any_apart: Desk) -> None:
    any_apart.half("en", EN, title="Press")
    sweep_halves(any_apart.store, any_apart.queue, any_apart.settings)
    assert any_apart.count() == 0, "its time is not up"
    sweep(any_apart)
    (audit_id,) = any_apart.queue.sent
    audit = audits.get(any_apart.store, audit_id)
    assert texts(any_apart, audit_id) == (None, EN)
    assert audit.note == "Audited without its source: none came within 24 hours."
    assert (audit.title, audit.article_id) == ("Press", "en")
    sweep(any_apart)
    assert any_apart.count() == 1


def test_a_source_that_no_translation_came_for_is_forgotten(apart: Desk) -> None:
    apart.half("pl", PL)
    sweep(apart)
    assert (apart.halves(), apart.count()) == ([], 0)
    assert apart.half("en", EN).body["status"] == "waiting"


def test_saving_again_does_not_put_the_time_off(apart: Desk) -> None:
    apart.half("en", EN, rev="1")
    let_time_pass(apart)
    apart.half("en", "Izvestia writes.", rev="2")
    sweep_halves(apart.store, apart.queue, apart.settings)
    assert texts(apart, apart.queue.sent[0]) == (None, "Izvestia writes.")


def test_a_source_that_comes_late_makes_a_new_audit(apart: Desk) -> None:
    apart.half("en", EN)
    sweep(apart)
    (alone,) = apart.queue.sent
    both = apart.audited(apart.half("pl", PL))
    assert texts(apart, both) == (PL, EN)
    assert audits.get(apart.store, both).previous == alone
    assert audits.get(apart.store, both).note is None


def test_a_translation_that_was_audited_alone_is_not_again(apart: Desk) -> None:
    apart.half("en", EN)
    sweep(apart)
    assert apart.audited(apart.half("en", EN)) == apart.queue.sent[0]
    assert apart.half("en", "Izvestia writes.", rev="2").body["status"] == "waiting"
    sweep(apart)
    assert audits.get(apart.store, apart.queue.sent[1]).previous == apart.queue.sent[0]


def test_two_sweepers_at_once_audit_a_half_once(any_apart: Desk) -> None:
    for group in map(str, range(6)):
        any_apart.half("en", EN, group=group)
    let_time_pass(any_apart)
    at_once([lambda: sweep_halves(any_apart.store, any_apart.queue, any_apart.settings)] * 4)
    assert (any_apart.count(), sorted(set(any_apart.queue.sent)) == sorted(any_apart.queue.sent)) == (6, True)


def test_a_source_that_comes_while_the_sweeper_runs_is_not_lost(any_apart: Desk) -> None:
    for group in map(str, range(6)):
        any_apart.half("en", EN, group=group)
    let_time_pass(any_apart)
    sources = [lambda group=group: any_apart.half("pl", PL, group=group) for group in map(str, range(6))]  # type: ignore[misc]
    at_once([lambda: sweep_halves(any_apart.store, any_apart.queue, any_apart.settings), *sources])
    with any_apart.store.reading() as session:
        whole = [audit for audit in session.query(Audit) if audit.note is None]
    assert len(whole) == 6


def test_deleting_the_audit_deletes_what_its_halves_said(any_apart: Desk) -> None:
    any_apart.half("pl", PL)
    audit_id = any_apart.audited(any_apart.half("en", EN))
    assert any_apart.halves() == [("source", PL, False), ("target", EN, False)]
    with any_apart.store.writing() as session:
        session.delete(session.get_one(Audit, audit_id))
    assert any_apart.halves() == []
