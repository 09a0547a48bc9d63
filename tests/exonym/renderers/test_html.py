"""The page an editor sees: well formed whatever the texts hold, nothing fetched, everything reachable."""

from __future__ import annotations

import math
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from lxml import html as lxml_html

from exonym.model import Dismissal, Finding, Metadata, Pair, Reason, Report, Score, Segment, Severity, Span
from exonym.renderers.html import RENDERER
from tests.exonym.renderers.sample import PAIR, REPORT


def page(report: Report = REPORT, pair: Pair = PAIR) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(RENDERER.render(report, pair))


def text_of(element: lxml_html.HtmlElement) -> str:
    """An element's text without the numbers that the page adds."""
    for added in element.xpath(".//sup"):
        added.drop_tree()
    return str(element.text_content())


def rows_of_list(document: lxml_html.HtmlElement) -> list[str]:
    """The head of every row of what is to be fixed, in order."""
    heads = document.xpath('//section[contains(@class, "fix")]//h3')
    return [" ".join(head.text_content().split()) for head in heads]


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


def test_what_is_gravest_is_to_be_fixed_first() -> None:
    rows = rows_of_list(page())
    assert rows[0] == "1 ◆ critical “Remia” →better: Vremya".replace("“", "").replace("”", "")
    assert [row.split()[2] for row in rows] == ["critical"] + ["major"] * 5 + ["minor"] * 3 + ["neutral"] * 2


def test_every_finding_is_listed_and_its_mark_leads_to_it() -> None:
    document = page()
    listed = document.xpath('//ol[@class="groups"]/li/div/@id')
    assert listed == [f"finding-{number}" for number in range(1, 12)]
    leading = {href[1:] for href in document.xpath("//mark/a/@href")}
    assert leading <= set(listed)
    remia = document.xpath('//mark[contains(@class, "critical")]/a/@href')
    assert remia == ["#finding-1"]


def test_one_rule_on_the_same_words_is_one_row_with_its_places() -> None:
    places = [PAIR.target.index("Sauranba"), PAIR.target.index("2009")]
    found = [replace(REPORT.findings[6], start=at, end=at + 4, fingerprint=str(at), group="same") for at in places]
    document = page(replace(REPORT, findings=tuple(found)))
    assert rows_of_list(document) == ["1 ▲ major Sauranbaev →better: Sauranbayev ×\xa02".replace("\xa0", " ")]
    links = document.xpath('//details[@class="places"]//a/@href')
    assert links == ["#place-1", "#place-2"]
    assert set(document.xpath("//td[2]/mark/a/@href")) == {"#finding-1"}


def test_rules_are_said_in_words_before_their_names() -> None:
    (line,) = page().xpath('//div[@id="finding-1"]//p[contains(@class, "rule")]')
    assert " ".join(line.text_content().split()).startswith("A name that lost its letters name.garbled")


@pytest.mark.parametrize(
    ("suggestions", "shown", "folded"),
    [(("A",), "→ A", ""), (("A", "B"), "→ A", ""), (("A", "B", "C"), "→ A", "or one of 2 others B, C")],
)
def test_the_first_suggestion_stands_out_and_others_are_folded(
    suggestions: tuple[str, ...], shown: str, folded: str
) -> None:
    finding = replace(REPORT.findings[5], suggestions=suggestions)
    document = page(replace(REPORT, findings=(finding,)))
    assert shown.split()[1] == document.xpath("string(//h3//ins)")
    assert " ".join(document.xpath('string(//details[@class="others"])').split()) == folded


def test_what_was_dismissed_is_folded_and_counts_for_nothing() -> None:
    gone = replace(REPORT.findings[5], dismissed=Dismissal("ada", "2026-03-01T10:00:00Z", "false_alarm", "here"))
    document = page(replace(REPORT, findings=(gone,)))
    left = document.xpath('//details[@class="rest"]')[0]
    assert "False alarm, says ada, 2026-03-01." in left.text_content()
    assert "Nothing is left to fix." in document.text_content()
    assert document.xpath("//mark/@class") == ["left", "left"]
    assert not document.xpath('//ol[contains(@class, "cells")]//a')


