"""Every case of reference_pairs/, run against its rule. The format is described in reference_pairs/README.md."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
import yaml

from exonym.article import Article, Doubt, LinkedWord, WordLinks
from exonym.checkpoints.embedding import WORD
from exonym.config import AuditConfig
from exonym.model import Mark, Pair, Segment, Severity, Side, Span
from exonym.names.identity.ledger import build_ledger
from exonym.names.namebook import Namebook, packaged_namebook, read_entries, using
from exonym.plugins import Check, load_checks

FOLDER = Path(__file__).parents[1] / "reference_pairs"
LINKED, UNLINKED = 0.8, 0.4
"""Likeness of words that a case links, and of others."""
CHECKS: dict[str, Check] = {check.rule: check for check in load_checks()}


def cases(kind: str) -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        rule = yaml.safe_load(path.read_text(encoding="utf-8"))
        common = {key: rule[key] for key in ("source_lang", "target_lang") if key in rule}
        for case in rule.get(kind, ()):
            found.append(pytest.param(rule["rule"], common | case, id=f"{rule['rule']}: {case['stake']}"))
    return found


def own_names(case: Mapping[str, Any]) -> AbstractContextManager[None]:
    """A case's own namebook in force, where it has one."""
    rows = yaml.safe_dump(case["namebook"], allow_unicode=True).encode() if "namebook" in case else b"[]"
    own = Namebook(read_entries("case.yaml", rows), "case")
    return using(own.over(packaged_namebook()) if own.entries else None)


def article(case: Mapping[str, Any]) -> Article:
    """Both texts, a line a segment, linked line by line."""
    texts: dict[str, str] = {"source": "", "target": ""}
    segments = []
    for index, line in enumerate(case["lines"]):
        assert set(line) <= {"source", "target", "scores", "doubts", "links"}, (
            "a comma in {...} begins another key: put the text in quotes"
        )
        spans = {side: put(texts, side, line.get(side)) for side in texts}
        segments.append(Segment(index, spans["source"], spans["target"], scores=line.get("scores", {})))
    has_source = any(segment.source for segment in segments)
    pair = Pair(
        target=texts["target"],
        source=texts["source"] if has_source else None,
        source_lang=case.get("source_lang") if has_source else None,
        target_lang=case.get("target_lang", "en"),
    )
    doubts = {
        index: tuple(doubt(line, one) for one in line.get("doubts", ())) for index, line in enumerate(case["lines"])
    }
    links = {
        index: linked(pair, segments[index], line["links"])
        for index, line in enumerate(case["lines"])
        if "links" in line
    }
    return Article(pair, tuple(segments), build_ledger(pair, tuple(segments)), AuditConfig(), doubts, links)


def linked(pair: Pair, segment: Segment, written: Mapping[str, str]) -> WordLinks:
    """The words of a line, linked as a case says; each other one is a little like the first of the other side."""
    sides = [
        [Span(*match.span()).shifted(span.start) for match in WORD.finditer(span.of(text))] if span else []
        for span, text in ((segment.source, pair.source or ""), (segment.target, pair.target))
    ]
    words = [
        [span.of(text) for span in side] for side, text in zip(sides, (pair.source or "", pair.target), strict=True)
    ]
    places = {words[0].index(source): words[1].index(target) for source, target in written.items()}
    there = [
        LinkedWord(span, places.get(at, 0), LINKED if at in places else UNLINKED) for at, span in enumerate(sides[0])
    ]
    back = {target: source for source, target in places.items()}
    here = [LinkedWord(span, back.get(at, 0), LINKED if at in back else UNLINKED) for at, span in enumerate(sides[1])]
    return WordLinks(tuple(there), tuple(here))


def doubt(line: Mapping[str, Any], written: Mapping[str, Any]) -> Doubt:
    """What a quality model would say of some words of a line's target."""
    start = line["target"].index(written["text"])
    return Doubt(start, start + len(written["text"]), Severity(written["severity"]), written["confidence"])


def put(texts: dict[str, str], side: str, line: str | None) -> Span | None:
    """Append a line to the text of a side; the place where it now stands."""
    if line is None:
        return None
    texts[side] += "\n" if texts[side] else ""
    start = len(texts[side])
    texts[side] += line
    return Span(start, start + len(line))


def marks(rule: str, found_in: Article) -> list[Mark]:
    return sorted(CHECKS[rule].find(found_in), key=lambda mark: (mark.side is Side.TARGET, mark.span))


def described(mark: Mark, wanted: Mapping[str, str], found_in: Article, check: Check) -> dict[str, str]:
    """A mark in the words of a case, as far as the case cares."""
    all_of_it = {
        "text": mark.span.of(found_in.text(mark.side)),
        "side": mark.side.value,
        "severity": (mark.severity or check.severity).value,
        "source": mark.source.of(found_in.text(Side.SOURCE)) if mark.source else "",
        "suggests": wanted.get("suggests", "") if wanted.get("suggests") in mark.suggestions else str(mark.suggestions),
    }
    return {key: all_of_it[key] for key in wanted}


@pytest.mark.parametrize(("rule", "case"), cases("fires"))
def test_fires(rule: str, case: Mapping[str, Any]) -> None:
    wanted = [{"side": "target"} | ({"text": mark} if isinstance(mark, str) else mark) for mark in case["marks"]]
    with own_names(case):
        subject = article(case)
        found = marks(rule, subject)
    assert [mark.span.of(subject.text(mark.side)) for mark in found] == [mark["text"] for mark in wanted]
    described_marks = [described(m, w, subject, CHECKS[rule]) for m, w in zip(found, wanted, strict=True)]
    assert described_marks == wanted


@pytest.mark.parametrize(("rule", "case"), cases("quiet"))
def test_stays_quiet(rule: str, case: Mapping[str, Any]) -> None:
    with own_names(case):
        subject = article(case)
        assert [(mark.span.of(subject.text(mark.side)), mark.message) for mark in marks(rule, subject)] == []


def test_every_file_is_a_rule_and_has_both_kinds() -> None:
    for path in FOLDER.glob("*.yaml"):
        rule = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert path.stem == rule["rule"]
        assert rule["rule"] in CHECKS
        assert rule["fires"]
        assert rule["quiet"]
