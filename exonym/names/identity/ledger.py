"""The name ledger: one entry an entity, with every form of it in both texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from exonym.languages.tags import primary
from exonym.model import Judgement, Kind, Ledger, Mention, NameEntry, NameLink, Pair, Segment, Side, Span, Spelling
from exonym.names.identity.evidence import find_form
from exonym.names.linking.counterparts import Counterparts
from exonym.names.linking.likeness import Likeness
from exonym.names.linking.links import WordLink, link_words
from exonym.names.linking.lowercase import small_words
from exonym.names.linking.mentions import NameWord, apart, name_words, runs
from exonym.names.namebook import TARGET_LANG, NamebookEntry, is_surname, namebook, surname_place
from exonym.names.namebook.house_words import house_words, known
from exonym.names.spelling.romanise import respells, word_candidates
from exonym.names.transcription.letters import plain

_SENTENCE = 4
"""Words from which a text that is the same in both languages is no name."""
NAMEBOOK, ROMANISATION, ARTICLE = "namebook", "romanisation", "article"


def build_ledger(pair: Pair, segments: Sequence[Segment]) -> Ledger:
    """Find the names of both texts, link them word by word within segments, and gather them by entity.

    Without a source, or without its language, entries hold target forms only. Segments that were left in the source's
    language have no names of their own.
    """
    segments = [segment for segment in segments if not _untranslated(pair, segment)]
    target = name_words(pair, segments, Side.TARGET)
    source = apart(name_words(pair, segments, Side.SOURCE), target) if pair.source and pair.source_lang else ()
    lang = primary(pair.source_lang)
    small = small_words(pair, segments) if source else ()
    likeness = Likeness(lang)
    links = link_words(source, (*target, *small), lang, likeness) if source else ()
    target = _with_linked(target, small, links)
    groups = _Groups(links, lang)
    source_runs, target_runs = runs(pair.source or "", source), runs(pair.target, target)
    entries = [_entry(members, pair, lang) for members in groups.gather(source_runs, target_runs)]
    linked = {id(link.source) for link in links}
    counterparts = Counterparts(pair, segments, links, lang, likeness)
    lost = counterparts.lost(source)
    return Ledger(
        entries=tuple(sorted(filter(_is_name, entries), key=_first_place)),
        unlinked_source=tuple(n.mention() for n in source if id(n) not in linked),
        unmatched_source=tuple(n.mention() for n in lost),
        unmatched_target=tuple(n.mention() for n in counterparts.strange(target, lost)) if source else (),
    )


def _untranslated(pair: Pair, segment: Segment) -> bool:
    if segment.source is None or segment.target is None:
        return False
    target = segment.target.of(pair.target).strip()
    return len(target.split()) >= _SENTENCE and target == segment.source.of(pair.source or "").strip()


def _with_linked(
    target: Sequence[NameWord], small: Iterable[NameWord], links: Iterable[WordLink]
) -> tuple[NameWord, ...]:
    """The target's names with those words in lower case that turned out to be some, in order of the text."""
    linked = {id(link.target) for link in links}
    return tuple(sorted([*target, *(n for n in small if id(n) in linked)], key=lambda n: n.word.span))


def judged_links(ledger: Ledger) -> Iterator[tuple[NameEntry, NameLink, Judgement]]:
    """Every link of a ledger with what became of its name."""
    for entry in ledger.entries:
        for link in entry.links:
            yield entry, link, link.judgement


class _Members:
    """What belongs to one entity while it is being gathered."""

    def __init__(self) -> None:
        self.source: list[tuple[NameWord, ...]] = []
        self.target: list[tuple[NameWord, ...]] = []
        self.links: list[WordLink] = []


