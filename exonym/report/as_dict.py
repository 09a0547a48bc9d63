"""Turn reports into plain JSON values and back. Only this module knows how a report looks outside Python.

Spans of findings, segments and mentions are ``start`` and ``end``; spans in lists are ``[start, end]``. A score that
was not computed is an absent key, and so are notes where there are none; a segment's missing side, alignment and other
unknowns are null; a finding's ``surface`` and ``ranges`` are absent where its slice is what readers see, and
``dismissed`` where nobody decided against it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from exonym.errors import InvalidInput
from exonym.model import (
    SCHEMA_VERSION,
    Coverage,
    Decision,
    Dismissal,
    Engine,
    Finding,
    Kind,
    Mention,
    Metadata,
    NameEntry,
    NameForm,
    NameLink,
    Paragraph,
    Reason,
    Report,
    Score,
    Segment,
    Severity,
    Side,
    Skipped,
    SourceSpan,
    Span,
    Verdict,
)

Json = dict[str, Any]


def report_to_dict(report: Report) -> Json:
    """The report as JSON values (dict, list, str, float, int, bool, None), schema_version "1".

    Offsets stay as ``report`` has them: characters, or what ``exonym.documents.offsets.place_in_utf16`` made of them.
    """
    written = {
        "schema_version": report.schema_version,
        "id": report.id,
        "source_lang": report.source_lang,
        "target_lang": report.target_lang,
        "verdict": _verdict_to(report.verdict),
        "scores": {name: _score_to(score) for name, score in report.scores.items()},
        "segments": [_segment_to(segment) for segment in report.segments],
        "paragraphs": [_paragraph_to(paragraph) for paragraph in report.paragraphs],
        "findings": [_finding_to(finding) for finding in report.findings],
        "names": [_name_to(entry) for entry in report.names],
        "coverage": {"ran": list(report.coverage.ran), "skipped": [asdict(s) for s in report.coverage.skipped]},
        "metadata": asdict(report.metadata),
        "truncated": report.truncated,
        "engine": asdict(report.engine),
    }
    return written | {"notes": list(report.notes)} if report.notes else written


def _verdict_to(verdict: Verdict) -> Json:
    reasons = [asdict(reason) for reason in verdict.reasons]
    return {"decision": verdict.decision.value, "profile": verdict.profile, "reasons": reasons}


def _score_to(score: Score) -> Json:
    low, high = score.range
    return {
        "value": score.value,
        "range": [low, high if math.isfinite(high) else None],  # JSON has no infinity
        "signature": score.signature,
    }


def _segment_to(segment: Segment) -> Json:
    written = {
        "index": segment.index,
        "source": asdict(segment.source) if segment.source else None,
        "target": asdict(segment.target) if segment.target else None,
        "alignment": segment.alignment,
        "scores": dict(segment.scores),
    }
    return written if segment.reference is None else written | {"reference": segment.reference}


def _paragraph_to(paragraph: Paragraph) -> Json:
    return {
        "target": asdict(paragraph.target),
        "scores": dict(paragraph.scores),
        "findings": {severity.value: count for severity, count in paragraph.findings.items()},
    }


def _finding_to(finding: Finding) -> Json:
    plain = {
        "severity": finding.severity.value,
        "side": finding.side.value,
        "suggestions": list(finding.suggestions),
        "source_span": _shown_to(asdict(finding.source_span)) if finding.source_span else None,
        "ranges": [[span.start, span.end] for span in finding.ranges],
    }
    written = _shown_to(asdict(finding) | plain)
    return written if finding.dismissed else {key: value for key, value in written.items() if key != "dismissed"}


def _shown_to(written: Json) -> Json:
    """Without ``surface`` and ``ranges`` where the slice is what readers see."""
    hidden = ("surface", "ranges") if written["surface"] is None else ()
    return {key: value for key, value in written.items() if key not in hidden}


def _name_to(entry: NameEntry) -> Json:
    return {
        "entity": entry.entity,
        "kind": entry.kind.value,
        "house": entry.house,
        "house_from": entry.house_from,
        "accepted": list(entry.accepted),
        "source_forms": [_form_to(form) for form in entry.source_forms],
        "target_forms": [_form_to(form) for form in entry.target_forms],
        "source_mentions": [_mention_to(mention) for mention in entry.source],
        "target_mentions": [_mention_to(mention) for mention in entry.target],
        "links": [
            {"source": _mention_to(k.source), "target": _mention_to(k.target), "probability": k.probability}
            for k in entry.links
        ],
    }


def _form_to(form: NameForm) -> Json:
    return {"text": form.text, "spans": [[span.start, span.end] for span in form.spans]}


def _mention_to(mention: Mention) -> Json:
    return {"text": mention.text, **asdict(mention.span), "segment": mention.segment, "kind": mention.kind.value}


def report_from_dict(written: Mapping[str, Any]) -> Report:
    """The report that ``report_to_dict`` wrote.

    Raises InvalidInput for another schema_version, and KeyError, TypeError or ValueError for JSON that is not a report.
    """
    if written.get("schema_version") != SCHEMA_VERSION:
        raise InvalidInput("schema_version", f"{written.get('schema_version')!r} is not {SCHEMA_VERSION!r}")
    return Report(
        id=written["id"],
        source_lang=written["source_lang"],
        target_lang=written["target_lang"],
        verdict=_verdict_from(written["verdict"]),
        scores={name: _score_from(score) for name, score in written["scores"].items()},
        segments=tuple(_segment_from(segment) for segment in written["segments"]),
        paragraphs=tuple(_paragraph_from(paragraph) for paragraph in written.get("paragraphs", ())),
        findings=tuple(_finding_from(finding) for finding in written["findings"]),
        names=tuple(_name_from(entry) for entry in written["names"]),
        coverage=_coverage_from(written["coverage"]),
        metadata=Metadata(**written["metadata"]),
        engine=Engine(**written["engine"]),
        truncated=written["truncated"],
        notes=tuple(written.get("notes", ())),
    )


def _verdict_from(written: Json) -> Verdict:
    reasons = tuple(Reason(**reason) for reason in written["reasons"])
    return Verdict(Decision(written["decision"]), written["profile"], reasons)


def _score_from(written: Json) -> Score:
    low, high = written["range"]
    return Score(written["value"], (low, math.inf if high is None else high), written["signature"])


def _segment_from(written: Json) -> Segment:
    return Segment(
        index=written["index"],
        source=Span(**written["source"]) if written["source"] else None,
        target=Span(**written["target"]) if written["target"] else None,
        alignment=written["alignment"],
        reference=written.get("reference"),
        scores=written["scores"],
    )


def _paragraph_from(written: Json) -> Paragraph:
    counts = {Severity(severity): count for severity, count in written["findings"].items()}
    return Paragraph(Span(**written["target"]), written["scores"], counts)


def _finding_from(written: Json) -> Finding:
    source = written["source_span"]
    converted = {
        "severity": Severity(written["severity"]),
        "side": Side(written["side"]),
        "suggestions": tuple(written["suggestions"]),
        "source_span": SourceSpan(**source) if source else None,
        "ranges": tuple(Span(start, end) for start, end in written.get("ranges", ())),
        "dismissed": Dismissal(**written["dismissed"]) if written.get("dismissed") else None,
    }
    return Finding(**{**written, **converted})


def _name_from(written: Json) -> NameEntry:
    return NameEntry(
        entity=written["entity"],
        kind=Kind(written["kind"]),
        house=written["house"],
        house_from=written["house_from"],
        accepted=tuple(written["accepted"]),
        source=tuple(_mention_from(mention) for mention in written["source_mentions"]),
        target=tuple(_mention_from(mention) for mention in written["target_mentions"]),
        links=tuple(
            NameLink(_mention_from(k["source"]), _mention_from(k["target"]), k["probability"]) for k in written["links"]
        ),
    )


def _mention_from(written: Json) -> Mention:
    span = Span(written["start"], written["end"])
    return Mention(written["text"], span, written["segment"], Kind(written["kind"]))


def _coverage_from(written: Json) -> Coverage:
    return Coverage(tuple(written["ran"]), tuple(Skipped(**skipped) for skipped in written["skipped"]))
