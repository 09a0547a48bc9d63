"""What decisions say of rules and names, and what of them goes to ``exonym calibrate``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exonym.calibration import read_decision
from exonym.cli import main
from exonym.model import Report
from service import audits, decisions
from service.store.models import Act, Choice
from tests.service.decisions.desk import KOWALCYK, RUSSIA, SPACE, TOKAJEW, Desk, audit
from tests.service.decisions.test_deciding import NORTH, SOURCE, TARGET


def release(desk: Desk, audit_id: str, act: Act = Act.RELEASED) -> None:
    decisions.give_word(desk.store, desk.queue, desk.editor, audit_id, act, "")


def test_how_often_a_rule_is_wrong(desk: Desk) -> None:
    first, second = (desk.article(f"{NORTH} {number}", SOURCE) for number in (1, 2))
    desk.decide(first, TOKAJEW, "false_alarm")
    desk.decide(second, TOKAJEW, "accepted")
    desk.decide(first, RUSSIA, "false_alarm")
    desk.undo(second, desk.decide(second, RUSSIA).id)
    rates = decisions.false_alarm_rates(desk.store, "default")
    assert [(rate.rule, rate.decided, rate.false_alarms, rate.share) for rate in rates] == [
        ("name.lowercased", 1, 1, 1.0),
        ("name.copied", 2, 1, 0.5),
    ]
    assert decisions.false_alarm_rates(desk.store, "other") == []


def test_an_article_a_line_that_was_accepted_or_not(desk: Desk) -> None:
    released, held, cleared, half, untouched = (desk.article(f"{NORTH} {number}", SOURCE) for number in range(5))
    slips = desk.article(f"A{SPACE}slip.")
    release(desk, released)
    release(desk, held, Act.HELD)
    for mark in (TOKAJEW, RUSSIA):
        desk.decide(cleared, mark, scope="here")
    (rest,) = desk.marks(cleared, RUSSIA)[1:]
    wish = decisions.Wish([rest], Choice.FALSE_ALARM)
    decisions.decide(desk.store, desk.queue, desk.settings, desk.editor, cleared, wish)
    desk.decide(half, TOKAJEW)
    desk.decide(slips, SPACE)
    lines = list(decisions.list_decided(desk.store, desk.settings, "default"))
    said = {line["audit_id"]: (line["accepted"], len(line["decisions"])) for line in lines}
    assert said == {released: (True, 0), held: (False, 0), cleared: (True, 3)}
    assert untouched not in said
    (whole,) = [line for line in lines if line["audit_id"] == cleared]
    given = read_decision(whole)
    assert isinstance(given.article, Report)
    assert not [finding for finding in given.article.findings if finding.dismissed], "as the engine made it"
    assert given.article.verdict == audit(audits.pair_of(desk.store, cleared)).verdict
    assert {one["decision"] for one in whole["decisions"]} == {"dismissed", "false_alarm"}
    assert list(decisions.list_decided(desk.store, desk.settings, "other")) == []


def test_exonym_calibrate_learns_from_it(lite_desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk, file = lite_desk, tmp_path / "decisions.jsonl"
    for number in range(42):
        release(desk, desk.article(f"Clean is number {number}.", SOURCE))
        release(desk, desk.article(f"{TARGET} {KOWALCYK} {number}.", SOURCE), Act.HELD)
    lines = decisions.list_decided(desk.store, desk.settings, "default")
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert main(["calibrate", "--jsonl", str(file), "--out", str(tmp_path / "own.toml")]) == 0
    assert "84 articles" in (tmp_path / "own.toml").read_text(encoding="utf-8")
    assert "stops 100.0% of the rejected" in capsys.readouterr().err
