"""The page an editor sees: well formed whatever the texts hold, nothing fetched, everything reachable."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from exonym.model import Finding, Metadata, Pair, Report, Score, Segment, Severity, Span
from exonym.renderers.html import RENDERER
from tests.exonym.renderers.sample import PAIR, REPORT


def page(report: Report = REPORT, pair: Pair = PAIR) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(RENDERER.render(report, pair))


def text_of(element: lxml_html.HtmlElement) -> str:
    """An element's text without the tips and numbers that the page adds."""
    for added in element.xpath('.//*[contains(@class, "tip")] | .//sup'):
        added.drop_tree()
    return str(element.text_content())


def test_texts_are_shown_unchanged_segment_by_segment() -> None:
    cells = [
        [text_of(cell) for cell in row.xpath("./td")] for row in page().xpath('//tr[starts-with(@id, "segment-")]')
    ]
    assert cells[1] == [
        "Burmistrz Szymkentu Nurłan Sauranbajew podał się do dymisji.",
        "Shymkent mayor Nurłan Sauranbajew has stepped down.",
    ]
    assert cells[0][0] == "Not in the source"
    assert cells[4][1] == "Not in the translation"


def test_every_finding_is_listed_and_its_mark_leads_to_it() -> None:
    document = page()
    listed = document.xpath('//ol[@class="findings"]/li/@id')
    assert listed == [f"finding-{number}" for number in range(1, 12)]
    leading = {href[1:] for href in document.xpath("//mark/a/@href")}
    assert leading <= set(listed)
    assert "finding-6" in leading


def test_a_nested_finding_is_marked_inside_the_outer_one() -> None:
    marks = page().xpath('//tr[@id="segment-1"]/td[2]/mark')
    assert [text_of(mark) for mark in marks] == ["Nurłan Sau"[:3], "łan Sau", "ranbajew"]


def test_the_map_has_a_bar_a_segment_and_leads_to_those_with_errors() -> None:
    document = page()
    bars = document.xpath('//ol[@class="cells"]/li')
    assert [bar.get("class") for bar in bars] == [
        "minor begins",
        "major begins",
        "critical begins",
        "major",
        "major",
    ]
    assert [text_of(link) for link in bars[2].xpath("a")] == ["Segment 3: 1 critical, 1 major, 2 minor"]
    clean = page(replace(REPORT, findings=()))
    assert not clean.xpath('//ol[@class="cells"]//a')


def test_paragraphs_are_rated_and_lead_to_their_texts() -> None:
    rows = page().xpath('//table[@class="parts"]/tbody/tr')
    assert [[text_of(cell).split() for cell in row.xpath("td")] for row in rows][1] == [
        ["62"],
        ["0.81"],
        ["1", "major,", "1", "neutral"],
    ]
    assert [link.get("href") for row in rows for link in row.xpath("th/a")] == [
        "#segment-0",
        "#segment-1",
        "#segment-2",
    ]


def test_a_report_without_paragraphs_is_shown() -> None:
    assert not page(replace(REPORT, paragraphs=())).xpath('//table[@class="parts"] | //tr[@class="begins"]')


def test_notes_are_read_as_they_stand() -> None:
    assert [str(item.text_content()) for item in page().xpath('//ul[@class="to-know"]/li')] == list(REPORT.notes)
    assert not page(replace(REPORT, notes=())).xpath('//*[@id="to-know"]')


def test_every_link_within_the_page_has_its_place() -> None:
    document = page()
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in document.xpath('//a/@href[starts-with(., "#")]')} <= set(ids)


def test_nothing_is_fetched_and_nothing_runs() -> None:
    written = RENDERER.render(REPORT, PAIR)
    assert not re.search(r"<(script|link|img|iframe|object)\b|@import|url\(", written)


