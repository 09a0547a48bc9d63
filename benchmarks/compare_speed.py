"""How many pairs of names are compared a second, once the tables are loaded.

    python -m benchmarks.compare_speed [--pairs 100000]

The pairs are made of the namebook's people: each Russian form with the English spelling of another person, so
that no pair of names comes twice. Prints pairs a second, and what loading the tables takes.
"""

from __future__ import annotations

import argparse

from benchmarks.pairs import seconds
from exonym.names.namebook import namebook
from exonym.names.similarity.compare import similarities


def made_pairs(count: int) -> list[tuple[str, str]]:
    """So many pairs of names, each a Russian and an English one, all different."""
    people = [(form, e.house) for e in namebook().entries if e.kind.value == "person" for form in e.forms.get("ru", ())]
    size = len(people)
    return [(people[i % size][0], people[(i + i // size) % size][1]) for i in range(min(count, size * size))]


def main(count: int) -> None:
    """Measure and print."""
    loading = seconds(lambda: similarities([("Токаев", "Tokayev")], "ru", "en"))
    pairs = made_pairs(count)
    needed = seconds(lambda: similarities(pairs, "ru", "en"))
    print(f"{len(pairs) / needed:.0f} pairs a second, {len(pairs)} pairs; the first took {loading:.2f} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=100_000)
    main(parser.parse_args().pairs)
