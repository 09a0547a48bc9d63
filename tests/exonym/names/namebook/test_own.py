"""Users' namebooks: read from YAML and CSV, laid over the packaged one, each audit with its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from exonym.errors import InvalidConfig
from exonym.model import Finding, Kind, Severity, Side, SourceSpan
from exonym.names.judging.feedback import Accepted, Dismissed, accepted, dismissed, learn
from exonym.names.namebook import (
    Namebook,
    NamebookEntry,
    cached_by_namebook,
    namebook,
    packaged_namebook,
    read_entries,
    read_own,
    to_csv,
    to_yaml,
    using,
    version_of,
)

YAML = """
- {house: Kiev, kind: place, pl: [Kijów]}
- {house: Satkaliev, kind: person, accepted: [Satkaliyev], pl: [Satkalijew], ru: [Саткалиев]}
- {house: Ministry of Silly Walks, kind: acronym, pl: [MSW]}
"""
CSV = """house,kind,accepted,pl,ru
Kiev,place,,Kijów,
Satkaliev,person,Satkaliyev|Satqaliev,Satkalijew,Саткалиев
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "text"), [("own.yaml", YAML), ("own.csv", CSV), ("own.csv", "\ufeff" + CSV)])
def test_own_names_win_and_the_rest_stays(tmp_path: Path, name: str, text: str) -> None:
    book = read_own([written(tmp_path, name, text)])
    assert [entry.house for entry in book.find("Kijów", "pl")] == ["Kiev"]
    assert [entry.house for entry in book.find("Київ", "uk")] == ["Kyiv"]
    assert [entry.kind for entry in book.find("Саткалиев", "ru")] == [Kind.PERSON]
    assert book.is_house("Kyiv")
    assert {"Satkaliev", "Tokayev"} <= book.house_words()
    assert "Kyiv" not in {entry.house for form, entry in book.forms_in("pl") if form == "Kijów"}
    assert book.find_word("Tokajew", "pl") == packaged_namebook().find_word("Tokajew", "pl")


def test_an_own_acronym_replaces_all_readings(tmp_path: Path) -> None:
    book = read_own([written(tmp_path, "own.yaml", YAML)])
    assert [entry.house for entry in book.find("MSW", "pl")] == ["Ministry of Silly Walks"]


def test_the_last_of_several_wins_and_the_version_names_all(tmp_path: Path) -> None:
    first = written(tmp_path, "first.yaml", "- {house: Kiev, kind: place, pl: [Kijów]}\n")
    second = written(tmp_path, "second.csv", "house,kind,pl\nKijiv,place,Kijów\n")
    book = read_own([first, second])
    assert [entry.house for entry in book.find("Kijów", "pl")] == ["Kijiv"]
    assert book.version.startswith(f"{packaged_namebook().version}+")
    assert book.version.count("+") == 2


def test_a_file_named_as_a_packaged_one_needs_no_kind(tmp_path: Path) -> None:
    book = read_own([written(tmp_path, "places.yaml", "- {house: Kiev, pl: [Kijów]}\n")])
    assert book.find("Kijów", "pl")[0].kind is Kind.PLACE


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        pytest.param("own.yaml", "- {house: Kiev, pl: [Kijów]}", r"own\.yaml, entry 1 \(Kiev\): 'kind'", id="no kind"),
        pytest.param("own.yaml", "- {house: Kiev, kind: town, pl: [Kijów]}", "not 'town'", id="unknown kind"),
        pytest.param("own.yaml", "- {house: Kiev, kind: place, pl: Kijów}", "'pl' must be a list", id="no list"),
        pytest.param("own.yaml", "{", r"own\.yaml: is not YAML", id="not YAML"),
        pytest.param("own.txt", "", r"own\.txt: a namebook is a file", id="another ending"),
        pytest.param("own.csv", "name,lang\n", r"own\.csv: must begin", id="no columns"),
        pytest.param("own.csv", "house,kind,pl\nKiev,place,\n", r"entry 1 \(Kiev\): has no form", id="no form"),
        pytest.param("own.csv", "house,kind,pl\nKiev,place,a||b\n", "'pl' must be a list", id="an empty spelling"),
        pytest.param("own.csv", "house,kind,pl\nKiev,place,a,b\n", "'' is neither", id="a cell too many"),
        pytest.param(
            "own.csv",
            "house,kind,forbidden,pl\nKiev,place,Kiev,a\n",
            "'Kiev' is forbidden and right",
            id="both at once",
        ),
    ],
)
def test_malformed(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(InvalidConfig, match=message):
        read_own([written(tmp_path, name, text)])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidConfig, match="cannot be read"):
        read_own([tmp_path / "nothing.yaml"])


def test_each_thread_has_its_own_namebook_and_cached_answers_stay_apart(tmp_path: Path) -> None:
    own = read_own([written(tmp_path, "own.yaml", YAML)])
    together = Barrier(2, timeout=10)

    @cached_by_namebook(16)
    def house(form: str) -> str:
        return namebook().find(form, "pl")[0].house

    def ask(use_own: bool) -> list[str]:
        with using(own if use_own else None):
            together.wait()
            return [house("Kijów") for _ in range(3)]

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(ask, [True, False])) == [["Kiev"] * 3, ["Kyiv"] * 3]
    assert namebook() is packaged_namebook()


