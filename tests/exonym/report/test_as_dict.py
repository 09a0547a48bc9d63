"""Reports survive JSON exactly; pairs from outside are refused with the field's name."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from exonym.config import MAX_CHARACTERS
from exonym.documents.offsets import place_in_utf16
from exonym.errors import InvalidInput, InvalidPair
from exonym.model import Coverage, Decision, Engine, Metadata, Pair, Report, Span, Verdict
from exonym.report import pair_from_dict, report_from_dict, report_to_dict
from tests.exonym.renderers.sample import PAIR, REPORT

EMPTY = Report(
    id=None,
    source_lang=None,
    target_lang="en",
    verdict=Verdict(Decision.PUBLISH, "news"),
    scores={},
    segments=(),
    findings=(),
    names=(),
    coverage=Coverage(),
    metadata=Metadata(),
    engine=Engine("0", "0", "0", "0"),
    truncated=True,
)


@pytest.mark.parametrize("report", [REPORT, EMPTY], ids=["everything", "nothing"])
def test_a_report_comes_back_exactly(report: Report) -> None:
    assert report_from_dict(json.loads(json.dumps(report_to_dict(report)))) == report


def test_the_shape_is_schema_version_1() -> None:
    written = report_to_dict(REPORT)
    assert list(written) == [
        "schema_version",
        "id",
        "source_lang",
        "target_lang",
        "verdict",
        "scores",
        "segments",
        "paragraphs",
        "findings",
        "names",
        "coverage",
        "metadata",
        "truncated",
        "engine",
        "notes",
    ]
    assert written["notes"] == ["The model speaks <no> Polish."]
    assert "notes" not in report_to_dict(EMPTY)
    assert written["schema_version"] == "1"
    assert written["scores"]["qe"]["range"] == [0.0, 1.0]
    assert written["segments"][0]["source"] is None
    assert "reference" not in written["segments"][0]
    assert written["segments"][4] == {
        "index": 4,
        "source": {"start": 173, "end": 193},
        "target": None,
        "alignment": None,
        "scores": {},
    }
    assert written["paragraphs"][1] == {
        "target": {"start": 23, "end": 74},
        "scores": {"quality": 62.0, "qe": 0.81},
        "findings": {"neutral": 1, "major": 1},
    }
    assert written["names"][0]["target_forms"][0] == {"text": "Nurłan Sauranbajew", "spans": [[38, 56]]}
    assert written["coverage"]["skipped"][0] == {"rule": "comet", "why": "no reference"}


def test_a_report_stored_before_there_were_paragraphs_is_read() -> None:
    written = report_to_dict(REPORT)
    del written["paragraphs"]
    assert report_from_dict(written) == replace(REPORT, paragraphs=())


def test_a_finding_says_what_the_schema_says() -> None:
    written = report_to_dict(REPORT)["findings"][1]
    assert written == {
        "code": "NAM01",
        "rule": "name.copied",
        "category": "accuracy/mistranslation",
        "severity": "major",
        "confidence": 0.93,
        "side": "target",
        "start": 38,
        "end": 56,
        "text": "Nurłan Sauranbajew",
        "segment": 1,
        "message": "The name keeps its Polish spelling.",
        "fingerprint": "NAM01-Nurłan Sauranbajew",
        "suggestions": ["Nurlan Sauranbayev"],
        "group": "",
        "source_span": {"start": 20, "end": 38, "text": "Nurłan Sauranbajew"},
    }
    assert type(written["severity"]) is str


def test_what_is_marked_across_tags_says_so_and_comes_back() -> None:
    there = replace(REPORT.findings[1].source_span, text="Nur<b>\u0142an", surface="Nur\u0142an")
    marked = replace(REPORT.findings[1], surface="x", ranges=(Span(38, 40), Span(41, 56)), source_span=there)
    report = replace(REPORT, findings=(marked,))
    written = report_to_dict(report)
    assert written["findings"][0]["ranges"] == [[38, 40], [41, 56]]
    assert written["findings"][0]["source_span"]["surface"] == "Nur\u0142an"
    assert report_from_dict(json.loads(json.dumps(written))) == report


def test_another_schema_version_is_refused() -> None:
    with pytest.raises(InvalidInput, match="schema_version: '2' is not '1'"):
        report_from_dict(report_to_dict(REPORT) | {"schema_version": "2"})


def test_utf16_offsets_cut_the_same_text_in_a_browser() -> None:
    report, pair = _behind_emoji()
    turned = place_in_utf16(report, pair)
    for before, after in zip(report.findings, turned.findings, strict=True):
        text = pair.target if before.side == "target" else pair.source or ""
        assert _javascript_slice(text, after.start, after.end) == before.text
        if after.source_span:
            there = after.source_span
            assert _javascript_slice(pair.source or "", there.start, there.end) == there.text
    for entry in turned.names:
        for mention in entry.target:
            assert _javascript_slice(pair.target, mention.span.start, mention.span.end) == mention.text
        for link in entry.links:
            assert (
                _javascript_slice(pair.source or "", link.source.span.start, link.source.span.end) == link.source.text
            )


def _behind_emoji() -> tuple[Report, Pair]:
    """The sample with an emoji, one character and two UTF-16 units, before the names of both texts."""
    swap = {"Burmistrz": "Burmistr\N{SHEEP}", "Shymkent": "Shymken\N{SHEEP}"}
    source, target = PAIR.source or "", PAIR.target
    for word, same_length in swap.items():
        source, target = source.replace(word, same_length), target.replace(word, same_length)
    return REPORT, replace(PAIR, source=source, target=target)


def _javascript_slice(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_a_pair_with_everything() -> None:
    written = {
        "id": "1",
        "source": "a",
        "target": "b",
        "reference": "c",
        "source_lang": "pl",
        "target_lang": "en",
        "format": "text",
        "metadata": {"feed": "f", "revision": None},
        "gold": ["what this project does not know"],
    }
    assert pair_from_dict(written) == Pair(
        target="b", source="a", reference="c", source_lang="pl", id="1", metadata=Metadata(feed="f")
    )


def test_null_is_the_same_as_absent() -> None:
    fields = ("id", "source", "reference", "source_lang", "target_lang", "format", "metadata")
    assert pair_from_dict({"target": "b"} | dict.fromkeys(fields)) == Pair(target="b")


@pytest.mark.parametrize(
    ("written", "field"),
    [
        pytest.param(["a"], "pair", id="not-an-object"),
        pytest.param({}, "target", id="no-target"),
        pytest.param({"target": " \n"}, "target", id="blank-target"),
        pytest.param({"target": 5}, "target", id="target-a-number"),
        pytest.param({"target": ["a"]}, "target", id="target-a-list"),
        pytest.param({"target": "a" * (MAX_CHARACTERS + 1)}, "target", id="target-too-long"),
        pytest.param({"target": "a", "source": "a" * (MAX_CHARACTERS + 1)}, "source", id="source-too-long"),
        pytest.param({"target": "a", "reference": {"b": 1}}, "reference", id="reference-an-object"),
        pytest.param({"target": "a\x00b"}, "target", id="nul"),
        pytest.param({"target": "a", "source": "\ud800"}, "source", id="lone-surrogate"),
        pytest.param({"target": "a", "id": 7}, "id", id="id-a-number"),
        pytest.param({"target": "a", "id": "\udfff"}, "id", id="id-with-a-lone-surrogate"),
        pytest.param({"target": "a", "metadata": {"url": "\x00"}}, "metadata.url", id="metadata-with-nul"),
        pytest.param({"target": "a", "source_lang": "polish"}, "source_lang", id="language-name-for-code"),
        pytest.param({"target": "a", "source_lang": "xx"}, "source_lang", id="language-that-does-not-exist"),
        pytest.param({"target": "a", "target_lang": 1}, "target_lang", id="language-a-number"),
        pytest.param({"target": "a", "format": "docx"}, "format", id="format-unknown"),
        pytest.param({"target": "<p><br>", "format": "html"}, "target", id="markup-without-text"),
        pytest.param({"target": "a", "metadata": "x"}, "metadata", id="metadata-a-string"),
        pytest.param({"target": "a", "metadata": {"fed": "x"}}, "metadata.fed", id="metadata-misspelt"),
        pytest.param({"target": "a", "metadata": {"feed": 1}}, "metadata.feed", id="metadata-a-number"),
    ],
)
def test_a_bad_pair_is_refused_by_its_field(written: Any, field: str) -> None:
    with pytest.raises(InvalidPair) as refused:
        pair_from_dict(written)
    assert refused.value.field == field
    assert len(str(refused.value)) < 200
