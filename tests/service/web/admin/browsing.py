"""A real browser at a real desk."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from tests.fakes import ListQueue
from tests.servers import free_port, wait_for
from tests.service.web.admin.conftest import PASSWORD


@contextmanager
def serving(settings: Settings, store: Store) -> Iterator[str]:
    """A server; gives its address."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(create_app(settings, store, ListQueue()), port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    wait_for(lambda: server.started)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


def sign_in(page: Page, email: str) -> None:
    """Sign in with the keyboard, from whatever page leads to the form."""
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Sign out").wait_for()
