"""Names that one text has and the other lacks, once links, the namebook and likeness have explained what they can."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from exonym.documents.unicode import folded
from exonym.languages import ENGLISH
from exonym.lexicon.base_forms import base_forms
from exonym.lexicon.commonness import EVERYDAY, GRAMMATICAL, is_used
from exonym.lexicon.dictionaries import lemmas
from exonym.lexicon.english_casing import always_capitalised, demonym, ordinary
from exonym.lexicon.english_dictionary import english_word
from exonym.lexicon.known_words import KnownWord
from exonym.lexicon.tokens import Word, words
from exonym.model import Pair, Segment, Side
from exonym.names.linking.likeness import LINKED, Likeness
from exonym.names.linking.links import WordLink
from exonym.names.linking.mentions import NameWord
from exonym.names.linking.nameness import is_surely_a_name, may_be_a_name
from exonym.names.namebook import TARGET_LANG, NamebookEntry, cached_by_namebook, namebook
from exonym.names.namebook.house_words import house_words
from exonym.names.namebook.phrases import phrases_in, same_stem
from exonym.names.spelling.romanise import respells, word_candidates
from exonym.names.transcription.letters import plain

_COMMON_ALIKE = 0.75
"""Likeness from which a name may stand for a word in lower case, which it seldom does: Katastrophe, catastrophe."""
_SURE = 0.8
"""Likeness of a link from which its words stand for one another and nothing else."""
_REACH = 250
"""Words before and behind among which a name is looked for; two sentences and their neighbours seldom have as many."""
_SHORTEST = 3
_SUGGESTED = 3
_LONGEST = 40
"""Letters of a name that a common word may be stuck to."""
_LONG = 4
"""Letters from which a word is capitalised in titles."""
_TITLE = 3
"""Long words that a title has at least."""
_MOSTLY = 0.8
_ROOT = 3
"""Letters that a country shares with the words for its people: Poland, Polish."""
_STEM = 4
"""Letters that an inflected or derived word shares with the namebook's form at least."""


