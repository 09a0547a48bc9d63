"""A store as it is after some weeks: audits with real reports, names, decisions, deliveries, a log."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select, text

from benchmarks.service.articles import long_article, real_articles
from exonym import Pair, Report
from exonym.report import report_to_dict
from service.store import Store
from service.store.ids import first_id_at, new_id
from service.store.models import (
    Attempt,
    Audit,
    AuditFinding,
    AuditReport,
    AuditText,
    AuditWords,
    Base,
    Delivery,
    EditorDecision,
    Endpoint,
    Entry,
    Name,
    NameForm,
    NameSeen,
)
from service.store.types import now
from service.store.words import folded, words_of_names, words_of_texts

DAYS = 30
FEEDS = ("pap", "reuters", "tass", "kazinform", "dpa", "afp", "ukrinform", "interfax")
ENGINES = ("engine-a", "engine-b", "engine-c", None)
LANGS = ("pl", "ru", "uk", "de", "cs", "kk")
EXTRA_WORDS, VOCABULARY = 120, 60_000
NAMES, NAMES_EACH = 4_000, 12
ARTICLES, SEGMENTS = 20, 200
DEMO, LONG = "the demo's", "a long one"
RARE, COMMON = "rarissimus", "w1x"
Rows = list[dict[str, Any]]
_SYLLABLES = (
    "ka",
    "sa",
    "ta",
    "ma",
    "ra",
    "shi",
    "mu",
    "zho",
    "be",
    "ko",
    "va",
    "lev",
    "ov",
    "sky",
    "gor",
    "dan",
    "bek",
)


def fill_store(store: Store, count: int) -> None:
    """Audits of the last 30 days, each a copy of some article with words of its own, the newest a long one."""
    chance, known = random.Random(1), [_prepare(*article) for article in real_articles(ARTICLES)]
    forms = _fill_names(store, chance, count)
    ids: list[str] = []
    for start in range(0, count, 500):
        made = [_made(chance, known[n % len(known)], n, count) for n in range(start, min(start + 500, count))]
        seen = list(_seen(chance, forms, [(row[Audit]["id"], start + n) for n, row in enumerate(made)]))
        tables = (Audit, AuditText, AuditReport, AuditWords)
        rows: dict[type[Base], Rows] = {table: [one[table] for one in made] for table in tables}
        rows[AuditFinding] = [dict(f, audit_id=one[Audit]["id"]) for one in made for f in one[AuditFinding]]
        rows[NameSeen] = seen
        _insert(store, rows)
        ids += [one[Audit]["id"] for one in made]
    _fill_around(store, chance, ids, known)
    add_article(store, long_article(SEGMENTS))
    _analyse(store)


def _prepare(pair: Pair, report: Report) -> dict[Any, Any]:
    words = words_of_texts(pair.target, pair.source, pair.format)
    quality = report.scores.get("quality")
    return {
        Audit: {"decision": report.verdict.decision.value, "quality": quality.value if quality else None},
        AuditText: {"target": pair.target, "source": pair.source, "reference": None, "format": pair.format},
        AuditReport: report_to_dict(report),
        AuditWords: sorted({*words, *words_of_names(report)}),
        AuditFinding: [
            {
                "position": at, "code": f.code, "rule": f.rule, "severity": f.severity.value, "side": f.side.value,
                "confidence": f.confidence, "text": f.shown, "message": f.message, "fingerprint": f.fingerprint,
            }
            for at, f in enumerate(report.findings)
        ],
    }  # fmt: skip


def _made(chance: random.Random, known: dict[Any, Any], number: int, count: int) -> dict[Any, Any]:
    """The rows of one audit, by table."""
    at = _moment(number, count)
    audit_id = id_at(at)
    words = {f"w{int(VOCABULARY ** chance.random())}x" for _ in range(EXTRA_WORDS)}
    words |= {RARE} if number % 1000 == 77 else set()
    article = f"article {number // 2}"
    return {
        **known,
        Audit: {
            **known[Audit], "id": audit_id, "status": "done", "target_lang": "en", "source_lang": chance.choice(LANGS),
            "profile": "news", "created_at": at, "ended_at": at + timedelta(seconds=3), "resend_at": at,
            "feed": chance.choice(FEEDS), "mt_system": chance.choice(ENGINES), "article_id": article, "tries": 1,
            "state": "held" if number % 400 == 0 else "released" if number % 50 == 0 else "open", "length": 2800,
            "pair_id": DEMO if number % ARTICLES == 0 else None, "revision": str(number % 2),
            "title": f"Article {number} of the day" if number % 3 else None,
        },
        AuditText: {**known[AuditText], "audit_id": audit_id},
        AuditReport: {"report": known[AuditReport], "audit_id": audit_id},
        AuditWords: {"audit_id": audit_id, "words": sorted(words | set(known[AuditWords]))},
    }  # fmt: skip


def _moment(number: int, count: int) -> datetime:
    return now() - timedelta(days=DAYS) * (1 - number / count)


def id_at(at: datetime) -> str:
    """An id as it would have been made at that moment."""
    return first_id_at(at)[:14] + new_id()[14:]


def _fill_names(store: Store, chance: random.Random, count: int) -> list[list[tuple[str, int]]]:
    """Names with their forms; of each its forms and from which audit on articles have them: some came up lately."""
    names: Rows = []
    rows: Rows = []
    born: list[list[tuple[str, int]]] = []
    for _ in range(NAMES):
        entity = " ".join(_spelled(chance) for _ in range(2)) + f" {len(names)}"
        name = {"id": new_id(), "workspace": "default", "kind": "person", "house": entity}
        names.append({**name, "entity": entity, "folded": folded(entity)})
        own = [_form(name["id"], side, chance, entity) for side in ("source", "source", "target", "target", "target")]
        rows += own
        ages = [int(count * chance.random()) if chance.random() < 0.1 else 0 for _ in own]
        born.append([(str(form["id"]), age) for form, age in zip(own, ages, strict=True)])
    _insert(store, {Name: names, NameForm: rows})
    return born


def _spelled(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3)).capitalize()


def _form(name_id: str, side: str, chance: random.Random, entity: str) -> dict[str, Any]:
    spelled = f"{entity} {_spelled(chance)}"
    lang = "pl" if side == "source" else "en"
    form = {"id": new_id(), "name_id": name_id, "side": side, "lang": lang, "base": None}
    return {**form, "text": spelled, "folded": folded(spelled)}


def _seen(
    chance: random.Random, forms: list[list[tuple[str, int]]], audits: Sequence[tuple[str, int]]
) -> Iterator[dict[str, Any]]:
    for audit_id, number in audits:
        for which in {int(NAMES ** chance.random()) - 1 for _ in range(NAMES_EACH)}:
            there = [form for form, age in forms[which] if age <= number]
            for form in set(chance.choices(there, k=2)) if there else ():
                yield {"form_id": form, "audit_id": audit_id, "count": chance.randint(1, 4)}


def _fill_around(store: Store, chance: random.Random, ids: Sequence[str], known: Sequence[dict[Any, Any]]) -> None:
    """What gathers beside audits: endpoints with deliveries and attempts, decisions, the log."""
    endpoints = [
        {"id": new_id(), "workspace": "default", "url": f"https://cms.example/{n}", "events": [], "secret": "x"}
        for n in range(3)
    ]
    deliveries: Rows = []
    for audit_id in ids:
        payload = {
            "type": "audit.completed",
            "data": {"audit_id": audit_id, "decision": "review", "counts": {"major": 3}},
        }
        row = {"id": id_at(now()), "workspace": "default", "endpoint_id": chance.choice(endpoints)["id"]}
        status = "failed" if chance.random() < 0.02 else "delivered"
        deliveries.append(
            {**row, "event": "audit.completed", "audit_id": audit_id, "payload": payload, "status": status}
        )
    attempts = [{"delivery_id": d["id"], "number": 1, "seconds": 0.2, "status": 200} for d in deliveries]
    log = [
        {"id": new_id(), "workspace": "default", "by": "somebody@example.org", "what": chance.choice(_WHAT),
         "about": audit_id, "details": {}}
        for audit_id in ids
    ]  # fmt: skip
    decisions = [_decision(chance, audit_id, known[n % len(known)]) for n, audit_id in enumerate(ids) if n % 3 == 0]
    _insert(store, {Endpoint: endpoints, Delivery: deliveries, Attempt: attempts, Entry: log})
    _insert(store, {EditorDecision: [decision for decision in decisions if decision]})


_WHAT = ("decision.made", "verdict.given", "name.decided", "key.created")


def _decision(chance: random.Random, audit_id: str, known: Mapping[Any, Any]) -> dict[str, Any]:
    if not known[AuditFinding]:
        return {}
    found = chance.choice(known[AuditFinding])
    return {
        "id": new_id(), "workspace": "default", "audit_id": audit_id, "by": "somebody@example.org", "scope": "here",
        "decision": chance.choice(("accepted", "dismissed", "false_alarm")), "fingerprint": found["fingerprint"],
        "rule": found["rule"], "surface": new_id(), "text": found["text"],
    }  # fmt: skip


def add_article(store: Store, article: tuple[Pair, Report]) -> None:
    """One more audit, the newest."""
    made = _made(random.Random(9), _prepare(*article), 1, 1)
    audit_id = made[Audit]["id"]
    made[Audit]["pair_id"] = LONG
    rows: dict[type[Base], Rows] = {t: [made[t]] for t in (Audit, AuditText, AuditReport, AuditWords)}
    _insert(store, {**rows, AuditFinding: [dict(f, audit_id=audit_id) for f in made[AuditFinding]]})


def count_audits(store: Store) -> int:
    """How many there are."""
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(Audit)) or 0


def _insert(store: Store, rows: Mapping[type[Base], Rows]) -> None:
    with store.writing() as session:
        for table, some in rows.items():
            if some:
                session.execute(insert(table), some)


def _analyse(store: Store) -> None:
    """As PostgreSQL does by itself after a while; SQLite never does, so it is not done for it here either."""
    if store.engine.dialect.name == "postgresql":
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def describe(store: Store) -> str:
    """How many rows there are of what counts, as JSON."""
    tables = (Audit, AuditFinding, Name, NameForm, NameSeen, Delivery, Entry, EditorDecision)
    with store.engine.connect() as connection:
        counts = {t.__tablename__: connection.scalar(text(f"SELECT count(*) FROM {t.__tablename__}")) for t in tables}
    return json.dumps(counts)
