"""The JSON Schema (draft 2020-12) of a written report: what ``report_to_dict`` gives and nothing else."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from exonym.model import SCHEMA_VERSION, Decision, Kind, Severity, Side

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MAYBE_TEXT: Schema = {"type": ["string", "null"]}
_OFFSET: Schema = {"type": "integer", "minimum": 0}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_SCORES: Schema = {"type": "object", "additionalProperties": {"type": "number"}}
_RANGE: Schema = {
    "description": "Start and end of a span.",
    "type": "array",
    "prefixItems": [_OFFSET, _OFFSET],
    "items": False,
    "minItems": 2,
}


def write_report_schema() -> Schema:
    """The schema of a report of this version."""
    fields = {
        "schema_version": {"const": SCHEMA_VERSION},
        "id": {**_MAYBE_TEXT, "description": "The caller's own id of the pair."},
        "source_lang": _MAYBE_TEXT,
        "target_lang": _TEXT,
        "verdict": _ref("verdict"),
        "scores": {"type": "object", "additionalProperties": _ref("score")},
        "segments": _list(_ref("segment")),
        "paragraphs": _list(_ref("paragraph")),
        "findings": _list(_ref("finding")),
        "names": _list(_ref("name")),
        "coverage": _ref("coverage"),
        "metadata": _ref("metadata"),
        "truncated": {"type": "boolean"},
        "engine": _ref("engine"),
        "notes": {**_list(_TEXT), "description": "Sentences a reader has to know; absent where there are none."},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Exonym report",
        "description": "Offsets are Unicode characters of the text as it was received, end exclusive.",
        **_object(fields, optional=("notes",)),
        "$defs": _write_parts(),
    }


def _write_parts() -> dict[str, Schema]:
    span = {"start": _OFFSET, "end": _OFFSET}
    shown = {"surface": _MAYBE_TEXT, "ranges": _list(_RANGE)}
    return {
        "verdict": _object({"decision": _one_of(Decision), "profile": _TEXT, "reasons": _list(_ref("reason"))}),
        "reason": _object({"rule": _TEXT, "count": _OFFSET, "message": _TEXT}),
        "score": _object({"value": {"type": "number"}, "range": _write_score_range(), "signature": _TEXT}),
        "span": _object(span),
        "segment": _write_segment(),
        "paragraph": _object({"target": _ref("span"), "scores": _SCORES, "findings": _write_counts()}),
        "finding": _write_finding(span | {"text": _TEXT}, shown),
        "source_span": _object(span | {"text": _TEXT, "surface": _TEXT}, optional=("surface",)),
        "dismissal": _object(dict.fromkeys(("by", "at", "decision", "scope"), _TEXT)),
        "name": _write_name(),
        "form": _object({"text": _TEXT, "spans": _list(_RANGE)}),
        "mention": _object({"text": _TEXT, **span, "segment": _OFFSET, "kind": _one_of(Kind)}),
        "link": _object({"source": _ref("mention"), "target": _ref("mention"), "probability": _SHARE}),
        "coverage": _object({"ran": _list(_TEXT), "skipped": _list(_object({"rule": _TEXT, "why": _TEXT}))}),
        "metadata": _object(dict.fromkeys(("feed", "article_id", "revision", "url", "mt_system"), _MAYBE_TEXT)),
        "engine": _object(dict.fromkeys(("version", "rules", "namebook", "segmenter"), _TEXT)),
    }


def _write_segment() -> Schema:
    side = {"oneOf": [_ref("span"), {"type": "null"}]}
    fields = {
        "index": _OFFSET,
        "source": side,
        "target": side,
        "alignment": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
        "scores": _SCORES,
        "reference": _TEXT,
    }
    return _object(fields, optional=("reference",))


def _write_finding(marked: dict[str, Schema], shown: dict[str, Schema]) -> Schema:
    fields = {
        "code": {"type": "string", "pattern": r"^[A-Z]{3}[0-9]{2}$"},
        "rule": {"type": "string", "pattern": r"^[a-z]+\.[a-z_]+$"},
        "category": {**_TEXT, "description": "The MQM category, such as accuracy/untranslated."},
        "severity": _one_of(Severity),
        "confidence": _SHARE,
        "side": _one_of(Side),
        **marked,
        "segment": {"type": ["integer", "null"], "minimum": 0},
        "message": _TEXT,
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "suggestions": _list(_TEXT),
        "source_span": {"oneOf": [_ref("source_span"), {"type": "null"}]},
        "group": _TEXT,
        **shown,
        "dismissed": _ref("dismissal"),
    }
    return _object(fields, optional=(*shown, "dismissed"))


def _write_name() -> Schema:
    fields = {
        "entity": _TEXT,
        "kind": _one_of(Kind),
        "house": _MAYBE_TEXT,
        "house_from": _MAYBE_TEXT,
        "accepted": _list(_TEXT),
        "source_forms": _list(_ref("form")),
        "target_forms": _list(_ref("form")),
        "source_mentions": _list(_ref("mention")),
        "target_mentions": _list(_ref("mention")),
        "links": _list(_ref("link")),
    }
    return _object(fields)


def _write_score_range() -> Schema:
    ends = [{"type": "number"}, {"type": ["number", "null"], "description": "Null where there is no upper end."}]
    return {"type": "array", "prefixItems": ends, "items": False, "minItems": 2}


def _write_counts() -> Schema:
    return {"type": "object", "properties": {s.value: _OFFSET for s in Severity}, "additionalProperties": False}


def _object(fields: dict[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in fields if name not in optional]
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(words: type[StrEnum]) -> Schema:
    return {"enum": [word.value for word in words]}


def _ref(part: str) -> Schema:
    return {"$ref": f"#/$defs/{part}"}
