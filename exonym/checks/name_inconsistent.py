"""One name, several spellings.

What it finds
    Two or more spellings of one name within a translation. The house spelling, or else the one used most, is taken
    for right; the others are marked. Works without a source too, on unknown names that differ by a sound or less.

Why it matters
    Readers take two spellings for two people, and search engines do as well.

Example
    "Tokayev expressed his concern ... Tokaev stressed the need for dialogue."

When to switch it off
    For collections of articles by several hands that are sent as one text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from exonym.article import Article
from exonym.languages import ENGLISH
from exonym.lexicon.commonness import MUCH_RARER
from exonym.lexicon.frequency import frequency
from exonym.model import Kind, Mark, Severity, Side, Span, Spelling
from exonym.names.identity.ledger import judged_links
from exonym.names.linking.counterparts import entries_with
from exonym.names.linking.mentions import name_words
from exonym.names.namebook.house_words import in_namebook, known
from exonym.names.similarity.sounds import distance, similarity_of_sounds, sounds
from exonym.names.spelling.romanise import word_candidates
from exonym.names.transcription.letters import plain
from exonym.plugins import Check, Need

_SHORTEST = 5
_NEAR = 0.9
_FIRST = 0.3
_MOST = 40
"""Spellings with the same consonants that are compared, the first ones; no article has so many of one name."""
_KEPT = 4
"""Letters of a surname that all its spellings share as a rule."""
_NEXT = re.compile(r"\s+([^\W\d_]\w+)")
_VOWELS = re.compile("[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")
_SAME = str.maketrans("ckwyj", "kkvii")
"""Letters that spellings of one name swap."""
_DERIVED = ("s", "es", "a", "an", "n", "ian", "i", "in", "er", "ers", "na", "ns", "ians", "ish", "y")
"""Endings that make another word of a name: plurals, women's surnames, adjectives."""


@dataclass(frozen=True)
class Form:
    """A word of a name as it stands in the target, with the source word it is linked to, if any."""

    text: str
    span: Span
    source: Span | None = None
    base: str | None = None
    entity: str | None = None


@dataclass(frozen=True)
class NameInconsistent(Check):
    """See the module."""

    code: str = "NAM03"
    rule: str = "name.inconsistent"
    category: str = "terminology/inconsistent"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.NAMES})
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})
    yields_to: frozenset[str] = frozenset({"name.added"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every mention that differs from the spelling taken for right."""
        lang = article.source_lang
        by_base = _group_by_base(article)
        marked: set[Span] = set()
        for group in [*by_base, *_group_near(_list_forms(article))]:
            for mark in _mark_others(group, lang):
                if mark.span not in marked:
                    marked.add(mark.span)
                    yield mark


def _group_by_base(article: Article) -> Iterator[list[Form]]:
    """Rightly spelled forms, gathered by the source word they are linked to. Wrong ones are for other rules.

    A first name counts with the name that follows it: two people may spell theirs in two ways.
    """
    groups: dict[tuple[str, str], list[Form]] = {}
    for entry, link, judged in judged_links(article.ledger):
        if judged.spelling is Spelling.RIGHT:
            form = Form(link.target.text, link.target.span, link.source.span, judged.base, entry.entity)
            key = plain(judged.base), _find_following(article.pair.target, form.span)
            groups.setdefault(key, []).append(form)
    for group in groups.values():
        spellings = {plain(form.text): form.text for form in group}
        if len(spellings) > 1 and not _are_two_entities(spellings):
            yield group


def _are_two_entities(spellings: Iterable[str]) -> bool:
    """True when the namebook has each spelling for something of its own: Russia, and the channel Rossiya 1."""
    entries = [{e for e in entries_with(spelling) if e.kind is not Kind.PERSON} for spelling in spellings]
    return all(own - set().union(*(other for other in entries if other is not own)) for own in entries)


def _find_following(text: str, span: Span) -> str:
    found = _NEXT.match(text, span.end)
    return plain(found[1])[:_KEPT] if found and found[1][0].isupper() else ""


def _list_forms(article: Article) -> list[Form]:
    found = name_words(article.pair, article.segments, Side.TARGET)
    return [Form(name.text, name.word.span) for name in found if len(name.text) >= _SHORTEST]


def _group_near(forms: Sequence[Form]) -> Iterator[list[Form]]:
    """Groups of an unknown spelling and others that sound nearly the same."""
    by_spelling: dict[str, list[int]] = defaultdict(list)
    for at, form in enumerate(forms):
        by_spelling[plain(form.text)].append(at)
    distinct = {spelling: forms[places[-1]].text for spelling, places in by_spelling.items()}
    heard = {p: sounds(text, ENGLISH.code) for p, text in distinct.items()}
    alike: dict[str, list[str]] = defaultdict(list)
    for spelling in distinct:
        alike[_keep_consonants(spelling)].append(spelling)
    for strange, other in (pair for spellings in alike.values() for pair in permutations(spellings[:_MOST], 2)):
        if _is_stranger(distinct[strange], distinct[other]) and _is_one_name(strange, other, heard):
            yield [forms[at] for at in sorted(by_spelling[strange] + by_spelling[other])]


def _keep_consonants(spelling: str) -> str:
    """What near spellings share, so that only they are compared."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", spelling.translate(_SAME)))


def _is_stranger(text: str, other: str) -> bool:
    """True for a spelling that English does not know, or knows much less than the other."""
    if in_namebook(text):
        return False
    return not known(text) or frequency(text.lower()) + MUCH_RARER <= frequency(other.lower())


def _is_one_name(a: str, b: str, heard: dict[str, str]) -> bool:
    if (
        abs(len(a) - len(b)) > 2
        or _is_derived(a, b)
        or _is_derived(b, a)
        or distance(heard[a][:1], heard[b][:1]) > _FIRST
    ):
        return False
    return a.translate(_SAME) == b.translate(_SAME) or similarity_of_sounds(heard[a], heard[b]) >= _NEAR


def _is_derived(a: str, b: str) -> bool:
    """Whether ``b`` is ``a`` with an ending; a doubled last letter is not an ending."""
    endings = [ending for ending in _DERIVED if not a.endswith(ending[0])]
    return any(b == a + ending or (a.endswith("a") and b == a[:-1] + ending) for ending in endings)


def _mark_others(group: Sequence[Form], lang: str) -> Iterator[Mark]:
    right = _choose_right(group, lang)
    for form in group:
        if plain(form.text) != plain(right) and not _is_derived(plain(right), plain(form.text)):
            yield Mark(
                span=form.span,
                message=f"This article also writes '{right}'. Is '{form.text}' the same name?",
                confidence=0.8 if form.base else 0.7,
                suggestions=(right,),
                source=form.source,
                entity=form.entity,
            )


def _choose_right(group: Sequence[Form], lang: str) -> str:
    """The form in the letters of the name's own language, else the likeliest rendering of the source's, else what
    English knows, else the form used most, then first."""
    count = Counter(form.text for form in group)
    base = next((f.base for f in group if f.base), None)
    ranked = [plain(c) for c in word_candidates(base, lang)[:1]] if base and lang else []
    return max(
        count, key=lambda text: (bool(base) and not text.isascii(), plain(text) in ranked, known(text), count[text])
    )


CHECK = NameInconsistent()
