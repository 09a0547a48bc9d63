"""Spellings that the house forbids, wherever they stand in a translation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exonym.article import Article
from exonym.lexicon.base_forms import base_forms
from exonym.model import NameEntry, Side, Span
from exonym.names.namebook import TARGET_LANG, NamebookEntry, cached_by_namebook, form_key, namebook

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Forbidden:
    """A forbidden spelling where it stands, and the entry that forbids it.

    ``known``: the source has the name; otherwise the spelling stands for nothing else that is known.
    """

    text: str
    span: Span
    entry: NamebookEntry
    known: bool


def forbidden_mentions(article: Article) -> Iterator[Forbidden]:
    """Every forbidden spelling that stands for the name that it is forbidden for, in order of the text.

    That is so where the source names it, or where the spelling is linked to no other name of the source and nothing
    else is called so. Letters count with their case.
    """
    spellings = _spellings()
    if not spellings:
        return
    linked = {link.target.span: entry for entry in article.ledger.entries for link in entry.links}
    in_source: dict[NamebookEntry, bool] = {}
    done = 0
    for span, entries in _places(article.pair.target, spellings):
        if span.start < done:
            continue
        for entry in entries:
            if entry not in in_source:
                in_source[entry] = _is_in_source(entry, article)
        known = [entry for entry in entries if in_source[entry]]
        alone = (
            [] if known or _is_another(span, linked, entries) else _unambiguous(span.of(article.pair.target), entries)
        )
        for entry in (known or alone)[:1]:
            done = span.end
            yield Forbidden(span.of(article.pair.target), span, entry, bool(known))


@cached_by_namebook(8)
def _spellings() -> Mapping[str, tuple[tuple[str, NamebookEntry], ...]]:
    """The forbidden spellings by their first word, longest first."""
    found: dict[str, list[tuple[str, NamebookEntry]]] = defaultdict(list)
    for entry in namebook().chosen:
        for spelling in entry.forbidden:
            if first := _WORD.search(spelling):
                found[first[0]].append((spelling, entry))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def _places(
    text: str, spellings: Mapping[str, Sequence[tuple[str, NamebookEntry]]]
) -> Iterator[tuple[Span, list[NamebookEntry]]]:
    """Where the longest forbidden spelling stands at each word, as words of its own, and who forbids it."""
    for word in _WORD.finditer(text):
        for spelling, _ in spellings.get(word[0], ()):
            start = word.start() - spelling.index(word[0])
            span = Span(start, start + len(spelling))
            if start >= 0 and span.of(text) == spelling and not _goes_on(text, span.end):
                yield span, [entry for other, entry in spellings[word[0]] if other == spelling]
                break


def _goes_on(text: str, end: int) -> bool:
    return text[end : end + 1].isalnum()


def _is_in_source(entry: NamebookEntry, article: Article) -> bool:
    """True when a word or two of the source's names, in any case, are a form of the entry."""
    wanted = {form_key(form) for form in entry.in_language(article.source_lang)}
    if not wanted or article.source_lang == TARGET_LANG:
        return False
    mentions = [mention.text for name in article.ledger.entries for mention in name.source]
    words = {word for mention in mentions for word in mention.split()}
    bases = {form_key(base) for word in words for base in base_forms(word, article.source_lang)}
    phrases = {form_key(mention) for mention in mentions}
    text = form_key(article.text(Side.SOURCE))
    return bool(wanted & (bases | phrases)) or any(" " in form and form in text for form in wanted)


def _is_another(span: Span, linked: Mapping[Span, NameEntry], entries: Sequence[NamebookEntry]) -> bool:
    """True when the words are linked to a name of the source that none of the entries is."""
    names = [name for place, name in linked.items() if place.overlaps(span)]
    return bool(names) and not any(name.house == entry.house for name in names for entry in entries)


def _unambiguous(text: str, entries: Sequence[NamebookEntry]) -> list[NamebookEntry]:
    """The entries, where all have one house spelling and nothing else is rightly called so."""
    others = [entry for entry in namebook().find(text, TARGET_LANG) if entry not in entries]
    forms = {(lang, form_key(form)) for entry in entries for lang, of in entry.forms.items() for form in of}
    same = all(_shares_form(other, forms) for other in others)
    return list(entries) if same and len({entry.house for entry in entries}) == 1 else []


def _shares_form(other: NamebookEntry, forms: set[tuple[str, str]]) -> bool:
    """True for the same name in a namebook underneath: Kiev, forbidden, was accepted there."""
    return any((lang, form_key(form)) in forms for lang, of in other.forms.items() for form in of)
