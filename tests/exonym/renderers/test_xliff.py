"""XLIFF 2.1 with ITS 2.0, read back by translate-toolkit."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

from translate.storage.xliff2 import Xliff2File

from exonym.renderers.xliff import RENDERER
from tests.exonym.renderers.sample import FINDINGS, PAIR, REPORT

XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
ITS = "{http://www.w3.org/2005/11/its}"


def tree() -> Element:
    return fromstring(RENDERER.render(REPORT, PAIR).encode())


def text_of(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


def test_another_tool_reads_the_texts() -> None:
    units = Xliff2File.parsestring(RENDERER.render(REPORT, PAIR).encode()).units
    assert len(units) == len(REPORT.segments)
    assert "Rzecznik MSW Serik Żumabekow" in str(units[2].source)


def test_the_texts_are_whole() -> None:
    targets = [text_of(segment.find(f"{XLIFF}target")) for segment in tree().iter(f"{XLIFF}segment")]
    assert "".join("".join(targets).split()) == "".join(PAIR.target.split())


def test_every_placed_finding_is_an_issue() -> None:
    comments = {
        element.get(f"{ITS}locQualityIssueComment", "").split(":")[0]
        for element in tree().iter()
        if element.get(f"{ITS}locQualityIssueComment")
    }
    assert comments == {finding.rule for finding in FINDINGS if finding.text}


def test_what_is_referred_to_is_there_and_every_id_is_once() -> None:
    root = tree()
    sets = [e.get("{http://www.w3.org/XML/1998/namespace}id") for e in root.iter(f"{ITS}locQualityIssues")]
    named = {e.get(f"{ITS}locQualityIssuesRef", "")[5:] for e in root.iter(f"{XLIFF}mrk")} - {""}
    assert named == set(sets)
    assert len(sets) == len(set(sets))
    for unit in root.iter(f"{XLIFF}unit"):
        marks = [mark.get("id") for mark in unit.iter(f"{XLIFF}mrk")]
        assert len(marks) == len(set(marks))


def test_a_language_that_is_not_known_is_said_to_be() -> None:
    assert 'srcLang="und"' in RENDERER.render(replace(REPORT, source_lang=None), PAIR)
