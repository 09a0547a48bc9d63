"""Findings as LanguageTool's matches: every place, type and sentence as editors expect them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from exonym import Pair
from exonym.model import Dismissal, Side
from exonym.plugins import load_checks
from exonym.report.languagetool import AROUND, ISSUE_TYPES, find_issue_type, to_matches
from tests.fakes import WordAuditor

CHECKS = load_checks()


def matches(target: str, **changed: Any) -> list[dict[str, Any]]:
    pair = Pair(target)
    report = WordAuditor().audit(pair)
    findings = tuple(replace(finding, **changed) for finding in report.findings)
    return to_matches(replace(report, findings=findings), pair, {"name.garbled": "Names garbled."})


def test_a_match_says_all_that_editors_show() -> None:
    (match,) = matches("\U0001f600 So\nIstia wrote.", suggestions=("Izvestia", "Istya"))
    assert match == {
        "message": "Istia is Izvestia",
        "shortMessage": "Name, garbled",
        "offset": 6,
        "length": 5,
        "replacements": [{"value": "Izvestia"}, {"value": "Istya"}],
        "context": {"text": "\U0001f600 So Istia wrote.", "offset": 6, "length": 5},
        "sentence": "\U0001f600 So\nIstia wrote.",
        "type": {"typeName": "UnknownWord"},
        "rule": {
            "id": "name.garbled",
            "description": "Names garbled.",
            "issueType": "misspelling",
            "category": {"id": "ACCURACY_MISTRANSLATION", "name": "accuracy/mistranslation"},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("Istia", id="alone"),
        pytest.param("x" * 90 + " Istia " + "y" * 90, id="in the middle"),
        pytest.param("\U0001f600" * 50 + "Istia\U0001f600 Istia", id="beyond the BMP"),
    ],
)
def test_offsets_lead_to_the_words_in_text_and_context(target: str) -> None:
    found = matches(target)
    assert len(found) == target.count("Istia")
    for match in found:
        assert units(target, match) == "Istia"
        assert units(match["context"]["text"], match["context"]) == "Istia"
        assert len(match["context"]["text"]) <= 2 * AROUND + len("Istia")


def units(text: str, place: dict[str, Any]) -> str:
    """What JavaScript's slice gives."""
    whole = text.encode("utf-16-le")
    return whole[2 * place["offset"] : 2 * (place["offset"] + place["length"])].decode("utf-16-le")


@pytest.mark.parametrize(
    "changed", [{"side": Side.SOURCE}, {"end": 0, "start": 0}], ids=["in the source", "of no words"]
)
def test_what_has_no_place_in_the_translation_is_left_out(changed: dict[str, Any]) -> None:
    assert matches("Istia", **changed) == []


def test_matches_are_in_order_of_place() -> None:
    pair = Pair("Istia Istia Istia")
    report = WordAuditor().audit(pair)
    backwards = replace(report, findings=report.findings[::-1])
    assert [match["offset"] for match in to_matches(backwards, pair, {})] == [0, 6, 12]


def test_what_was_dismissed_is_left_out() -> None:
    assert matches("Istia wrote.", dismissed=Dismissal("ed", "2026-11-30T12:00:00Z", "dismissed", "here")) == []


def test_outside_of_segments_the_sentence_is_the_line() -> None:
    (match,) = matches("One.\nIstia wrote.\nTwo.", segment=None)
    assert match["sentence"] == "Istia wrote."


@pytest.mark.parametrize("check", [pytest.param(check, id=check.rule) for check in CHECKS])
def test_every_rule_has_a_type_that_editors_show(check: Any) -> None:
    assert find_issue_type(check.rule) in ISSUE_TYPES


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("name.copied", "misspelling"),
        ("acronym.wrong", "misspelling"),
        ("typography.spacing", "whitespace"),
        ("typography.punctuation", "typographical"),
        ("typography.encoding", "characters"),
        ("meaning.negation", "other"),
        ("internal.error", "other"),
        ("a rule of tomorrow", "other"),
    ],
)
def test_types_of_rules(rule: str, kind: str) -> None:
    assert find_issue_type(rule) == kind
