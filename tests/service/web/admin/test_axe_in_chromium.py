"""axe-core on each page of the desk, light and dark: no violation at all (WCAG 2.2 A and AA, best practices)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from service.auth import Role
from service.settings import Settings
from service.store import Store
from tests.service.web.admin.articles import add_audit
from tests.service.web.admin.browsing import chromium, serving, sign_in
from tests.service.web.admin.conftest import add_somebody

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
OPEN_ALL = "document.querySelectorAll('details').forEach(box => { box.open = true })"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_page_has_a_violation(
    browser: Browser, quick: Settings, lite: Store, scheme: Literal["light", "dark"]
) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    add_somebody(lite, "root@desk.example", Role.ADMIN)
    audit = add_audit(lite)
    with serving(quick, lite) as address:
        page = browser.new_page(base_url=address, color_scheme=scheme)
        page.goto("/admin/sign-in")
        found = {"/admin/sign-in": violations(page, axe)}
        sign_in(page, "root@desk.example")
        links = page.locator("header nav a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        for path in (*links, f"/admin/audits/{audit}"):
            page.goto(path)
            page.evaluate(OPEN_ALL)
            found[path] = violations(page, axe)
        page.close()
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def violations(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    told = page.evaluate("axe.run()")["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in told for node in one["nodes"]]
