"""Make pictures of the desk: every page of the navigation and the demo pair's audit, wide and as on a phone.

``python docs/desk_pictures.py [FOLDER]`` writes them all into a folder, or into the documentation those that it shows.
Needs Chromium on PATH.
"""

from __future__ import annotations

import secrets
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from exonym import Pair, audit
from exonym.model import Metadata
from service import audits
from service.audits import Submission
from service.auth import Role, add_user
from service.queue import BackgroundQueue, CeleryQueue, celery_app
from service.settings import Settings
from service.store import Store
from service.store.migrate import migrate
from service.web.app import create_app

DOCS = Path(__file__).parent
DEMO = DOCS.parent / "reference_pairs" / "demo"
EMAIL, PASSWORD = "ada@desk.example", secrets.token_urlsafe(16)
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
SHOWN = {"audit-wide": "desk-audit.png", "audits-wide": "desk-audits.png", "names-wide": "desk-names.png"}
"""The pictures that the documentation shows, by what they are called there."""
FIRST_SCREENS = ("audit", "names")
"""Pages of which the first screen says enough."""


def main() -> None:
    """Photograph the desk."""
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        taken = given or Path(folder)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with serving(Path(folder)) as (address, audit_id):
            for size in SIZES:
                photograph(browser, address, audit_id, size, taken)
        browser.close()
        for name, shown in () if given else SHOWN.items():
            shutil.copyfile(taken / f"{name}.png", DOCS / shown)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, str]]:
    """A service with a user and the audit of the demo pair: its address and the audit's id."""
    settings = Settings(database_url=f"sqlite:///{folder / 'desk.db'}", broker_url="memory://")
    store = Store(settings.database_url)
    migrate(store)
    add_user(store, "default", EMAIL, Role.ADMIN, PASSWORD)
    with BackgroundQueue(CeleryQueue(celery_app(settings))) as queue:
        config = uvicorn.Config(create_app(settings, store, queue), port=0, log_level="warning")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}", add_audit(store, queue)
        server.should_exit = True
        thread.join()
    store.close()


def add_audit(store: Store, queue: BackgroundQueue) -> str:
    """Audit the demo pair; its id."""
    texts = {side: (DEMO / f"{side}.txt").read_text(encoding="utf-8") for side in ("source", "target")}
    pair = Pair(**texts, source_lang="pl", metadata=Metadata(feed="rail", article_id="1204", revision="1"))
    row = audits.submit(store, queue, Submission(pair, "news"), 3600)
    mine = audits.claim(store, row.id, 600)
    assert mine is not None
    audits.finish(store, mine, audit(pair))
    return row.id


def photograph(browser: Browser, address: str, audit_id: str, size: str, folder: Path) -> None:
    """Sign in, and write a picture of every page."""
    width, height = SIZES[size]
    page = browser.new_page(base_url=address, viewport={"width": width, "height": height})
    page.goto("/admin/sign-in")
    page.screenshot(path=folder / f"sign-in-{size}.png")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    for name, path in {**pages_of(page), "audit": f"/admin/audits/{audit_id}"}.items():
        page.goto(path)
        page.screenshot(path=folder / f"{name}-{size}.png", full_page=name not in FIRST_SCREENS)
    page.close()


def pages_of(page: Page) -> dict[str, str]:
    """The pages of the navigation, by their names."""
    links = page.locator("header nav a").evaluate_all("all => all.map(one => [one.textContent, one.pathname])")
    return {str(label).strip().lower().replace(" ", "-"): str(path) for label, path in links}


if __name__ == "__main__":
    main()
