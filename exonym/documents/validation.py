"""Refuse pairs that cannot be audited. Every refusal names the field and the limit."""

from __future__ import annotations

import re

from exonym.config import MAX_CHARACTERS
from exonym.documents import read_as
from exonym.errors import InvalidPair
from exonym.model import Format, Pair

_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
"""NUL, which databases refuse, and surrogates, which no encoding can write."""

_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja
    jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb
    nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq
    sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """
ISO_639_1 = frozenset(_CODES.split())
"""Every two-letter code."""
_SUBTAGS = r"(-[a-z]{3})?(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
"""Extended language, script, region and variants (BCP 47, 2.1)."""
LANGUAGE_TAG = rf"({'|'.join(sorted(ISO_639_1))}|[a-z]{{3}}){_SUBTAGS}"
"""A regular expression of the tags that are taken: any two-letter code of ISO 639-1 or three letters, with subtags."""
_LANGUAGE = re.compile(LANGUAGE_TAG)
MAX_LANGUAGE = 35
"""Longest language tag, in characters."""


def refuse_bad_pair(pair: Pair) -> None:
    """Raise InvalidPair unless the pair can be audited: a target that says something, lengths, language codes."""
    if pair.format not in list(Format):
        raise InvalidPair("format", f"{pair.format!r} is none of {', '.join(Format)}")
    for field, text in (("source", pair.source), ("target", pair.target), ("reference", pair.reference)):
        _check_length(field, text)
        _check_characters(field, text)
    if not read_as(pair.target, pair.format).text.strip():
        raise InvalidPair("target", "is empty")
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
    """IETF tags (BCP 47): pl, fil, sr-Latn. Whether a subtag is registered makes no difference to any rule."""
    if code is not None and (len(code) > MAX_LANGUAGE or not _LANGUAGE.fullmatch(code)):
        raise InvalidPair(field, f"{code[:40]!r} is not a language code such as 'pl'")
