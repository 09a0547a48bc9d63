"""The namebook: how names are spelled in each language, and which English spelling the house uses.

A file of the namebook holds the names of one kind; reference_pairs/namebook/README.md describes the format.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from exonym.errors import InvalidConfig
from exonym.model import Kind
from exonym.text import folded

TARGET_LANG = "en"
"""The language of house and accepted spellings; the only target that the namebook knows."""

FILES: Mapping[str, Kind] = {
    "people.yaml": Kind.PERSON,
    "places.yaml": Kind.PLACE,
    "organisations.yaml": Kind.ORGANISATION,
    "media.yaml": Kind.MEDIA,
    "acronyms.yaml": Kind.ACRONYM,
}

# The base loader takes every scalar as text, which all of them are here: NO stays NO, and no type is guessed, which
# also takes a third less time. libyaml reads ten times as fast; PyYAML lacks it where it was built without a compiler.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_T = TypeVar("_T")

_LANGUAGE = re.compile(r"[a-z]{2}")

# Folding drops marks: right for stress, ё and ü, but й, ї and ў are letters of their own, as are the words they make.
# They are kept as private-use characters. Apostrophes and hyphens are typed in many ways and mean the same; quotation
# marks within a name («Газпром», партия «Яблоко») are no part of it.
_SAME: Mapping[int, str | None] = str.maketrans(
    {"й": "\ue000", "ї": "\ue001", "ў": "\ue002"}
    | dict.fromkeys("’‘ʼ`´′", "'")
    | dict.fromkeys("\u2010\u2011\u2013\u2014", "-")
    | dict.fromkeys('«»„“”"')
)


def form_key(text: str) -> str:
    """What spellings of a form share once letter case, marks, quotation marks and kinds of apostrophe are set aside."""
    return folded(unicodedata.normalize("NFC", text).casefold().translate(_SAME))


@dataclass(frozen=True)
class NamebookEntry:
    """One name: ``house`` is what the English text should use, ``accepted`` what is right in English as well.

    ``forms`` are base forms (nominative) by source language, ISO 639-1.
    """

    house: str
    kind: Kind
    accepted: tuple[str, ...] = ()
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def english(self) -> tuple[str, ...]:
        """Every right English spelling, the house's first."""
        return (self.house, *self.accepted)

    def in_language(self, lang: str) -> tuple[str, ...]:
        """The forms in a language; in English, the right spellings."""
        return self.english if lang == TARGET_LANG else self.forms.get(lang, ())


@dataclass(frozen=True)
class Namebook:
    """All entries. ``version`` is twelve hexadecimal digits that change whenever the content does."""

    entries: tuple[NamebookEntry, ...]
    version: str

    def find(self, form: str, lang: str) -> tuple[NamebookEntry, ...]:
        """The entries with this base form in ``lang``, as ``form_key`` compares; several when it has several meanings.

        In "en" it looks among house and accepted spellings.
        """
        return self._by_form.get((lang, form_key(form)), ())

    def find_word(self, word: str, lang: str) -> tuple[tuple[NamebookEntry, int], ...]:
        """The people one of whose name's words is ``word``, each with the index of that word in ``house.split()``.

        "Tokajew" finds Kassym-Jomart Tokayev, 1. Only names of several words are here, and only forms with as many
        words as the house spelling. Other kinds are left out: their words change order and meaning in translation.
        """
        return self._by_word.get((lang, form_key(word)), ())

    def is_house(self, text: str) -> bool:
        """True when the text is a house or accepted spelling of something, as ``form_key`` compares."""
        return bool(self.find(text, TARGET_LANG))

    def house_words(self) -> frozenset[str]:
        """Every word of house and accepted spellings, as written; of hyphenated words the parts as well."""
        return self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        spellings = (spelling for entry in self.entries for spelling in entry.english)
        words = {word.strip('.,()«»"') for spelling in spellings for word in spelling.split()}
        return frozenset(words | {part for word in words for part in word.split("-") if part})

    @cached_property
    def _by_form(self) -> Mapping[tuple[str, str], tuple[NamebookEntry, ...]]:
        return _indexed((lang, form_key(form), entry) for entry, lang, form in self._forms())

    @cached_property
    def _by_word(self) -> Mapping[tuple[str, str], tuple[tuple[NamebookEntry, int], ...]]:
        return _indexed(
            (lang, form_key(word), (entry, index))
            for entry, lang, form in self._forms()
            if entry.kind is Kind.PERSON and 1 < len(form.split()) == len(entry.house.split())
            for index, word in enumerate(form.split())
        )

    def _forms(self) -> Iterable[tuple[NamebookEntry, str, str]]:
        for entry in self.entries:
            for lang in (TARGET_LANG, *entry.forms):
                for form in entry.in_language(lang):
                    yield entry, lang, form


