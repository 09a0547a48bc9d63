"""Institutions in the place of others: a Ministry of Finance where the source has one of digital development."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from exonym.article import Article
from exonym.documents.unicode import folded
from exonym.lexicon.base_forms import base_forms
from exonym.lexicon.english_casing import demonym
from exonym.lexicon.institutions import KINDS, institution_prefixes, institution_stems
from exonym.model import Kind, Segment, Side, Span
from exonym.names.namebook import TARGET_LANG, NamebookEntry, cached_by_namebook, form_key, namebook
from exonym.names.namebook.phrases import find_phrases, shared_start
from exonym.names.transcription.renderings import accepts

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ](?!s\b)[^\W\d_]+)*")
_CAPITALISED = r"[A-Z][\w'’-]*"
_RUN = rf"{_CAPITALISED}(?: {_CAPITALISED})*"
_INSTITUTION = re.compile(
    rf"\b(?P<before>(?:{_CAPITALISED} (?:and )?){{0,4}})(?P<head>{'|'.join(KINDS)})\b"
    rf"(?: (?:of|for|on) (?:the )?(?P<behind>{_RUN}(?:(?:, {_RUN})*,? and (?:the )?{_RUN})?))?"
)
_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"])
_GENERAL = frozenset([
    "state", "national", "federal", "central", "main", "general", "republic", "union", "international", "affairs",
    "development", "policy", "public", "government", "minister", "department", "office", "authority",
])  # fmt: skip
"""Words in the names of so many institutions that they tell none from another."""
_SHORTEST = 3
_ROOT, _ENDING = 5, 4
"""First letters that words of one root share, short ones all, and letters behind these at most: finance, financial."""


@dataclass(frozen=True)
class ReplacedInstitution:
    """An institution of the target that stands where the source has another, which the namebook knows."""

    target: Span
    source: Span
    entry: NamebookEntry


@dataclass(frozen=True)
class _Rendering:
    """An institution as the target names it; ``content`` are the words that say which one it is, folded."""

    span: Span
    kind: str
    content: frozenset[str]


@dataclass(frozen=True)
class _Named:
    """An entry of the namebook where the source names it."""

    entry: NamebookEntry
    span: Span


def replaced_institutions(article: Article) -> Iterator[ReplacedInstitution]:
    """Institutions that the translation put in the place of others, in order of the text.

    One is found where nothing in its sentence renders an institution of the source, however freely, and something there
    names another of its kind that nothing in the source accounts for.
    """
    texts = _Texts(article)
    for segment in article.segments:
        if segment.source and segment.target:
            strange = [r for r in _renderings(article.pair.target, segment.target) if not texts.accounts_for(r)]
            yield from _replaced(strange, texts, segment) if strange else ()


def _replaced(strange: Sequence[_Rendering], texts: _Texts, segment: Segment) -> Iterator[ReplacedInstitution]:
    lost = texts.lost(segment)
    for rendering in strange:
        instead = next((n for n in lost if rendering.kind in _kinds(n.entry)), None)
        if instead and not texts.names_unknown(rendering.kind, segment):
            yield ReplacedInstitution(rendering.span, instead.span, instead.entry)


class _Texts:
    """What both texts of an article say about institutions, segment by segment."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._lang = article.source_lang
        self._segments = {segment.index: segment for segment in article.segments}

    def accounts_for(self, rendering: _Rendering) -> bool:
        """True when something that the source names anywhere shares a telling word with a rendering."""
        return any(_one_root(a, b) for a in rendering.content for b in self._telling.get(a[:_SHORTEST], ()))

    def lost(self, segment: Segment) -> list[_Named]:
        """The institutions that a segment's source names, and that nothing in the target renders, however freely."""
        return [named for named in self._named[segment.index] if _kinds(named.entry) and self._is_lost(named, segment)]

    def names_unknown(self, kind: str, segment: Segment) -> bool:
        """True when the source has words for an institution of a kind, or an acronym, that the namebook lacks."""
        return any(
            self._is_of_kind(match[0], kind)
            for beside in self._beside(segment)
            for match in self._words(beside)
            if not any(n.span.overlaps(Span(*match.span())) for n in self._named[beside.index])
        )

    def _is_of_kind(self, word: str, kind: str) -> bool:
        stems, compounds = institution_stems(kind, self._lang), institution_prefixes(kind, self._lang)
        acronym = len(word) > 1 and word.isupper()
        return acronym or word.startswith(compounds) or any(stem in word.lower() for stem in stems)

    def _is_lost(self, named: _Named, segment: Segment) -> bool:
        beside = [
            s
            for s in self._beside(segment)
            if s is segment or named.entry not in {n.entry for n in self._named[s.index]}
        ]
        words = [w for s in beside for w in _WORD.findall(self._article.target_of(s))]
        content = _content(named.entry)
        if any(spelling in self._article.target_of(s) for s in beside for spelling in named.entry.english):
            return False  # another country's State Council
        if not content or _share(frozenset(map(folded, words)), content):
            return False
        source = named.span.of(self._article.text(Side.SOURCE))
        return not any(accepts(base, self._lang, word) for base in base_forms(source, self._lang) for word in words)

    def _beside(self, segment: Segment) -> list[Segment]:
        return [self._segments[at] for at in range(segment.index - 1, segment.index + 2) if at in self._segments]

    def _words(self, segment: Segment) -> list[re.Match[str]]:
        if segment.source is None:
            return []
        return list(_WORD.finditer(self._article.text(Side.SOURCE), segment.source.start, segment.source.end))

    @cached_property
    def _named(self) -> dict[int, list[_Named]]:
        return {segment.index: self._named_in(segment) for segment in self._article.segments}

    @cached_property
    def _telling(self) -> Mapping[str, Sequence[str]]:
        """The words that tell what the source names anywhere, by the first letters that words of one root share."""
        entries = {named.entry for found in self._named.values() for named in found}
        by_beginning: dict[str, list[str]] = defaultdict(list)
        for word in {word for entry in entries for word in _content(entry)}:
            by_beginning[word[:_SHORTEST]].append(word)
        return by_beginning

    def _named_in(self, segment: Segment) -> list[_Named]:
        words = self._words(segment)
        return [
            _Named(phrase.entry, Span(words[phrase.start].start(), words[phrase.end - 1].end()))
            for phrase in find_phrases([match[0] for match in words], self._lang)
            if phrase.end - phrase.start > 1 or _is_form(words[phrase.start][0], phrase.entry, self._lang)
        ]


