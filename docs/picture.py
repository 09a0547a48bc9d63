"""Make docs/report.png: the report on the demo pair, with one finding chosen, as Chromium shows it.

``python docs/picture.py [FOLDER]``: with a folder, all of the page goes there as well, wide, dark and as on a phone, to
be looked at. Needs Chromium on PATH.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from exonym import Pair, audit
from exonym.model import Metadata
from exonym.renderers.html import RENDERER

PICTURE = Path(__file__).parent / "report.png"
DEMO = Path(__file__).parents[1] / "reference_pairs" / "demo"
CHOSEN = "td:last-child mark.major a"
"""Which mark's finding is shown: the first major error of the translation."""
WIDE = {"width": 1280, "height": 860}
LOOKS: dict[str, dict[str, Any]] = {
    "report-wide": {"viewport": WIDE},
    "report-dark": {"viewport": WIDE, "color_scheme": "dark"},
    "report-forced": {"viewport": WIDE, "forced_colors": "active"},
    "report-narrow": {"viewport": {"width": 390, "height": 844}},
}


def main() -> None:
    """Audit the demo pair and photograph its page."""
    texts = {side: (DEMO / f"{side}.txt").read_text(encoding="utf-8") for side in ("source", "target")}
    metadata = Metadata(feed="rail", article_id="1204", revision="1", url="https://kolej-dzis.example/azja-europa")
    pair = Pair(**texts, source_lang="pl", metadata=metadata)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "report.html"
        page.write_text(RENDERER.render(audit(pair), pair), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        photograph(browser, page.as_uri(), PICTURE, viewport=WIDE)
        for name, look in LOOKS.items() if len(sys.argv) > 1 else ():
            photograph(browser, page.as_uri(), Path(sys.argv[1]) / f"{name}.png", whole=True, **look)
        browser.close()


def photograph(browser: Browser, address: str, picture: Path, whole: bool = False, **look: Any) -> None:
    """Write ``picture`` of the page at ``address``: its first screen with a finding chosen, or the ``whole`` of it."""
    page = browser.new_page(**look)
    page.goto(address)
    if not whole:
        page.locator(CHOSEN).first.click()
        page.evaluate("scrollTo(0, 0)")  # the verdict stands at the top
    page.screenshot(path=picture, full_page=whole)
    page.close()


if __name__ == "__main__":
    main()
