"""What speaks for an English spelling, weighed: ``python -m training.names_ranking --data DATA --tables FOLDER``.

Words of the namebook's people, and in Latin letters those of politicians whose names reach Polish, German and Czech by
their sounds (lists, from which Cyrillic words are known, have the politicians already). A conditional logit: the
likelihood that of all spellings offered a right one is chosen. Prints how often the first and one of the first three
are right on words that were left out, each of five parts in turn; words that begin alike stay together.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from exonym.model import Kind
from exonym.names.namebook import packaged_namebook
from exonym.names.spelling.ranking import evidence, offers
from exonym.names.transcription.letters import plain
from training.names_pairs import ABROAD, politicians

Array = npt.NDArray[np.float64]

SCRIPTS = {"latin": ("pl", "de", "cs"), "cyrillic": ("ru", "uk", "be", "kk")}
PARTS = 5
RIDGE = 2e-3
BEGINNING = 4


@dataclass(frozen=True)
class Example:
    """A word with what speaks for each spelling, (spellings, features), and which are right, (spellings,)."""

    word: str
    lang: str
    features: Array
    right: npt.NDArray[np.bool_]


def named(data: Path, lang: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Whole names in a language with their right English spellings."""
    people = (entry for entry in packaged_namebook().entries if entry.kind is Kind.PERSON)
    yield from ((form, entry.english) for entry in people for form in entry.forms.get(lang, ())[:1])
    if lang in SCRIPTS["latin"]:
        yield from ((local, (english,)) for local, english, _ in politicians(data, {lang}, ABROAD))


def words(names: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, frozenset[str]]]:
    """The words of names that English spells otherwise; no hyphens, no Czech women."""
    for local, english in names:
        ours = local.split()
        theirs = [spelling.split() for spelling in english if len(spelling.split()) == len(ours)]
        for at, word in enumerate(ours):
            right = frozenset(plain(each[at]) for each in theirs)
            if right and plain(word) not in right and "-" not in word and not word.endswith("ová"):
                yield word, right


def examples(data: Path, langs: Iterable[str]) -> Iterator[Example]:
    """Every word once."""
    for lang in langs:
        for word, right in dict.fromkeys(words(named(data, lang))):
            found = evidence(word, lang, offers(word, lang))
            yield Example(word, lang, np.array(list(found.values())), np.array([s in right for s in found]))


def fitted(taught: Sequence[Example]) -> Array:
    """The weights under which a right spelling is likeliest to be chosen."""
    possible = [example for example in taught if example.right.any()]
    most = max(len(example.right) for example in possible)
    features = np.stack([np.pad(e.features, ((0, most - len(e.right)), (0, 0))) for e in possible])
    right = np.stack([np.pad(e.right, (0, most - len(e.right))) for e in possible])
    closed = np.stack([np.arange(most) >= len(e.right) for e in possible])

    def loss(weights: Array) -> tuple[float, Array]:
        odds = np.where(closed, -np.inf, features @ weights)
        chosen = np.exp(odds - odds.max(1, keepdims=True))
        chosen /= chosen.sum(1, keepdims=True)
        rightly = (chosen * right).sum(1, keepdims=True)
        slope = np.einsum("es,esf->f", chosen - chosen * right / rightly, features)
        total = float(-np.log(rightly).sum() + RIDGE * len(possible) * weights @ weights)
        return total, slope + 2 * RIDGE * len(possible) * weights

    found: Array = minimize(loss, np.zeros(features.shape[2]), jac=True, method="L-BFGS-B").x
    return found


def measure(known: Sequence[Example], title: str) -> None:
    """Print how often words that were left out are spelled rightly, by language."""
    of, first, three = Counter[str](), Counter[str](), Counter[str]()
    for part in range(PARTS):
        weights = fitted([example for example in known if _part(example) != part])
        for example in (each for each in known if _part(each) == part):
            order = np.argsort(-(example.features @ weights), kind="stable")
            of[example.lang] += 1
            first[example.lang] += int(example.right[order[:1]].any())
            three[example.lang] += int(example.right[order[:3]].any())
    for lang in of:
        share = [100 * counted[lang] / of[lang] for counted in (first, three)]
        print(f"{title} {lang}: first {share[0]:.1f} %, one of three {share[1]:.1f} % of {of[lang]}")


def _part(example: Example) -> int:
    return hashlib.sha256(example.word[:BEGINNING].lower().encode()).digest()[0] % PARTS


def main(data: Path, tables: Path) -> None:
    """Measure, fit to all, store."""
    weights = {}
    for script, langs in SCRIPTS.items():
        known = [example for example in examples(data, langs) if len(example.right)]
        measure(known, script)
        weights[script] = fitted(known)
        print(script, np.round(weights[script], 2))
    np.savez_compressed(tables / "ranking.npz", **weights)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tables", type=Path, required=True)
    given = parser.parse_args()
    main(given.data, given.tables)
