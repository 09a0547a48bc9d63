"""What a reader of a page sees is what is read, and every character knows its place in the page."""

from __future__ import annotations

import time

import pytest

from exonym.documents.html import read_html
from exonym.model import Span


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<h1>Title</h1>\n\n<ul><li>a<li>b</ul>", "Title\na\nb"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<table><tr><td>1<td>2<tr><th>3</table>", "1\n2\n3"),
        ("Kasym <b>Tok</b><i>ajew</i>", "Kasym Tokajew"),
        ("Toka<!-- > -->j<wbr>ew</x>", "Tokajew"),
        ("<p>  one\n  <b> two </b> three </p>", "one two three"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("A &amp; B &lt; C &quot;D&quot;", 'A & B < C "D"'),
        ("Gda&nacute;sk &#8211; &#x141;&oacute;d&zacute;", "Gdańsk – Łódź"),
        ("AT&T &copy2026 &notit; &ampx &unknown; &", "AT&T ©2026 ¬it; &x &unknown; &"),
        ("a&#10;b&#0;c&#x80;", "a b�c€"),
        ("&nbsp;one&nbsp;two", " one two"),
        ("Toka&shy;jew &#8203;came", "Tokajew came"),
        ("<a title='1 > 0' href=x>in</a>side", "inside"),
        ('<a title="5" tall">x</a>', "x"),
        ("<script>if (a<b) '</p>'</script><style>p{}</style>text", "text"),
        ("<SCRIPT>1</scripty>2</SCRIPT >text", "text"),
        ("<head><title>T</title><meta content='<p>'></head>body", "body"),
        ("<head><title>T</title>no end of the head", "no end of the head"),
        ("<template><p>t</p></template><noscript><img></noscript>text", "text"),
        ("<iframe src='x' />text", "text"),
        ("<![CDATA[<p>AT&T</p>]]> and a[b[0]]>1", "AT&T\nand a[b[0]]>1"),
        ("<?xml version='1.0'?><!doctype html>text", "text"),
        ("1 < 2 <3 a<", "1 < 2 <3 a<"),
        ("text <a href='x", "text"),
        ("text <!-- never ends", "text"),
        ("a --> b", "a --> b"),
        ("", ""),
        ("<p></p>", ""),
    ],
)
def test_what_is_read(html: str, text: str) -> None:
    assert read_html(html).text == text


@pytest.mark.parametrize(
    ("html", "plain", "pieces"),
    [
        ("<p>by <b>Toka</b>jew.</p>", "Tokajew", ["Toka", "jew"]),
        ("<p>Ms M&uuml;ller said</p>", "Müller", ["M&uuml;ller"]),
        ("<p>Toka&shy;jew</p>", "Tokajew", ["Toka&shy;jew"]),
        ("<p>Kasym\n <b>Tokajew</b>", "Kasym Tokajew", ["Kasym\n ", "Tokajew"]),
        ("<p>Kasym<b>\n</b>Tokajew", "Kasym Tokajew", ["Kasym", "\n", "Tokajew"]),
        ("<p>one</p>\n<p>two</p>", "one\ntwo", ["one", "two"]),
        ("a&ampb", "&b", ["&ampb"]),
    ],
    ids=["inside a word", "entity", "soft hyphen", "white space", "space in a tag", "two blocks", "no semicolon"],
)
def test_a_span_stands_in_these_pieces_of_the_page(html: str, plain: str, pieces: list[str]) -> None:
    reading = read_html(html)
    start = reading.text.index(plain)
    received = reading.to_received(Span(start, start + len(plain)))
    assert [piece.of(html) for piece in reading.find_text_ranges(received)] == pieces
    assert reading.to_read(received) == Span(start, start + len(plain))


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<![CDATA[",
        "<!",
        "</",
        "<a ",
        "<a b='",
        "<a b=c d",
        "<a = ",
        "<script>",
        "<title></title x>",
        "&amp",
        "]]>",
    ],
)
def test_what_never_ends_costs_no_more_than_its_length(piece: str) -> None:
    begun = time.process_time()
    read_html(piece * (100_000 // len(piece)))
    assert time.process_time() - begun < 5
