"""Words longer than any are read in part, and a report on them still points into what was received."""

from __future__ import annotations

import pytest

from exonym import Auditor, Pair, Side
from exonym.documents import read_as, read_pair
from exonym.documents.long_words import LONGEST_WORD
from exonym.model import Format, Span
from tests.exonym.test_auditor import embed

LONG = "x" * (LONGEST_WORD + 1)
CUT = "x" * LONGEST_WORD + "…"


@pytest.mark.parametrize(
    ("received", "text", "count"),
    [
        pytest.param("x" * LONGEST_WORD, "x" * LONGEST_WORD, 0, id="as long as may be"),
        pytest.param(f"so {LONG} it is", f"so {CUT} it is", 1, id="between words"),
        pytest.param(f"{LONG}\n{LONG}", f"{CUT}\n{CUT}", 2, id="two"),
        pytest.param("😀" * 1000, "😀" * LONGEST_WORD + "…", 1, id="emoji"),
        pytest.param("e" + "\u0323\u0301" * 500, None, 1, id="marks, cut before they are composed"),
        pytest.param("中华人民共和国" * 100, "中华人民共和国" * 100, 0, id="Chinese has no spaces"),
        pytest.param("กฎหมายใหม่จะมีผลบังคับใช้" * 50, "กฎหมายใหม่จะมีผลบังคับใช้" * 50, 0, id="nor has Thai"),
        pytest.param("。" * 1000, "。" * LONGEST_WORD + "…", 1, id="but a row of full stops is a word"),
    ],
)
def test_a_long_word_is_read_in_part(received: str, text: str | None, count: int) -> None:
    reading = read_as(received, Format.TEXT)
    assert reading.shortened == count
    assert text is None or reading.text == text
    assert reading.to_received(Span(0, len(reading.text))) == Span(0, len(received))


def test_in_html_across_tags_and_entities() -> None:
    html = f"<p>so <b>{LONG[:200]}</b>{LONG[200:]}&amp;yy</p>"
    reading = read_as(html, Format.HTML)
    assert reading.text == f"so {CUT}"
    assert reading.to_received(Span(3, len(reading.text))).of(html).endswith("x&amp;yy")


def test_the_report_says_so() -> None:
    rule = "=" * (LONGEST_WORD + 1)
    pair = Pair(f"{rule}\nThe minister was silent .\n{rule}.", "Minister Satkalijew milczał.", source_lang="pl")
    report = Auditor(embed=embed).audit(pair)
    assert report.notes[0] == "2 of the words are longer than 300 characters and were read in part: the first 300."
    assert [found.text for found in report.findings if found.rule == "typography.spacing"] == ["silent ."]
    assert all(
        found.text == pair.target[found.start : found.end] for found in report.findings if found.side is Side.TARGET
    )


def test_no_note_for_usual_words() -> None:
    assert read_pair(Pair("It rained.")).notes == ()