@pytest.mark.parametrize("field", ["target", "source", "message", "url", "suggestion"])
def test_markup_in_any_text_stays_text(field: str) -> None:
    evil = "<img src=x onerror=alert(1)>\"'&"
    finding = replace(REPORT.findings[0], message=evil, suggestions=(evil,))
    report = replace(REPORT, findings=(finding,), metadata=Metadata(url=evil, feed=evil))
    pair = replace(PAIR, target=evil * 9, source=evil * 9)
    document = page(report, pair)
    assert not document.xpath("//img")
    assert not document.xpath("//@onerror")


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    document = page(replace(REPORT, metadata=Metadata(url="javascript:alert(1)")))
    assert not document.xpath('//a[starts-with(@href, "javascript")]')


def test_without_a_source_there_is_one_column() -> None:
    alone = replace(PAIR, source=None)
    segments = tuple(replace(segment, source=None) for segment in REPORT.segments if segment.target)
    findings = tuple(replace(f, source_span=None) for f in REPORT.findings if f.side == "target")
    document = page(replace(REPORT, segments=segments, findings=findings), alone)
    assert {len(row.xpath("./td")) for row in document.xpath('//tr[starts-with(@id, "segment-")]')} == {1}


def test_without_findings_the_page_says_so() -> None:
    document = page(replace(REPORT, findings=(), names=(), scores={}))
    assert "No errors were found." in document.text_content()
    assert not document.xpath('//section[@aria-labelledby="names"]')


@pytest.mark.parametrize(
    ("ends", "shown"),
    [((0.0, 100.0), "0 to 100"), ((0.0, 1.0), "0 to 1"), ((0.0, math.inf), "from 0")],
    ids=["of 100", "of 1", "without an upper end"],
)
def test_a_score_is_shown_with_the_ends_of_its_range(ends: tuple[float, float], shown: str) -> None:
    document = page(replace(REPORT, scores={"ter": Score(0.5, ends, "s")}))
    assert document.xpath('string(//ul[@class="scores"]//span[@class="soft"])') == shown


def test_right_to_left_text_finds_its_own_direction() -> None:
    text = "استقال رئيس بلدية شيمكنت."
    segment = Segment(0, None, Span(0, len(text)))
    report = replace(REPORT, target_lang="ar", segments=(segment,), findings=(), names=())
    cell = page(report, Pair(target=text, target_lang="ar")).xpath('//tr[@id="segment-0"]/td')[0]
    assert (cell.get("dir"), cell.get("lang"), text_of(cell)) == ("auto", "ar", text)


def test_a_mark_over_a_border_is_shown_on_both_sides_of_it() -> None:
    document = page()
    ends = document.xpath('//tr[@id="segment-2"]/td[2]/mark[last()]')
    starts = document.xpath('//tr[@id="segment-3"]/td[2]/mark[1]')
    assert text_of(ends[0]) == ". "
    assert text_of(starts[0]) == "S"


def test_the_page_has_its_landmarks_and_says_severity_in_words() -> None:
    document = page()
    assert [len(document.xpath(f"//{tag}")) for tag in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    assert document.get("lang") == "en"
    assert all(section.get("aria-labelledby") for section in document.xpath("//main/section"))
    for item in document.xpath('//ol[@class="findings"]/li'):
        assert any(severity in item.text_content() for severity in Severity)


def test_a_mark_names_the_message_where_it_stands() -> None:
    mark = page().xpath('//tr[@id="segment-2"]/td[2]/mark[contains(@class, "critical")]')[0]
    assert mark.text_content() == "Remia6◆ 6 critical: The name lost its start. Suggested: Vremya"


def _at(start: int, end: int) -> Finding:
    return replace(REPORT.findings[0], start=start, end=end, text=PAIR.target[start:end])


@pytest.mark.parametrize(
    "spans",
    [[(0, 5), (3, 9), (3, 9)], [(0, 900)], [(22, 23)], [(5, 5)], [(0, 4), (4, 8)]],
    ids=["overlapping-and-equal", "past-the-end", "in-a-gap", "empty", "touching"],
)
def test_any_spans_give_the_whole_text_once(spans: list[tuple[int, int]]) -> None:
    findings = tuple(_at(start, end) for start, end in spans)
    document = page(replace(REPORT, findings=findings))
    first = document.xpath('//tr[@id="segment-0"]/td[2]')[0]
    assert text_of(first).strip() == "Read the whole article"
