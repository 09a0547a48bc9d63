"""How well names are compared: the namebook's people as languages spell them, which no learned table has seen.

    python -m benchmarks.name_pairs

A pair is a form in a language and the English spelling, where they differ in letters and have as many words. Prints for
each language how many pairs score above what one stranger in a thousand reaches; how often pairs are one name, by what
was said, half of the weight on true pairs; and how many names with the same letters in both languages are respelled.
"""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from exonym.model import Kind
from exonym.names.namebook import Namebook, packaged_namebook, using
from exonym.names.similarity.compare import similarities
from exonym.names.spelling.romanise import candidates
from exonym.names.transcription.letters import SOURCE_LANGS, plain

STRANGERS = 8
"""Strangers that each name is compared with."""
PASSING = 0.001
BINS = (0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 1.01)

Pairs = list[tuple[str, str]]
Scores = npt.NDArray[np.float64]


def people(lang: str) -> Pairs:
    """A language's first form of every person's name, and the house spelling, of as many words."""
    entries = [entry for entry in packaged_namebook().entries if entry.kind is Kind.PERSON]
    found = [(form, entry.house) for entry in entries for form in entry.forms.get(lang, ())[:1]]
    return [(form, house) for form, house in found if len(form.split()) == len(house.split())]


def strangers(pairs: Pairs, rng: random.Random) -> Pairs:
    """Each form with other people's names."""
    same = set(pairs)
    made = [(form, rng.choice(pairs)[1]) for form, _ in pairs * STRANGERS]
    return [pair for pair in made if pair not in same]


def reliability(true: Scores, false: Scores) -> None:
    """Print how often pairs are one name, by what was said."""
    for low, high in pairwise(BINS):
        right, wrong = (((said >= low) & (said < high)).mean() for said in (true, false))
        if right + wrong:
            print(f"    said {low:.2f} to {min(high, 1.0):.2f}: true {right / (right + wrong):.3f}")


def respelled(pairs: Pairs, lang: str) -> int:
    """How many names with the same letters in both languages get others, without a namebook."""
    with using(Namebook((), "none")):
        return sum(plain(candidates(form, lang)[0]) != plain(form) for form, _ in pairs)


def main() -> None:
    """Measure and print."""
    rng = random.Random(3)
    everyone, nobody = [], []
    for lang in sorted(SOURCE_LANGS):
        pairs = people(lang)
        different = [(form, house) for form, house in pairs if plain(form) != plain(house)]
        true = np.array(similarities(different, lang, "en"))
        false = np.array(similarities(strangers(different, rng), lang, "en"))
        everyone.append(true)
        nobody.append(false)
        cut = float(np.quantile(false, 1 - PASSING))
        print(f"{lang}: {100 * (true > cut).mean():.1f} % of {len(true)} above {cut:.3f}")
        same = [pair for pair in pairs if pair not in different]
        if same:
            print(f"    {respelled(same, lang)} of {len(same)} with the same letters are respelled")
    reliability(np.concatenate(everyone), np.concatenate(nobody))


if __name__ == "__main__":
    main()
