"""A comparison as plain JSON values."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import Any

from exonym.comparison.values import Changes, Comparison, PlacedFinding

Json = dict[str, Any]


def comparison_to_dict(comparison: Comparison) -> Json:
    """All of it as dict, list, str, float, int and None, under the names that the values have in Python.

    A range without an upper end has null there, since JSON has no infinity. A finding carries its ``article``.
    """
    written = asdict(comparison)
    for score in written["scores"]:
        low, high = score["range"]
        score["range"] = [low, high if math.isfinite(high) else None]
    return written | {"changes": [_write_changes(changes) for changes in comparison.changes]}


def _write_changes(changes: Changes) -> Json:
    return {
        "system": changes.system,
        "baseline": changes.baseline,
        "new": [_write_finding(placed) for placed in changes.new],
        "gone": [_write_finding(placed) for placed in changes.gone],
    }


def _write_finding(placed: PlacedFinding) -> Json:
    return {"article": placed.article, **asdict(placed.finding)}
