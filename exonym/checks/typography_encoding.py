"""Text that a machine mangled, and what was meant for machines.

What it finds
    Letters decoded with the wrong table ("Ð¿Ñ€", "â€™", "Ã©", "�"), left-over markup and entities ("<br>", "&nbsp;"),
    and placeholders of templates ("{0}", "%s", "[[name]]", "@@") that nobody filled in. What stands in the source in
    the same form is left alone.

Why it matters
    No reader knows what to make of it, search does not find the words, and it shows that nobody has looked.

Example
    Target: "The mayorâ€™s office didn&#39;t answer."

When to switch it off
    For texts about programming, templates and markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exonym.article import Article
from exonym.model import Mark, Severity, Side, Span
from exonym.plugins import Check

_WORD = re.compile(r"\S+")
_SUSPECT = re.compile(r"[ÂÃÄÅÆÎÏÐÑ×ØÙàâãäåæçèéêëìíîïð][^\x00-\x7f]|[\x80-\x9f]")
"""The first byte of a letter in UTF-8, read as a letter of its own, and what became of the second."""
_LOST = re.compile("(?<!\\S)[^\\s\N{REPLACEMENT CHARACTER}]*+\N{REPLACEMENT CHARACTER}\\S*+")
_TAGS = (
    "a|abbr|article|b|blockquote|br|div|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|li|ol|p|script|section|small|"
    "span|strong|style|sub|sup|table|tbody|td|th|tr|u|ul"
)
_MARKUP = re.compile(
    rf"</?(?:{_TAGS})(?:\s[^<>\n]{{0,200}})?/?>|&(?:amp;)?(?:[a-z]{{2,8}}|#\d{{2,5}}|#x[\da-f]{{2,5}});", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"\{\{?\s*\w{0,30}\s*\}\}?|\$\{\w{1,30}\}|%(?:\d\$)?[sd]\b|%\(\w{1,30}\)s|\[\[[^\[\]\n]{0,60}\]\]|@@\w*|<unk>",
    re.IGNORECASE,
)
_LEFT_OVER = (
    (_LOST, "A letter was lost here when the text was decoded."),
    (_MARKUP, "This is markup, and no text."),
    (_PLACEHOLDER, "This is a placeholder that nobody filled in."),
)


@dataclass(frozen=True)
class TypographyEncoding(Check):
    """See the module."""

    code: str = "TYP05"
    rule: str = "typography.encoding"
    category: str = "locale-conventions/encoding"
    severity: Severity = Severity.MINOR

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every such place; none overlaps another."""
        source, target = article.text(Side.SOURCE), article.pair.target
        end = 0
        for mark in sorted((*_mark_mangled(target), *_mark_left_over(target)), key=lambda mark: mark.span):
            if mark.span.start >= end and mark.span.of(target) not in source:
                yield mark
                end = mark.span.end


def _mark_mangled(text: str) -> Iterator[Mark]:
    """Words that decoding with another table turns into sense, as ftfy knows such tables."""
    for word in _WORD.finditer(text):
        better = _decode_word(word[0]) if _SUSPECT.search(word[0]) else word[0]
        if better != word[0]:
            yield Mark(
                Span(*word.span()), "These letters were decoded wrongly.", confidence=0.95, suggestions=(better,)
            )


def _decode_word(word: str) -> str:
    from ftfy import fix_encoding  # here, because few texts need its tables

    return fix_encoding(word)


def _mark_left_over(text: str) -> Iterator[Mark]:
    for pattern, message in _LEFT_OVER:
        for found in pattern.finditer(text):
            yield Mark(Span(*found.span()), message, confidence=0.9)


CHECK = TypographyEncoding()