def _indexed(rows: Iterable[tuple[str, str, _T]]) -> Mapping[tuple[str, str], tuple[_T, ...]]:
    """Rows of language, key and value as one mapping, values in order and each once."""
    index: dict[tuple[str, str], list[_T]] = {}
    for lang, key, value in rows:
        values = index.setdefault((lang, key), [])
        if value not in values:
            values.append(value)
    return {place: tuple(values) for place, values in index.items()}


@lru_cache(maxsize=1)
def namebook() -> Namebook:
    """The namebook that comes with the package. Raises InvalidConfig when the installation lacks it."""
    package = Path(__file__).parents[1]
    installed, checkout = package / "data" / "namebook", package.parent / "reference_pairs" / "namebook"
    return read_namebook(installed if installed.is_dir() else checkout)


def read_namebook(folder: Path) -> Namebook:
    """The namebook in a folder. Raises InvalidConfig, naming file and entry, when it is malformed."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise InvalidConfig(str(folder), "holds no namebook; its files are " + ", ".join(FILES))
    digest = hashlib.sha256()
    entries: list[NamebookEntry] = []
    for file in files:
        content = file.read_bytes()
        digest.update(file.name.encode() + b"\0" + content + b"\0")
        entries += _read_entries(file.name, content)
    return Namebook(tuple(entries), digest.hexdigest()[:12])


def _read_entries(name: str, content: bytes) -> list[NamebookEntry]:
    if name not in FILES:
        raise InvalidConfig(name, "is not a file of the namebook; those are " + ", ".join(FILES))
    try:
        rows = yaml.load(content, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise InvalidConfig(name, f"is not YAML: {error}") from error
    if not isinstance(rows, list):
        raise InvalidConfig(name, "must be a list of entries")
    return [_read_entry(f"{name}, entry {number}", FILES[name], row) for number, row in enumerate(rows, 1)]


def _read_entry(where: str, kind: Kind, row: Any) -> NamebookEntry:
    if not isinstance(row, dict) or not _is_spelling(row.get("house")):
        raise InvalidConfig(where, "must be a mapping with a spelling under 'house'")
    where = f"{where} ({row['house']})"
    lists = {key: _read_spellings(where, key, value) for key, value in row.items() if key != "house"}
    accepted = lists.pop("accepted", ())
    if not lists:
        raise InvalidConfig(where, "has no form in any language")
    for key in lists:
        if key == TARGET_LANG or not isinstance(key, str) or not _LANGUAGE.fullmatch(key):
            raise InvalidConfig(where, f"{key!r} is neither 'house', 'accepted' nor the code of a source language")
    return NamebookEntry(row["house"], kind, accepted, lists)


def _read_spellings(where: str, key: object, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(map(_is_spelling, value)):
        raise InvalidConfig(where, f"{key!r} must be a list of spellings")
    return tuple(value)


def _is_spelling(value: object) -> bool:
    return isinstance(value, str) and bool(value) and value == " ".join(value.split())
