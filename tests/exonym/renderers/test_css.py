"""Text can be read on its ground, light and dark: WCAG 2.1 contrast of at least 4.5 to 1."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import exonym.renderers

CSS = (Path(exonym.renderers.__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
_ROOT = re.compile(r":root \{\s*color-scheme.*?\}|:root \{\s*--paper: #1.*?\}", re.DOTALL)
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in _ROOT.findall(CSS))
SEVERITIES = ("critical", "major", "minor", "neutral")
DECISIONS = ("publish", "review", "hold")
PAIRS = [
    *product(("ink", "soft", "link"), ("paper", "ground")),
    *product(("ink",), [f"{name}-bg" for name in (*SEVERITIES, *DECISIONS, "origin")]),
    *((name, f"{name}-bg") for name in (*SEVERITIES, *DECISIONS)),
    *product(SEVERITIES, [f"{name}-bg" for name in DECISIONS]),
    ("link", "origin-bg"),
    ("soft", "origin-bg"),
    ("publish", "paper"),
    ("publish", "origin-bg"),
    *product(("paper",), (*DECISIONS, "ink")),
]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS, ids=lambda name: str(name))
def test_contrast(text: str, ground: str, colours: dict[str, str]) -> None:
    dark, light = sorted((luminance(colours[text]), luminance(colours[ground])))
    assert (light + 0.05) / (dark + 0.05) >= 4.5
