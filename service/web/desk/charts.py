"""Small charts as SVG, reckoned here and drawn by templates/admin/charts.html. What they show stands in a table too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 640, 140
_GAP = 2.0


@dataclass(frozen=True)
class Bar:
    """A rectangle, in units of the drawing; ``kind`` is its class."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True)
class Chart:
    """What is drawn: bars, lines (each the points of a polyline), and the number that stands at the top."""

    bars: tuple[Bar, ...] = ()
    lines: tuple[str, ...] = ()
    top: float = 0.0
    width: int = WIDTH
    height: int = HEIGHT


def stack_bars(columns: Sequence[Mapping[str, float]], kinds: Sequence[str]) -> Chart:
    """A column for each mapping of kind to number, its kinds one on the other, the first at the bottom."""
    top = max((sum(column.get(kind, 0) for kind in kinds) for column in columns), default=0) or 1
    step = WIDTH / max(len(columns), 1)
    bars = []
    for place, column in enumerate(columns):
        y = float(HEIGHT)
        for kind in kinds:
            height = HEIGHT * column.get(kind, 0) / top
            y -= height
            if height:
                bars.append(Bar(place * step, round(y, 2), max(step - _GAP, 1.0), round(height, 2), kind))
    return Chart(bars=tuple(bars), top=top)


def draw_line(values: Sequence[float | None], top: float) -> Chart:
    """A line through the values, 0 to ``top``; where there is none it is broken."""
    step = WIDTH / max(len(values), 1)
    runs: list[list[str]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(f"{(place + 0.5) * step:.1f},{HEIGHT * (1 - min(value, top) / top):.1f}")
    return Chart(lines=tuple(" ".join(_at_least_a_dash(run)) for run in runs if run), top=top)


def _at_least_a_dash(run: list[str]) -> list[str]:
    """A single point as a short line, which is seen."""
    if len(run) > 1:
        return run
    x, y = map(float, run[0].split(","))
    return [f"{x - 3:.1f},{y}", f"{x + 3:.1f},{y}"]
