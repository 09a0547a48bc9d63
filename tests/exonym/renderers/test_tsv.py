"""Marot's table: ten columns whatever the texts hold, each error marked where it stands."""

from __future__ import annotations

import json
from dataclasses import replace

from exonym.model import Format, Pair
from exonym.renderers.tsv import RENDERER
from tests.exonym.renderers.sample import FINDINGS, PAIR, REPORT


def lines(report: object = REPORT, pair: Pair = PAIR) -> list[list[str]]:
    return [line.split("\t") for line in RENDERER.render(report, pair).splitlines()]  # type: ignore[arg-type]


def test_every_line_has_ten_columns() -> None:
    assert {len(line) for line in lines()} == {10}


def test_an_error_is_marked_in_its_side_and_no_other() -> None:
    by_rule = {json.loads(line[9]).get("rule"): line for line in lines()[1:]}
    assert "<v>Nurłan Sauranbajew</v>" in by_rule["name.copied"][6]
    assert "<v>" not in by_rule["name.copied"][5]
    assert by_rule["omission.segment"][5] == "<v>Nie podano przyczyn.</v>"
    assert by_rule["name.copied"][:2] == ["nmt-2", "77"]
    assert by_rule["name.copied"][7:9] == ["accuracy/mistranslation", "major"]


def test_a_segment_without_errors_says_so() -> None:
    found = lines(replace(REPORT, findings=FINDINGS[1:2]))[1:]
    assert [line[7] for line in found].count("no-error") == len(REPORT.segments) - 1


def test_tabs_and_line_breaks_of_a_text_break_no_line() -> None:
    pair = replace(PAIR, target=PAIR.target.replace("Shymkent mayor", "Shymkent\tmayor"), format=Format.TEXT)
    assert {len(line) for line in lines(pair=pair)} == {10}
