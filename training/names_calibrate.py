"""Makes a probability of what edits cost: ``python -m training.names_calibrate --data DATA --tables FOLDER``.

For each language, words that no table has learned from: true pairs, strangers, near misses, which begin with the same
two letters and are as long, and true ones with one consonant become another. A logistic function is fitted to half of
them, and its reliability is printed for the other half. Then the same for whole names of politicians, with others
of the same given name in place of slips.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from exonym.languages import Learned
from exonym.languages.orthography import orthography
from exonym.names.similarity.compare import question, word_odds
from exonym.names.similarity.scores import name_features, probability, word_features
from exonym.names.transcription.edits import edits, read_table_of
from exonym.names.transcription.letters import english_letters, source_letters
from training.names_pairs import ALPHABETS, pairs, politicians

Array = npt.NDArray[np.float64]
Words = list[tuple[str, str]]

MOST = 3000
"""True pairs of a language that are used."""
BINS = (0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 1.01)
SURNAMES = 4
"""Of so many whole names one comes again as a surname alone."""
CONSONANTS = "bdfgklmnprstvz"
RIDGE = 2e-6


def examples(true: Words, rng: random.Random, slips: bool = False) -> tuple[Words, Array]:
    """True pairs, strangers, near misses, and slips of a letter or people of the same given name, with labels."""
    near: dict[tuple[str, int], list[str]] = defaultdict(list)
    for _, english in true:
        near[english[:2], len(english)].append(english)
    same = {*true, *((a, a) for _, a in true)}
    strange = [(a, rng.choice(true)[1]) for a, _ in true]
    alike = [(a, rng.choice(near[b[:2], len(b)])) for a, b in true]
    other = [(a, slipped(b, rng) if slips else _namesake(b, rng.choice(true)[1])) for a, b in true[::2]]
    false = [pair for pair in strange + alike + other if pair not in same]
    return [*true, *false], np.array([1.0] * len(true) + [0.0] * len(false))


def _namesake(name: str, other: str) -> str:
    """The name with another's last word."""
    return " ".join([*name.split()[:-1], other.split()[-1]])


def slipped(name: str, rng: random.Random) -> str:
    """The name with one consonant become another: Tokarev for Tokayev."""
    places = [i for i, letter in enumerate(name) if i and letter in CONSONANTS]
    at = rng.choice(places or [len(name) - 1])
    return name[:at] + rng.choice(CONSONANTS.replace(name[at], "")) + name[at + 1 :]


def fitted(features: Array, labels: Array) -> Array:
    """Weights of the logistic function, one class counting as much as the other."""
    weight = np.where(labels > 0, 0.5 / labels.sum(), 0.5 / (1 - labels).sum())

    def loss(weights: Array) -> float:
        wrong = np.logaddexp(0, np.where(labels > 0, -1, 1) * (features @ weights))
        return float((weight * wrong).sum() + RIDGE * (weights @ weights))

    scale = np.maximum(np.abs(features).mean(0), 1e-6)
    features = features / scale
    found: Array = np.asarray(minimize(loss, np.zeros(features.shape[1]), method="BFGS", options={"gtol": 1e-7}).x)
    weights: Array = found / scale
    return weights


def reliability(said: Array, labels: Array) -> None:
    """Print how often pairs are one name, by the probability that was said."""
    weight = np.where(labels > 0, 0.5 / labels.sum(), 0.5 / (1 - labels).sum())
    for low, high in pairwise(BINS):
        here = (said >= low) & (said < high)
        if here.any():
            true = (weight * labels)[here].sum() / weight[here].sum()
            mean = (weight * said)[here].sum() / weight[here].sum()
            print(f"    said {mean:.3f}  true {true:.3f}  of {here.sum()}")


def learn(features: Array, labels: Array, title: str) -> Array:
    """Fit to every other example, print the reliability on the others, return the weights of the fit to all."""
    weights = fitted(features[::2], labels[::2])
    said = probability(features[1::2] @ weights)
    print(title)
    reliability(said, labels[1::2])
    return fitted(features, labels)


def calibrate_words(data: Path, languages: Path, lang: str) -> None:
    """Store a language's weights beside its table."""
    rng = random.Random(11)
    often = 1.5 if orthography(lang).cyrillic else 0.0
    true = [(a, b) for a, b, weight in pairs(data, lang, held=True) if weight > often]
    rng.shuffle(true)
    words, labels = examples(true[:MOST], rng, slips=True)
    table = edits(lang)
    sources = [source_letters(a, lang, table.alphabet) for a, _ in words]
    features = word_features(table, sources, [b for _, b in words])
    stored = read_table_of(lang, Learned.EDITS)
    stored["weights"] = learn(features, labels, f"{lang}: {len(true[:MOST])} true pairs of words").astype(np.float64)
    np.savez_compressed(languages / lang / f"{Learned.EDITS}.npz", **stored)


def calibrate_names(data: Path, tables: Path) -> None:
    """Store the weights for whole names."""
    rng = random.Random(12)
    features, labels = [], []
    for lang in ("ru", "uk", "pl", "de", "cs", "kk"):
        named = [(a, b) for a, b, _ in politicians(data, {lang}) if english_letters(a) != english_letters(b)]
        whole = [(a, b) for a, b in named if len(b.split()) > 1]
        pool, label = examples([*whole, *((a, b.split()[-1]) for a, b in whole[::SURNAMES])], rng)
        for (a, b), one in zip(pool, label, strict=True):
            found = _features(a, b, lang)
            if found is not None:
                features.append(found)
                labels.append(one)
    order = list(range(len(labels)))
    rng.shuffle(order)
    weights = learn(np.array(features)[order], np.array(labels)[order], f"whole names: {len(order)} pairs")
    print(weights)
    np.savez_compressed(tables / "whole_names.npz", weights=weights)


def _features(a: str, b: str, lang: str) -> Array | None:
    asked = question(a, b, lang, "en")
    if len(asked.source) * len(asked.english) < 2:
        return None
    found: Array = name_features(word_odds([asked]))[0]
    return found


def main(data: Path, tables: Path | None, languages: Path, langs: Sequence[str]) -> None:
    """Calibrate words, then whole names, unless there is no folder for their table."""
    for lang in langs:
        calibrate_words(data, languages, lang)
    edits.cache_clear()
    if tables:
        calibrate_names(data, tables)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tables", type=Path)
    parser.add_argument("--languages", type=Path, default=Path("exonym", "languages"))
    parser.add_argument("--langs", nargs="*", default=sorted(ALPHABETS))
    given = parser.parse_args()
    main(given.data, given.tables, given.languages, given.langs)
