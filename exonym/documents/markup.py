"""HTML cut into tags and text, each with its place.

The cuts are those of the HTML Standard's tokenizer (13.2.5) as far as they decide what is text: where a tag ends whose
attributes hold ">", quotes or none, where a comment ends, which elements hold no markup. Any text is taken, in linear
time. Only ``<![CDATA[`` is read otherwise: feeds wrap their HTML in it, so it is passed over, and not what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exonym.model import Span

_UNREAD = "audio canvas iframe noembed noframes noscript object script style template textarea title video"
UNREAD = frozenset(_UNREAD.split())
"""Elements whose content no reader of the page sees as text: it is left out up to the end tag."""

_MARKUP = re.compile(
    r"""
    <!\[CDATA\[ | (?P<cdata_end>\]\]>)
    | <!--(?: -?> | (?:[^-]++ | -(?!-!?>))*+ (?:--!?> | \Z) )
    | (?P<tag></?[a-zA-Z][^\t\n\f\r />]*+)
      (?: [\t\n\f\r /]++
        | [^\t\n\f\r />][^\t\n\f\r />=]*+                                     # an attribute's name
          (?: [\t\n\f\r ]*+ = [\t\n\f\r ]*+                                   # and its value
              (?: "[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) | [^\t\n\f\r >"'][^\t\n\f\r >]*+ )? )?
      )*+ (?: > | \Z )
    | <[!?][^>]*+(?:>|\Z) | </> | </[^a-zA-Z>][^>]*+(?:>|\Z)
    """,
    re.VERBOSE,
)
_END_TAGS = {name: re.compile(rf"</{name}(?=[\t\n\f\r />]|\Z)", re.IGNORECASE) for name in UNREAD}


@dataclass(frozen=True)
class MarkupPiece:
    """A piece of HTML: a text (``tag`` is None), a tag ("p", "/p"), or other markup ("")."""

    span: Span
    tag: str | None = None


def split_markup(html: str) -> Iterator[MarkupPiece]:
    """Split HTML into text and markup, in order, leaving out the content of UNREAD elements."""
    done = at = 0
    in_cdata = False
    while found := _MARKUP.search(html, at):
        at = found.end()
        if found["cdata_end"] and not in_cdata:
            continue
        if done < found.start():
            yield MarkupPiece(Span(done, found.start()))
        in_cdata = found[0] == "<![CDATA[" or (in_cdata and not found["cdata_end"])
        tag = (found["tag"] or "").lower().lstrip("<")
        yield MarkupPiece(Span(*found.span()), tag)
        done = at = _end_of_unread(html, found, tag)
    if done < len(html):
        yield MarkupPiece(Span(done, len(html)))


def _end_of_unread(html: str, start: re.Match[str], tag: str) -> int:
    """Where reading goes on behind a piece of markup: feeds written as XML close an empty element in its own tag."""
    if tag not in UNREAD or start[0].endswith("/>"):
        return start.end()
    end = _END_TAGS[tag].search(html, start.end())
    return end.start() if end else len(html)
