"""The constants of exonym.verdict.estimates: ``python -m training.estimates --data DIR``.

Good translations of the examples that training kept back, and the same ones damaged as a whole: their end or middle cut
out, their end taken from another translation, something added, another translation in their place. A logistic
regression tells the two apart by the logit of ``qe``, by ``alignment``, ``carried`` and ``excess``; what it gives the
last three, in units of what it gives the first, is printed, with the means of ``alignment`` and ``carried`` of the good
ones.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from exonym.alignment import align_sentences
from exonym.alignment.words import WordReader, link_vectors
from exonym.calibration.fitting import fit_line
from exonym.checkpoints.comet_class import QE
from exonym.checkpoints.embedding import SentenceEncoder
from exonym.checkpoints.sample import Sample
from exonym.checkpoints.scoring import metric
from exonym.config import AuditConfig
from exonym.model import Span
from exonym.verdict.estimates import find_length_excess, mean_likeness
from training.measure import held_out

PAIRS = ("ru-en", "et-en", "ro-en", "ne-en", "si-en")
GOOD = 78.0
"""Mean direct assessment, 0 to 100, from which on a translation is a good one."""
LEAST_WORDS = 7
SEED = 7

Damage = Callable[[list[str], list[str], random.Random], list[str]]
"""Words of a translation and of another one to words that translate less, or something else."""


def without_end(words: list[str], _: list[str], rng: random.Random) -> list[str]:
    """A quarter to three fifths are gone."""
    return words[: len(words) - _part(words, 0.25, 0.6, rng)]


def without_middle(words: list[str], _: list[str], rng: random.Random) -> list[str]:
    """A fifth to two fifths are gone."""
    count = _part(words, 0.2, 0.4, rng)
    start = rng.randrange(1, len(words) - count)
    return words[:start] + words[start + count :]


def continued(words: list[str], other: list[str], rng: random.Random) -> list[str]:
    """The end is another's."""
    count = _part(words, 0.3, 0.6, rng)
    return words[:-count] + other[-count:]


def added(words: list[str], other: list[str], rng: random.Random) -> list[str]:
    """Another's end comes behind it."""
    return words + other[-_part(other, 0.3, 0.6, rng) :]


def exchanged(_: list[str], other: list[str], __: random.Random) -> list[str]:
    """Another translation."""
    return other


DAMAGES: tuple[Damage, ...] = (without_end, without_middle, continued, added, exchanged)


def _part(words: Sequence[str], low: float, high: float, rng: random.Random) -> int:
    return max(2, int(len(words) * rng.uniform(low, high)))


def samples(good: Sequence[Sample], rng: random.Random) -> tuple[list[Sample], list[bool]]:
    """The good translations and every damage to each, with whether it is damaged."""
    others = [sample.target.split() for sample in good]
    made, wrong = list(good), [False] * len(good)
    for sample in good:
        for damage in DAMAGES:
            words = damage(sample.target.split(), rng.choice(others), rng)
            made.append(Sample(sample.source, " ".join(words)))
            wrong.append(True)
    return made, wrong


def learn(data: Path) -> dict[str, float]:
    """The constants, by their names in exonym.verdict.estimates."""
    examples = [e for pair in PAIRS for e in held_out(data, pair)]
    good = [e for e in examples if e.da_mean >= GOOD and len(e.target.split()) >= LEAST_WORDS]
    made, wrong = samples([Sample(e.source, e.target) for e in good], random.Random(SEED))
    judged, _ = metric(AuditConfig(), QE).judge(made)
    qe = np.clip([one.score for one in judged], 0.01, 0.99)
    alike = np.array(likenesses(made))
    rows = np.column_stack([-np.log(qe / (1 - qe)), -alike, [find_length_excess(s.source, s.target) for s in made]])
    of_qe, of_alignment, of_words, of_excess = fit_line(rows, np.array(wrong)).coefficients
    usual, carried_usually = alike[: len(good)].mean(axis=0)
    found = {"LIKENESS": of_alignment / of_qe, "WORDS": of_words / of_qe, "LENGTH": of_excess / of_qe}
    return {
        name: round(float(value), 3) for name, value in (found | {"USUAL": usual, "CARRIED": carried_usually}).items()
    }


def likenesses(made: Sequence[Sample]) -> list[tuple[float, float]]:
    """``alignment`` and ``carried`` of each sample."""
    reader = WordReader(SentenceEncoder())
    found = []
    for sample in made:
        whole = [Span(0, len(text)) for text in (sample.source, sample.target)]
        (segment,) = align_sentences(sample.source, whole[:1], sample.target, whole[1:], reader)
        words = reader.read_words([sample.source, sample.target])
        found.append(
            (segment.alignment or 0.0, mean_likeness(link_vectors(words[sample.source], words[sample.target])))
        )
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    print(learn(parser.parse_args().data))
