"""How likely two spellings are one name.

Not how alike they look: that Tokajew in a Polish text is Tokayev, and Tokarev another man, follows from what letters of
one language become in another, learned from true pairs (exonym.names.transcription.edits). The result is a probability,
calibrated on pairs of which half are one name and the others are strangers' or begin alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from exonym.languages import TARGET_LANG, language_of
from exonym.languages.orthography import orthography
from exonym.languages.tags import primary
from exonym.names.similarity.scores import KNOWN, SURELY, name_features, probability, word_log_odds
from exonym.names.transcription.edits import edits, read_table
from exonym.names.transcription.known_words import known_spellings
from exonym.names.transcription.letters import CYRILLIC_LANGS, english_letters, plain, source_letters, table_lang

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


UNSURE = -2.0
"""Log odds under which no list is asked: hardly any pair in one is so unlikely."""


class Question(NamedTuple):
    """Two spellings as words of letters: those of a table's language, and English ones."""

    lang: str
    source: tuple[str, ...]
    english: tuple[str, ...]


def similarity(a: str, b: str, a_lang: str | None = None, b_lang: str | None = None) -> float:
    """The probability, 0 to 1, that two spellings are one name. A language not given is English, in Latin letters.

    Words may stand in another order, and names of one side be left out.
    """
    return _similarity(a, b, _lang(a_lang, a), _lang(b_lang, b))


@lru_cache(maxsize=65536)
def _similarity(a: str, b: str, a_lang: str, b_lang: str) -> float:
    return _answers([question(a, b, a_lang, b_lang)])[0]


def similarities(pairs: Sequence[tuple[str, str]], a_lang: str | None = None, b_lang: str | None = None) -> list[float]:
    """``similarity`` of many pairs at once, much faster."""
    return _answers([question(a, b, _lang(a_lang, a), _lang(b_lang, b)) for a, b in pairs])


def similarities_by_lang(pairs: Sequence[tuple[str, str, str | None, str | None]]) -> list[float]:
    """The same for pairs with a language each: a, b, a's language, b's language."""
    return _answers([question(a, b, _lang(a_lang, a), _lang(b_lang, b)) for a, b, a_lang, b_lang in pairs])


@lru_cache(maxsize=65536)
def _lang(lang: str | None, name: str) -> str:
    """The language whose table a spelling is read by."""
    return table_lang(name, primary(lang))


def question(a: str, b: str, a_lang: str, b_lang: str) -> Question:
    """What is compared when ``a`` and ``b`` are: English is the second side, unless neither is English."""
    if b_lang != TARGET_LANG and a_lang == TARGET_LANG:
        a, b, a_lang, b_lang = b, a, b_lang, a_lang
    elif a_lang == b_lang and b < a:
        a, b = b, a  # so that the order of the two makes no difference
    if b_lang != TARGET_LANG:
        b = _in_english(b, b_lang)
    if ("-" in a) != ("-" in b):  # one side leaves out a part of a double name
        a, b = a.replace("-", " "), b.replace("-", " ")
    english = _english_words(b)
    if feminine := language_of(a_lang).feminine_surname:
        endings = orthography(a_lang).masculine_endings_before_a
        a = re.sub(rf"(?<=\w){feminine}\b", partial(_as_a_man, english, endings), a)
    return Question(a_lang, _source_words(a, a_lang), english)


def _as_a_man(english: Sequence[str], before_a: tuple[str, ...], ending: re.Match[str]) -> str:
    """What stands in English for the Czech ending of a woman's surname: Obamová, Pugačovová, Petrová."""
    if ending.string.endswith(before_a, 0, ending.start()):
        return "a"
    if any(word.endswith(plain(ending[0])) for word in english):
        return ending[0]
    return english[-1][-1] if english and english[-1].endswith(("a", "e", "o")) else ""