def test_many_rows_are_folded_behind_the_first() -> None:
    found = tuple(replace(REPORT.findings[0], fingerprint=str(at), group=str(at)) for at in range(12))
    document = page(replace(REPORT, findings=found))
    rest = document.xpath('//details[@class="rest"]')[0]
    assert rest.xpath("string(summary)") == "More: 4 minor"
    assert rest.xpath("ol/li/div/@id") == [f"finding-{number}" for number in range(9, 13)]


def test_reasons_are_said_in_words_with_what_shows_them() -> None:
    told = [" ".join(item.text_content().split()) for item in page().xpath('//ul[@class="reasons"]/li')]
    assert told == [
        "A name that lost its letters: Remia",
        "A name kept in another language's spelling: Nurłan Sauranbajew",
    ]


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        (Reason("minor", 6, "There are 6 minor findings, 2.2 per 1,000 characters."), "6 small errors, too many"),
        (Reason("quality", 1, "The quality is 41 of 100; at least 60 is wanted."), "The quality is 41 of 100"),
    ],
)
def test_reasons_that_are_no_rules_are_said_for_editors(reason: Reason, says: str) -> None:
    verdict = replace(REPORT.verdict, reasons=(reason,))
    (told,) = page(replace(REPORT, verdict=verdict)).xpath('//ul[@class="reasons"]/li')
    assert says in told.text_content()
    assert "1,000" not in told.text_content()


def test_names_with_something_wrong_come_first_and_say_where_they_stand() -> None:
    document = page()
    wrong, right = document.xpath('//table[@class="names"]')
    assert wrong.xpath("string(tbody/tr/th/span)") == "Nurlan Sauranbayev"
    assert wrong.xpath(".//th/a/@href") == ["#finding-2", "#finding-4"]
    assert wrong.xpath(".//td//a/@href") == ["#segment-1", "#segment-3", "#segment-1", "#segment-3"]
    assert right.xpath("ancestor::details")
    assert right.xpath("string(tbody/tr/th/span)") == "Wriemia"


def test_the_corrected_text_can_be_copied() -> None:
    written = page().xpath('string(//*[@id="corrected-text"])')
    assert written.startswith("Read the whole article\nShymkent mayor Nurlan Sauranbayev has stepped down.")
    assert "the paper Vremya." in written
    assert not page(replace(REPORT, findings=())).xpath('//*[@id="corrected-text"]')


def test_scores_coverage_and_notes_are_folded_and_last() -> None:
    sections = page().xpath("//main//section/@aria-labelledby")
    assert sections == ["verdict", "to-fix", "texts", "names", "corrected", "behind"]
    for kept in (
        '//ul[@class="scores"]',
        '//table[@class="parts"]',
        '//ul[@class="skipped"]',
        '//ul[@class="to-know"]',
    ):
        (found,) = page().xpath(kept)
        assert found.xpath("ancestor::section/@aria-labelledby") == ["behind"]
        assert found.xpath("ancestor::details[not(@open)]")


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
    assert not page(replace(REPORT, notes=())).xpath('//ul[@class="to-know"]')
    assert page(replace(REPORT, scores={})).xpath('//ul[@class="to-know"]')


def test_every_link_within_the_page_has_its_place() -> None:
    document = page()
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in document.xpath('//a/@href[starts-with(., "#")]')} <= set(ids)


def test_nothing_is_fetched_and_nothing_runs_but_its_own_script() -> None:
    written = RENDERER.render(REPORT, PAIR)
    assert not re.search(r"<(link|img|iframe|object)\b|@import|url\(|\bsrc=", written)
    (script,) = re.findall(r"<script>(.*?)</script>", written, re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    (policy,) = page().xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


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
    assert all(section.get("aria-labelledby") for section in document.xpath("//main//section"))
    for item in document.xpath('//ol[@class="groups"]/li'):
        assert any(severity in item.text_content() for severity in Severity)


def test_a_mark_is_described_by_the_head_of_its_row() -> None:
    document = page()
    (mark,) = document.xpath('//tr[@id="segment-2"]/td[2]/mark[contains(@class, "critical")]')
    assert mark.text_content() == "Remia1"
    (head,) = document.xpath(f'//*[@id="{mark.xpath("string(a/@aria-describedby)")}"]')
    assert "Vremya" in head.text_content()


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
