"""Entries, and how they are found: by form, by word and by English spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeVar

from exonym.documents.unicode import folded
from exonym.languages import TARGET_LANG
from exonym.model import Kind

_T = TypeVar("_T")

# Folding drops marks: right for stress, ё and ü, but й, ї and ў are letters of their own, as are the words they make.
# They are kept as private-use characters. Apostrophes and hyphens are typed in many ways and mean the same; quotation
# marks within a name («Газпром», партия «Яблоко») are no part of it.
_SAME: Mapping[int, str | None] = str.maketrans(
    {"й": "\ue000", "ї": "\ue001", "ў": "\ue002"}
    | dict.fromkeys("’‘ʼ`´′", "'")
    | dict.fromkeys("\u2010\u2011\u2013\u2014", "-")
    | dict.fromkeys('«»„“”"')
)


@lru_cache(maxsize=65536)
def form_key(text: str) -> str:
    """What spellings of a form share once letter case, marks, quotation marks and kinds of apostrophe are set aside."""
    return folded(unicodedata.normalize("NFC", text).casefold().translate(_SAME))


@dataclass(frozen=True)
class NamebookEntry:
    """One name: ``house`` is what the English text should use, ``accepted`` what is right in English as well.

    ``forms`` are base forms (nominative) by source language, ISO 639-1. ``forbidden`` is what the house does not want.
    ``strict``: somebody chose these spellings, so that others that would be right are not.
    """

    house: str
    kind: Kind
    accepted: tuple[str, ...] = ()
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    forbidden: tuple[str, ...] = ()
    strict: bool = False

    @property
    def english(self) -> tuple[str, ...]:
        """Every right English spelling, the house's first."""
        return (self.house, *self.accepted)

    def in_language(self, lang: str) -> tuple[str, ...]:
        """The forms in a language; in English, the right spellings."""
        return self.english if lang == TARGET_LANG else self.forms.get(lang, ())


@dataclass(frozen=True, eq=False)
class Namebook:
    """Entries, and the namebook that they are laid over: a form that both have is the upper one's.

    ``version`` changes whenever the content does. Two namebooks are equal only when they are the same object, so that
    one can be a key at no cost.
    """

    entries: tuple[NamebookEntry, ...]
    version: str
    under: Namebook | None = None

    def over(self, under: Namebook) -> Namebook:
        """This namebook laid over another; the version names both."""
        return Namebook(self.entries, f"{under.version}+{self.version}", under)

    def find(self, form: str, lang: str) -> tuple[NamebookEntry, ...]:
        """The entries with this base form in ``lang``, as ``form_key`` compares; several when it has several meanings.

        In "en" it looks among house and accepted spellings, those of the namebook underneath included.
        """
        found = self._index(lang).by_form.get(form_key(form), ())
        if self.under and (lang == TARGET_LANG or not found):
            return (*found, *self.under.find(form, lang))
        return found

    def find_word(self, word: str, lang: str) -> tuple[tuple[NamebookEntry, int], ...]:
        """The people one of whose name's words is ``word``, each with the index of that word in ``house.split()``.

        "Tokajew" finds Kassym-Jomart Tokayev, 1. Only names of several words are here, and only forms with as many
        words as the house spelling. Other kinds are left out: their words change order and meaning in translation.
        """
        found = self._index(lang).by_word.get(form_key(word), ())
        return self.under.find_word(word, lang) if self.under and not found else found

    def hidden(self, form: str, lang: str) -> frozenset[str]:
        """English spellings that namebooks underneath have for a base form, where an upper one has it too.

        Of people also the single words of their names.
        """
        if self.under is None:
            return frozenset()
        if not self._index(lang).by_form.get(form_key(form)):
            return self.under.hidden(form, lang)
        whole = {spelling for entry in self.under.find(form, lang) for spelling in entry.english}
        people = self.under.find_word(form, lang)
        parts = {words[at] for e, at in people for words in map(str.split, e.english) if len(words) > at}
        return self.under.hidden(form, lang) | whole | parts

    @cached_property
    def chosen(self) -> tuple[NamebookEntry, ...]:
        """The entries, of all layers, in which the house has chosen or forbidden a spelling."""
        own = tuple(entry for entry in self.entries if entry.strict or entry.forbidden)
        return (*own, *(self.under.chosen if self.under else ()))

    def is_house(self, text: str) -> bool:
        """True when the text is a house or accepted spelling of something, as ``form_key`` compares."""
        return bool(self.find(text, TARGET_LANG))

    def house_words(self) -> frozenset[str]:
        """Every word of house and accepted spellings, as written; of hyphenated words the parts as well."""
        return self._words

    def forms_in(self, lang: str) -> Iterable[tuple[str, NamebookEntry]]:
        """Every form in a language with its entry."""
        for entry in self.entries:
            for form in entry.in_language(lang):
                yield form, entry
        if self.under:
            hidden = self._index(lang).by_form if lang != TARGET_LANG else {}
            yield from (row for row in self.under.forms_in(lang) if form_key(row[0]) not in hidden)

    def _index(self, lang: str) -> _Index:
        """The index of one language, made when it is first asked: an audit needs two of eight."""
        if lang not in self._indexes:
            self._indexes[lang] = _Index([(f, e) for e in self.entries for f in e.in_language(lang)])
        return self._indexes[lang]

    @cached_property
    def _indexes(self) -> dict[str, _Index]:
        return {}

    @cached_property
    def _words(self) -> frozenset[str]:
        spellings = (spelling for entry in self.entries for spelling in entry.english)
        words = {word.strip('.,()«»"') for spelling in spellings for word in spelling.split()}
        parts = frozenset(words | {part for word in words for part in word.split("-") if part})
        return parts | self.under.house_words() if self.under else parts


class _Index:
    """The forms of one language, whole and by the words of people's names."""

    def __init__(self, forms: Sequence[tuple[str, NamebookEntry]]) -> None:
        self.by_form = _gathered((form_key(form), entry) for form, entry in forms)
        self.by_word = _gathered(
            (form_key(word), (entry, at))
            for form, entry in forms
            if entry.kind is Kind.PERSON and 1 < len(form.split()) == len(entry.house.split())
            for at, word in enumerate(form.split())
        )


def _gathered(rows: Iterable[tuple[str, _T]]) -> Mapping[str, tuple[_T, ...]]:
    """The values of each key, in order and each once."""
    index: dict[str, list[_T]] = {}
    for key, value in rows:
        values = index.setdefault(key, [])
        if value not in values:
            values.append(value)
    return {key: tuple(values) for key, values in index.items()}