class _Groups:
    """Words joined by links: the same source base form, or the same target form, is the same name."""

    def __init__(self, links: Iterable[WordLink], lang: str) -> None:
        self._langs = {Side.SOURCE: lang, Side.TARGET: TARGET_LANG}
        self._parent: dict[tuple[Side, str], tuple[Side, str]] = {}
        self._links = list(links)
        for link in self._links:
            self._join((Side.SOURCE, plain(link.source.text)), (Side.SOURCE, plain(link.judgement.base)))
            self._join((Side.SOURCE, plain(link.judgement.base)), (Side.TARGET, plain(link.target.text)))

    def gather(
        self, source: Iterable[tuple[NameWord, ...]], target: Iterable[tuple[NameWord, ...]]
    ) -> Iterable[_Members]:
        """One group an entity. A run of words belongs to the entity of the surname, the last word as a rule."""
        groups: dict[tuple[Side, str], _Members] = defaultdict(_Members)
        owner: dict[int, tuple[Side, str]] = {}
        for side, found in ((Side.SOURCE, source), (Side.TARGET, target)):
            for run in found:
                root = self._root((side, plain(_surname(run, self._langs[side]).text)))
                (groups[root].source if side is Side.SOURCE else groups[root].target).append(run)
                owner |= {id(name): root for name in run}
        for link in self._links:
            groups[owner[id(link.target)]].links.append(link)
        return groups.values()

    def _root(self, node: tuple[Side, str]) -> tuple[Side, str]:
        while (above := self._parent.get(node, node)) != node:
            self._parent[node] = self._parent.get(above, above)  # halves the way for who comes next
            node = self._parent[node]
        return node

    def _join(self, a: tuple[Side, str], b: tuple[Side, str]) -> None:
        self._parent[self._root(a)] = self._root(b)


def _entry(members: _Members, pair: Pair, lang: str) -> NameEntry:
    source = tuple(_mention(run, pair.source or "") for run in members.source)
    target = tuple(_mention(run, pair.target) for run in members.target)
    known = _known(members, source, target, lang)
    house, house_from = _house(known, members, lang)
    return NameEntry(
        entity=known.house if known else house or _longest([*target, *source]),
        kind=known.kind if known else Kind.OTHER,
        house=house,
        house_from=house_from,
        accepted=known.accepted if known else (),
        source=source,
        target=target,
        links=tuple(
            NameLink(link.source.mention(), link.target.mention(), link.probability, link.judgement)
            for link in members.links
        ),
    )


def _mention(run: tuple[NameWord, ...], text: str) -> Mention:
    span = Span(run[0].word.span.start, run[-1].word.span.end)
    return Mention(span.of(text), span, run[0].segment)


def _known(members: _Members, source: Sequence[Mention], target: Sequence[Mention], lang: str) -> NamebookEntry | None:
    """The namebook's entry, by a whole mention or by the surname in one; by the target's without a source."""
    forms = [m.text for m in source] + [link.judgement.base for link in _of_surnames(members, lang)]
    if not forms:
        forms, lang = [m.text for m in target], TARGET_LANG
    whole = [entry for form in forms for entry in find_form(form, lang)]
    parts = [e for form in forms for e, at in namebook().find_word(form, lang) if is_surname(e, at)]
    return next(iter([*whole, *parts]), None)


def _house(known: NamebookEntry | None, members: _Members, lang: str) -> tuple[str | None, str | None]:
    if known:
        return known.house, NAMEBOOK
    bases = Counter(link.judgement.base for link in _of_surnames(members, lang))
    base = bases.most_common(1)[0][0] if bases else None
    if base is None:
        return None, None
    houses, _ = house_words(base, lang)
    if houses:
        return houses[0], NAMEBOOK
    if respells(base, lang):
        return _rendered(base, lang, members), ROMANISATION
    return base, ARTICLE


def _of_surnames(members: _Members, lang: str) -> list[WordLink]:
    """The links that say who is meant: those between the surnames of runs on both sides."""
    surnames = {id(_surname(run, lang)) for run in members.source}
    surnames |= {id(_surname(run, TARGET_LANG)) for run in members.target}
    return [link for link in members.links if id(link.source) in surnames and id(link.target) in surnames]


def _surname(run: Sequence[NameWord], lang: str) -> NameWord:
    return run[surname_place([name.text for name in run], lang)]


def _rendered(base: str, lang: str, members: _Members) -> str:
    """The rendering that the article uses most among those that are right, else the likeliest."""
    made = {plain(c): c for c in word_candidates(base, lang)}
    fair = [link.target.text for link in members.links if link.judgement.spelling is not Spelling.NONSTANDARD]
    used = Counter(plain(text) for text in fair if plain(text) in made)
    return made[used.most_common(1)[0][0]] if used else word_candidates(base, lang)[0]


def _is_name(entry: NameEntry) -> bool:
    """Capitals alone make no name: something links it, the namebook has it, or English does not know the word."""
    if entry.links or entry.house_from == NAMEBOOK:
        return True
    return bool(entry.target) and not all(known(word) for m in entry.target for word in m.text.split())


def _longest(mentions: Sequence[Mention]) -> str:
    return max((m.text for m in mentions), key=len)


def _first_place(entry: NameEntry) -> tuple[int, int]:
    mentions = entry.target or entry.source
    return (0 if entry.target else 1, mentions[0].span.start)
