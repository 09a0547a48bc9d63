"""Letters of another alphabet in an English text: slipped into a word, or whole words left as they were."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exonym.documents.look_alikes import LOOK_ALIKES
from exonym.documents.unicode import words_with
from exonym.languages import in_precedence
from exonym.languages.orthography import orthography
from exonym.lexicon.frequency import frequency
from exonym.lexicon.tokens import WORD
from exonym.model import Cover, Span
from exonym.names.namebook import namebook
from exonym.names.spelling.romanise import word_candidates
from exonym.names.transcription.letters import CYRILLIC_LANGS

_CYRILLIC = "\u0400-\u052f"
_FOREIGN = re.compile(rf"[{_CYRILLIC}{''.join(LOOK_ALIKES)}]")
_WHOLE = re.compile(rf"[{_CYRILLIC}'’ʼ-]+")
_ADDRESS = re.compile(r"//|www\.|@")
_HASHTAG = re.compile(r"#\w+")
"""Links, mail addresses, handles (by what is in them) and hashtags, which are written as they are."""
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_INITIAL = re.compile(r"\.\s?[^\W\d_]|-\d")
"""What follows an initial, or the letter of a type: С-300."""
_WITHIN = (" ", "\u00a0", ".", "-")
"""What stands between words that were left in Cyrillic together."""
_LONGEST_NAME = 5
"""Words up to which a spelling is suggested for what was left in Cyrillic."""
_BACK = {latin: letter for letter, latin in reversed(LOOK_ALIKES.items()) if letter >= "Ѐ"}


@dataclass(frozen=True)
class ForeignLetters:
    """Words with letters of another alphabet. ``whole``: all of their letters are Cyrillic."""

    text: str
    span: Span
    whole: bool
    suggestions: tuple[str, ...]


def foreign_letters(text: str, span: Span, lang: str) -> Iterator[ForeignLetters]:
    """Every word inside a span that mixes alphabets, and every run of words left in Cyrillic.

    ``lang`` is the source's language, empty where it is not known. What stands in brackets, after its translation as a
    rule, and what belongs to an address or a measure is left alone.
    """
    row: list[re.Match[str]] = []
    for match in _foreign_words(text, span):
        if not _WHOLE.fullmatch(match[0]):
            yield ForeignLetters(match[0], Span(*match.span()), False, (in_latin(match[0], lang),))
        elif row and text[row[-1].end() : match.start()] in _WITHIN:
            row.append(match)
        else:
            yield from _left(text, row, lang)
            row = [match]
    yield from _left(text, row, lang)


def _foreign_words(text: str, span: Span) -> Iterator[re.Match[str]]:
    if not _FOREIGN.search(text, span.start, span.end):
        return
    others = (Span(*m.span()) for p in (_HASHTAG, _BRACKETED) for m in p.finditer(text, span.start, span.end))
    skipped = Cover([*words_with(_ADDRESS, text, span), *others])
    for match in WORD.finditer(text, span.start, span.end):
        if _FOREIGN.search(match[0]) and _is_word(match) and not skipped.touches(Span(*match.span())):
            yield match


def _is_word(match: re.Match[str]) -> bool:
    """False for letters of a measure (50°С, СО2), and for one letter that is no initial."""
    text, start, end = match.string, match.start(), match.end()
    if any(c.isdigit() or c == "°" for c in text[max(0, start - 1) : start] + text[end : end + 1]):
        return False
    return len(match[0]) > 1 or (match[0].isupper() and bool(_INITIAL.match(text, end)))


def in_latin(word: str, lang: str) -> str:
    """A word that mixes alphabets in Latin letters: look-alikes put back, and a Cyrillic word romanised."""
    letters = unicodedata.normalize("NFC", word)
    if all(c in LOOK_ALIKES for c in letters if _FOREIGN.match(c)):
        return "".join(LOOK_ALIKES.get(c, c) for c in letters)
    cyrillic = "".join(_BACK.get(c, c) for c in letters)
    if _WHOLE.fullmatch(cyrillic):
        return word_candidates(cyrillic, _language(cyrillic, lang))[0]
    return re.sub(rf"[{_CYRILLIC}]+", lambda run: _by_letter(run[0], lang), letters)


def _by_letter(part: str, lang: str) -> str:
    return "".join(options[0] for options in orthography(_language(part, lang)).to_english(part))


def _left(text: str, row: Sequence[re.Match[str]], lang: str) -> Iterator[ForeignLetters]:
    if row:
        span = Span(row[0].start(), row[-1].end())
        short = len(row) <= _LONGEST_NAME
        yield ForeignLetters(span.of(text), span, True, _romanised(span.of(text), lang) if short else ())


def _romanised(words: str, lang: str) -> tuple[str, ...]:
    langs = (lang,) if orthography(lang).cyrillic else in_precedence(CYRILLIC_LANGS)
    known = [entry.house for code in langs for entry in namebook().find(words, code)]
    made = WORD.sub(lambda word: _spelled(word[0], _language(words, lang)), words)
    return tuple(dict.fromkeys([*known, made, *([_seen(words)] if len(words) == 1 else ())]))


def _spelled(word: str, lang: str) -> str:
    """Its romanisation, unless English has the Latin word that it looks like and not that."""
    romanised, seen = word_candidates(word, lang)[0], _seen(word)
    unknown = len(word) > 1 and not frequency(romanised.lower())
    return seen if unknown and seen.isascii() and frequency(seen.lower()) else romanised


def _seen(word: str) -> str:
    """The word with the Latin letters that its own look like."""
    return "".join(LOOK_ALIKES.get(letter, letter) for letter in word)


def _language(words: str, lang: str) -> str:
    """The source's language if it is written in Cyrillic, else the one whose letters the words have, else Russian."""
    if orthography(lang).cyrillic:
        return lang
    lower, known = words.lower(), in_precedence(CYRILLIC_LANGS)
    return next((code for code in known if any(c in orthography(code).own_letters for c in lower)), known[0])
