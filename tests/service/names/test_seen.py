"""Names across articles: counted, found, gone with their audits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from exonym.model import Pair
from service import audits, names
from service.audits import Submission
from service.errors import NameNotFound
from service.names import Wanted
from service.store import Store
from service.store.models import Name, NameForm, NameSeen
from service.store.types import now
from tests.fakes import ListQueue, WordAuditor
from tests.service.names.desk import ZHUMABEKOV, audited, jumabekov_was_seen, named


def entities(store: Store, workspace: str = "default", **wanted: object) -> list[str]:
    return [n.entity for n in names.list_names(store, workspace, Wanted(**wanted), 100).names]  # type: ignore[arg-type]


def counts(store: Store) -> tuple[int, ...]:
    with store.reading() as session:
        found = [session.scalar(select(func.count()).select_from(table)) for table in (Name, NameForm, NameSeen)]
    return tuple(count or 0 for count in found)


def test_forms_are_counted_across_articles(store: Store) -> None:
    jumabekov_was_seen(store, days_ago=3)
    jumabekov_was_seen(store)
    (name,) = names.list_names(store, "default", Wanted(), 10).names
    assert (name.entity, name.house, name.kind, name.articles) == (ZHUMABEKOV, ZHUMABEKOV, "person", 2)
    found = {(form.side, form.lang, form.text, form.count) for form in name.forms}
    assert found == {
        ("source", "pl", "Jerłanem Żumabekowem", 2),
        ("target", "en", "Yerlan Zhumabekov", 2),
        ("target", "en", "Zhumabekov", 2),
    }
    assert name.first_seen is not None
    assert name.last_seen is not None
    assert timedelta(days=2.9) < name.last_seen - name.first_seen < timedelta(days=3.1)


def test_finishing_an_audit_writes_its_names_and_deleting_it_takes_them(store: Store) -> None:
    audit_id = audits.submit(store, ListQueue(), Submission(Pair("x"), "news"), 60).id
    mine = audits.claim(store, audit_id, 30)
    assert mine is not None
    entry = named(ZHUMABEKOV, "Zhumabekov")
    assert audits.finish(store, mine, replace(WordAuditor().audit(mine.pair), names=(entry,)))
    kept = audited(store, entry, named("Tokayev", "Tokaev"))
    assert counts(store) == (2, 2, 3)
    audits.delete(store, audit_id, "default")
    assert counts(store) == (2, 2, 2)
    audits.delete(store, kept, "default")
    assert counts(store) == (0, 0, 0)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("zhumabek", ["Zhumabekov"], id="a part of the entity"),
        pytest.param("UMABEKOWEM", ["Zhumabekov"], id="a part of a form, without its mark"),
        pytest.param("tok", ["Tokayev"], id="another"),
        pytest.param("ev", ["Tokayev"], id="an end"),
        pytest.param("o", ["Tokayev", "Zhumabekov"], id="both, in the order of letters"),
        pytest.param("%", [], id="no letters"),
        pytest.param("qwertz", [], id="nothing"),
    ],
)
def test_names_are_found_by_a_part(store: Store, words: str, found: list[str]) -> None:
    jumabekov_was_seen(store)
    audited(store, named("Tokayev", "Tokaev"))
    audited(store, named("Tokarev", "Tokarev"), workspace="other")
    assert entities(store, words=words) == found


def test_a_page_goes_on_where_the_last_one_ended(store: Store) -> None:
    audited(store, *(named(f"Name {letter}", letter) for letter in "CABED"))
    first = names.list_names(store, "default", Wanted(), 2)
    second = names.list_names(store, "default", Wanted(), 2, first.after)
    third = names.list_names(store, "default", Wanted(), 2, second.after)
    pages = [[name.entity[-1] for name in page.names] for page in (first, second, third)]
    assert (pages, third.after) == ([["A", "B"], ["C", "D"], ["E"]], None)


@pytest.mark.parametrize(
    ("seen", "drifts"),
    [
        pytest.param([("Tokayev", 30), ("Tokaev", 1)], ["Tokaev"], id="another spelling since yesterday"),
        pytest.param([("Tokayev", 30), ("Tokayev", 1)], [], id="the same one"),
        pytest.param([("Tokayev", 1), ("Tokaev", 2)], [], id="a name that is new itself"),
        pytest.param([("Tokayev", 30), ("Tokaev", 20)], [], id="a spelling that came up long ago"),
        pytest.param([("Tokayev", 30), ("Tokaev", 20), ("Tokaev", 1)], [], id="and is used still"),
    ],
)
def test_drift(store: Store, seen: list[tuple[str, float]], drifts: list[str]) -> None:
    for text, days_ago in seen:
        audited(store, named("Tokayev", text), days_ago=days_ago)
    found = names.list_names(store, "default", Wanted(drift=True, days=7), 10).names
    assert [form.text for name in found for form in name.forms if form.new] == drifts


def test_markup_and_what_is_too_long_is_no_name(store: Store) -> None:
    audited(store, named("A" * 201, "x"), named("Tokayev", "To<b>kayev</b>", "T" * 201, "Tokayev\n Kassym"))
    (name,) = names.list_names(store, "default", Wanted(), 10).names
    assert [form.text for form in name.forms] == ["Tokayev Kassym"]


def test_audits_that_end_at_once_and_are_deleted_at_once_keep_the_counts(store: Store) -> None:
    entries = [named(f"Name {number}", f"Form {number}", "Form") for number in range(12)]

    def work(turn: int) -> str:
        audit_id = audited(store, *(entries if turn % 2 else entries[::-1]))
        if turn % 3 == 0:
            audits.delete(store, audit_id, "default")
        return audit_id

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(12)))
    assert counts(store) == (12, 24, 24 * 8)
    assert {name.articles for name in names.list_names(store, "default", Wanted(), 20).names} == {8}


def test_a_name_that_is_not_there(store: Store) -> None:
    audited(store, named("Tokayev", "Tokaev"), workspace="other")
    with pytest.raises(NameNotFound):
        names.get_name(store, "default", "Tokayev")


def test_ids_say_when(store: Store) -> None:
    audited(store, named("Tokayev", "Tokaev"))
    (name,) = names.list_names(store, "default", Wanted(), 1).names
    assert name.first_seen is not None
    assert abs(now() - name.first_seen) < timedelta(minutes=1)
