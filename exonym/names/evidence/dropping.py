"""Which lost source names the translation really left out, and which it may have put in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exonym.languages import language_of
from exonym.languages.orthography import orthography
from exonym.lexicon.commonness import COMMON, HEARD_OF
from exonym.lexicon.english_casing import ordinary
from exonym.lexicon.frequency import frequency, has_word_list
from exonym.lexicon.known_words import KnownWord, known_word
from exonym.lexicon.missing_words import EMPTY, find_hole
from exonym.model import Kind, Ledger, Mention, Pair, Segment
from exonym.names.linking.counterparts import entries_of
from exonym.names.linking.nameness import is_no_noun
from exonym.names.transcription.letters import plain

_PRONOUN = re.compile(r"\b(?:he|she|him|his|hers?|they|them|their|its?)\b", re.IGNORECASE)
_SHORTEST = 4
_LONG = 5
_KINDS = frozenset({Kind.PERSON, Kind.PLACE})
"""What has one name; an institution may be called by many words."""
_NOUN = COMMON
"""From here on, in the source's language, a word is more than a paper's name."""
_CERTAIN, _LIKELY = 0.85, 0.6


@dataclass(frozen=True)
class Dropped:
    """A source name left out, and how sure that is, 0..1. ``hole``: the target shows where it stood."""

    source: Mention
    confidence: float
    hole: bool


def dropped(pair: Pair, segments: tuple[Segment, ...], ledger: Ledger, lang: str) -> Iterator[Dropped]:
    """The names left out of segments whose translation has no strange name instead.

    Where the target has a hole, any unlinked name may have stood there; elsewhere only what is surely a name counts.
    """
    taken = {mention.segment for mention in ledger.unmatched_target}
    known = _Known(ledger, lang)
    for segment in segments:
        if segment.target and segment.source and segment.index not in taken:
            lost = [m for m in ledger.unmatched_source if m.segment == segment.index]
            unlinked = [m for m in ledger.unlinked_source if m.segment == segment.index]
            if not (lost or unlinked):
                continue
            target = segment.target.of(pair.target)
            gap = find_hole(target, pair.target_lang)
            if gap:
                unknown = [m for m in unlinked if not entries_of(known_word(m.text, lang))] if gap.re is EMPTY else []
                yield from (Dropped(mention, _CERTAIN, True) for mention in (lost or unknown)[:1])
            else:
                unsaid = [m for m in lost if known.surely(m) and not known.in_short(m, target)]
                yield from (Dropped(mention, _LIKELY, False) for mention in unsaid)


class _Known:
    """What the rest of the article says of a lost name."""

    def __init__(self, ledger: Ledger, lang: str) -> None:
        links = [link for entry in ledger.entries for link in entry.links]
        self._lang = lang
        self._ends = {link.source.span.end for link in links}
        self._starts = {link.source.span.start for link in links}
        self._rendered = {plain(link.source.text) for link in links if not ordinary(link.target.text)}

    def surely(self, lost: Mention) -> bool:
        """True for a name of its own that no role or ordinary word is a rendering of."""
        if len(lost.text) < _SHORTEST or self._shortened(lost):
            return False
        if orthography(self._lang).cyrillic and lost.text.isascii():
            return True
        word = known_word(lost.text, self._lang)
        if word.is_only_a_name or self._is_rendered(word):
            return True
        return self._in_namebook(word) or self._known_nowhere(word)

    def _in_namebook(self, word: KnownWord) -> bool:
        """True for a known person or place, and for a paper that is no everyday word as well."""
        kinds = {entry.kind for entry in entries_of(word)}
        return bool(kinds & _KINDS) or (Kind.MEDIA in kinds and word.frequency < _NOUN)

    def _known_nowhere(self, word: KnownWord) -> bool:
        """True for a word that neither a dictionary nor a list of frequent words of its language has in any form."""
        text, lang = word.text, self._lang
        if len(text) < _LONG or text.isupper() or not has_word_list(lang) or word.is_in_dictionary:
            return False
        if "-" in text or re.search(orthography(lang).adjective or "$^", text.lower()):
            return False
        if language_of(lang).capitalises_nouns:
            return word.english_frequency >= HEARD_OF and not word.is_english and is_no_noun(word)
        return not any(frequency(base.lower(), lang) for base in word.base_forms)

    def in_short(self, lost: Mention, target: str) -> bool:
        """True where a pronoun may stand for a name that the article gives elsewhere."""
        if not _PRONOUN.search(target):
            return False
        return self._is_rendered(known_word(lost.text, self._lang))

    def _is_rendered(self, word: KnownWord) -> bool:
        """True for a name that the article has elsewhere, in any case, with its rendering."""
        return any(plain(base) in self._rendered for base in word.base_forms)

    def _shortened(self, lost: Mention) -> bool:
        """Peter Jones may become Jones."""
        return lost.span.start - 1 in self._ends or lost.span.end + 1 in self._starts
