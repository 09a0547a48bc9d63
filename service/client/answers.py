"""The answers of the API, as JSON has them. Moments are texts (RFC 3339)."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

Report = dict[str, Any]
"""A report, schema_version 1: docs/report.md. ``exonym.report.report_from_dict`` makes the engine's value of it."""


class Metadata(TypedDict):
    """Where an article comes from."""

    feed: str | None
    article_id: str | None
    revision: str | None
    url: str | None
    mt_system: str | None


class Audit(TypedDict):
    """An audit; ``report`` is there where the request waited for it."""

    id: str
    status: Literal["queued", "running", "done", "failed"]
    pair_id: str | None
    source_lang: str | None
    target_lang: str
    profile: str
    metadata: Metadata
    previous: str | None
    batch: str | None
    state: Literal["open", "released", "held"]
    note: str | None
    created_at: str
    ended_at: str | None
    decision: Literal["publish", "review", "hold"] | None
    quality: float | None
    error: str | None
    report: Report | None


class Page(TypedDict):
    """Some audits, newest first, and the cursor of the next ones."""

    items: list[Audit]
    next: str | None


class Batch(TypedDict):
    """A batch: where it stands, and how many of its audits stand where."""

    id: str
    status: Literal["running", "done", "cancelled"]
    total: int
    queued: int
    running: int
    done: int
    failed: int
    rejected: int
    created_at: str
    ended_at: str | None


class Result(TypedDict):
    """What became of a line of a batch: its audit with the report, or why there is none."""

    line: int
    id: NotRequired[str | None]
    audit_id: NotRequired[str]
    status: NotRequired[str]
    report: NotRequired[Report]
    error: NotRequired[str]


class Key(TypedDict):
    """An API key; ``key`` is itself, in the answer that made it alone."""

    id: str
    name: str
    workspace: str
    scopes: list[str]
    created_at: str
    expires_at: str | None
    revoked_at: str | None
    last_used_at: str | None
    key: NotRequired[str]


class Connector(TypedDict):
    """A CMS whose events are taken."""

    id: str
    name: str
    kind: str
    mapping: dict[str, str]
    target_lang: str
    source_langs: list[str]
    format: str
    created_at: str


class Endpoint(TypedDict):
    """Where webhooks go; ``secret`` is in the answers that made it alone."""

    id: str
    url: str
    events: list[str]
    description: str
    paused: bool
    paused_why: str
    created_at: str
    secret: NotRequired[str]


class Attempt(TypedDict):
    """One request of a delivery."""

    at: str
    seconds: float
    status: int | None
    answer: str
    error: str


class Delivery(TypedDict):
    """One event for one endpoint."""

    id: str
    endpoint: str
    event: str
    audit_id: str | None
    status: Literal["pending", "sending", "delivered", "failed"]
    created_at: str
    attempts: list[Attempt]


class Capabilities(TypedDict):
    """What an installation can do."""

    version: str
    schema_version: str
    profiles: list[str]
    languages: list[dict[str, Any]]
    rules: list[dict[str, Any]]
    scorers: list[dict[str, Any]]
    formats: list[dict[str, str]]
    limits: dict[str, Any]


class Check(TypedDict):
    """LanguageTool's answer: ``matches`` count UTF-16 code units."""

    software: dict[str, Any]
    warnings: dict[str, Any]
    language: dict[str, Any]
    matches: list[dict[str, Any]]


class EditorDecision(TypedDict):
    """What an editor said of a finding; ``findings``, those for which it holds, is in lists alone."""

    id: str
    by: str
    at: str
    audit: str | None
    fingerprint: str
    rule: str
    text: str
    decision: Literal["accepted", "dismissed", "false_alarm"]
    scope: Literal["here", "article", "workspace"]
    reason: str | None
    replacement: str | None
    undone: dict[str, str] | None
    findings: NotRequired[list[str]]


class Word(TypedDict):
    """An editor's word over a verdict."""

    id: str
    audit: str
    by: str
    at: str
    state: Literal["released", "held"]
    reason: str
