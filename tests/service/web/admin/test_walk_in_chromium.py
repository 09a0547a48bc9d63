"""A walk through the desk as an editor takes it, from an empty store; every press of the mouse is counted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from exonym.model import Decision, Report, Verdict
from exonym.report.findings import finish_findings
from service import audits
from service.audits import Filters
from service.auth import Role
from service.store import Store
from tests.conftest import quick_settings
from tests.exonym.renderers.sample import PAIR, REPORT
from tests.service.web.admin.browsing import chromium, serving, sign_in
from tests.service.web.admin.conftest import add_somebody

EMAIL = "ed@desk.example"
MOST_CLEAN, MOST_HELD = 2, 12
"""Clicks from the list of audits to an article that is released: a clean one, and one with five findings."""
_FIVE = tuple(found for found in REPORT.findings if found.suggestions and found.segment is not None)
HELD = replace(REPORT, findings=finish_findings(_FIVE))
CLEAN = replace(REPORT, findings=(), verdict=Verdict(Decision.PUBLISH, "news"))


@dataclass
class Editor:
    """Somebody who has signed in, and how often they pressed the mouse."""

    page: Page
    store: Store
    clicks: int = 0

    def click(self, what: Locator) -> None:
        """Press the mouse on something that can be seen."""
        what.click()
        self.clicks += 1

    def submit(self, report: Report) -> str:
        """Paste a pair at *New audit*, and let its audit end; the id. Back to the list; these clicks do not count."""
        self.page.goto("/admin/new")
        self.page.get_by_role("textbox", name="Original").fill(str(PAIR.source))
        self.page.get_by_role("textbox", name="Translation").fill(PAIR.target)
        self.page.get_by_label("Language of the original").first.select_option("pl")
        self.page.get_by_role("button", name="Audit", exact=True).click()
        (audit,) = audits.list_page(self.store, "default", Filters(status="queued"), 9).audits
        mine = audits.claim(self.store, audit.id, 30)
        assert mine is not None
        assert audits.finish(self.store, mine, report)
        self.page.goto("/admin/audits")
        self.clicks = 0
        return audit.id


@pytest.fixture
def editor(tmp_path: Path, migrated_file: Path) -> Iterator[Editor]:
    url = f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'exonym.db')}"
    store = Store(url)
    add_somebody(store, EMAIL, Role.EDITOR)
    with serving(quick_settings(url, "memory://"), store) as address, chromium() as browser:
        context = browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.goto("/admin")
        sign_in(page, EMAIL)
        yield Editor(page, store)
        context.close()
    store.close()


def test_a_held_article_is_understood_corrected_copied_and_released(editor: Editor) -> None:
    assert len(HELD.findings) == 5
    audit_id, page = editor.submit(HELD), editor.page
    editor.click(page.get_by_role("row", name="Hold").get_by_role("link"))
    expect(page.get_by_role("heading", name="Hold")).to_be_in_viewport()
    expect(page.locator(".why .reasons").first).to_be_in_viewport()
    expect(page.locator("[data-group]")).to_have_count(5)
    for left in (4, 3, 2, 1, 0):
        editor.click(page.locator("[data-group]").first.get_by_role("button", name="Accept"))
        expect(page.locator("[data-group]")).to_have_count(left)
    editor.click(page.get_by_text("The text, to copy"))
    editor.click(page.get_by_role("textbox", name="Corrected text"))
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert [found.suggestions[0] for found in HELD.findings if found.suggestions[0] not in copied] == []
    editor.click(page.get_by_role("button", name="Release"))
    expect(page.get_by_role("status")).to_have_text("Released.")
    assert audits.get(editor.store, audit_id).state == "released"
    print(f"an article with five findings: {editor.clicks} clicks")
    assert editor.clicks <= MOST_HELD


def test_a_clean_article_is_released(editor: Editor) -> None:
    audit_id, page = editor.submit(CLEAN), editor.page
    editor.click(page.locator(f'a[href="/admin/audits/{audit_id}"]'))
    expect(page.get_by_role("heading", name="Publish")).to_be_in_viewport()
    editor.click(page.get_by_role("button", name="Release"))
    expect(page.get_by_role("status")).to_have_text("Released.")
    assert audits.get(editor.store, audit_id).state == "released"
    print(f"a clean article: {editor.clicks} clicks")
    assert editor.clicks <= MOST_CLEAN
