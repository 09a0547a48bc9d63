"""/admin: what it counts, and how that is drawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event, select, update

from exonym.model import Metadata
from service import audits
from service.audits import By
from service.auth import Role
from service.store import Store
from service.store.ids import first_id_at, new_id
from service.store.models import Audit, AuditFinding
from service.store.types import now
from service.web.desk.charts import HEIGHT, WIDTH, draw_line, stack_bars
from service.web.desk.words import write_seconds
from tests.service.web.admin.articles import add_audit
from tests.service.web.admin.conftest import SignIn


@pytest.mark.parametrize(
    ("by", "group"), [(By.FEED, "kaz"), (By.LANGUAGES, "pl → en"), (By.ENGINE, "mt-1")], ids=lambda value: str(value)
)
def test_audits_are_counted_by_day_and_by_where_they_come_from(store: Store, by: By, group: str) -> None:
    for _ in range(2):
        add_audit(store, Metadata(feed="kaz", mt_system="mt-1"))
    trends = audits.read_trends(store, "default", 7, by)
    assert list(trends.days) == [now().date() - timedelta(days=days) for days in range(6, -1, -1)]
    assert trends.days[now().date()].decisions == {"hold": 2}
    assert trends.groups[group].audits == 2
    assert trends.total.quality == pytest.approx(41.27)
    assert audits.read_trends(store, "other", 7, by).total.audits == 0


def test_rules_are_counted_without_what_was_dismissed(store: Store) -> None:
    add_audit(store)
    before = dict(audits.read_trends(store, "default", 7, By.FEED).rules)
    with store.writing() as session:
        session.execute(update(AuditFinding).where(AuditFinding.rule == "name.copied").values(dismissed=True))
    after = dict(audits.read_trends(store, "default", 7, By.FEED).rules)
    assert before.pop("name.copied") == 1
    assert after == before


def test_rules_are_counted_by_workspace_and_by_time_the_most_frequent_first(store: Store) -> None:
    add_audit(store)
    add_old(store, days_ago=20)
    for _ in range(2):
        add_audit(store, workspace="other")
    one = dict(audits.read_trends(store, "default", 7, By.FEED).rules)
    assert dict(audits.read_trends(store, "default", 30, By.FEED).rules) == {rule: 2 * n for rule, n in one.items()}
    assert dict(audits.read_trends(store, "other", 7, By.FEED).rules) == {rule: 2 * n for rule, n in one.items()}
    ordered = audits.read_trends(store, "default", 7, By.FEED).rules
    assert list(ordered) == sorted(ordered, key=lambda found: (-found[1], found[0]))
    assert list(audits.read_trends(store, "nobody", 7, By.FEED).rules) == []


def test_rules_are_counted_in_the_index_alone(lite: Store) -> None:
    add_audit(lite)
    asked: list[str] = []
    event.listen(lite.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    audits.read_trends(lite, "default", 7, By.FEED)
    (query,) = (statement for statement in asked if "audit_findings" in statement)
    with lite.engine.connect() as connection:
        values = dict.fromkeys(range(query.count("?")), "x")
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", tuple(values.values())).all()
    steps = [row[3] for row in plan if "audit_findings" in row[3]]
    assert steps
    assert all("USING COVERING INDEX ix_audit_findings_workspace_rule" in step for step in steps), steps


def add_old(store: Store, days_ago: int) -> None:
    """An audit of so many days ago, with one finding of each rule that add_audit's has, as often."""
    old = first_id_at(now() - timedelta(days=days_ago))[:14] + new_id()[14:]
    with store.writing() as session:
        session.add(Audit(id=old, target_lang="en", profile="news", resend_at=now()))
        session.flush()
        for found in session.scalars(select(AuditFinding)).all():
            values = {column.name: getattr(found, column.name) for column in AuditFinding.__table__.columns}
            session.add(AuditFinding(**{**values, "audit_id": old}))


@pytest.mark.parametrize(
    ("change", "held"),
    [
        pytest.param({"state": "open"}, 1, id="by its verdict"),
        pytest.param({"state": "released"}, 0, id="released by an editor"),
        pytest.param({"state": "held", "decision": "publish"}, 1, id="held by an editor"),
        pytest.param({"decision": "review"}, 0, id="not held"),
        pytest.param({"workspace": "other"}, 0, id="another workspace's"),
    ],
)
def test_what_is_held_now(store: Store, change: dict[str, str], held: int) -> None:
    add_audit(store)
    with store.writing() as session:
        session.execute(update(Audit).values(**change))
    found = audits.read_held(store, "default")
    assert (found.count, len(found.newest)) == (held, held)


@pytest.mark.parametrize("query", ["", "?days=90&by=engine", "?days=x&by=y", "?days=-1"])
def test_the_page_is_there_with_and_without_audits(sign_in: SignIn, lite: Store, query: str) -> None:
    desk = sign_in(Role.VIEWER)
    assert "No audit has ended in this time" in desk.get(f"/admin{query}").text
    add_audit(lite)
    text = desk.get(f"/admin{query}").text
    assert "<svg" in text
    assert "A name that lost its letters" in text
    assert "style=" not in text, "the policy forbids styles in place"


def test_columns_are_as_high_as_their_numbers() -> None:
    chart = stack_bars([{"publish": 3, "hold": 1}, {}, {"publish": 2}], ["publish", "hold"])
    assert [(bar.kind, bar.height) for bar in chart.bars] == [
        ("publish", HEIGHT * 0.75),
        ("hold", HEIGHT * 0.25),
        ("publish", HEIGHT * 0.5),
    ]
    assert all(bar.y >= 0 and bar.x + bar.width <= WIDTH for bar in chart.bars)
    assert stack_bars([], ["publish"]).bars == ()


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        pytest.param([], 0, id="nothing"),
        pytest.param([None, None], 0, id="no number"),
        pytest.param([50.0, None, 60.0, 70.0], 2, id="broken where there is none"),
        pytest.param([120.0, 100.0], 1, id="over the top"),
    ],
)
def test_lines_are_broken_where_there_is_no_number(values: list[float | None], lines: int) -> None:
    chart = draw_line(values, 100.0)
    assert len(chart.lines) == lines
    assert all(float(point.split(",")[1]) >= 0 for line in chart.lines for point in line.split())


@pytest.mark.parametrize(
    ("seconds", "written"), [(0, "0 s"), (119, "119 s"), (180, "3 min"), (7200, "2 h"), (432_000, "5 days")]
)
def test_times_are_written_in_their_greatest_unit(seconds: float, written: str) -> None:
    assert write_seconds(seconds) == written