def finding(rule: str, text: str, source: str | None) -> Finding:
    return Finding(
        code="NAM01",
        rule=rule,
        category="accuracy",
        severity=Severity.MAJOR,
        confidence=0.9,
        side=Side.TARGET,
        start=0,
        end=len(text),
        text=text,
        segment=0,
        message="",
        fingerprint="",
        source_span=SourceSpan(0, len(source), source) if source else None,
    )


def test_a_suggestion_that_was_taken_becomes_the_house_spelling_of_the_base_form() -> None:
    decision = accepted(finding("name.copied", "Satkalijew", "Satkalijewa"), "pl", "Satkaliev")
    assert decision == Accepted("Satkalijew", "pl", "Satkaliev")
    (entry,) = learn([decision]).find("Satkalijew", "pl")
    assert entry.english == ("Satkaliev",)


def test_a_finding_that_was_dismissed_makes_the_spelling_acceptable() -> None:
    decision = dismissed(finding("acronym.wrong", "MOIA", "MSW"), "pl")
    assert decision == Dismissed("MSW", "pl", "MOIA", Kind.ACRONYM)
    (entry,) = learn([decision]).find("MSW", "pl")
    assert entry.house == "MIA"
    assert {"MOIA", "Interior Ministry"} <= set(entry.accepted)


@pytest.mark.parametrize(
    ("rule", "source"), [("number.mismatch", "12"), ("name.inconsistent", None)], ids=["no name", "no source"]
)
def test_what_is_no_name_teaches_nothing(rule: str, source: str | None) -> None:
    assert dismissed(finding(rule, "13", source), "pl") is None


def test_the_last_decision_on_a_name_wins() -> None:
    book = learn([Accepted("Kijów", "pl", "Kiev"), Accepted("Kijów", "pl", "Kyyiv"), Dismissed("Kijów", "pl", "Kijev")])
    (entry,) = book.find("Kijów", "pl")
    assert entry.house == "Kyyiv"
    assert {"Kiev", "Kyiv", "Kijev"} <= set(entry.accepted)


def test_what_was_learnt_can_be_written_and_read_again(tmp_path: Path) -> None:
    book = learn([Accepted("НЕТ", "ru", "NO", Kind.ACRONYM), Accepted("Саткалиев", "ru", "Satkaliev")])
    again = read_own([written(tmp_path, "learnt.yaml", to_yaml(book.entries))])
    assert again.entries == book.entries


ENTRIES = (
    NamebookEntry("Jumabekov", Kind.PERSON, ("Zhumabekov",), {"pl": ("Żumabekow",), "ru": ("Жумабеков",)}, (), True),
    NamebookEntry("NO", Kind.ACRONYM, (), {"ru": ("НЕТ", "Н, Е")}, ("NYET", "1.0"), True),
    NamebookEntry('The "Times"', Kind.MEDIA, (), {"uk": ("«Таймс»",)}, (), True),
)


@pytest.mark.parametrize(("name", "write"), [("own.yaml", to_yaml), ("own.csv", to_csv)])
def test_what_is_written_is_read_again_and_written_the_same(
    name: str, write: Callable[[Iterable[NamebookEntry]], str]
) -> None:
    written_once = write(ENTRIES)
    again = read_entries(name, written_once.encode())
    assert again == ENTRIES
    assert [entry.forms for entry in again] == [entry.forms for entry in ENTRIES]
    assert write(again) == written_once
    assert version_of(again) == version_of(ENTRIES) != version_of(ENTRIES[:2])


@pytest.mark.parametrize(("name", "write"), [("own.yaml", to_yaml), ("own.csv", to_csv)])
def test_nothing_is_written_and_read_again(name: str, write: Callable[[Iterable[NamebookEntry]], str]) -> None:
    assert read_entries(name, write(()).encode()) == ()


def test_a_suggestion_that_was_taken_is_a_choice_and_a_dismissed_finding_none() -> None:
    (chosen,) = learn([Accepted("Żumabekow", "pl", "Jumabekov")]).find("Żumabekow", "pl")
    (beside,) = learn([Dismissed("Kowalczyk", "pl", "Kowalcyk")]).find("Kowalczyk", "pl")
    assert (chosen.strict, beside.strict) == (True, False)


def test_what_was_forbidden_and_is_called_right_is_forbidden_no_longer() -> None:
    own = NamebookEntry("Lviv", Kind.PLACE, (), {"pl": ("Lwów",)}, ("Lemberg", "Lvov"), True)
    book = Namebook((own,), "own").over(packaged_namebook())
    (entry,) = learn([Dismissed("Lwów", "pl", "Lemberg")], book).find("Lwów", "pl")
    assert (entry.house, entry.forbidden, entry.strict) == ("Lviv", ("Lvov",), True)
    assert "Lemberg" in entry.accepted


def test_spellings_that_an_upper_namebook_hides() -> None:
    own = Namebook((NamebookEntry("Tokaev", Kind.OTHER, (), {"pl": ("Tokajew",)}),), "own").over(packaged_namebook())
    above = Namebook((), "above").over(own)
    for book in (own, above):
        assert "Tokayev" in book.hidden("Tokajew", "pl")
        assert book.hidden("Putin", "pl") == frozenset()
