"""How a language writes names: from letters to sounds, to English letters, and from inflected forms to base forms.

Read from the ``spelling.toml`` of its folder. ``sounds`` has the sound of each grapheme, ``english`` the renderings
that English texts use, the house's first; a name whose letters are all rendered so is rightly spelled. Sounds are one
character each, coarse on purpose, the same for all languages: vowels ``a e i o u``, the glide ``j``, consonants
``b d f g h k l m n p r s t v w z`` and ``S`` (sh), ``Z`` (zh), ``C`` (ch), ``J`` (English j), ``c`` (ts). Keys are
graphemes in lower case; ``^`` in front means at the start of a word, ``$`` behind at its end. The longest key that fits
wins, and among equals the one bound to a place. Spaces part what is listed, and ``-`` stands for nothing. The other
keys, each of which may be absent, are those of ``Orthography``; a case ending stands before ``>``, with what the base
form has in its place behind it (``ego>y``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from exonym.languages import TARGET_LANG, Language, Script, Slot, codes_with, in_precedence, language_of
from exonym.languages.graphemes import Graphemes, Table


@dataclass(frozen=True)
class Orthography:
    """The facts of one language. ``source``: the standard that they come from. ``alphabet``: the letters that tables
    are learned for.

    ``press`` gives renderings of other languages' press, by language: what their folders' ``transcription.toml`` has
    under the code of this one.
    ``endings`` are case endings with what the base form has in their place.
    ``cyrillic_endings`` are endings that, in a text of this language, show a name from a Cyrillic language; a Cyrillic
    language lists those of its own names. ``unmistakable_endings`` are those of them that no other name has, and
    ``foreign_endings`` those that other foreign names have, but none of this language: -ow in Polish, whose own names
    end in -ów. ``shared_endings`` are those of the language's own names that transcribed ones have in any other: a name
    with one is not taken for transcribed. ``unclear_endings`` likewise, but more has to speak for it: -ow in German.
    ``adjective`` matches adjectives made from names, in all cases ("Каховській"): English has the name itself there.
    ``feminine_endings``: how women's names end. ``feminine_forms``: all cases of the ending of women's surnames.
    ``masculine_endings_before_a``: how foreign surnames end of which women's have an a behind that: Ivanovová, Ivanova.
    ``patronymic_endings``: how fathers' names end, which English leaves out.
    ``own_letters``: letters that show this language among those of its script. ``without_own_letters_as``: the language
    whose tables read a name that has none of them.
    """

    code: str
    source: str
    alphabet: str
    script: Script
    sounds: Mapping[str, str]
    english: Table
    press: Mapping[str, Table]
    endings: tuple[tuple[str, str], ...] = ()
    cyrillic_endings: tuple[str, ...] = ()
    unmistakable_endings: tuple[str, ...] = ()
    foreign_endings: tuple[str, ...] = ()
    shared_endings: tuple[str, ...] = ()
    unclear_endings: tuple[str, ...] = ()
    adjective: str | None = None
    feminine_endings: tuple[str, ...] = ()
    feminine_forms: tuple[str, ...] = ()
    masculine_endings_before_a: tuple[str, ...] = ()
    patronymic_endings: tuple[str, ...] = ()
    own_letters: str = ""
    without_own_letters_as: str | None = None

    @property
    def cyrillic(self) -> bool:
        """True when the language is written in Cyrillic."""
        return self.script is Script.CYRILLIC

    @cached_property
    def _sounds(self) -> Graphemes:
        return Graphemes({k: (v,) for k, v in self.sounds.items()})

    @cached_property
    def _english(self) -> Graphemes:
        return Graphemes(self.english)

    @cached_property
    def _press(self) -> Mapping[str, Graphemes]:
        return {lang: Graphemes(table) for lang, table in self.press.items()}

    def to_sounds(self, word: str) -> str:
        """The sounds of a word; letters without an entry are left out."""
        return "".join(options[0] for options in self._sounds.split(word))

    def to_english(self, word: str) -> tuple[tuple[str, ...], ...]:
        """For each grapheme of a word, its English renderings."""
        return self._english.split(word)

    def to_press(self, word: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """For each other language's press, the renderings of each grapheme of a word."""
        return {lang: graphemes.split(word) for lang, graphemes in self._press.items()}


@lru_cache(maxsize=1024)
def orthography(lang: str | None) -> Orthography:
    """The orthography of a language, English where there is none."""
    language = language_of(lang)
    return _read(language if language.has(Slot.SPELLING) else language_of(TARGET_LANG))


@lru_cache
def _read(language: Language) -> Orthography:
    raw = language.facts(Slot.SPELLING)
    return Orthography(
        code=language.code,
        source=raw["source"],
        alphabet=raw["alphabet"],
        script=language.script,
        sounds={grapheme: "".join(read_options(sound)) for grapheme, sound in raw["sounds"].items()},
        english=read_table(raw.get("english", {})),
        press=_presses(language.code),
        endings=tuple(_ending(each) for each in raw.get("case_endings", "").split()),
        adjective=raw.get("adjective"),
        own_letters=raw.get("own_letters", ""),
        without_own_letters_as=raw.get("without_own_letters_as"),
        **{key: tuple(raw.get(key, "").split()) for key in _LISTS},
    )


_LISTS = (
    "cyrillic_endings",
    "unmistakable_endings",
    "foreign_endings",
    "shared_endings",
    "unclear_endings",
    "feminine_endings",
    "feminine_forms",
    "masculine_endings_before_a",
    "patronymic_endings",
)


def _presses(lang: str) -> dict[str, Table]:
    """How other languages' press writes names of a language, by their code."""
    written = {
        code: language_of(code).facts(Slot.TRANSCRIPTION) for code in in_precedence(codes_with(Slot.TRANSCRIPTION))
    }
    return {code: read_table(raw[lang]) for code, raw in written.items() if lang in raw}


def _ending(pair: str) -> tuple[str, str]:
    ending, _, base = pair.partition(">")
    return ending, "".join(read_options(base))


def read_table(raw: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """A table of a TOML file, each value as ``read_options`` gives it."""
    return {key: read_options(value) for key, value in raw.items()}


def read_options(text: str) -> tuple[str, ...]:
    """What spaces part; ``-`` is the empty option."""
    return tuple("" if option == "-" else option for option in text.split())
