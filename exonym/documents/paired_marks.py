"""Quotation marks and brackets that lack their other half."""

from __future__ import annotations

import re

_BRACKETS = {")": "(", "]": "[", "}": "{"}
_QUOTES = frozenset('"“”„«»')
_ITEM = re.compile(r"(?:^|(?<=[\s(]))(?:\w{1,3}|[-:;=8xX]['-]?)\)")
"""The bracket of a list's item, "a)", or of a smiley, ":)"."""
_INCHES = re.compile(r"\d\s?[\"”](?!\w)")


def find_unmatched_brackets(text: str) -> tuple[int, ...]:
    """Find the brackets that nothing closes or opens; their places come in no order."""
    items = {found.end() - 1 for found in _ITEM.finditer(text)}
    opened: list[int] = []
    closing: list[int] = []
    for at, character in enumerate(text):
        if character in _BRACKETS.values():
            opened.append(at)
        elif character in _BRACKETS:
            if opened and text[opened[-1]] == _BRACKETS[character]:
                opened.pop()
            elif at not in items:
                closing.append(at)
    return (*opened, *closing)


def find_unmatched_quotes(text: str) -> tuple[int, ...]:
    """Find the double quotation marks that nothing closes or opens; their places come in order.

    A mark opens where white space or a bracket stands before it, whatever its shape: languages turn them round. A
    quotation that runs over paragraphs is opened anew in each and closed once.
    """
    inches = {found.end() - 1 for found in _INCHES.finditer(text)}
    unmatched: list[int] = []
    opened: int | None = None
    for at, character in enumerate(text):
        if character not in _QUOTES:
            continue
        if _is_opening(text, at):
            if opened is not None and text[at - 1 : at] != "\n":
                unmatched.append(opened)
            opened = at
        elif opened is not None:
            opened = None
        elif at not in inches:
            unmatched.append(at)
    return (*unmatched, *(() if opened is None else (opened,)))


def _is_opening(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([—–-/") and bool(after) and not after.isspace()
