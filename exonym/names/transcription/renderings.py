"""Which English spellings of a name are right letter by letter, and whose press would spell it otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from exonym.languages.orthography import orthography
from exonym.names.transcription.letters import plain

Options = Sequence[Sequence[str]]
"""For each letter of a word, the spellings that it may have."""
_BEGINNING = 3
"""Letters by which ``Renderings`` are looked up."""


def renders(options: Options, letters: str) -> bool:
    """True when ``letters`` are one of the options of each letter, one behind the other."""
    ends = {0}
    for each in options:
        ends = {end + len(option) for end in ends for option in each if letters.startswith(option, end)}
        if not ends:
            return False
    return len(letters) in ends


class Renderings:
    """Words in the spellings that their letters may have; asked in next to no time whether one has some letters."""

    def __init__(self, words: Iterable[Options]) -> None:
        self._words: dict[str, list[Options]] = defaultdict(list)
        for options in dict.fromkeys(tuple(map(tuple, word)) for word in words):
            for beginning in _beginnings(options):
                self._words[beginning].append(options)

    def have(self, letters: str) -> bool:
        """True when one of the words ``renders`` them."""
        return any(renders(options, letters) for options in self._words.get(letters[:_BEGINNING], ()))


def _beginnings(options: Options) -> set[str]:
    """The first letters that the spellings of a word may have."""
    found, made = set(), {""}
    for each in options:
        made = {(begun + option)[:_BEGINNING] for begun in made for option in each}
        found |= {begun for begun in made if len(begun) == _BEGINNING}
        made = {begun for begun in made if len(begun) < _BEGINNING}
        if not made:
            break
    return found | made


def accepts(word: str, lang: str, english: str) -> bool:
    """True when ``english`` renders every letter of ``word`` in a way that English texts do; ss may stand for s."""
    return renders(_in_english(word, lang), _letters(english).replace("ss", "s"))


def press_of(word: str, lang: str, english: str) -> str | None:
    """The language whose press spells ``word`` as ``english`` does, None if none is known to or English does, too."""
    if accepts(word, lang, english):
        return None
    letters = _letters(english)
    pressed = orthography(lang).to_press(word).items()
    return next((press for press, options in pressed if renders(_plain(options), letters)), None)


def _letters(english: str) -> str:
    return plain(english).replace("-", "")


@lru_cache(maxsize=65536)
def _in_english(word: str, lang: str) -> Options:
    return _plain(orthography(lang).to_english(word))


def _plain(options: Iterable[Iterable[str]]) -> Options:
    return tuple(tuple(map(plain, each)) for each in options)
