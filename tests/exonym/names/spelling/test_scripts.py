"""Letters of other alphabets: what is marked, and what is written in their place."""

from __future__ import annotations

import pytest

from exonym.model import Span
from exonym.names.spelling.scripts import foreign_letters, in_latin

FOUND = [
    pytest.param("the Servicе in", "", [("Servicе", False)], id="a Cyrillic e at the end"),
    pytest.param("in Αthens", "", [("Αthens", False)], id="a Greek capital"),
    pytest.param("wrote Новая газета today", "ru", [("Новая газета", True)], id="two words are one name"),
    pytest.param("says Диалог.юа.", "ru", [("Диалог.юа", True)], id="a site's name"),
    pytest.param("says НАТО, and ТАСС", "ru", [("НАТО", True), ("ТАСС", True)], id="a comma parts them"),
    pytest.param("В. K. Lobanov", "ru", [("В", True)], id="an initial"),
    pytest.param("the letter Ы is", "ru", [], id="a letter that is spoken of"),
    pytest.param("Novaya Gazeta (Новая газета)", "ru", [], id="the original in brackets"),
    pytest.param("see https://премия.рф and #город", "ru", [], id="addresses and hashtags"),
    pytest.param("120х200, 50°С, СО2", "ru", [], id="measures and formulas"),
    pytest.param("TNFα, μm and β-blockers", "de", [], id="Greek letters of science"),
    pytest.param("Łódź and Göteborg", "pl", [], id="Latin letters with marks"),
]


@pytest.mark.parametrize(("text", "lang", "found"), FOUND)
def test_foreign_letters(text: str, lang: str, found: list[tuple[str, bool]]) -> None:
    marked = list(foreign_letters(text, Span(0, len(text)), lang))
    assert [(f.text, f.whole) for f in marked] == found
    assert all(f.span.of(text) == f.text for f in marked)


def test_only_the_span_is_looked_at() -> None:
    text = "НАТО met. ТАСС reports."
    assert [f.text for f in foreign_letters(text, Span(10, len(text)), "ru")] == ["ТАСС"]


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        pytest.param("Tоkayev", "Tokayev", id="a look-alike put back"),
        pytest.param("ANAН", "ANAH", id="in capitals"),
        pytest.param("Cеверсталь", "Severstal", id="a Latin letter in a Cyrillic word"),
        pytest.param("Mironова", "Mironova", id="letters that look like no Latin ones"),
    ],
)
def test_in_latin(word: str, latin: str) -> None:
    assert in_latin(word, "ru") == latin
