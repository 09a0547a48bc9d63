"""Of any text and any HTML: every character read has its place, and the places lead back."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from exonym.documents.characters import read_characters
from exonym.documents.html import read_html
from exonym.documents.places import Reading
from exonym.model import Span
from tests.exonym.anything import SETTINGS, pages, texts

_words = st.text(st.characters(categories=["L", "N", "So"], exclude_characters="\ufeff"), max_size=5)
_trees = st.recursive(
    _words,
    lambda inner: st.builds(
        "<{0} title='a > b'>{1} {2}</{0}>".format, st.sampled_from(["p", "b", "div", "li", "x-y"]), inner, inner
    ),
)


def check(reading: Reading, received: str) -> None:
    assert reading.received == received
    assert len(reading.text) == len(reading.starts) == len(reading.ends)
    assert list(reading.starts) == sorted(reading.starts)
    assert list(reading.ends) == sorted(reading.ends)
    assert all(0 <= start < end <= len(received) for start, end in zip(reading.starts, reading.ends, strict=True))
    assert list(reading.nodes) == sorted(reading.nodes)
    for start in range(len(reading.text)):
        for end in (start + 1, len(reading.text)):
            span = Span(start, end)
            place = reading.to_received(span)
            back = reading.to_read(place)
            assert back.start <= start
            assert end <= back.end
            assert reading.to_received(back) == place
            pieces = reading.find_text_ranges(place)
            assert all(place.start <= piece.start < piece.end <= place.end for piece in pieces)


@SETTINGS
@given(texts)
def test_a_text_and_its_reading(text: str) -> None:
    reading = read_characters(text)
    check(reading, text)
    assert not set(reading.text) & set("\u00ad\u200b\ufeff\r\u00a0")
    assert unicodedata.is_normalized("NFC", reading.text)


@SETTINGS
@given(pages)
def test_a_page_and_its_reading(page: str) -> None:
    reading = read_html(page)
    check(reading, page)
    assert "if (a<b)" not in reading.text


@SETTINGS
@given(_trees)
def test_a_sound_page_is_read_as_by_another_parser(page: str) -> None:
    theirs = lxml_html.fragment_fromstring(page, create_parent="main").text_content()
    assert "".join(read_html(page).text.split()) == "".join(read_characters(theirs).text.split())
