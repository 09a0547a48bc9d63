"""What crashes in an audit, wherever it is, becomes a finding; the rest of the report is there."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pytest

from exonym import AuditConfig, Auditor, InvalidPair, ModelMissing, Pair, Report
from exonym.checkpoints.embedding import Readings
from exonym.errors import ExonymError, LicenceRefused
from exonym.plugins import Need, Scored, SegmentText
from exonym.report.faults import CRASHED, Faults
from exonym.report.findings import INTERNAL_RULE
from tests.exonym.test_auditor import SOURCE, TARGET, LengthScorer, auditor, embed

PAIR = Pair(TARGET, SOURCE, reference="Tokayev came to Astana.\nMinister Satkaliyev was silent.", source_lang="pl")
IN_SCORER = "The score qe could not be computed"


@pytest.fixture(autouse=True)
def silence(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with caplog.at_level(logging.CRITICAL):
        yield


def crash(*_: object, **__: object) -> None:
    raise ZeroDivisionError


@dataclass(frozen=True)
class Unlucky(LengthScorer):
    """A scorer that crashes in one of its parts."""

    part: str = "score"

    def unavailable(self, config: AuditConfig) -> str | None:
        if self.part == "unavailable":
            raise ZeroDivisionError
        return super().unavailable(config)

    def score(self, texts: Sequence[SegmentText], config: AuditConfig) -> Scored:
        if self.part == "score":
            raise ZeroDivisionError
        if self.part == "model":
            raise ModelMissing("not here")
        scored = super().score(texts, config)
        return Scored(scored.score, (*(scored.segments or ()), 0.5), scored.notes)


class UnluckyReader:
    """An encoder whose sentences are right and whose words crash."""

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return embed(texts)

    def read(self, texts: Sequence[str]) -> Readings:
        return Readings(embed(texts), tuple("not words" for _ in texts))  # type: ignore[misc]


def failures(report: Report) -> list[str]:
    return [f.message.partition(" (")[0] for f in report.findings if f.rule == INTERNAL_RULE]


def skipped(report: Report) -> dict[str, str]:
    return {entry.rule: entry.why for entry in report.coverage.skipped}


@pytest.mark.parametrize(
    ("function", "failure"),
    [
        ("exonym.auditor.with_source_lang", "The source's language could not be identified"),
        ("exonym.auditor.other_language", "The translation's language could not be identified"),
        ("exonym.auditor.load_facts", "What is known of names could not be loaded"),
        ("exonym.auditor.build_ledger", "The names could not be read"),
        ("exonym.auditor.Rater.rate_article", "The quality could not be rated"),
        ("exonym.alignment.pairing.align_sentences", "The two texts could not be aligned"),
    ],
)
def test_a_step_that_crashes_is_a_finding_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, function: str, failure: str
) -> None:
    monkeypatch.setattr(function, crash)
    report = auditor().audit(Pair(TARGET, SOURCE, source_lang="pl"))
    assert failures(report) == [failure]
    assert report.findings[0].message == f"{failure} (ZeroDivisionError); the rest of the audit went on."
    assert "test.word" in {f.rule for f in report.findings}
    assert "qe" in report.scores
    assert report.verdict.decision


def test_texts_that_cannot_be_split_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exonym.alignment.pairing.split_sentences", crash)
    report = auditor().audit(Pair(f"  {TARGET}\n", SOURCE, source_lang="pl"))
    assert failures(report) == [f"The {side} could not be split into sentences" for side in ("translation", "source")]
    assert [s.target.of(f"  {TARGET}\n") for s in report.segments if s.target] == [TARGET]
    assert "name.copied" in {f.rule for f in report.findings}


def test_texts_that_cannot_be_aligned_are_one_segment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exonym.alignment.pairing.align_sentences", crash)
    report = auditor().audit(Pair(TARGET, SOURCE, source_lang="pl"))
    assert [(s.source.of(SOURCE), s.target.of(TARGET)) for s in report.segments if s.source and s.target] == [
        (SOURCE, TARGET)
    ]
    assert not {"omission.segment", "addition.segment"} & {f.rule for f in report.findings}
    assert report.scores["quality"].value > 0


def test_an_encoder_that_crashes_leaves_the_names() -> None:
    made = Auditor(embed=crash)  # type: ignore[arg-type]
    made.scorers = (LengthScorer(),)
    report = made.audit(Pair(TARGET, SOURCE, source_lang="pl"))
    assert failures(report) == ["The two texts could not be aligned"]
    assert [f.text for f in report.findings if f.rule == "name.copied"] == ["Satkalijew"]


def test_words_that_cannot_be_linked_have_no_links() -> None:
    made = Auditor(embed=UnluckyReader())
    made.scorers = (LengthScorer(),)
    report = made.audit(Pair(TARGET, SOURCE, source_lang="pl"))
    assert failures(report) == ["The words could not be linked"]
    assert [f.text for f in report.findings if f.rule == "name.copied"] == ["Satkalijew"]


def test_a_reference_that_cannot_be_cut_is_gone_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exonym.alignment.pairing._join_reference", crash)
    made = auditor()
    made.scorers = (LengthScorer(), LengthScorer("chrf", frozenset({Need.REFERENCE})))
    report = made.audit(PAIR)
    assert failures(report) == ["The reference could not be aligned"]
    assert "chrf" in skipped(report)
    assert set(report.scores) == {"quality", "qe"}


def test_without_names_the_rules_that_look_at_them_are_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exonym.auditor.build_ledger", crash)
    report = auditor().audit(Pair(TARGET, SOURCE, source_lang="pl"))
    lacking = {rule for rule, why in skipped(report).items() if why.startswith("the names could not be read")}
    assert {"name.copied", "name.dropped", "name.inflected", "name.lowercased"} <= lacking
    assert "name.mixed_script" in report.coverage.ran
    assert report.names == ()


def test_without_a_rating_quality_is_absent_and_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exonym.auditor.Rater.rate_article", crash)
    report = auditor().audit(Pair(TARGET, SOURCE, source_lang="pl"))
    assert set(report.scores) == {"qe"}
    assert skipped(report)["quality"] == CRASHED
    assert [s.scores.keys() for s in report.segments] == [{"qe"}, {"qe"}]


@pytest.mark.parametrize("part", ["unavailable", "score", "too many values"])
def test_a_scorer_that_crashes_is_an_absent_score(part: str) -> None:
    made = auditor()
    made.scorers = (Unlucky(part=part), LengthScorer("comet"))
    report = made.audit(PAIR)
    assert failures(report) == [IN_SCORER]
    assert set(report.scores) == {"comet"}
    assert skipped(report)["qe"] == CRASHED
    assert skipped(report)["quality.segment"] == "no quality estimate"
    assert {"name.copied", "test.word"} <= {f.rule for f in report.findings}


def test_a_check_that_crashes_did_not_run() -> None:
    report = auditor().audit(Pair(f"{TARGET} CRASH", SOURCE, source_lang="pl"))
    assert failures(report) == ["The rule test.word could not be applied to this article"]
    assert skipped(report)["test.word"] == CRASHED
    assert "test.word" not in report.coverage.ran


def test_all_at_once_still_makes_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    for function in (
        "auditor.build_ledger",
        "auditor.Rater.rate_article",
        "alignment.pairing.align_sentences",
        "alignment.pairing.split_sentences",
    ):
        monkeypatch.setattr(f"exonym.{function}", crash)
    made = auditor()
    made.scorers = (Unlucky(),)
    report = made.audit(PAIR)
    assert len(failures(report)) == 7
    assert len({f.fingerprint for f in report.findings}) == len(report.findings)
    assert "typography.spacing" in report.coverage.ran


@pytest.mark.parametrize(
    "error", [InvalidPair("target", "is refused"), ModelMissing("not here"), LicenceRefused("ask first")], ids=repr
)
@pytest.mark.parametrize(
    "function",
    ["exonym.auditor.build_ledger", "exonym.alignment.pairing.align_sentences", "exonym.auditor.Rater.rate_article"],
)
def test_what_the_caller_or_operator_has_to_mend_ends_the_audit(
    monkeypatch: pytest.MonkeyPatch, function: str, error: ExonymError
) -> None:
    monkeypatch.setattr(function, raising(error))
    with pytest.raises(type(error)):
        auditor().audit(Pair(TARGET, SOURCE, source_lang="pl"))


def test_a_model_that_a_scorer_misses_ends_the_audit() -> None:
    made = auditor()
    made.scorers = (Unlucky(part="model"),)
    with pytest.raises(ModelMissing):
        made.audit(Pair(TARGET, SOURCE, source_lang="pl"))


def raising(error: Exception) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_what_does_not_crash_is_what_it_returns() -> None:
    faults = Faults()
    assert faults.attempt("It failed", lambda: 7, 0) == 7
    assert not faults.findings
