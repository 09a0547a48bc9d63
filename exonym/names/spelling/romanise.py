"""The English spelling of a name: known ones first, then those that exonym.names.spelling.ranking has for likeliest."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from exonym.languages import TARGET_LANG, Slot, codes_with, language_of
from exonym.languages.orthography import orthography
from exonym.languages.tags import primary
from exonym.lexicon.commonness import FAMILIAR, is_used
from exonym.lexicon.frequency import frequency
from exonym.names.namebook import cached_by_namebook, namebook, surname_of
from exonym.names.spelling.origin import cyrillic_in_latin, native
from exonym.names.spelling.ranking import ranked
from exonym.names.transcription.letters import is_cyrillic, plain

MOST = 8
"""Candidates that are returned at most."""
_SHORTEST = 4
"""Letters that a name has beyond which its ending says something: Ewa is no Cyrillic name."""
_SURE, _LIKELY, _NATIVE = 0.7, 0.42, 0.3
"""Probabilities of an origin from which it decides."""
_ENGLISH = FAMILIAR
"""From here on a word is an English one, or a name that English writes so: Stefan, Milan."""


def candidates(name: str, source_lang: str, target_lang: str = TARGET_LANG) -> tuple[str, ...]:
    """English spellings of a name in another language's spelling, best first.

    "Surname, Given Patronymic" is put in English order, without the patronymic. Raises ValueError for a target language
    other than English.
    """
    if target_lang != TARGET_LANG:
        raise ValueError(f"target_lang: only {TARGET_LANG!r} is known, not {target_lang!r}")
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
    kept = [word for word in given.split() if not word.lower().endswith(_patronymic_endings())]
    return " ".join([*(kept or given.split()), surname.strip()])


@lru_cache
def _patronymic_endings() -> tuple[str, ...]:
    """Those of every language: a list of names seldom says whose each is."""
    return tuple(ending for code in codes_with(Slot.SPELLING) for ending in orthography(code).patronymic_endings)


def _rendered(words: Sequence[str], lang: str) -> list[tuple[str, ...]]:
    """The candidates of each word of a name: what one word's origin says of the others counts."""
    if len(words) > 1 and ends_as_a_womans(surname_of(words, lang), lang):
        *given, surname = words
        native_given = max(native(word, lang) for word in given)
        parts = [_of_a_woman(part, lang, native_given) for part in surname.split("-")]
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
    return not is_used(plain(word), _ENGLISH)


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
        made = _of_a_woman(word, lang, 0.0)
    return tuple(dict.fromkeys([*known, *(_cased(word, spelling) for spelling in made)]))[:MOST]


def ends_as_a_womans(word: str, lang: str) -> bool:
    """True for a word that ends as the language has women's surnames."""
    return without_feminine_ending(word, lang) != word


def without_feminine_ending(word: str, lang: str) -> str:
    """The word without the ending of women's surnames, itself where it has none."""
    return word.removesuffix(language_of(lang).feminine_surname or "")


def _of_a_woman(surname: str, lang: str, native_given: float) -> tuple[str, ...]:
    """A Czech woman keeps her -ová; of others English has the surname itself. Other words stay as they are."""
    stem = without_feminine_ending(surname, lang)
    if stem in ("", surname):
        return (surname,)
    ours = max(native(stem, lang), native(surname, lang), native_given) >= _NATIVE
    if ours and not frequency(stem) > frequency(plain(surname)):
        return (surname, stem)
    if respells(surname, lang):
        return word_candidates(surname, lang)
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


@lru_cache
def shared_endings() -> tuple[str, ...]:
    """Endings that own names of some language share with transcribed ones: -wicz."""
    return tuple(ending for code in codes_with(Slot.SPELLING) for ending in orthography(code).shared_endings)


@lru_cache
def unclear_endings() -> tuple[str, ...]:
    """Endings of transcribed names that own names of some language have as well: -ow."""
    return tuple(ending for code in codes_with(Slot.SPELLING) for ending in orthography(code).unclear_endings)


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