@lru_cache(maxsize=65536)
def _source_words(name: str, lang: str) -> tuple[str, ...]:
    alphabet = edits(lang).alphabet
    return tuple(letters for word in name.split() if (letters := source_letters(word, lang, alphabet)))


@lru_cache(maxsize=65536)
def _english_words(name: str) -> tuple[str, ...]:
    return tuple(letters for word in name.split() if (letters := english_letters(word)))


def _in_english(name: str, lang: str) -> str:
    """The first rendering of every letter."""
    return " ".join("".join(options[0] for options in orthography(lang).to_english(word)) for word in name.split())


def _answers(questions: Sequence[Question]) -> list[float]:
    import numpy as np

    if all(len(asked.source) == len(asked.english) == 1 for asked in questions):
        return _word_answers(questions)
    alike: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for i, asked in enumerate(questions):
        alike[asked.lang, len(asked.source), len(asked.english)].append(i)
    answers = np.zeros(len(questions))
    for (_, left, right), found in alike.items():
        if left and right:
            answers[found] = _name_probability(word_odds([questions[i] for i in found]))
    return [round(answer, 4) for answer in answers.tolist()]


def _word_answers(questions: Sequence[Question]) -> list[float]:
    """``_answers`` where both sides are single words, of one language or several."""
    by_lang: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for asked in questions:
        by_lang[asked.lang][asked.source[0], asked.english[0]] = 0.0
    for lang, odds in by_lang.items():
        found = probability(_odds_of_words(lang, [a for a, _ in odds], [b for _, b in odds]))
        odds.update(zip(odds, (round(answer, 4) for answer in found.tolist()), strict=True))
    return [by_lang[asked.lang][asked.source[0], asked.english[0]] for asked in questions]


def _odds_of_words(lang: str, a: Sequence[str], b: Sequence[str]) -> npt.NDArray[np.float64]:
    """The log odds of words of a language side by side with English ones; what lists have counts at least ``KNOWN``."""
    import numpy as np

    odds = word_log_odds(edits(lang), a, b)
    if lang in CYRILLIC_LANGS:
        for i in np.nonzero((odds > UNSURE) & (odds < KNOWN))[0].tolist():
            if any(b[i] == spelling for spelling, _ in known_spellings(a[i], lang)):
                odds[i] = KNOWN
    return odds


def _name_probability(odds: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    import numpy as np

    if odds.shape[1:] == (1, 1):
        return probability(odds[:, 0, 0])
    weighed = name_features(odds) @ _name_weights()
    return probability(np.clip(weighed, -SURELY, SURELY))


@lru_cache(maxsize=1)
def _name_weights() -> npt.NDArray[np.float64]:
    import numpy as np

    return read_table("whole_names")["weights"].astype(np.float64)


def word_odds(questions: Sequence[Question]) -> npt.NDArray[np.float64]:
    """The log odds of all words of either side, (questions, source words, English words).

    The questions are of one language and have as many words each; the same two words are looked at once.
    """
    import numpy as np

    sources, source_words = _numbered([asked.source for asked in questions])
    english, english_words = _numbered([asked.english for asked in questions])
    pairs = sources[:, :, None] * len(english_words) + english[:, None, :]
    different, places = np.unique(pairs, return_inverse=True)
    a = [source_words[i] for i in (different // len(english_words)).tolist()]
    b = [english_words[i] for i in (different % len(english_words)).tolist()]
    odds = _odds_of_words(questions[0].lang, a, b)
    found: npt.NDArray[np.float64] = odds[places].reshape(pairs.shape)
    return found


def _numbered(names: Sequence[tuple[str, ...]]) -> tuple[npt.NDArray[np.int64], list[str]]:
    """The words of names of equal length as numbers, (names, words), and the words by number."""
    import numpy as np

    numbers: dict[str, int] = {}
    found = [numbers.setdefault(word, len(numbers)) for name in names for word in name]
    return np.array(found, dtype=np.int64).reshape(len(names), -1), list(numbers)
