"""The English spelling of a name: known ones first, then those that exonym.names.spelling.ranking has for likeliest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from exonym.documents.unicode import primary
from exonym.languages.orthography import orthography
from exonym.lexicon.frequency import frequency
from exonym.names.namebook import cached_by_namebook, namebook
from exonym.names.spelling.origin import cyrillic_in_latin, czech
from exonym.names.spelling.ranking import ranked
from exonym.names.transcription.letters import is_cyrillic, plain

MOST = 8
"""Candidates that are returned at most."""
_SHORTEST = 4
"""Letters that a name has beyond which its ending says something: Ewa is no Cyrillic name."""
FEMININE = "ová"
_SURE, _LIKELY, _CZECH = 0.7, 0.42, 0.3
"""Probabilities of an origin from which it decides."""
_COMMON = 3.2
"""Frequency from which a word is an English one, or a name that English writes so: Stefan, Milan."""
_PATRONYMIC = re.compile(r"(?:[оеё]вич|ич|[оеё]вна|ична|ұлы|қызы|улы|кызы)$")


def candidates(name: str, source_lang: str, target_lang: str = "en") -> tuple[str, ...]:
    """English spellings of a name in another language's spelling, best first.

    "Surname, Given Patronymic" is put in English order, without the patronymic. Raises ValueError for a target language
    other than English.
    """
    if target_lang != "en":
        raise ValueError(f"target_lang: only 'en' is known, not {target_lang!r}")
    lang = primary(source_lang)
    known = [spelling for entry in namebook().find(name, lang) for spelling in entry.english]
    per_word = _rendered(in_order(name).split(), lang)
    made = [" ".join(options[0] for options in per_word)]
    for i, options in enumerate(per_word):
        made += [" ".join(o[0] if j != i else other for j, o in enumerate(per_word)) for other in options[1:]]
    return tuple(dict.fromkeys([*known, *made]))[:MOST]


def in_order(name: str) -> str:
    """The given name first, where a comma says that the surname is."""
    surname, comma, given = name.partition(",")
    if not comma or not given.strip():
        return name
    kept = [word for word in given.split() if not _PATRONYMIC.search(word.lower())]
    return " ".join([*(kept or given.split()), surname.strip()])


def _rendered(words: Sequence[str], lang: str) -> list[tuple[str, ...]]:
    """The candidates of each word of a name: what one word's origin says of the others counts."""
    if lang == "cs" and len(words) > 1 and words[-1].endswith(FEMININE):
        *given, surname = words
        parts = [_of_a_woman(part, max(map(czech, given))) for part in surname.split("-")]
        surnames = ["-".join(each[min(i, len(each) - 1)] for each in parts) for i in range(3)]
        return [*(word_candidates(word, lang) for word in given), tuple(dict.fromkeys(surnames))]
    clothed = max((cyrillic_in_latin(word, lang) for word in words), default=0.0) >= _LIKELY
    return [
        cyrillic_candidates(word, lang) if clothed and _may_be_clothed(word, lang) else word_candidates(word, lang)
        for word in words
    ]


def cyrillic_candidates(word: str, lang: str) -> tuple[str, ...]:
    """English spellings of one word of a name that is Cyrillic for certain, whatever its letters say."""
    return tuple(_cased(word, spelling) for spelling in ranked(word, lang)[:MOST])


def _may_be_clothed(word: str, lang: str) -> bool:
    """True for a rare word that would not be respelled by itself."""
    return "-" not in word and _rare(word) and not respells(word, lang)


def _rare(word: str) -> bool:
    """False for a word that English has: China in a Polish text is China."""
    return frequency(plain(word)) < _COMMON


@cached_by_namebook(16384)
def word_candidates(word: str, lang: str) -> tuple[str, ...]:
    """English spellings of one word of a name. Hyphenated parts are rendered each by itself."""
    if "-" in word:
        return tuple(dict.fromkeys("-".join(parts) for parts in _hyphenated(word, lang)))
    known = [entry.house.split()[at] for entry, at in namebook().find_word(word, lang)]
    known += [entry.house for entry in namebook().find(word, lang) if " " not in entry.house]
    if is_cyrillic(word) or (respells(word, lang) and _rare(word)):
        made = ranked(word, lang)
    else:
        made = _of_a_woman(word, 0.0) if lang == "cs" and word.endswith(FEMININE) else (word,)
    return tuple(dict.fromkeys([*known, *(_cased(word, spelling) for spelling in made)]))[:MOST]


def _of_a_woman(surname: str, czech_given: float) -> tuple[str, ...]:
    """A Czech woman keeps her -ová; of others English has the surname itself."""
    stem = surname.removesuffix(FEMININE)
    if stem in ("", surname):
        return (surname,)
    if max(czech(stem), czech(surname), czech_given) >= _CZECH and not frequency(stem) > frequency(plain(surname)):
        return (surname, stem)
    if respells(surname, "cs"):
        return word_candidates(surname, "cs")
    stems = sorted((stem, f"{stem}a", f"{stem}o"), key=lambda spelling: -frequency(spelling))
    return (*stems, surname)


def respells(word: str, lang: str) -> bool:
    """True when a name must change its letters in English: it is Cyrillic, or Cyrillic in this language's clothes."""
    return is_cyrillic(word) or _in_clothes(word, lang)


def _in_clothes(word: str, lang: str) -> bool:
    if has_unmistakable_ending(word, lang):
        return True
    likely = cyrillic_in_latin(word, lang)
    return likely >= _SURE or (likely >= _LIKELY and has_cyrillic_ending(word, lang))


def has_cyrillic_ending(word: str, lang: str) -> bool:
    """True when the word ends as names from Cyrillic languages do; diacritics count, for -ów is Polish, -ow is not."""
    return _ends(word, orthography(lang).cyrillic_endings)


def has_unmistakable_ending(word: str, lang: str) -> bool:
    """True when the word ends as only names from Cyrillic languages do: Żumabekow."""
    return _ends(word, orthography(lang).unmistakable_endings)


def has_foreign_ending(word: str, lang: str) -> bool:
    """True when the word ends as names of Cyrillic and other languages do, but none of this one."""
    return _ends(word, orthography(lang).foreign_endings)


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    lower = unicodedata.normalize("NFC", word.lower())
    return len(lower) > _SHORTEST and lower.endswith(endings)


def _hyphenated(word: str, lang: str) -> Iterable[tuple[str, ...]]:
    per_part = [word_candidates(part, lang) if part else ("",) for part in word.split("-")]
    yield tuple(options[0] for options in per_part)
    for i, options in enumerate(per_part):
        for other in options[1:]:
            yield tuple(other if i == j else o[0] for j, o in enumerate(per_part))


def _cased(word: str, spelling: str) -> str:
    return spelling.upper() if word.isupper() and len(word) > 1 else spelling[:1].upper() + spelling[1:]
