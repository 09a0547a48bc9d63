"""The judged names: places and classes that the programs can count, and no text of anybody's."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest

from benchmarks import name_edits, real_names
from benchmarks.name_findings import by_rules, lines_aligned, marks, names_in
from exonym import Finding, Pair, Span
from exonym.model import Severity, Side

NAMES = real_names.judged_names()
FINDING = Finding("NAM01", "name.copied", "", Severity.MINOR, 0.9, Side.TARGET, 10, 20, "Satkalijew", 0, "", "")


def test_every_judged_name_has_a_verdict_and_a_split() -> None:
    assert {name.verdict for name in NAMES} == {real_names.WRONG, real_names.FAIR}
    assert {name.split for name in NAMES} == {"dev", "held"}


def test_no_source_article_is_in_both_splits() -> None:
    splits = defaultdict(set)
    for name in NAMES:
        splits[name.article.rsplit(":", 1)[0]].add(name.split)
    assert all(len(found) == 1 for found in splits.values())


def test_judged_names_do_not_overlap() -> None:
    ordered = sorted(NAMES, key=lambda name: (name.article, name.span))
    assert not any(a.article == b.article and a.span.overlaps(b.span) for a, b in pairwise(ordered))


def test_the_tables_hold_no_text() -> None:
    header, *_ = real_names.TABLE.read_text(encoding="utf-8").splitlines()
    assert header.split("\t") == ["id", "start", "end", "verdict", "class", "split"]
    header, *_ = name_edits.TABLE.read_text(encoding="utf-8").splitlines()
    assert header.split("\t") == ["lp", "split", "index", "edit", "class"]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        pytest.param(12, 18, True, id="inside"),
        pytest.param(0, 10, False, id="it ends where the finding starts"),
        pytest.param(0, 100, True, id="a long name, part of it marked"),
    ],
)
def test_a_finding_marks_what_it_overlaps(start: int, end: int, found: bool) -> None:
    assert marks(FINDING, Span(start, end)) is found


def test_a_whole_sentence_marked_is_nothing_marked() -> None:
    assert not marks(replace(FINDING, start=0, end=80), Span(10, 20))


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        pytest.param({}, 1, id="minor counts"),
        pytest.param({"severity": Severity.NEUTRAL}, 0, id="neutral does not"),
        pytest.param({"side": Side.SOURCE}, 0, id="nor does the source side"),
        pytest.param({"rule": "number.mismatch"}, 0, id="nor another family"),
    ],
)
def test_only_findings_about_names_of_the_target_count(change: dict[str, object], kept: int) -> None:
    assert len(names_in([replace(FINDING, **change)])) == kept  # type: ignore[arg-type]


def test_lines_are_segments() -> None:
    found = lines_aligned("eins\nzwei", "one\n")
    assert [(s.source, s.target) for s in found] == [(Span(0, 4), Span(0, 3)), (Span(5, 9), Span(4, 4))]


def test_texts_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        lines_aligned("eins\nzwei", "one")


def test_the_rules_run_without_the_models() -> None:
    found = by_rules(Pair("Minister Almasadam Satkalijew.", "Minister Almasadam Satkalijew.", source_lang="pl"))
    assert "name.copied" in {finding.rule for finding in found}


def test_places_are_whole_tokens() -> None:
    assert name_edits.places("Ron", "Ron and Ronny met Ron .") == (Span(0, 3), Span(18, 21))