class Counterparts:
    """Looks for what a name could stand for, in its segment and the ones beside it."""

    def __init__(
        self, pair: Pair, segments: Sequence[Segment], links: Iterable[WordLink], lang: str, likeness: Likeness
    ) -> None:
        self._lang = lang
        self._likeness = likeness
        self._source = _words(pair, segments, Side.SOURCE, lang)
        self._target = _words(pair, segments, Side.TARGET, TARGET_LANG)
        self._found: dict[int, list[NamebookEntry]] = {}
        self._near: dict[int, set[str]] = {}
        self._linked: set[int] = set()
        self._taken: set[tuple[int, bool]] = set()
        self._renderings: dict[str, set[str]] = defaultdict(set)
        for link in links:
            self._linked |= {id(link.source), id(link.target)}
            if max(link.judgement.similarity, link.probability) >= _SURE:
                self._taken |= {(link.source.word.span.start, False), (link.target.word.span.start, True)}
            self._renderings[plain(link.judgement.base)].add(plain(link.target.text))
        self._rendered = {text for texts in self._renderings.values() for text in texts}

    def lost(self, names: Iterable[NameWord]) -> list[NameWord]:
        """The source names, likely and certain ones, that nothing in the target stands for."""
        found = [n for n in names if id(n) not in self._linked and self._may_be_lost(n)]
        near = {id(n): _near(n, self._source, self._target) for n in found}
        self._likeness.learn((n.known, w.known) for n in found for w in near[id(n)])
        return [n for n in found if not any(self._alike(n.word, w, w) for w in near[id(n)])]

    def strange(self, names: Iterable[NameWord], lost: Iterable[NameWord]) -> list[NameWord]:
        """The target names that stand for nothing in the source.

        A word that opens a sentence may be any; it is one of them only where the source has ``lost`` a name. A name
        that comes up in any translation is one only where what was lost is surely a name.
        """
        at_a_loss = {name.segment for name in lost}
        sorely = {name.segment for name in lost if is_surely_a_name(name.word)}
        found = [n for n in names if id(n) not in self._linked and self._may_be_strange(n, sorely)]
        found = [n for n in found if not n.word.opens or n.segment in at_a_loss]
        near = {id(n): _near(n, self._target, self._source) for n in found}
        self._likeness.learn((w.known, n.known) for n in found for w in near[id(n)])
        return [n for n in found if not any(self._alike(w, n.word, w) for w in near[id(n)])]

    def _in_title(self, name: NameWord) -> bool:
        """True where everything is capitalised, which makes no name of a word."""
        line = [w.capitalised for w in self._target[name.segment] if len(w.text) >= _LONG]
        return len(line) >= _TITLE and sum(line) > _MOSTLY * len(line)

    def _may_be_lost(self, name: NameWord) -> bool:
        if len(name.text) <= _SHORTEST or not may_be_a_name(name.word):
            return False
        near = _beside(self._target, name.segment)
        spelled = self._spelled(name.segment)
        entries = [*entries_of(name.known), *self._phrases(name)]
        known = {word for entry in entries for word in english_words(entry)}
        used = {t for base in name.known.base_forms for t in self._renderings.get(plain(base), ())}
        return not (spelled & (known | used)) and not self._in_other_words(known, near)

    def _spelled(self, segment: int) -> set[str]:
        """The target's words there and beside it, and the parts of hyphenated ones, as ``plain`` gives them."""
        if segment not in self._near:
            words = _beside(self._target, segment)
            self._near[segment] = {plain(part) for word in words for part in (word.text, *word.text.split("-"))}
        return self._near[segment]

    def _phrases(self, name: NameWord) -> list[NamebookEntry]:
        """The entries of several words, in the name's segment, of which the name is one."""
        if name.segment not in self._found:
            texts = [word.text for word in self._source[name.segment]]
            self._found[name.segment] = [e for e in phrases_in(texts, self._lang) if self._long(e)]
        return [e for e in self._found[name.segment] if self._has(e, name.text)]

    def _long(self, entry: NamebookEntry) -> bool:
        return any(len(form.split()) > 1 for form in entry.forms.get(self._lang, ()))

    def _has(self, entry: NamebookEntry, word: str) -> bool:
        forms = entry.forms.get(self._lang, ())
        return any(same_stem(folded(part), folded(word)) for form in forms for part in form.split())

    @staticmethod
    def _in_other_words(known: Iterable[str], near: Sequence[Word]) -> bool:
        """True when a capitalised word is derived from an English name: Turkish, Frenchman."""
        beginnings = tuple(word[:_ROOT] for word in known)
        return (
            any(word.capitalised and plain(word.text).startswith(beginnings) for word in near) if beginnings else False
        )

    def _may_be_strange(self, name: NameWord, sorely: Collection[int]) -> bool:
        """True for a target word that is a name; one that comes up in any paper only in segments of ``sorely``."""
        text = name.text
        if len(text) <= _SHORTEST or text in ENGLISH.word_list("titles") or text[1:] != text[1:].lower():
            return False
        if _ordinary(text) or _glued(text) or demonym(text) or plain(text) in self._rendered:
            return False
        if name.known.english_frequency >= EVERYDAY and name.segment not in sorely:
            return False
        return not self._in_title(name) and not self._in_namebook(text, _beside(self._source, name.segment))

    def _alike(self, source: Word, target: Word, other: Word) -> bool:
        """``other`` is the one of the two that is not asked about; a word sure of its own name explains no other."""
        if (other.span.start, other is target) in self._taken:
            return False
        common = not other.capitalised and (other is source or other.known.is_ordinary)
        return self._likeness.of(source.known, target.known) >= (_COMMON_ALIKE if common else LINKED)

    def _in_namebook(self, text: str, near: Sequence[Word]) -> bool:
        """True when the namebook has the word in the English of something that the source names."""
        starts = [plain(word.text) for word in near]
        forms = (form for entry in entries_with(plain(text)) for form in entry.forms.get(self._lang, ()))
        stems = {_stem(part) for form in forms for part in form.split() if len(part) >= _STEM}
        return bool(stems) and any(start.startswith(tuple(stems)) for start in starts)


