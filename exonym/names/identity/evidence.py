"""Who is meant: an entry of the namebook is somebody's identity only where something in the article says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from exonym.lexicon.base_forms import base_forms
from exonym.lexicon.english_casing import ordinary
from exonym.lexicon.tokens import WORD
from exonym.model import Kind, Mention
from exonym.names.identity.trimming import is_common_in_source, is_given_name
from exonym.names.namebook import TARGET_LANG, NamebookEntry, is_surname, namebook, surname_of
from exonym.names.namebook.phrases import phrases_in
from exonym.names.transcription.letters import plain

_PREFERRED = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.MEDIA, Kind.ACRONYM, Kind.OTHER)
"""Of several entries under one form, which goes first: a country before the acronym that stands for it."""


def identify(
    source: Sequence[Mention], bases: Sequence[str], target: Sequence[Mention], lang: str
) -> NamebookEntry | None:
    """The entry that mentions of one name stand for, None where nothing says that it is one of the namebook's.

    ``bases``: the base forms that links found for the source's words.
    """
    person = _named_in_full(source, lang) or _named_in_full_by_target(source, bases, target, lang)
    if person:
        return person
    found = _by_form([*(m.text for m in source), *bases], target, lang)
    return found or _by_surname(bases or [m.text for m in source], source, target, lang)


def identify_by_source_text(target: Sequence[Mention], source_words: Sequence[str], lang: str) -> NamebookEntry | None:
    """The entry for a name that no source name is linked to, where the words of its segments have a form of it."""
    written = {entry for mention in target for entry in namebook().find(mention.text, TARGET_LANG)}
    there = [entry for entry in phrases_in(source_words, lang) if entry in written]
    best = min(there, key=lambda entry: _PREFERRED.index(entry.kind), default=None)
    return _called_by_its_own_name(best, target) if best else None


def identify_alone(target: Sequence[Mention]) -> NamebookEntry | None:
    """The entry that mentions stand for in a translation whose source is not there."""
    entry = _by_form([m.text for m in target], target, TARGET_LANG)
    return entry or _by_surname([m.text for m in target if " " not in m.text], (), target, TARGET_LANG)


def _named_in_full(source: Iterable[Mention], lang: str) -> NamebookEntry | None:
    """The person whose given name and surname stand side by side in the source, in any case."""
    for mention in source:
        for one, other in pairwise(WORD.findall(mention.text)):
            people = _people(one, lang, is_first=True) & _people(other, lang, is_first=False)
            if len(people) == 1:
                return next(iter(people))
    return None


def _people(word: str, lang: str, *, is_first: bool) -> set[NamebookEntry]:
    """Those whose name begins with a word, or has it further on."""
    found = (row for base in base_forms(word, lang) for row in namebook().find_word(base, lang))
    return {entry for entry, at in found if entry.kind is Kind.PERSON and (at == 0) is is_first}


def _named_in_full_by_target(
    source: Sequence[Mention], bases: Sequence[str], target: Sequence[Mention], lang: str
) -> NamebookEntry | None:
    """The person whom the translation names in full and whose surname the source has."""
    named = {entry for mention in target if " " in mention.text for entry in namebook().find(mention.text, TARGET_LANG)}
    surnames = {*bases, *(base for m in source for base in base_forms(WORD.findall(m.text)[-1], lang))}
    of_source = {entry for base in surnames for entry, _ in namebook().find_word(base, lang)}
    both = [entry for entry in named & of_source if entry.kind is Kind.PERSON]
    return both[0] if len(both) == 1 else None


def _by_form(forms: Iterable[str], target: Sequence[Mention], lang: str) -> NamebookEntry | None:
    """The entry that has a whole mention for a form; of several, one whose English the translation has goes first."""
    found = [e for form in forms for e in find_form(form, lang)]
    written = {plain(mention.text) for mention in target}
    ranked = sorted(
        dict.fromkeys(found),
        key=lambda e: (not written & set(map(plain, e.english)), _PREFERRED.index(e.kind)),
    )
    best = next(iter(ranked), None)
    return _called_by_its_own_name(best, target) if best else None


def find_form(form: str, lang: str) -> Iterator[NamebookEntry]:
    """What the namebook has under a form. Acronyms count only in their own case.

    Bal is nobody's acronym, though Polish has BAL for drones.
    """
    for entry in namebook().find(form, lang):
        if entry.kind is not Kind.ACRONYM or form in entry.in_language(lang):
            yield entry


def _called_by_its_own_name(entry: NamebookEntry, target: Sequence[Mention]) -> NamebookEntry:
    """A place that the translation calls by its common name, where the source has an acronym for it: КНР, China."""
    if entry.kind is not Kind.ACRONYM:
        return entry
    english = set(entry.english)
    places = (
        place
        for mention in target
        if mention.text in english
        for place in namebook().find(mention.text, TARGET_LANG)
        if place.kind is Kind.PLACE
    )
    return next(places, entry)


def _by_surname(
    bases: Iterable[str], source: Sequence[Mention], target: Sequence[Mention], lang: str
) -> NamebookEntry | None:
    """The one person who bears a surname, where it is no other word and no other given name stands before it."""
    for base in bases:
        bearers = {e for e, at in namebook().find_word(base, lang) if is_surname(e, at)}
        if len(bearers) != 1:
            continue
        (entry,) = bearers
        surname = surname_of(entry.house.split(), TARGET_LANG)
        if is_common_in_source(base, lang) or is_given_name(base, lang) or ordinary(surname):
            continue
        if not _other_given_name(entry, source, lang) and not _other_given_name(entry, target, TARGET_LANG):
            return entry
    return None


def _other_given_name(entry: NamebookEntry, mentions: Iterable[Mention], lang: str) -> bool:
    """Whether somebody with another given name bears the surname in these mentions."""
    own = {plain(word) for form in (*entry.in_language(lang), *entry.english) for word in form.split()}
    before = (words[-2] for m in mentions if len(words := WORD.findall(m.text)) > 1)
    return any(not own & set(map(plain, (word, *base_forms(word, lang)))) for word in before)
