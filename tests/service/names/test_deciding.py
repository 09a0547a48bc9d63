"""How a workspace decides about names, and what its next audit is told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from exonym.model import Kind, Pair
from exonym.names.judging.feedback import Dismissed
from exonym.names.namebook import NamebookEntry, packaged_namebook
from service import audits, auth, names
from service.audits import Submission
from service.errors import CannotMerge, InvalidField, NameNotFound, NotANamebook
from service.names import Change, NamebookFormat, Wanted
from service.store import Store
from tests.fakes import ListQueue
from tests.service.names.desk import ZHUMABEKOV, audited, jumabekov_was_seen, named


def entries(store: Store, workspace: str = "default") -> list[NamebookEntry]:
    return list(names.read_own_names(store, workspace).entries)


def own_names_of_next_audit(store: Store, workspace: str = "default") -> str | None:
    audit_id = audits.submit(store, ListQueue(), Submission(Pair("x"), "news", workspace), 60).id
    mine = audits.claim(store, audit_id, 30)
    assert mine is not None
    return mine.own_names


@pytest.mark.parametrize(
    ("house", "forms"),
    [
        pytest.param("Jumabekov", {"pl": ("Żumabekow",)}, id="one word: the last word's base form"),
        pytest.param("Yerlan Jumabekov", {"pl": ("Jerłanem Żumabekow",)}, id="two words: as many of the source's"),
    ],
)
def test_a_name_is_known_by_what_sources_call_it(
    store: Store, house: str, forms: Mapping[str, tuple[str, ...]]
) -> None:
    jumabekov_was_seen(store)
    names.decide(store, "default", ZHUMABEKOV, Change(house), "key")
    (entry,) = entries(store)
    assert (entry.house, entry.kind, entry.forms, entry.strict) == (house, Kind.PERSON, forms, True)


def test_what_is_left_out_stays_and_every_change_is_kept(store: Store) -> None:
    jumabekov_was_seen(store)
    names.decide(store, "default", ZHUMABEKOV, Change("Jumabekov", forbidden=("Zhumabekoff",)), "anna")
    names.decide(store, "default", ZHUMABEKOV, Change(accepted=("Jumabekow",)), "jan")
    (entry,) = entries(store)
    assert (entry.house, entry.accepted, entry.forbidden) == ("Jumabekov", ("Jumabekow",), ("Zhumabekoff",))
    names.take_back(store, "default", ZHUMABEKOV, "eva")
    history = names.history_of(store, "default", ZHUMABEKOV)
    assert [(change.by, change.entry and change.entry["accepted"]) for change in history] == [
        ("eva", None), ("jan", ["Jumabekow"]), ("anna", []),
    ]  # fmt: skip
    assert entries(store) == []
    assert names.get_name(store, "default", ZHUMABEKOV).chosen is None


def test_the_next_audit_of_the_workspace_is_told_and_no_other(store: Store) -> None:
    auth.create_key(store, "other", "key", [auth.Scope.READ])
    assert own_names_of_next_audit(store) is None
    names.decide(store, "default", "Lviv", Change(forms={"pl": ("Lwów",)}))
    told = own_names_of_next_audit(store)
    assert told == names.read_own_names(store, "default").version
    assert own_names_of_next_audit(store, "other") is None
    names.decide(store, "default", "Lviv", Change(forbidden=("Lemberg",)))
    assert own_names_of_next_audit(store) not in (None, told)
    names.take_back(store, "default", "Lviv")
    assert own_names_of_next_audit(store) is None


def test_an_entity_stays_the_same_when_reports_call_it_as_the_house_does(store: Store) -> None:
    jumabekov_was_seen(store)
    names.decide(store, "default", ZHUMABEKOV, Change("Jumabekov"))
    audited(store, named("Jumabekov", "Jumabekov"))
    (name,) = names.list_names(store, "default", Wanted(), 10).names
    assert (name.entity, name.house, name.articles) == (ZHUMABEKOV, "Jumabekov", 2)


@pytest.mark.parametrize(
    ("entity", "change", "error", "says"),
    [
        pytest.param("Nobody", Change("X"), NameNotFound, "needs its forms", id="new, without forms"),
        pytest.param("Target Only", Change("X"), InvalidField, "forms", id="no source has had it"),
        pytest.param(
            ZHUMABEKOV, Change("Juma", forbidden=("Juma",)), InvalidField, "forbidden", id="right and forbidden"
        ),
    ],
)
def test_what_cannot_be_decided(store: Store, entity: str, change: Change, error: type[Exception], says: str) -> None:
    jumabekov_was_seen(store)
    audited(store, named("Target Only", "Target Only"))
    with pytest.raises(error, match=says):
        names.decide(store, "default", entity, change)
    assert entries(store) == []


def test_what_was_never_decided_cannot_be_taken_back(store: Store) -> None:
    jumabekov_was_seen(store)
    with pytest.raises(NameNotFound):
        names.take_back(store, "default", ZHUMABEKOV)


def test_false_alarms_are_learned_beside_and_forgotten_again(store: Store) -> None:
    with store.writing() as session:
        names.learn(session, "default", [Dismissed("Kowalczyk", "pl", "Kowalcyk")])
    own = names.read_own_names(store, "default")
    (entry,) = own.over(packaged_namebook()).find("Kowalczyk", "pl")
    assert ("Kowalcyk" in entry.english, entry.strict) == (True, False)
    assert own_names_of_next_audit(store) == own.version
    with store.writing() as session:
        names.learn(session, "default", [])
    assert own_names_of_next_audit(store) is None


CSV = """house,kind,accepted,forbidden,pl,ru
Jumabekov,person,Zhumabekov,Zhumabekoff|Dzumabekov,Żumabekow,
Lviv,place,,Lemberg,Lwów,Львов
"""


@pytest.mark.parametrize("form", list(NamebookFormat))
def test_a_namebook_goes_out_and_comes_in_the_same(store: Store, form: NamebookFormat) -> None:
    names.replace_all(store, "default", names.read_namebook(CSV.encode(), NamebookFormat.CSV))
    assert names.write_namebook(store, "default", NamebookFormat.CSV) == CSV
    version = names.read_own_names(store, "default").version
    written = names.write_namebook(store, "default", form)
    names.replace_all(store, "default", names.read_namebook(written.encode(), form))
    assert names.write_namebook(store, "default", form) == written
    assert names.read_own_names(store, "default").version == version


def test_a_namebook_that_comes_in_keeps_whom_its_entries_are_about(store: Store) -> None:
    jumabekov_was_seen(store)
    names.decide(store, "default", ZHUMABEKOV, Change("Jumabekov"), "anna")
    written = names.write_namebook(store, "default", NamebookFormat.YAML)
    more = written + "- {house: Lviv, kind: place, pl: [Lwów]}\n"
    names.replace_all(store, "default", names.read_namebook(more.encode(), NamebookFormat.YAML), "jan")
    found = names.list_names(store, "default", Wanted(), 10).names
    assert [(name.entity, name.house) for name in found] == [("Lviv", "Lviv"), (ZHUMABEKOV, "Jumabekov")]
    assert len(names.history_of(store, "default", ZHUMABEKOV)) == 1
    names.replace_all(store, "default", (), "eva")
    assert [name.entity for name in names.list_names(store, "default", Wanted(), 10).names] == [ZHUMABEKOV]
    assert [change.by for change in names.history_of(store, "default", ZHUMABEKOV)] == ["eva", "anna"]


@pytest.mark.parametrize(
    ("content", "form", "says"),
    [
        pytest.param(b"not,a\nnamebook", "csv", "house and kind", id="other columns"),
        pytest.param(b"{", "yaml", "not YAML", id="not YAML"),
        pytest.param(b"\xff\xfe", "csv", "UTF-8", id="not UTF-8"),
        pytest.param(
            b"house,kind,pl\nA,place,x\nB,town,y\nC,place,\n", "csv", r"row 2.*row 3", id="every row at fault"
        ),
        pytest.param(b"house,kind,pl\n=1+1,place,x\n", "csv", "begins with", id="a formula"),
        pytest.param(b"- {house: A, kind: place, pl: ['x|y']}", "yaml", "begins with", id="what parts a cell"),
        pytest.param(b"- {house: A, kind: place, pl: ['" + b"x" * 201 + b"']}", "yaml", "201", id="too long"),
    ],
)
def test_what_is_no_namebook(content: bytes, form: str, says: str) -> None:
    with pytest.raises(NotANamebook, match=says):
        names.read_namebook(content, NamebookFormat(form))


def test_the_same_name_twice_is_refused_and_nothing_is_changed(store: Store) -> None:
    names.replace_all(store, "default", names.read_namebook(CSV.encode(), NamebookFormat.CSV))
    thrice = names.read_namebook(b"house,kind,pl\nA,place,x\nA,place,y\nA,place,z\n", NamebookFormat.CSV)
    with pytest.raises(InvalidField, match="more than once"):
        names.replace_all(store, "default", thrice)
    assert names.write_namebook(store, "default", NamebookFormat.CSV) == CSV


def test_merged_names_are_shown_and_judged_as_one_until_they_are_split(store: Store) -> None:
    jumabekov_was_seen(store)
    audited(store, named("Dzhumabekov", "Dzhumabekov", source=("Dżumabekowa", "Dżumabekow")))
    names.decide(store, "default", ZHUMABEKOV, Change("Jumabekov"))
    names.merge(store, "default", "Dzhumabekov", ZHUMABEKOV)
    (name,) = names.list_names(store, "default", Wanted("dzhuma"), 10).names
    assert (name.entity, name.merged, name.articles) == (ZHUMABEKOV, ("Dzhumabekov",), 2)
    assert "Dzhumabekov" in {form.text for form in name.forms}
    assert entries(store)[0].forms == {"pl": ("Żumabekow", "Dżumabekow")}
    names.split(store, "default", "Dzhumabekov")
    assert entries(store)[0].forms == {"pl": ("Żumabekow",)}
    assert len(names.list_names(store, "default", Wanted(), 10).names) == 2


@pytest.mark.parametrize(
    ("entity", "into", "error"),
    [
        pytest.param("Nobody", ZHUMABEKOV, NameNotFound, id="who is not there"),
        pytest.param(ZHUMABEKOV, "Nobody", NameNotFound, id="into who is not there"),
        pytest.param(ZHUMABEKOV, ZHUMABEKOV, CannotMerge, id="into itself"),
    ],
)
def test_what_cannot_be_merged(store: Store, entity: str, into: str, error: type[Exception]) -> None:
    jumabekov_was_seen(store)
    with pytest.raises(error):
        names.merge(store, "default", entity, into)


def test_a_circle_of_merges_is_refused(store: Store) -> None:
    audited(store, named("A", "A"), named("B", "B"), named("C", "C"))
    names.merge(store, "default", "A", "B")
    with pytest.raises(CannotMerge):
        names.merge(store, "default", "B", "A")
    names.merge(store, "default", "B", "C")
    (name,) = names.list_names(store, "default", Wanted(), 10).names
    assert (name.entity, name.merged) == ("C", ("A", "B"))


def test_a_preview_counts_what_would_be_marked_and_changes_nothing(store: Store) -> None:
    for _ in range(3):
        jumabekov_was_seen(store)
    audited(store, named("Tokayev", "Tokayev"))
    found = names.preview(store, "default", ZHUMABEKOV, Change("Jumabekov"))
    assert (found.articles, found.naming) == (4, 3)
    assert (found.marked.places, found.marked.articles, found.gone.places) == (6, 3, 0)
    assert {example.text for example in found.marked.examples} == {"Zhumabekov", "Yerlan Zhumabekov"}
    accepted = names.preview(store, "default", ZHUMABEKOV, Change("Jumabekov", accepted=("Zhumabekov",)))
    assert accepted.marked.places == 0
    assert entries(store) == []
