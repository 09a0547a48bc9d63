"""The way of a pair, with small real parts in place of the models."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from exonym import AuditConfig, Auditor, InvalidPair, Pair, Report, Score, Severity, Side, Span
from exonym.article import Article
from exonym.model import Format, Mark
from exonym.plugins import Check, Need, Scored, SegmentText

SOURCE = "Tokajew przybył do Astany.\nMinister Satkalijew milczał."
TARGET = "Tokayev arrived in Astana.\nMinister Satkalijew was silent."


MEANINGS = (("tokaj", "tokay"), ("astan",), ("minist",), ("satk",), ("milcz", "silent"), ("odsz", "left"), ("zdani",))


def embed(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """A vector a text, with a place for each meaning that the texts of this file have; the last is for none of them."""
    rows = np.zeros((len(texts), len(MEANINGS) + 1), np.float32)
    for row, text in zip(rows, texts, strict=True):
        for at, stems in enumerate(MEANINGS):
            row[at] = sum(text.lower().count(stem) for stem in stems)
        row[-1] = 0.1
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


@dataclass(frozen=True)
class LengthScorer:
    """Scores a segment by how near the lengths of its sides are."""

    name: str = "qe"
    needs: frozenset[Need] = frozenset({Need.SOURCE})

    def unavailable(self, config: AuditConfig) -> str | None:
        return "told so" if config.checkpoint == "none" else None

    def score(self, texts: Sequence[SegmentText], config: AuditConfig) -> Scored:
        values = tuple(min(len(t.source), len(t.target)) / max(len(t.source), len(t.target), 1) for t in texts)
        return Scored(
            Score(sum(values) / len(values), (0.0, 1.0), "length"), values, ("Lengths say little.", self.name)
        )


@dataclass(frozen=True)
class WordCheck(Check):
    """Marks the word "silent"; crashes when the text asks for it."""

    code: str = "TST01"
    rule: str = "test.word"
    category: str = "style"
    severity: Severity = Severity.MINOR

    def find(self, article: Article) -> Iterable[Mark]:
        if "CRASH" in article.pair.target:
            raise ZeroDivisionError
        at = article.pair.target.find("silent")
        if at >= 0:
            yield Mark(Span(at, at + 6), "A word.")


def auditor(config: AuditConfig | None = None) -> Auditor:
    made = Auditor(config, embed=embed)
    made.scorers = (LengthScorer(),)
    made.checks = (*made.checks, WordCheck())
    return made


def audit(source: str | None = SOURCE, target: str = TARGET, config: AuditConfig | None = None) -> Report:
    return auditor(config).audit(Pair(target=target, source=source, source_lang="pl" if source else None))


def test_what_scorers_note_is_said_once_in_their_order() -> None:
    made = auditor()
    made.scorers = (LengthScorer("b"), LengthScorer("a"))
    pair = Pair(target=TARGET, source=SOURCE, source_lang="pl")
    assert made.audit(pair).notes == ("Lengths say little.", "b", "a")
    assert made.audit(Pair(target=TARGET)).notes == ()


def test_findings_are_slices_in_order_of_place() -> None:
    report = audit()
    assert [(f.rule, f.text) for f in report.findings] == [("name.copied", "Satkalijew"), ("test.word", "silent")]
    assert all(f.text == TARGET[f.start : f.end] for f in report.findings)


def test_a_finding_knows_its_segment_and_its_source() -> None:
    found = audit().findings[0]
    assert found.segment == 1
    assert found.source_span
    assert found.source_span.text == SOURCE[found.source_span.start : found.source_span.end] == "Satkalijew"


def test_html_is_audited_as_its_text_and_marked_where_it_stands() -> None:
    source = "<p>Tokajew przyby\u0142 do Astany.<p>Minister <a href='?a>b'>Satkalijew</a> milcza&lstrok;."
    target = "<p>Tokayev arrived in <i>Astana</i>.</p>\n<p>Minister <b>Satka</b>li&shy;jew was silent."
    report = auditor().audit(Pair(target, source, source_lang="pl", format=Format.HTML))
    plain = audit()
    copied = report.findings[0]
    assert [f.fingerprint for f in report.findings] == [f.fingerprint for f in plain.findings]
    assert target[copied.start : copied.end] == copied.text == "Satka</b>li&shy;jew"
    assert copied.surface == "Satkalijew"
    assert [span.of(target) for span in copied.ranges] == ["Satka", "li&shy;jew"]
    assert copied.source_span
    assert source[copied.source_span.start : copied.source_span.end] == copied.source_span.text == "Satkalijew"
    assert (report.findings[1].text, report.findings[1].surface) == ("silent", None)
    assert [s.target.of(target) for s in report.segments if s.target] == [
        "Tokayev arrived in <i>Astana</i>.",
        "Minister <b>Satka</b>li&shy;jew was silent.",
    ]
    assert report.scores == plain.scores


def test_what_is_not_seen_changes_nothing_but_places() -> None:
    target = "\ufeff" + TARGET.replace("Satka", "Satka\u00ad").replace("\n", "\r\n").replace(" was", "\u00a0was")
    found = audit(target=target).findings[0]
    assert (found.text, found.surface) == ("Satka\u00adlijew", "Satkalijew")
    assert target[found.start : found.end] == found.text
    assert found.fingerprint == audit().findings[0].fingerprint


def test_the_same_input_gives_the_same_report() -> None:
    assert audit() == audit()


def test_quality_is_there_for_article_and_segments() -> None:
    report = audit()
    assert report.scores["quality"].value < 100 * report.scores["qe"].value
    assert set(report.segments[0].scores) == {"qe", "estimate", "quality"}


def test_a_fingerprint_outlives_an_edit_elsewhere() -> None:
    before = {f.rule: f.fingerprint for f in audit().findings}
    after = {f.rule: f.fingerprint for f in audit(target="Yesterday " + TARGET).findings}
    assert before["name.copied"] == after["name.copied"]


def test_equal_findings_have_different_fingerprints() -> None:
    twice = audit(f"{SOURCE}\nSatkalijew odszedł.", f"{TARGET}\nSatkalijew left.")
    prints = [f.fingerprint for f in twice.findings if f.rule == "name.copied"]
    assert len(prints) == len(set(prints)) == 2


def test_a_crashing_check_is_a_finding_and_the_rest_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        report = audit(target=f"{TARGET} CRASH")
    assert {"internal.error", "name.copied"} <= {f.rule for f in report.findings}
    assert next(f for f in report.findings if f.rule == "internal.error").severity is Severity.NEUTRAL


def test_without_a_source_what_needs_one_is_listed() -> None:
    report = audit(source=None)
    skipped = {s.rule: s.why for s in report.coverage.skipped}
    assert skipped["name.inflected"] == skipped["name.replaced"] == skipped["qe"] == "no source text"
    assert "quality" not in report.scores
    assert {"name.inconsistent", "name.copied", "name.garbled", "name.mixed_script"} <= set(report.coverage.ran)


def test_an_unknown_language_skips_the_rules_without_data() -> None:
    report = auditor().audit(Pair(target=TARGET, source=SOURCE, source_lang="fi"))
    assert {s.rule: s.why for s in report.coverage.skipped}["name.copied"] == "no data for source language fi"


def test_a_rule_switched_off_says_so() -> None:
    report = audit(config=AuditConfig().switch_off("test.word"))
    assert {s.rule: s.why for s in report.coverage.skipped}["test.word"] == "switched off"


def test_a_score_that_cannot_be_had_is_absent_and_listed() -> None:
    report = audit(config=AuditConfig(checkpoint="none"))
    assert "qe" not in report.scores
    assert {s.rule: s.why for s in report.coverage.skipped}["qe"] == "told so"


def test_severities_are_the_callers_to_set() -> None:
    report = audit(config=AuditConfig(severities={"test.word": Severity.CRITICAL}))
    assert next(f for f in report.findings if f.rule == "test.word").severity is Severity.CRITICAL


def test_every_rule_either_ran_or_was_skipped() -> None:
    made = auditor()
    report = made.audit(Pair(target=TARGET))
    listed = {*report.coverage.ran, *(s.rule for s in report.coverage.skipped)}
    assert {check.rule for check in made.checks} <= listed


def test_a_reference_is_cut_to_the_segments() -> None:
    report = auditor().audit(Pair(target=TARGET, source=SOURCE, source_lang="pl", reference=TARGET))
    assert [s.reference for s in report.segments] == TARGET.split("\n")


@pytest.mark.parametrize(
    ("pair", "field"),
    [
        (Pair(target="  "), "target"),
        (Pair(target="x" * 500_001), "target"),
        (Pair(target="x", source="y", source_lang="Polish!"), "source_lang"),
    ],
)
def test_what_cannot_be_audited_is_named(pair: Pair, field: str) -> None:
    with pytest.raises(InvalidPair) as error:
        auditor().audit(pair)
    assert error.value.field == field


def test_sides_are_told_apart() -> None:
    report = audit(source=f"{SOURCE}\nZdanie, którego w tłumaczeniu zupełnie brakuje, choć jest dość długie.")
    lost = [f for f in report.findings if f.rule == "omission.segment"]
    assert [f.side for f in lost] == [Side.SOURCE]


def test_two_auditors_with_different_namebooks_keep_apart(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("house,kind,pl\nSatkaliev,person,Satkalijew\n", encoding="utf-8")
    pair = Pair(SOURCE, source=SOURCE, source_lang="pl")
    plain, house = (Auditor(config, embed) for config in (AuditConfig(), AuditConfig(namebooks=(own,))))
    for auditor in (plain, house):
        auditor.scorers = ()
    alone = plain.audit(pair)
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda auditor: auditor.audit(pair), [plain, house] * 4))
    assert reports[::2] == [alone] * 4
    assert [("Satkaliev" in {name.house for name in report.names}) for report in reports] == [False, True] * 4
    assert house.describe_engine().namebook.startswith(f"{plain.describe_engine().namebook}+")


def test_a_language_not_given_is_identified_and_its_rules_run() -> None:
    report = auditor().audit(Pair(target=TARGET, source=SOURCE))
    assert report.source_lang == "pl"
    assert report.notes[0] == "The source's language was not given; it was identified as Polish (pl)."
    assert "name.copied" in {f.rule for f in report.findings}


LEFT = """Rada gminy zamknęła wczoraj stary most nad Wartą, bo pękło jedno z przęseł.
Kierowcy muszą jechać objazdem przez las, który nie jest oświetlony."""


def test_of_a_translation_in_another_language_nothing_else_is_said() -> None:
    report = audit(LEFT, LEFT)
    assert [(f.rule, f.severity) for f in report.findings] == [("language.mismatch", Severity.CRITICAL)]
    assert "the translation is in Polish" in {
        s.why for s in report.coverage.skipped if s.rule == "untranslated.segment"
    }


def test_texts_may_mix_languages_when_the_rule_is_off() -> None:
    report = audit(LEFT, LEFT, AuditConfig().switch_off("language.mismatch"))
    assert "untranslated.segment" in {f.rule for f in report.findings}
