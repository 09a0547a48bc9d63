"""XLIFF 2.1 with ITS 2.0: valid by the OASIS schema, read back by translate-toolkit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from lxml import etree
from translate.storage.xliff2 import Xliff2File

from exonym.model import Metadata, Report
from exonym.renderers.xliff import RENDERER
from tests.exonym.renderers.sample import FINDINGS, PAIR, REPORT

XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
ITS = "{http://www.w3.org/2005/11/its}"
CORE = Path(__file__).parent / "schemas" / "xliff_core_2.0.xsd"
XML_NAMESPACE = b"""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang" type="xs:language"/>
  <xs:attribute name="space"><xs:simpleType><xs:restriction base="xs:NCName">
    <xs:enumeration value="default"/><xs:enumeration value="preserve"/>
  </xs:restriction></xs:simpleType></xs:attribute>
  <xs:attribute name="id" type="xs:ID"/>
</xs:schema>"""
"""What the core schema imports of W3C's xml.xsd."""
ISSUE = {"locQualityIssueType", "locQualityIssueComment", "locQualityIssueSeverity"}


class _XmlNamespace(etree.Resolver):
    """Nothing is fetched: what the core imports is given from here."""

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:
        return self.resolve_string(XML_NAMESPACE, context) if system_url.endswith("/xml.xsd") else None


def schema() -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_XmlNamespace())
    return etree.XMLSchema(etree.parse(CORE, parser))


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
    found = [
        element.get(name)
        for element in tree().iter()
        for name in ("locQualityIssueComment", f"{ITS}locQualityIssueComment")
    ]
    comments = {comment.split(":")[0] for comment in found if comment}
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


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(REPORT, id="overlaps, gaps, missing sides"),
        pytest.param(replace(REPORT, findings=()), id="nothing found"),
        pytest.param(replace(REPORT, source_lang=None, id=None, metadata=Metadata()), id="nothing known of it"),
        pytest.param(replace(REPORT, metadata=Metadata(url="https://x.example/?a=1&b='\"<\x00")), id="an odd address"),
        pytest.param(replace(REPORT, findings=(replace(FINDINGS[1], message="\x0b<&>\ud800"),)), id="odd characters"),
    ],
)
def test_it_is_valid_by_the_schema_of_oasis(report: Report) -> None:
    schema().assertValid(etree.fromstring(RENDERER.render(report, PAIR).encode()))


def test_the_schema_would_find_an_error() -> None:
    wrong = RENDERER.render(REPORT, PAIR).replace("<segment id=", "<segment number=", 1)
    assert not schema().validate(etree.fromstring(wrong.encode()))


def test_attributes_of_an_issue_are_its_own_and_those_of_a_mark_are_of_its() -> None:
    """ITS 2.0, 8.17.4: its:locQualityIssue has them in no namespace; on others' elements they are ITS's."""
    root = tree()
    assert {frozenset(issue.attrib) for issue in root.iter(f"{ITS}locQualityIssue")} == {frozenset(ISSUE)}
    alone = [mark for mark in root.iter(f"{XLIFF}mrk") if f"{ITS}locQualityIssuesRef" not in mark.attrib]
    assert {frozenset(mark.attrib) for mark in alone} == {frozenset({"id", "type", *(ITS + name for name in ISSUE)})}
    shared = [mark for mark in root.iter(f"{XLIFF}mrk") if f"{ITS}locQualityIssuesRef" in mark.attrib]
    assert {frozenset(mark.attrib) for mark in shared} == {frozenset({"id", "type", f"{ITS}locQualityIssuesRef"})}
