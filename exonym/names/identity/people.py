"""Two people with one surname are two: Leo Tolstoy and Sophia Tolstoy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from exonym.lexicon.base_forms import base_forms
from exonym.lexicon.tokens import WORD
from exonym.model import Mention, NameEntry
from exonym.names.identity.trimming import is_given_name
from exonym.names.namebook import TARGET_LANG
from exonym.names.transcription.letters import plain

Place = tuple[int, str]
"""A segment and a word in it."""


def split_by_person(entry: NameEntry, lang: str) -> tuple[NameEntry, ...]:
    """An entry for each given name that stands before the surname; the entry itself where there is only one.

    Mentions of the surname alone go to whom the article names most often.
    """
    same = _given_names_of_target(entry, lang)
    source = [_given_name(m, lang) for m in entry.source]
    target = [
        same.get((m.segment, given), given) if (given := _given_word(m, TARGET_LANG)) else None for m in entry.target
    ]
    people = Counter(given for given in (*source, *target) if given)
    if len({given for given in source if given}) < 2:
        return (entry,)
    most = people.most_common(1)[0][0]
    return tuple(
        replace(
            entry,
            source=_mentions_of(given, entry.source, source, most),
            target=_mentions_of(given, entry.target, target, most),
        )
        for given in people
    )


def _mentions_of(
    given: str, mentions: Sequence[Mention], names: Sequence[str | None], most: str
) -> tuple[Mention, ...]:
    return tuple(m for m, name in zip(mentions, names, strict=True) if (name or most) == given)


def _given_names_of_target(entry: NameEntry, lang: str) -> Mapping[Place, str]:
    """The source's given name for that of the translation, where a segment names one person in full on each side."""
    found: dict[Place, str] = {}
    for mention in entry.target:
        given = _given_word(mention, TARGET_LANG)
        beside = {_given_name(m, lang) for m in entry.source if m.segment == mention.segment} - {None}
        if given and len(beside) == 1:
            found[mention.segment, given] = beside.pop() or given
    return found


def _given_name(mention: Mention, lang: str) -> str | None:
    given = _given_word(mention, lang)
    return plain(base_forms(given, lang)[0]) if given else None


def _given_word(mention: Mention, lang: str) -> str | None:
    """The word before the surname, where it is somebody's given name."""
    words = WORD.findall(mention.text)
    if len(words) < 2:
        return None
    bases = base_forms(words[-2], lang)
    return words[-2] if any(is_given_name(base, lang) for base in bases) else None
