"""From the costs of words to the log odds that two spellings are one name.

The weights are learned: training/names_calibrate.py fits them to true pairs that no table has seen, half of the
examples, against names of strangers, names that begin alike and are as long, and slips of a letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from exonym.names.transcription.edits import Edits, costs

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


LogOdds: TypeAlias = "npt.NDArray[np.float64]"

SURELY = 7.0
"""Log odds beyond which a word counts no more: 1 in 1000."""
KNOWN = 5.0
"""Log odds that a pair of words has at least which public lists of names have, too."""
MOST, LITTLE, MOST_AT_START, LONG = 10.0, 3.5, 1.2, 12.0
"""Costs by length, in nats, and letters beyond which they count no more."""
_POWER = 0.6


def word_features(table: Edits, source: Sequence[str], english: Sequence[str]) -> npt.NDArray[np.float64]:
    """What the log odds of words are a weighted sum of, (words, 5).

    The cost by length up to one limit and to another, that of the start up to a third, the length in letters, and 1.
    The limits keep a few wrong pairs among the true ones from bending everything.
    """
    import numpy as np

    length = np.fromiter(map(len, english), dtype=np.float64, count=len(english))
    cost = costs(table, source, english) / np.maximum(length, 1.0)[:, None] ** _POWER
    whole, start = np.minimum(cost[:, 0], MOST), np.minimum(cost[:, 1], MOST_AT_START)
    sure = np.minimum(whole, LITTLE)
    return np.column_stack([whole, sure, start, np.minimum(length, LONG), np.ones_like(length)])


def word_log_odds(table: Edits, source: Sequence[str], english: Sequence[str]) -> LogOdds:
    """Log odds that the words side by side are one name, (words,)."""
    import numpy as np

    found: LogOdds = np.clip(word_features(table, source, english) @ table.weights, -SURELY, SURELY)
    return found


def name_features(odds: LogOdds) -> npt.NDArray[np.float64]:
    """What the log odds of whole names are a weighted sum of, (names, 6).

    ``odds`` (names, source words, English words) are those of their words. Every word is matched with one of the other
    side, the likeliest first. The log odds of the last English word, the mean of the others', then how many words are
    left over, whether one side has a single word, whether the matched words stand in another order, and 1.
    """
    import numpy as np

    odds = odds.copy()
    names, left, right = odds.shape
    everyone = np.arange(names)
    matched = np.full((names, right), np.nan)
    place = np.full((names, right), -1)
    for _ in range(min(left, right)):
        flat = odds.reshape(names, -1).argmax(1)
        a, b = flat // right, flat % right
        matched[everyone, b], place[everyone, b] = odds[everyone, a, b], a
        odds[everyone, a, :] = -np.inf
        odds[everyone, :, b] = -np.inf
    return _summed_up(matched, place, left)


def _summed_up(matched: LogOdds, place: npt.NDArray[np.int64], left: int) -> npt.NDArray[np.float64]:
    import numpy as np

    names, right = matched.shape
    lost = np.isnan(matched)
    last = np.where(lost[:, -1], np.nanmin(matched, axis=1), matched[:, -1])
    many = (~lost[:, :-1]).sum(1)
    mean = np.where(many > 0, np.where(lost[:, :-1], 0, matched[:, :-1]).sum(1) / np.maximum(many, 1), last)
    turned = ((np.diff(place, axis=1) < 0) & (place[:, 1:] >= 0) & (place[:, :-1] >= 0)).any(1)
    over, single = np.full(names, abs(left - right)), np.full(names, min(left, right) == 1)
    return np.column_stack([last, mean, over, single, turned, np.ones(names)])


def probability(odds: LogOdds) -> LogOdds:
    """0 to 1."""
    import numpy as np

    found: LogOdds = 1 / (1 + np.exp(-np.clip(odds, -50, 50)))
    return found
