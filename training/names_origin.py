"""Whose name a word is, learned from its letters: ``python -m training.names_origin --data DATA --tables FOLDER``.

Four logistic functions of letter sequences: whether a Russian spelling hides a name that no romanisation gives back;
whether a Polish, German or Czech one is a Cyrillic name in that language's letters; whether a name is Czech. Prints
how often they are right on words that were held out. A language's tables go into its folder below --languages,
exonym/languages as it comes.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from exonym.languages import TARGET_LANG, Learned, language_of
from exonym.names.spelling.origin import SIZE, sequences
from exonym.names.transcription.letters import english_letters, letters_in
from training.names_pairs import (
    ALPHABETS,
    PRESSES,
    diacritics,
    held_out,
    is_rendering,
    politician_words,
    pressed,
    romanised,
    rows,
    transliterated,
)

Example = tuple[str, float, float]
"""A word, the share in which the answer is yes, a weight."""

RIDGE = 3e-6
COUNTRIES = frozenset({"Czech_Republic", "Slovakia"})
"""Where women's surnames have an ending, which is left to those alone who are at home there."""


def foreign(data: Path) -> Iterator[Example]:
    """Russian words, and the share of their English spellings that no romanisation gives."""
    spelled: dict[str, Counter[bool]] = defaultdict(Counter)
    for (ru, en), count in transliterated(data).items():
        spelled[ru][not is_rendering(ru, "ru", en)] += count
    for ru, seen in spelled.items():
        yield ru, seen[True] / seen.total(), min(4.0, 1 + np.log2(seen.total()))
    for ru, _, weight in romanised(data):
        yield ru, 0.0, 2 * weight


def clothed(data: Path, lang: str) -> Iterator[Example]:
    """Words in a language's spelling: Cyrillic names as its press writes them, and names that are their own."""
    for word, english, weight in pressed(data, (lang,), random.Random(5)):
        if english_letters(word) != english:
            yield word, 1.0, weight
    cyrillic = {english for _, english, _ in romanised(data)}
    for word, english, weight in politician_words(data, lang):
        if english_letters(word) == english and english not in cyrillic:
            yield word, 0.0, 3 * weight
    yield from ((word, 0.0, 3.0) for word in diacritics(data, lang))
    for (_, english), count in transliterated(data).items():
        if english not in cyrillic:
            yield english, 0.0, 0.5 if count < 3 else 1.0


def native_names(data: Path, lang: str) -> Iterator[Example]:
    """Words of politicians' names, without the ending of women's: Czech and Slovak ones and others."""
    alphabet, ending = ALPHABETS[lang], language_of(lang).feminine_surname or ""
    own = set(alphabet) - set(ALPHABETS[TARGET_LANG]) - set("áéíóú")
    for row in rows(data / "names_everypolitician.tsv.gz"):
        if row["lang"] in ("cs", "pl", "de", "hu"):
            for word in row["name_en"].split():
                yield (
                    letters_in(word, alphabet).removesuffix(ending),
                    float(row["country"] in COUNTRIES),
                    1.0,
                )
    for word in diacritics(data, lang):
        yield word.removesuffix(ending), float(bool(own & set(word))), 0.5


def matrix(words: Iterable[str]) -> csr_matrix:
    """The letter sequences of each word, (words, places), each weighed by the root of how many there are."""
    indices, values, starts = [], [], [0]
    for word in words:
        places = list(sequences(word))
        indices += places
        values += [len(places) ** -0.5] * len(places)
        starts.append(len(indices))
    return csr_matrix((values, indices, starts), shape=(len(starts) - 1, SIZE))


def learn(examples: list[Example], title: str) -> dict[str, npt.NDArray[np.generic]]:
    """The weights, ready to store; prints how often words that were held out are answered rightly."""
    taught = [e for e in examples if not held_out(e[0])]
    features = matrix(word for word, _, _ in taught)
    wanted, weight = (np.array([e[i] for e in taught]) for i in (1, 2))
    weight = weight / weight.sum()

    def loss(guess: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        odds = features @ guess[:-1] + guess[-1]
        wrong = weight @ (np.logaddexp(0, odds) - wanted * odds)
        slope = weight * (1 / (1 + np.exp(-odds)) - wanted)
        gradient = np.append(features.T @ slope + 2 * RIDGE * guess[:-1], slope.sum())
        return float(wrong + RIDGE * (guess[:-1] @ guess[:-1])), gradient

    found = minimize(loss, np.zeros(SIZE + 1), jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    _measure(found, [e for e in examples if held_out(e[0])], title)
    scale = float(np.abs(found[:-1]).max()) / 127
    return {title: np.round(found[:-1] / scale).astype(np.int8), f"{title}_scale": np.array([scale, found[-1]])}


def _measure(found: npt.NDArray[np.float64], held: list[Example], title: str) -> None:
    odds = matrix(word for word, _, _ in held) @ found[:-1] + found[-1]
    yes = np.array([share > 0.5 for _, share, _ in held])
    print(f"{title}: yes found {(odds[yes] > 0).mean():.3f} of {yes.sum()}, no kept {(odds[~yes] < 0).mean():.3f}")
    print(f"  from 0.9 on: yes {(odds[yes] > 2.2).mean():.3f}, wrongly {(odds[~yes] > 2.2).mean():.4f}", flush=True)


def main(data: Path, tables: Path | None, languages: Path, langs: Sequence[str]) -> None:
    """Learn and store them, that of Russian spellings only where there is a folder for it."""
    if tables:
        np.savez_compressed(tables / "origin.npz", **learn(list(foreign(data)), "foreign"))
    for lang in langs:
        found = learn(list(clothed(data, lang)), "cyrillic")
        if language_of(lang).feminine_surname:
            found |= learn(list(native_names(data, lang)), "own")
        np.savez_compressed(languages / lang / f"{Learned.ORIGIN}.npz", **found)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tables", type=Path)
    parser.add_argument("--languages", type=Path, default=Path("exonym", "languages"))
    parser.add_argument("--langs", nargs="*", default=PRESSES)
    given = parser.parse_args()
    main(given.data, given.tables, given.languages, given.langs)