def _ordinary(text: str) -> bool:
    return all(ordinary(part) or english_word(part) or english_word(plain(part)) for part in text.split("-") if part)


def _glued(text: str) -> bool:
    """True for a known name with a common word stuck to it ("Polandhave"): a missing space, no other name."""
    cuts = range(_LONG, min(len(text) - _SHORTEST, _LONGEST) + 1)
    return any(is_used(text[at:], GRAMMATICAL) and always_capitalised(text[:at]) for at in cuts)


def _stem(form: str) -> str:
    word = plain(form)
    return word[: max(_STEM, len(word) - 3)]


def _words(pair: Pair, segments: Sequence[Segment], side: Side, lang: str) -> Mapping[int, tuple[Word, ...]]:
    text = (pair.source or "") if side is Side.SOURCE else pair.target
    spans = {s.index: s.source if side is Side.SOURCE else s.target for s in segments}
    return {index: words(text, span, lang) for index, span in spans.items() if span}


def _beside(found: Mapping[int, tuple[Word, ...]], segment: int) -> list[Word]:
    return [word for index in (segment - 1, segment, segment + 1) for word in found.get(index, ())]


def _near(name: NameWord, ours: Mapping[int, tuple[Word, ...]], theirs: Mapping[int, tuple[Word, ...]]) -> list[Word]:
    """The other side's words that a name is compared with: of very many those about as far into their side."""
    words = _beside(theirs, name.segment)
    if len(words) <= 2 * _REACH:
        return words
    here = _beside(ours, name.segment)
    middle = bisect_left(here, name.word.span.start, key=lambda word: word.span.start) * len(words) // len(here)
    return words[max(0, middle - _REACH) : middle + _REACH]


@cached_by_namebook(65536)
def entries_of(word: KnownWord) -> tuple[NamebookEntry, ...]:
    """The namebook's entries for a source word in any case: alone, or as a word of a person's name."""
    book = namebook()
    found: list[NamebookEntry] = []
    for base in word.base_forms:
        found += [*book.find(base, word.lang), *(entry for entry, _ in book.find_word(base, word.lang))]
    return tuple(dict.fromkeys(found))


def english_words(entry: NamebookEntry) -> frozenset[str]:
    """The words of an entry's English spellings that say something, for comparing."""
    words = (word for spelling in entry.english for word in spelling.split())
    return frozenset(plain(word) for word in words if len(word) >= _SHORTEST or word.isupper())


def entries_with(word: str) -> tuple[NamebookEntry, ...]:
    """The entries that have an English word, as ``plain`` gives it."""
    return _by_english_word().get(word, ())


@cached_by_namebook(8)
def _by_english_word() -> Mapping[str, tuple[NamebookEntry, ...]]:
    index: dict[str, list[NamebookEntry]] = defaultdict(list)
    for entry in dict.fromkeys(entry for _, entry in namebook().forms_in(TARGET_LANG)):
        for word in english_words(entry):
            index[word].append(entry)
    return {word: tuple(entries) for word, entries in index.items()}


def suggested(word: str, lang: str) -> tuple[str, ...]:
    """English spellings for a source word in any case, best first: the namebook's, else its own or a rendering's."""
    for base in base_forms(word, lang):
        houses, _ = house_words(base, lang)
        if houses:
            return houses[:_SUGGESTED]
    sure = [lemma.text for lemma in lemmas(word, lang) if lemma.name]
    base = sure[0] if sure else word
    return word_candidates(base, lang)[:_SUGGESTED] if respells(base, lang) else (base,)
