"""Prepositions by language: no name that follows one stands in the nominative.

From the languages' grammars; only those that are no other common word as well.
"""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PREPOSITIONS: Mapping[str, frozenset[str]] = {
    "ru": _words(
        "без близ в во вместо вокруг для до за из из-за из-под к ко кроме между мимо на над о об около от ото перед по "
        "под подле после при про против ради с со среди у через"
    ),
    "uk": _words(
        "без біля в від для до за з із зі замість крім між на над навколо о об перед по під після при про проти "
        "серед у через щодо"
    ),
    "be": _words("без ад ля для да за з са замест між на над каля перад па пад пасля пры пра супраць сярод у ў праз"),
    "pl": _words(
        "bez dla do dzięki ku między na nad o obok od oprócz po pod poza przeciw przed przez przy u w we wobec wokół "
        "wśród z za ze"
    ),
    "cs": _words(
        "bez do k ke kolem kromě mezi na nad o od okolo pod po před při pro proti přes s se u v ve vedle z za ze"
    ),
}
NAMED_AFTER: Mapping[str, frozenset[str]] = {
    "ru": frozenset(["имени", "им", "памяти"]),
    "uk": frozenset(["імені", "ім", "пам'яті"]),
    "be": frozenset(["імя", "імені", "памяці"]),
    "pl": frozenset(["im", "imienia", "pamięci"]),
    "cs": frozenset(["jména"]),
}
"""Words before the one whom something is named after, who stands in the genitive."""
