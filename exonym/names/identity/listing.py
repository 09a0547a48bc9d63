"""The list of names that a report shows: from the ledger, without what is no name, each with who is meant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exonym.languages import TARGET_LANG
from exonym.languages.tags import primary
from exonym.lexicon.tokens import WORD, words
from exonym.model import Kind, Ledger, Mention, NameEntry, NameLink, Pair, Segment, Span
from exonym.names.identity.evidence import identify, identify_alone, identify_by_source_text
from exonym.names.identity.people import split_by_person
from exonym.names.identity.spelling import choose_spelling, is_listed
from exonym.names.identity.trimming import NameJudge, is_common_in_source, is_of_a_people, trim_source, trim_target
from exonym.names.namebook import NamebookEntry

_Trimmed = Sequence[Mention | None]
"""The names in the mentions of an entry, None for a mention without one."""


def list_names(ledger: Ledger, pair: Pair, segments: Iterable[Segment]) -> tuple[NameEntry, ...]:
    """The entries of a ledger as readers are to see them.

    Titles, adjectives of peoples and common nouns are no names and leave the mentions; an entry without a name in it
    is left out. An identity, and the spelling that comes with it, needs evidence in the article.
    """
    article = _Article.read(ledger, pair, segments)
    apart = [each for entry in ledger.entries for each in split_by_person(entry, article.judge.lang)]
    trimmed = [(entry, article.trim_mentions(entry)) for entry in apart]
    left = [piece for entry, kept in trimmed for piece in article.take_apart(entry, kept)]
    pieces = [*trimmed, *((piece, article.trim_mentions(piece)) for piece in left)]
    listed = [entry for piece, kept in pieces if (entry := article.to_listed(piece, kept)) is not None]
    return tuple(sorted(_merged(listed), key=lambda entry: entry.target[0].span.start))


@dataclass(frozen=True)
class _Article:
    """Both texts, and what is linked in them."""

    pair: Pair
    judge: NameJudge
    links: Mapping[Span, NameLink]
    sources: Mapping[int, str]

    @classmethod
    def read(cls, ledger: Ledger, pair: Pair, segments: Iterable[Segment]) -> _Article:
        links = {link.target.span: link for entry in ledger.entries for link in entry.links}
        judge = NameJudge(primary(pair.source_lang), {at: k.source.text for at, k in links.items()}, pair.source or "")
        sources = {s.index: s.source.of(pair.source or "") for s in segments if s.source}
        return cls(pair, judge, links, sources)

    def trim_mentions(self, entry: NameEntry) -> _Trimmed:
        """For each mention in the translation the name in it."""
        return [trim_target(mention, self.pair.target, self.judge) for mention in entry.target]

    def take_apart(self, entry: NameEntry, trimmed: _Trimmed) -> Iterator[NameEntry]:
        """The names that stand before another in one run: Ukraine in "Ukraine Andriy Melnyk"."""
        for mention, kept in zip(entry.target, trimmed, strict=True):
            before = Span(mention.span.start, kept.span.start) if kept else mention.span
            for word in words(self.pair.target, before, TARGET_LANG):
                link = self.links.get(word.span)
                if link and self.judge.is_name_word(word):
                    alone = Mention(word.text, word.span, mention.segment)
                    yield NameEntry(word.text, Kind.OTHER, source=(link.source,), target=(alone,), links=(link,))

    def to_listed(self, entry: NameEntry, trimmed: _Trimmed) -> NameEntry | None:
        """An entry with its names alone, and who is meant; None where it has no name."""
        target = tuple(m for m in trimmed if m is not None and not is_of_a_people(m.text))
        if not target:
            return None
        source = tuple(trim_source(m, self.pair.source or "", self.judge.lang) for m in entry.source)
        links = _of_last_words(entry.links, source, target)
        bases = [base for base, _ in Counter(link.judgement.base for link in links).most_common()]
        who = self._identify(source, bases, target)
        if not who:
            source = tuple(m for m in source if not is_common_in_source(m.text, self.judge.lang))
        made = replace(entry, source=source, target=target)
        named = _named(made, who, *choose_spelling(who, bases, links, self.judge, target))
        return named if who or is_listed(named, links, self.judge) else None

    def _identify(
        self, source: Sequence[Mention], bases: Sequence[str], target: Sequence[Mention]
    ) -> NamebookEntry | None:
        if not self.judge.lang or not self.pair.source:
            return identify_alone(target)
        if source:
            return identify(source, bases, target, self.judge.lang)
        beside = dict.fromkeys(self.sources.get(m.segment, "") for m in target)
        source_words = [word for text in beside for word in WORD.findall(text)]
        return identify_by_source_text(target, source_words, self.judge.lang)


def _of_last_words(links: Iterable[NameLink], source: Sequence[Mention], target: Sequence[Mention]) -> list[NameLink]:
    """The links between the last words of mentions: those say who is meant."""
    sources, targets = {m.span.end for m in source}, {m.span.end for m in target}
    return [link for link in links if link.source.span.end in sources and link.target.span.end in targets]


def _named(entry: NameEntry, who: NamebookEntry | None, house: str | None, house_from: str | None) -> NameEntry:
    longest = max((m.text for m in entry.target), key=len)
    return replace(
        entry,
        entity=who.house if who else house or longest,
        kind=who.kind if who else Kind.OTHER,
        house=house,
        house_from=house_from,
        accepted=who.accepted if who else (),
    )


def _merged(entries: Iterable[NameEntry]) -> Iterator[NameEntry]:
    """Entries of one entity in one, their mentions in order of the text."""
    same: dict[tuple[str, str | None], list[NameEntry]] = defaultdict(list)
    for entry in entries:
        same[entry.entity, entry.house].append(entry)
    for first, *others in same.values():
        members = (first, *others)
        yield replace(
            first,
            source=_in_order(m for entry in members for m in entry.source),
            target=_in_order(m for entry in members for m in entry.target),
            links=tuple(dict.fromkeys(link for entry in members for link in entry.links)),
        )


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(dict.fromkeys(mentions), key=lambda mention: mention.span))
