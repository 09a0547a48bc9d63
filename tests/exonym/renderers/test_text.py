"""The report in a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

from exonym.model import Decision, Verdict
from exonym.renderers.text import RENDERER, WIDTH, render_ansi
from tests.exonym.renderers.sample import PAIR, REPORT

_ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def test_plain_text_holds_verdict_scores_findings_names_and_what_was_skipped() -> None:
    text = RENDERER.render(REPORT, PAIR)
    for wanted in (
        "HOLD",
        "name.copied (2): The name keeps its spelling.",
        "41.27",
        "[6:Remia]",
        "6 critical  The name lost its start. → Vremya",
        "[2:Nur][2,3:łan Sau][2:ranbajew]",
        "11 neutral",
        "Nurłan Sauranbajew, Sauranbaev",
        "no reference",
        "quality, qe, name.copied, name.garbled, number.mismatch",
        "1 critical, 4 major, 2 minor",
        "The model speaks <no> Polish.",
    ):
        assert wanted in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= WIDTH


def test_colour_says_the_same() -> None:
    assert _ESCAPE.sub("", render_ansi(REPORT, PAIR)).split() == RENDERER.render(REPORT, PAIR).split()


def test_an_article_cannot_steer_the_terminal() -> None:
    evil = replace(PAIR, target=PAIR.target.replace("Remia", "R\x1b[2J"))
    assert "\x1b[2J" not in render_ansi(REPORT, evil)


def test_square_brackets_are_no_markup() -> None:
    evil = replace(PAIR, target=PAIR.target.replace("Remia", "[/b] "))
    assert "[6:[/b] ]" in RENDERER.render(REPORT, evil)


def test_nothing_found() -> None:
    clean = replace(REPORT, findings=(), names=(), scores={}, verdict=Verdict(Decision.PUBLISH, "news"))
    text = RENDERER.render(clean, PAIR)
    assert "PUBLISH" in text
    assert "No errors were found." in text
