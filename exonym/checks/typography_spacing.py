"""Spaces lost, doubled or misplaced.

What it finds
    Two words run together ("Timesthe"), a space before a comma or full stop, none after it, spaces inside brackets,
    doubled spaces. Addresses, numbers, file names and brands written like YouTube are left alone, and so is all that
    stands in the source in the same form.

Why it matters
    Search, speech and the next translation fail on such words, and names are hit most: tags around them ate the space.

Example
    Target: "Reports in the Daily Heraldwere denied.", where the source has "Daily Herald".

When to switch it off
    For source code and for verse with a layout of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exonym.article import Article
from exonym.documents.long_words import LONGEST_WORD
from exonym.languages import ENGLISH, Slot
from exonym.lexicon.missing_spaces import parted
from exonym.model import Mark, Severity, Span
from exonym.plugins import Check

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"(?<![\w'’-])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w'’-])")
_ADDRESS = re.compile(r"://|@|www\.|[/\\_#=&]|\.[a-z]{2,4}$")
_CLOSERS = ".,;:!?)\"'”’»"
_FACTS = ENGLISH.facts(Slot.TYPOGRAPHY)


def _either(key: str) -> str:
    return "|".join(_FACTS[key].split())


_GLUED = (
    re.compile(rf"([A-Z][^\W\d_]{{3,}}?)((?i:{_either('glued_to_names')}))"),
    re.compile(r"([a-z]{4,})([A-Z][a-z]{2,})"),
)
_GLUED_SMALL = re.compile(rf"({_either('glued_first')})({_either('glued_second')})", re.IGNORECASE)
_BETWEEN_SENTENCES = "A space is missing between two sentences."
_BEHIND_A_MARK = "A space is missing after the punctuation mark."
_MISPLACED = (
    (re.compile(r"(?<!\w)(\w++) ++([,;!?.])(?=\s|$)"), r"\1\2", "There is a space before the punctuation mark."),
    (re.compile(r"(?<![(\[])([(\[]) ++(\w++)"), r"\1\2", "There is a space inside the bracket."),
    (re.compile(r"(?<!\w)(\w++) ++([)\]])"), r"\1\2", "There is a space inside the bracket."),
    (re.compile(r"(?<!\w)(\w++[,;]?) {2,}+(\w++)"), r"\1 \2", "There is more than one space."),
    (re.compile(r"((?<![\w'’.])[a-z]{3,}[.!?])([A-Z][a-z]+)"), r"\1 \2", _BETWEEN_SENTENCES),
    (
        re.compile(rf"((?<![\w'’.])[A-Z][^\W\d_A-Z]{{2,}}[.!?])({_either('openers')})(?!\w)"),
        r"\1 \2",
        _BETWEEN_SENTENCES,
    ),
    (
        re.compile(r"(?<![^\W\d_])([^\W\d_]{2,}+[,;])([^\W\d_]{2,}+)"),
        r"\1 \2",
        "A space is missing after the punctuation mark.",
    ),
)


@dataclass(frozen=True)
class TypographySpacing(Check):
    """See the module."""

    code: str = "TYP01"
    rule: str = "typography.spacing"
    category: str = "fluency/typography"
    severity: Severity = Severity.MINOR
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every place where a space is missing or too many, with the words on both sides of it."""
        source, target = article.pair.source or "", article.pair.target
        known = frozenset(_WORD.findall(source)) | frozenset(_WORD.findall(target))
        for found, better, message in (*_find_glued(target, known), *_find_misplaced(target)):
            if found.group() not in source and not _is_in_address(target, found):
                yield Mark(Span(*found.span()), message, confidence=0.9, suggestions=(better,))


Found = tuple[re.Match[str], str, str]


def _find_glued(text: str, known: frozenset[str]) -> Iterator[Found]:
    counts = Counter(_TOKEN.findall(text))
    for found in _TOKEN.finditer(text):
        word = found.group()
        # A word that the article has more than once is a name.
        by_dictionary = parted(word) if counts[word] == 1 else None
        better = _part_name(word, known) or " ".join(by_dictionary or ())
        if better:
            yield found, better, f"Two words stand here without a space: '{better}'."


def _part_name(word: str, known: frozenset[str]) -> str | None:
    """The two words that a word is made of, None when it is one. A name must stand in the article by itself too."""
    small = _GLUED_SMALL.fullmatch(word)
    if small:
        return " ".join(small.groups())
    for pattern in _GLUED:
        found = pattern.fullmatch(word)
        if found and (found[1] if found[1][0].isupper() else found[2]) in known:
            return " ".join(found.groups())
    return None


def _find_misplaced(text: str) -> Iterator[Found]:
    for pattern, better, message in _MISPLACED:
        for found in pattern.finditer(text):
            yield found, found.expand(better), message


def _is_in_address(text: str, found: re.Match[str]) -> bool:
    """Whether what stands around the last character, from white space to white space, is an address or a file name."""
    first, last = max(0, found.end() - 1 - LONGEST_WORD), found.end() - 1
    start = max(text.rfind(" ", first, last), text.rfind("\n", first, last), first - 1) + 1
    rest = text[start : start + 200].split(maxsplit=1)
    return bool(rest) and bool(_ADDRESS.search(rest[0].rstrip(_CLOSERS)))


CHECK = TypographySpacing()
