"""Of any text: an audit ends, points into what was received, and can be shown, written and corrected."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exonym import Pair, Report, Severity, Side
from exonym.documents import read_as, read_pair
from exonym.documents.markup import split_markup
from exonym.documents.offsets import place_in_reading, place_in_utf16
from exonym.model import Finding, Format, Span
from exonym.renderers.html import RENDERER as HTML
from exonym.renderers.json import RENDERER as JSON
from exonym.renderers.text import RENDERER as TEXT
from exonym.renderers.text import render_ansi
from exonym.report import report_from_dict, report_to_dict
from exonym.report.corrections import Correction, apply_corrections
from tests.exonym.anything import SETTINGS, pages, texts
from tests.exonym.test_auditor import auditor

AUDITOR = auditor()
AUDITS = settings(SETTINGS, max_examples=25)
WORDS = "Minister Satkalijew was silent. "
"""What every text has, so that there is something to read and to find."""


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """Texts in both formats, Polish or Russian into English, with their sources and without."""
    format_ = draw(st.sampled_from(Format))
    text = pages if format_ is Format.HTML else texts
    source = draw(st.none() | text)
    lang = draw(st.sampled_from(["pl", "ru"])) if source else None
    return Pair(WORDS + draw(text) + draw(text), source, source_lang=lang, format=format_)


@AUDITS
@given(pairs())
def test_a_report_stays_in_its_texts(pair: Pair) -> None:
    report = AUDITOR.audit(pair)
    assert not [found.message for found in report.findings if found.rule == "internal.error"]
    assert report.findings
    for found in report.findings:
        check_finding(found, pair)
    for segment in report.segments:
        for span, text in ((segment.source, pair.source), (segment.target, pair.target)):
            assert span is None or (text is not None and 0 <= span.start < span.end <= len(text))
    check_names(report, pair)
    check_utf16(report, pair)


def check_finding(found: Finding, pair: Pair) -> None:
    text = pair.target if found.side is Side.TARGET else pair.source or ""
    assert 0 <= found.start <= found.end <= len(text)
    assert text[found.start : found.end] == found.text
    if found.surface is None:
        assert found.ranges == ()
    else:
        assert [piece.start for piece in found.ranges] == sorted(piece.start for piece in found.ranges)
        assert all(found.start <= piece.start < piece.end <= found.end for piece in found.ranges)
    if found.source_span:
        there = found.source_span
        assert (pair.source or "")[there.start : there.end] == there.text


def check_names(report: Report, pair: Pair) -> None:
    readings = read_pair(pair)
    for entry in place_in_reading(report, readings).names:
        for mention in entry.target:
            assert mention.span.of(readings.pair.target) == mention.text


def check_utf16(report: Report, pair: Pair) -> None:
    units = pair.target.encode("utf-16-le")
    for found in place_in_utf16(report, pair).findings:
        if found.side is Side.TARGET:
            assert units[2 * found.start : 2 * found.end].decode("utf-16-le") == found.text


@AUDITS
@given(pairs())
def test_a_report_can_be_shown_and_comes_back(pair: Pair) -> None:
    report = AUDITOR.audit(pair)
    assert report_from_dict(json.loads(json.dumps(report_to_dict(report)))) == report
    assert report_from_dict(json.loads(JSON.render(report, pair))) == report
    check_page(HTML.render(report, pair))
    for written in (TEXT.render(report, pair), render_ansi(report, pair).replace("\x1b[", "")):
        assert all(character.isprintable() or character == "\n" for character in written if character < "\xa0")


def check_page(page: str) -> None:
    """A page without any error but the elements that libxml2 is too old to know."""
    parser = etree.HTMLParser(encoding="utf-8")
    etree.fromstring(page.encode(), parser)
    assert [error.message for error in parser.error_log if error.type_name != "HTML_UNKNOWN_TAG"] == []


@st.composite
def corrections(draw: st.DrawFn) -> tuple[Pair, Correction]:
    """A page and other words for some of its text."""
    pair = Pair(WORDS + draw(pages), format=Format.HTML)
    reading = read_as(pair.target, pair.format)
    start = draw(st.integers(0, len(reading.text) - 1))
    words = Span(start, draw(st.integers(start + 1, len(reading.text))))
    place = reading.to_received(words)
    found = Finding(
        "T", "t", "c", Severity.MAJOR, 1.0, Side.TARGET, place.start, place.end, place.of(pair.target), 0, "m", "f"
    )
    found = replace(found, surface=words.of(reading.text))
    return pair, Correction(found, draw(st.text('шы<&>" ', min_size=1, max_size=8)))


@SETTINGS
@given(corrections())
def test_a_correction_breaks_no_tag(given_: tuple[Pair, Correction]) -> None:
    pair, correction = given_
    made = apply_corrections(pair, [correction])
    assert tags(made.text) == tags(pair.target)
    if made.made:
        finding = correction.finding
        assert made.text.startswith(pair.target[: finding.start])
        assert made.text.endswith(pair.target[finding.end :])
    else:
        assert made.text == pair.target


def tags(page: str) -> list[str]:
    return [piece.span.of(page) for piece in split_markup(page) if piece.tag is not None]
