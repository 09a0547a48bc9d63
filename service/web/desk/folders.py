"""Which files of a folder are an original and its translation, by their names alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from exonym.documents.validation import ISO_639_1

_SIDES = {"source": False, "target": True}
"""What a folder or an ending may say beside a language: whether the translation lies there."""
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z]{2,4})?")


@dataclass(frozen=True)
class FilePair:
    """Names of files that belong together. ``source_lang``: as a name says it, None where none does."""

    key: str
    target: str | None = None
    source: str | None = None
    source_lang: str | None = None


@dataclass(frozen=True)
class _Place:
    """What a name says: which article, which side, and the language that it names."""

    key: str
    is_target: bool
    lang: str | None


def pair_files(names: Iterable[str], target_lang: str) -> tuple[list[FilePair], list[str]]:
    """The pairs of files in order of their names, and what is wrong with those that make none, a sentence a file.

    a.pl.txt goes with a.en.txt, and source/a.txt (or pl/a.txt) with target/a.txt (or en/a.txt). A translation may be
    without its original. Files whose name begins with a dot are left out.
    """
    pairs: dict[str, FilePair] = {}
    flaws = []
    for name in sorted(name for name in names if not PurePosixPath(name).name.startswith(".")):
        place = _read(name, target_lang)
        if place is None:
            flaws.append(f"{name}: its name does not say whether it is an original or a translation")
            continue
        pair = pairs.setdefault(place.key, FilePair(place.key))
        there = pair.target if place.is_target else pair.source
        if there is not None:
            flaws.append(f"{name}: {there} is the same side of the same article")
        elif place.is_target:
            pairs[place.key] = replace(pair, target=name)
        else:
            pairs[place.key] = replace(pair, source=name, source_lang=place.lang)
    flaws += [f"{pair.source}: no translation goes with it" for pair in pairs.values() if pair.target is None]
    return [pair for pair in pairs.values() if pair.target is not None], flaws


def _read(name: str, target_lang: str) -> _Place | None:
    """What a name says; its ending says it before its folders do, and a nearer folder before one that is further."""
    path = PurePosixPath(name.replace("\\", "/"))
    for parts, at in _marks(path):
        said = _side_of(parts[at], target_lang)
        if said is not None:
            key = "/".join((*parts[:at], *parts[at + 1 :]))
            return _Place(key, *said)
    return None


def _marks(path: PurePosixPath) -> Iterator[tuple[tuple[str, ...], int]]:
    """Where a mark may stand: the parts of the name without its last ending, and which of them."""
    stem, dot, mark = path.stem.rpartition(".")
    if dot:
        yield (*path.parts[:-1], stem, mark), len(path.parts)
    whole = (*path.parts[:-1], path.stem)
    for at in range(len(path.parts) - 2, -1, -1):
        yield whole, at


def _side_of(mark: str, target_lang: str) -> tuple[bool, str | None] | None:
    """Whether a mark means the translation, and which language it names; None for what is no mark."""
    if mark.lower() in _SIDES:
        return _SIDES[mark.lower()], None
    match = _LANGUAGE.fullmatch(mark)
    if match is None or match[1].lower() not in ISO_639_1:
        return None
    return match[1].lower() == target_lang[:2].lower(), match[1].lower()
