"""What a pair must be before it is audited. Every refusal names the field and the limit."""

from __future__ import annotations

import re

from exonym.config import MAX_CHARACTERS
from exonym.errors import InvalidPair
from exonym.model import Pair

_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
"""NUL, which databases refuse, and surrogates, which no encoding can write."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def check_pair(pair: Pair) -> None:
    """Raise InvalidPair unless the pair can be audited: a target that says something, lengths, language codes."""
    if not pair.target.strip():
        raise InvalidPair("target", "is empty")
    for field, text in (("source", pair.source), ("target", pair.target), ("reference", pair.reference)):
        _check_length(field, text)
        _check_characters(field, text)
    for field, label in (("id", pair.id), *((f"metadata.{name}", text) for name, text in vars(pair.metadata).items())):
        _check_characters(field, label)
    for field, code in (("source_lang", pair.source_lang), ("target_lang", pair.target_lang)):
        _check_language(field, code)


def _check_length(field: str, text: str | None) -> None:
    if text is not None and len(text) > MAX_CHARACTERS:
        raise InvalidPair(field, f"has {len(text)} characters; at most {MAX_CHARACTERS} are accepted")


def _check_characters(field: str, text: str | None) -> None:
    found = _NO_TEXT.search(text or "")
    if found:
        raise InvalidPair(field, f"holds U+{ord(found[0]):04X} at character {found.start()}, which no text may hold")


def _check_language(field: str, code: str | None) -> None:
    """IETF tags (BCP 47) with a language of the IANA registry: pl, fil, sr-Latn."""
    from langcodes import tag_is_valid  # here, because its tables take a tenth of a second to load

    if code is not None and not (_LANGUAGE.fullmatch(code) and tag_is_valid(code)):
        raise InvalidPair(field, f"{code[:40]!r} is not a language code such as 'pl'")
