"""Make docs/report.png: the report on the demo pair, with one message open, as Chromium shows it.

Needs Chromium on PATH: ``python docs/picture.py``.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from exonym import Pair, audit
from exonym.renderers.html import RENDERER

PICTURE = Path(__file__).parent / "report.png"
DEMO = Path(__file__).parents[1] / "reference_pairs" / "demo"
WIDTH = 1200
HEIGHT = 1750
OPEN = "td:last-child mark.major"
"""Which mark's message is shown: the first major error of the translation."""


def main() -> None:
    """Audit the demo pair and photograph the top of its page."""
    texts = {side: (DEMO / f"{side}.txt").read_text(encoding="utf-8") for side in ("source", "target")}
    pair = Pair(**texts, source_lang="pl")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(RENDERER.render(audit(pair), pair), encoding="utf-8")
        photograph(page.as_uri())


def photograph(address: str) -> None:
    """Write PICTURE from the page at ``address``."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 2 * HEIGHT})
        page.goto(address)
        page.locator(OPEN).first.hover()
        page.screenshot(path=PICTURE, clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})
        browser.close()


if __name__ == "__main__":
    main()