def _is_form(word: str, entry: NamebookEntry, lang: str) -> bool:
    """True when one word is a form of an entry in some case; stems alone do not tell Минфин from Минюст."""
    forms = {form_key(form) for form in entry.in_language(lang)}
    return word[0].isupper() and any(form_key(base) in forms for base in base_forms(word, lang))


def _renderings(text: str, span: Span) -> Iterator[_Rendering]:
    for match in _INSTITUTION.finditer(text, span.start, span.end):
        content = _telling([*_WORD.findall(match["before"]), *_WORD.findall(match["behind"] or "")])
        if content:
            leading = re.match(r"(?:(?:The|And|In|At|For|But) )*", match["before"])
            start = match.start() + (leading.end() if leading else 0)
            yield _Rendering(Span(start, match.end()), KINDS[match["head"]], content)


def _telling(words: Iterable[str]) -> frozenset[str]:
    """The words that tell one institution from another, folded: no small ones, no countries."""
    return frozenset(folded(word) for word in words if not _says_little(word))


def _says_little(word: str) -> bool:
    if len(word) < _SHORTEST or folded(word) in _SMALL | _GENERAL or word in KINDS or demonym(word):
        return True
    return any(entry.kind is Kind.PLACE for entry in namebook().find(word, TARGET_LANG))


@cached_by_namebook(4096)
def _content(entry: NamebookEntry) -> frozenset[str]:
    return _telling(word for spelling in entry.english for word in _WORD.findall(spelling))


@cached_by_namebook(4096)
def _kinds(entry: NamebookEntry) -> frozenset[str]:
    words = {word for spelling in entry.english for word in spelling.split()}
    return frozenset(KINDS[word] for word in words & KINDS.keys())


def _share(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """True when a word of ours is of one root with a word of theirs."""
    return any(_one_root(a, b) for a in ours for b in theirs)


def _one_root(a: str, b: str) -> bool:
    shared = shared_start(a, b)
    shorter, longer = sorted((len(a), len(b)))
    return shared >= min(_ROOT, shorter) and (shared >= longer - _ENDING or shared == shorter)
