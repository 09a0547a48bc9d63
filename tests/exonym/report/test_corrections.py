"""Corrections change the marked words and nothing else, in text as in HTML, and leave a translation no worse."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from exonym import Auditor, Pair, Report, Severity
from exonym.documents import read_as
from exonym.model import Dismissal, Finding, Format, Side, Span
from exonym.report.corrections import Correction, apply_corrections, choose_corrections

DEMO = Path(__file__).parents[3] / "reference_pairs" / "demo"


def correction(pair: Pair, words: str, replacement: str, severity: Severity = Severity.MAJOR) -> Correction:
    """The correction of a finding on words as readers see them."""
    reading = read_as(pair.target, pair.format)
    start = reading.text.index(words)
    span = reading.to_received(Span(start, start + len(words)))
    text = span.of(pair.target)
    found = Finding("T", "t", "c", severity, 1.0, Side.TARGET, span.start, span.end, text, 0, "m", "f", (replacement,))
    return Correction(replace(found, surface=words), replacement)


@pytest.mark.parametrize(
    ("page", "words", "replacement", "corrected"),
    [
        ("<p>Pan <b>Toka</b>jew.</p>", "Tokajew", "Tokayev", "<p>Pan <b>Toka</b>yev.</p>"),
        ("<b>Kasym</b> <a href='?a>b'>Tokajew</a>", "Kasym Tokajew", "Kassym-Jomart Tokayev",
         "<b>Kassym-Jomart</b> <a href='?a>b'>Tokayev</a>"),
        ("<b>Poland</b>have", "Polandhave", "Poland have", "<b>Poland </b>have"),
        ("a link <i> .</i> B", "link .", "link.", "a link<i>.</i> B"),
        ("<p>the\n<b>the</b> talks", "the the", "the", "<p>the<b></b> talks"),
        ("M&uuml;ller &amp; Co", "Müller", "Mueller", "Mueller &amp; Co"),
        ("M&uuml;ler &amp; Co", "Müler", "Müller", "M&uuml;ller &amp; Co"),
        ("Toka&shy;jew", "Tokajew", "Tokayev", "Toka&shy;yev"),
        ("the MMA said", "MMA", "<M&IA>", "the &lt;M&amp;IA&gt; said"),
        ("<p>MMA", "MMA", "MIA", "<p>MIA"),
        ("<p>one</p><p>two</p>", "one\ntwo", "three four", "<p>three four</p><p></p>"),
    ],
    ids=[
        "tag inside a word", "link in a name", "space at a tag", "space on both sides of a tag", "a word too many",
        "entity replaced", "entity kept", "soft hyphen", "markup escaped", "unclosed", "two blocks",
    ],
)  # fmt: skip
def test_tags_stay_and_words_change(page: str, words: str, replacement: str, corrected: str) -> None:
    pair = Pair(page, format=Format.HTML)
    made = apply_corrections(pair, [correction(pair, words, replacement)])
    assert not made.left
    assert made.text == corrected


def test_text_is_replaced_as_it_stands() -> None:
    pair = Pair("\ufeffPan Tokajew &\r\n<b> MMA")
    made = apply_corrections(pair, [correction(pair, "MMA", "<MIA>"), correction(pair, "Tokajew", "Tokayev")])
    assert made.text == "\ufeffPan Tokayev &\r\n<b> <MIA>"
    assert [c.finding.surface for c in made.made] == ["Tokajew", "MMA"]


def test_the_graver_of_two_goes_first_and_the_other_is_left() -> None:
    pair = Pair("by Pan Tokajew, twice")
    mild, grave = (
        correction(pair, "Pan Tokajew", "Pan", Severity.MINOR),
        correction(pair, "Tokajew", "Tokayev", Severity.CRITICAL),
    )
    made = apply_corrections(pair, [mild, grave])
    assert made.text == "by Pan Tokayev, twice"
    assert [(left.correction, left.why) for left in made.left] == [(mild, "'Tokajew' is corrected there, for t")]


def test_a_correction_of_another_text_is_left() -> None:
    pair = Pair("by Tokajew")
    made = apply_corrections(replace(pair, target="Now by Tokajew"), [correction(pair, "Tokajew", "Tokayev")])
    assert (made.text, made.made, made.left[0].why) == ("Now by Tokajew", (), "the text has other words there")


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor()


def demo(written: Callable[[str], str] = str) -> Pair:
    source, target = (written((DEMO / f"{name}.txt").read_text(encoding="utf-8")) for name in ("source", "target"))
    return Pair(target, source, source_lang="pl", format=Format.TEXT if written is str else Format.HTML)


def page(text: str) -> str:
    """The text as a page full of what pages hold: tags within names, entities, attributes with ">" and script."""
    lines = [html.escape(line).encode("ascii", "xmlcharrefreplace").decode() for line in text.split("\n\n")]
    marked = [re.sub(r"\b([A-Z]\w)(\w+)", r"<a title='a > b'>\1</a>\2", line) for line in lines]
    body = "\n".join(f"<p class=x>{line.replace(' a ', '<br>a&nbsp;')}</p>" for line in marked)
    return f"<!doctype html><head><title>x</title></head><body>\n{body}<script>if (a<b) '</p>'</script></body>"


def broken(text: str) -> str:
    """The page without most of its end tags, cut in the middle of a tag."""
    return re.sub("</(?:p|body)>", "", page(text)) + "<!-- --!><b <i></x><p class='"


def tags(text: str) -> list[str]:
    return re.findall(r"<(?:'[^']*'|[^>'])*>", text)


@pytest.mark.parametrize("written", [str, page, broken])
def test_the_demo_corrected_is_better_and_loses_no_tag(written: Callable[[str], str], auditor: Auditor) -> None:
    pair = demo(written)
    before = auditor.audit(pair)
    corrections = choose_corrections(before)
    made = apply_corrections(pair, corrections)
    after = auditor.audit(replace(pair, target=made.text))
    assert {c.finding.rule for c in made.made} >= {"name.copied", "name.garbled", "number.mismatch", "acronym.wrong"}
    assert quality(after) > quality(before)
    assert "Yerlan Zhumabayev" in read_as(made.text, pair.format).text  # as the article spells him elsewhere
    assert not {c.finding.fingerprint for c in made.made} & {f.fingerprint for f in after.findings}
    assert tags(made.text) == tags(pair.target)


def quality(report: Report) -> float:
    return report.scores["quality"].value


def test_only_the_rules_and_findings_that_are_wanted_are_corrected(auditor: Auditor) -> None:
    report = auditor.audit(demo())
    assert {c.finding.rule for c in choose_corrections(report, {"name.copied"})} == {"name.copied"}
    assert all(c.finding.confidence >= 0.9 for c in choose_corrections(report, min_confidence=0.9))
    assert all(c.finding.side is Side.TARGET for c in choose_corrections(report))
    by = Dismissal("ed", "2026-11-30T12:00:00Z", "dismissed", "here")
    assert choose_corrections(replace(report, findings=tuple(replace(f, dismissed=by) for f in report.findings))) == ()
