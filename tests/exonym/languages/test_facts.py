"""What languages/ holds loads, and a rule whose slot is empty is listed as skipped, never a crash."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import exonym.languages
from exonym import Pair
from exonym.languages import ENGLISH, Script, Slot, codes_with, known_languages, language_of
from exonym.languages.kinship import are_near, are_the_same, base_language
from exonym.report.findings import INTERNAL_RULE
from tests.exonym.test_auditor import auditor

FOLDER = Path(exonym.languages.__file__).parent
FOLDERS = sorted(path.name for path in FOLDER.iterdir() if (path / "__init__.py").is_file())
AUDITOR = auditor()


def test_a_folder_is_a_language() -> None:
    assert sorted(known_languages()) == FOLDERS


@pytest.mark.parametrize("code", FOLDERS)
@pytest.mark.parametrize("slot", Slot)
def test_every_slot_loads(code: str, slot: Slot) -> None:
    language = language_of(code)
    assert language.has(slot) is bool(language.facts(slot)) is (code in codes_with(slot))


@pytest.mark.parametrize("code", FOLDERS)
def test_a_list_of_words_has_each_word_once(code: str) -> None:
    lists = {key: value for key, value in language_of(code).facts(Slot.WORDS).items() if isinstance(value, str)}
    assert {key: value.split() for key, value in lists.items() if len(value.split()) != len(set(value.split()))} == {}


def test_what_is_known_of_a_language_without_a_folder() -> None:
    others = tomllib.loads((FOLDER / "others.toml").read_text(encoding="utf-8"))
    assert not others.keys() & known_languages().keys()
    assert language_of("th").script is Script.THAI
    assert language_of("hu-HU").ordinal_stop
    assert not language_of("ja").marks_questions
    assert language_of("xx").word_list("function_words") == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "near", "same"),
    [
        pytest.param("ru-RU", "uk", True, False, id="neighbours"),
        pytest.param("no", "nb", True, True, id="one language with two codes"),
        pytest.param("iw", "he", True, True, id="an older code"),
        pytest.param("pl", "ru", False, False, id="no neighbours"),
    ],
)
def test_kinship(one: str, other: str, near: bool, same: bool) -> None:
    assert are_near(one, other) is near
    assert are_the_same(one, other) is same
    assert base_language(one) in {base_language("iw"), one.split("-")[0]}


RULES = {
    Slot.NUMBERS: "number.mismatch",
    Slot.CALENDAR: "date.mismatch",
    Slot.UNITS: "number.unit",
    Slot.NEGATION: "meaning.negation",
}
"""A rule that asks for each slot of the source's language."""


@pytest.mark.parametrize("code", [code for code in FOLDERS if code != ENGLISH.code])
def test_a_rule_whose_slot_is_empty_is_listed_as_skipped(code: str) -> None:
    report = AUDITOR.audit(Pair("In 1999 it was 5 km.", "1999 - 5 km.", source_lang=code))
    skipped = {entry.rule: entry.why for entry in report.coverage.skipped}
    empty = {rule for slot, rule in RULES.items() if not language_of(code).has(slot)}
    assert {rule for rule in RULES.values() if rule in skipped} == empty
    assert {skipped[rule] for rule in empty} <= {f"no data for source language {code}"}
    assert not [finding for finding in report.findings if finding.rule == INTERNAL_RULE]
