"""Chinese syllables in Cyrillic, with what pinyin has for them.

Cyrillic: the Palladius system, as Russian papers and atlases write it (GUGK, "Instruction on the transfer of China's
geographical names", 1976). Latin: Hanyu Pinyin, ISO 7098:2015, without tones. Other Cyrillic alphabets are read letter
by letter as Russian (``RUSSIAN_LETTERS``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_INITIALS = {
    "б": "b", "п": "p", "м": "m", "ф": "f", "д": "d", "т": "t", "н": "n", "л": "l", "г": "g", "к": "k", "х": "h",
    "чж": "zh", "ч": "ch", "ш": "sh", "ж": "r", "цз": "z", "ц": "c", "с": "s",
}  # fmt: skip
_LABIALS = "бпмф"
_PALATALS = {"цз": "j", "ц": "q", "с": "x"}
_HARD_FINALS = {
    "а": "a", "э": "e", "ай": "ai", "эй": "ei", "ао": "ao", "оу": "ou", "ань": "an", "ан": "ang", "энь": "en",
    "эн": "eng", "ун": "ong", "у": "u", "уа": "ua", "уай": "uai", "уй": "ui", "уэй": "ui", "уань": "uan", "унь": "un",
    "уан": "uang",
}  # fmt: skip
_SOFT_FINALS = {
    "и": "i", "я": "ia", "е": "ie", "яо": "iao", "ю": "iu", "янь": "ian", "инь": "in", "ян": "iang", "ин": "ing",
    "юн": "iong",
}  # fmt: skip
_ROUNDED_FINALS = {"юй": "u", "юэ": "ue", "юань": "uan", "юнь": "un"}
_SIBILANTS = {
    "чжи": "zhi", "чжы": "zhi", "чи": "chi", "чы": "chi", "ши": "shi", "шы": "shi", "жи": "ri", "жы": "ri",
    "цзы": "zi", "цы": "ci", "сы": "si",
}  # fmt: skip
_WITHOUT_INITIAL = {
    "а": "a", "ай": "ai", "ань": "an", "ан": "ang", "ао": "ao", "э": "e", "эй": "ei", "энь": "en", "эр": "er",
    "оу": "ou", "и": "yi", "я": "ya", "яо": "yao", "е": "ye", "ю": "you", "янь": "yan", "инь": "yin", "ян": "yang",
    "ин": "ying", "юн": "yong", "у": "wu", "ва": "wa", "во": "wo", "вай": "wai", "вэй": "wei", "вань": "wan",
    "вэнь": "wen", "ван": "wang", "вэн": "weng", "юй": "yu", "юэ": "yue", "юань": "yuan", "юнь": "yun",
}  # fmt: skip


def _syllables() -> dict[str, str]:
    hard = {i + f: pinyin + final for i, pinyin in _INITIALS.items() for f, final in _HARD_FINALS.items()}
    open_o = {i + "о": pinyin + ("o" if i in _LABIALS else "uo") for i, pinyin in _INITIALS.items()}
    plain_soft = {i: _INITIALS[i] for i in "бпмдтнл"}
    soft = {i + f: p + final for i, p in (plain_soft | _PALATALS).items() for f, final in _SOFT_FINALS.items()}
    rounded = {i + f: p + final for i, p in _PALATALS.items() for f, final in _ROUNDED_FINALS.items()}
    liquids = {"люй": "lü", "нюй": "nü", "люэ": "lüe", "нюэ": "nüe"}
    return {**hard, **open_o, **soft, **rounded, **liquids, **_SIBILANTS, **_WITHOUT_INITIAL}


SYLLABLES: Mapping[str, str] = _syllables()
"""Every syllable in Russian letters, with its pinyin."""

BARE_VOWELS = frozenset("аэоиуеюя")
"""Letters that begin a syllable without an initial; behind н they do so only after ъ (Чанъань)."""

TELLING = re.compile(r"чж|цз|[сц]ю(?:й|э|ань|нь)|хуэй|вэ[йн]|чун(?=[бгджзклмнпрстфхцчш])")
"""Letters in a row that hardly any other language's names have."""
HINTS = ("сян", "сяо", "яо", "ао", "оу", "уан", "уй", "юй", "эй", "энь", "эн", "ань", "инь", "унь", "янь", "юань")
"""Letters in a row that others have seldom; two of them say as much as those that tell."""

RUSSIAN_LETTERS: Mapping[str, Mapping[str, str]] = {
    "uk": {"і": "и", "ї": "и", "е": "э", "є": "е", "и": "ы", "ґ": "г", "'": "", "’": ""},
    "be": {"і": "и", "ў": "у"},
}
"""The Russian letters for those of other Cyrillic alphabets that write Chinese and Japanese sounds otherwise."""
