"""Lists: what narrows them, in every combination with cursors, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from exonym.model import Format, Kind, Mention, NameEntry, Pair, Span
from service import audits
from service.audits import Filters, Submission
from service.store import Store
from service.store.models import Audit
from service.store.types import now
from tests.fakes import ListQueue, WordAuditor


def submit(store: Store, target: str, *, done: bool = False, **more: Any) -> str:
    workspace = more.pop("workspace", "default")
    submission = Submission(Pair(target, **more), "news", workspace)
    audit_id = audits.submit(store, ListQueue(), submission, 60).id
    if done:
        mine = audits.claim(store, audit_id, 30)
        assert mine is not None
        assert audits.finish(store, mine, WordAuditor().audit(mine.pair))
    return audit_id


def found(store: Store, workspace: str = "default", **filters: Any) -> list[str]:
    return [audit.id for audit in audits.list_page(store, workspace, Filters(**filters), 100).audits]


FOUND = {
    "a word": "Tokajew",
    "its beginning": "TOKAJ",
    "words of the source, without diacritics": "prezydent gdanska",
    "words of both sides": "Żomart president",
    "Cyrillic": "президент тока",
    "Chinese": "统托",
    "an underscore": "snake_case",
    "operators and quotes": '"Tokajew" and -the* ^\'(',
    "PostgreSQL's operators": "\\'tokajew\\' &|!<->",
}
NOT_FOUND = {
    "another word": "Qwertz",
    "one of two": "Tokajew Qwertz",
    "an end": "okajew",
    "no word": "...",
    "NUL": "\0",
    "a long word": "a" * 10_000,
    "many words": "tokajew " * 2_000 + "x",
    "an operator is a word": "Tokajew NEAR Gdańska",
}


@pytest.mark.parametrize("many", [1, 2000], ids=["from audit to audit", "by the index"])
def test_an_audit_is_found_by_words_of_its_texts_and_by_no_others(
    store: Store, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr("service.audits.searching._MANY", many)
    submit(store, "Nothing of the kind.")
    target = "The President Tokajew and; Президент Токаев, 总统托卡耶夫 and snake_case"
    wanted = submit(store, target, source="Prezydent Kasym-Żomart Tokajew, Gdańska")
    assert {why for why, typed in FOUND.items() if found(store, words=typed) != [wanted]} == set()
    assert {why for why, typed in NOT_FOUND.items() if found(store, words=typed)} == set()


def test_an_audit_is_found_by_whom_its_report_names(store: Store) -> None:
    audit_id = submit(store, "Tokajew came.")
    mine = audits.claim(store, audit_id, 30)
    assert mine is not None
    mention = Mention("Tokajew", Span(0, 7), 0, Kind.PERSON)
    entry = NameEntry("Kassym-Jomart Tokayev", Kind.PERSON, house="Tokayev", target=(mention,))
    assert found(store, words="Jomart") == []
    assert audits.finish(store, mine, replace(WordAuditor().audit(mine.pair), names=(entry,)))
    assert found(store, words="Jomart") == found(store, words="came tokay") == [audit_id]


def test_tags_are_not_searched(store: Store) -> None:
    audit_id = submit(store, "<p class=lead>To<b>kajew</b>", format=Format.HTML)
    assert found(store, words="tokajew") == [audit_id]
    assert found(store, words="lead") == []


def test_the_longest_texts_are_taken(store: Store) -> None:
    words = " ".join(f"{number}x" for number in range(70_000))
    audit_id = submit(store, words, source=words.replace("x", "y"))
    assert found(store, words="0x") == [audit_id]


def test_a_workspace_finds_its_own_alone(store: Store) -> None:
    submit(store, "Istia", done=True)
    theirs = submit(store, "Istia", done=True, workspace="other")
    assert found(store, "other", words="istia", rule="name.garbled", min_quality=0) == [theirs]


def test_a_list_is_narrowed_by_a_rule(store: Store) -> None:
    broken = submit(store, "Istia and Istia", done=True)
    submit(store, "Fine", done=True)
    assert found(store, rule="name.garbled") == [broken]
    assert found(store, rule="number.unit") == []


def test_a_list_is_narrowed_by_quality(store: Store) -> None:
    two, one, none = (submit(store, n * "Istia " + "said", done=True) for n in (2, 1, 0))
    submit(store, "queued")
    assert found(store, min_quality=90) == [none, one]
    assert found(store, max_quality=90) == [one, two]
    assert found(store, min_quality=85, max_quality=95.5) == [one]
    assert found(store, min_quality=0) == [none, one, two], "but not what has no quality"


def test_a_list_is_narrowed_by_time(store: Store) -> None:
    first, second = submit(store, "one"), submit(store, "two")
    begun = audits.get(store, first).created_at
    assert found(store, created_after=begun) == [second]
    assert found(store, created_before=audits.get(store, second).created_at) == [first]
    assert found(store, created_after=begun - timedelta(hours=1), created_before=now()) == [second, first]
    assert found(store, created_after=datetime(2099, 1, 1, tzinfo=UTC)) == []
    assert found(store, created_before=datetime(1900, 1, 1, tzinfo=UTC)) == []


def test_a_list_is_narrowed_by_what_an_editor_decided(store: Store) -> None:
    ids = {name: submit(store, name) for name in ("open", "released", "held")}
    with store.writing() as session:
        for name, audit_id in ids.items():
            session.execute(update(Audit).where(Audit.id == audit_id).values(state=name))
    assert {state: found(store, state=state) for state in ids} == {state: [i] for state, i in ids.items()}


def test_a_list_is_narrowed_by_a_batch(store: Store) -> None:
    submit(store, "alone")
    submission = Submission(Pair("of many"), "news", batch="b", line=1)
    of_many = audits.submit(store, ListQueue(), submission, 60).id
    assert found(store, batch_id="b") == [of_many]


@pytest.mark.parametrize("many", [3, 2000], ids=["from audit to audit", "by the index"])
def test_cursors_hold_under_all_filters_at_once(store: Store, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr("service.audits.searching._MANY", many)
    wanted = [submit(store, f"Istia number {n}", done=True, source_lang="pl") for n in range(5)]
    submit(store, "Something else", done=True)
    filters = Filters(
        words="number ist", rule="name.garbled", min_quality=0, max_quality=100, state="open", source_lang="pl",
        created_after=now() - timedelta(hours=1), created_before=now() + timedelta(hours=1),
    )  # fmt: skip
    seen: list[str] = []
    after: str | None = None
    while len(seen) < 9:
        page = audits.list_page(store, "default", filters, 2, after)
        seen += [audit.id for audit in page.audits]
        after = page.after
        if after is None:
            break
    assert seen == wanted[::-1]
