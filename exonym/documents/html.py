"""The text of an HTML page or fragment as a browser shows it: blocks are lines, white space collapses."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from exonym.documents.characters import read_characters
from exonym.documents.markup import split_markup
from exonym.documents.places import Reading, ReadingWriter
from exonym.model import Span

_BLOCKS = """
    address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol optgroup option
    p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp
    """
BLOCKS = frozenset(_BLOCKS.split())
"""Elements on lines of their own: HTML Standard 15.3 "Rendering", table cells and buttons taken as lines too."""
_WHITE = "\t\n\f\r "
_UNITS = re.compile(
    rf"(?P<white>[{_WHITE}]+)|(?P<reference>&(?:\#[0-9]+;?|\#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{{1,31}};?))"
    rf"|(?:[^{_WHITE}&]++(?: (?=[^{_WHITE}&]))?)++|&"
)


def read_html(html: str) -> Reading:
    """Read an HTML text. Never fails, whatever is wrong with the markup."""
    page = _Page(html)
    for piece in split_markup(html):
        if piece.tag is None:
            page.add_text(piece.span)
        else:
            page.add_tag(piece.tag, piece.span)
    shown = page.finish_reading()
    return read_characters(shown.text).stand_on(shown)


class _Page:
    """Writes what is shown. ``_gap`` is the space or line break to write before what is shown next."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._writer = ReadingWriter(html)
        self._nodes: list[Span] = []
        self._gap: tuple[str, Span, tuple[Span, ...]] | None = None
        self._preformatted = False

    def add_tag(self, tag: str, span: Span) -> None:
        name = tag.removeprefix("/")
        if name in BLOCKS and (self._gap is None or self._gap[0] != "\n"):
            self._gap = ("\n", span, ())
        if name == "pre":
            self._preformatted = tag == name

    def add_text(self, node: Span) -> None:
        for unit in _UNITS.finditer(self._html, node.start, node.end):
            span = Span(*unit.span())
            if unit["reference"]:
                self._add_reference(span, node)
            elif unit["white"] and not self._preformatted:
                self._add_white(span, node)
            else:
                self._begin_showing(node)
                self._writer.copy_characters(*unit.span())

    def _add_reference(self, span: Span, node: Span) -> None:
        text, length = _decode_reference(span.of(self._html))
        read = Span(span.start, span.start + length)
        if text and not text.strip(_WHITE):
            self._add_white(read, node)
        else:
            self._begin_showing(node)
            self._writer.put_text(text, read.start, read.end)
        self._writer.copy_characters(read.end, span.end)

    def _add_white(self, span: Span, node: Span) -> None:
        if self._gap is None:
            self._gap = (" ", span, (node,))
        elif self._gap[0] == " ":  # white space on both sides of a tag is one space, and a correction needs all of it
            self._gap = (" ", Span(self._gap[1].start, span.end), (*self._gap[2], node))

    def _begin_showing(self, node: Span) -> None:
        """Write the gap, but none before the first text, and take note of the text nodes."""
        if self._gap and self._nodes:
            text, span, within = self._gap
            self._writer.put_text(text, span.start, span.end)
            self._note_nodes(*within)
        self._gap = None
        self._note_nodes(node)

    def _note_nodes(self, *nodes: Span) -> None:
        for node in nodes:
            if self._nodes[-1:] != [node]:
                self._nodes.append(node)

    def finish_reading(self) -> Reading:
        return self._writer.finish_reading(tuple(self._nodes))


def _decode_reference(reference: str) -> tuple[str, int]:
    """What a character reference stands for, and how many of its characters belong to it.

    Some names need no semicolon and may be the beginning of a longer word: "&copy2026" is "©2026".
    """
    if reference.startswith("&#"):
        return unescape(reference), len(reference)
    for end in range(len(reference), 1, -1):
        if reference[1:end] in html5:
            return html5[reference[1:end]], end
    return reference[0], 1
