"""Mappings: where an event has the texts, their languages, and what the article is.

A value is a JSONPath or, after ``=``, a literal. Either both sides come in one event, or one side an event.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from service.connectors.paths import Budget, TooMuch, compile_path, find_values
from service.errors import InvalidField

BOTH_SIDES = ("source", "target", "source_lang", "target_lang")
ONE_SIDE = ("text", "lang", "join_key")
ABOUT = ("article_id", "revision", "url", "feed", "title")
WHEN = "when"
FIELDS = (*BOTH_SIDES, *ONE_SIDE, *ABOUT, WHEN)

LONGEST_LABEL = 200
LONGEST_URL = 2000
LONGEST_LANGUAGE = 35
_TEXTS = frozenset({"source", "target", "text"})
_LANGUAGES = frozenset({"source_lang", "target_lang", "lang"})
_MAY_BE_MISSING = frozenset({"url", "feed", "title"})
"""They describe an article; without any other field it would be taken for another one."""
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raise InvalidField, with a field ``mapping.NAME``, unless every path is one and one way of sending is whole."""
    for name, place in mapping.items():
        if name not in FIELDS:
            raise InvalidField(f"mapping.{name}", f"is none of {', '.join(FIELDS)}")
        _check_place(name, place)
    wanted, other = (ONE_SIDE, BOTH_SIDES) if "text" in mapping else (BOTH_SIDES, ONE_SIDE)
    for name in other:
        if name in mapping:
            raise InvalidField(f"mapping.{name}", f"cannot stand beside {wanted[0]!r}: map {_either()}")
    for name in wanted:
        if name not in mapping:
            raise InvalidField(f"mapping.{name}", f"is missing: map {_either()}")


def fill_mapping(mapping: Mapping[str, str], target_lang: str, source_langs: Sequence[str]) -> dict[str, str]:
    """A kind's own mapping for a connector's languages. Raises InvalidField where it needs one that is not there."""
    if not source_langs and any("{source_lang}" in place for place in mapping.values()):
        raise InvalidField("source_langs", "must have the source's language: this kind's own mapping looks for it")
    first = source_langs[0] if source_langs else ""
    return {
        name: place.replace("{source_lang}", first).replace("{target_lang}", target_lang)
        for name, place in mapping.items()
    }


def has_both_sides(mapping: Mapping[str, str]) -> bool:
    """Whether an event has both sides, and not one of them."""
    return "text" not in mapping


@dataclass(frozen=True)
class Reader:
    """Reads one event by a mapping. ``is_expected`` says of a language whether it is one the connector waits for."""

    mapping: Mapping[str, str]
    document: dict[str, Any] | list[Any]
    is_expected: Callable[[str], bool]
    budget: Budget = field(default_factory=Budget)

    def is_wanted(self) -> bool:
        """Whether what ``when`` names is there, and is neither null nor false."""
        if WHEN not in self.mapping:
            return True
        return any(value is not None and value is not False for value in self._look(WHEN))

    def read(self, names: Collection[str]) -> dict[str, str]:
        """What the mapping finds, of these fields. Raises InvalidField that names the field and its path."""
        found = {name: self._read(name) for name in names if name in self.mapping}
        return {name: value for name, value in found.items() if value is not None}

    def _read(self, name: str) -> str | None:
        place = self.mapping[name]
        if place.startswith("="):
            return language_of(place[1:]) if name in _LANGUAGES else place[1:]
        values = [self._write(name, value) for value in self._look(name) if not _is_nothing(name, value)]
        if not values:
            if name in _MAY_BE_MISSING:
                return None
            raise self._refuse(name, "leads nowhere in this event")
        return self._limit(name, self._choose(name, values))

    def _look(self, name: str) -> list[object]:
        try:
            return list(find_values(compile_path(self.mapping[name]), self.document, self.budget))
        except TooMuch as error:
            raise self._refuse(name, str(error)) from error

    def _write(self, name: str, value: object) -> str:
        """A value as text: numbers as JSON has them, and in a text a list of paragraphs."""
        if isinstance(value, str):
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return json.dumps(value)
        if isinstance(value, list) and name in _TEXTS and all(isinstance(part, str) for part in value):
            return "\n\n".join(value)
        raise self._refuse(name, f"leads to {_kind_of(value)}; a text or a number is needed")

    def _choose(self, name: str, values: Sequence[str]) -> str:
        """Several texts are paragraphs; of several languages the expected one counts; all else must be one."""
        if name in _TEXTS:
            return "\n\n".join(values)
        if name in _LANGUAGES:
            tags = [language_of(value) for value in values]
            return next((tag for tag in tags if self.is_expected(tag)), tags[0])
        if len(set(values)) > 1:
            raise self._refuse(name, f"leads to {len(values)} different values; one is needed")
        return values[0]

    def _limit(self, name: str, value: str) -> str:
        broken = _NO_TEXT.search(value)
        if broken:
            raise self._refuse(name, f"leads to a text with U+{ord(broken[0]):04X}, which no text may hold")
        if name in _TEXTS:
            return value
        longest = LONGEST_LANGUAGE if name in _LANGUAGES else LONGEST_URL if name == "url" else LONGEST_LABEL
        if len(value) > longest and name != "title":
            raise self._refuse(name, f"leads to {len(value)} characters; at most {longest} are accepted")
        return value[:longest]

    def _refuse(self, name: str, why: str) -> InvalidField:
        return InvalidField(f"mapping.{name}", f"{self.mapping[name]} {why}")


def language_of(written: str) -> str:
    """A language code as CMSs write it, as BCP 47 has it: en_US and EN-us are en-US, and a tag #pl is pl."""
    first, *rest = written.strip().removeprefix("#").replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def is_language(tag: str, wanted: str) -> bool:
    """Whether a text in a language is one in the wanted language: en-US is en, and en is not en-US."""
    return tag.lower() == wanted.lower() or tag.lower().startswith(f"{wanted.lower()}-")


def _check_place(name: str, place: str) -> None:
    if place.startswith("=") and name != WHEN:
        if not 0 < len(place[1:].strip()) <= LONGEST_LABEL or _NO_TEXT.search(place):
            raise InvalidField(f"mapping.{name}", f"must have 1 to {LONGEST_LABEL} characters after =")
        return
    try:
        compile_path(place)
    except ValueError as error:
        raise InvalidField(f"mapping.{name}", str(error)) from error


def _either() -> str:
    return f"{', '.join(BOTH_SIDES)} (both sides in one event) or {', '.join(ONE_SIDE)} (one side an event)"


def _is_nothing(name: str, value: object) -> bool:
    """Null; and for all but texts a blank as well, which would make one article of all that have none."""
    return value is None or (name not in _TEXTS and isinstance(value, str) and not value.strip())


def _kind_of(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "a list" if isinstance(value, list) else "an object"
