"""The desk in a real browser: with scripts and without, by keyboard alone, on narrow screens."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from service import audits
from service.auth import Role
from service.store import Store
from tests.conftest import quick_settings
from tests.service.web.admin.articles import add_audit
from tests.service.web.admin.browsing import chromium, serving, sign_in
from tests.service.web.admin.conftest import add_somebody

EMAIL = "ed@desk.example"
WRONG = "Remia"
"""What the gravest finding marks."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[tuple[str, Store]]:
    """The address of a service that has an editor, and its store."""
    url = f"sqlite:///{shutil.copy(migrated_file, tmp_path_factory.mktemp('desk') / 'exonym.db')}"
    store = Store(url)
    add_somebody(store, EMAIL, Role.EDITOR)
    with serving(quick_settings(url, "memory://"), store) as address:
        yield address, store
    store.close()


@pytest.fixture(scope="module")
def signed(browser: Browser, desk: tuple[str, Store]) -> StorageState:
    """The cookies of somebody who has signed in."""
    page = browser.new_page(base_url=desk[0])
    page.goto("/admin")
    sign_in(page, EMAIL)
    cookies = page.context.storage_state()
    page.close()
    return cookies


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(
    request: pytest.FixtureRequest, browser: Browser, desk: tuple[str, Store], signed: StorageState
) -> Iterator[Page]:
    """A page at which somebody is signed in. What the browser complains of, such as a broken policy, is an error."""
    context = browser.new_context(java_script_enabled=request.param, base_url=desk[0], storage_state=signed)
    context.set_default_timeout(10_000)
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/admin")
    yield page
    context.close()
    assert complaints == []


only_with_scripts = pytest.mark.parametrize("page", [True], indirect=True, ids=["with scripts"])


@pytest.fixture
def audit(desk: tuple[str, Store]) -> str:
    """An audit that nobody has touched."""
    return add_audit(desk[1])


def test_an_audit_is_found_opened_understood_and_released(page: Page, audit: str, desk: tuple[str, Store]) -> None:
    page.get_by_role("link", name="Audits", exact=True).click()
    page.get_by_label("Words of the texts or names").fill("Sauranb")
    page.get_by_label("Verdict").select_option("hold")
    page.get_by_role("button", name="Show").click()
    assert "q=Sauranb" in page.url
    assert "decision=hold" in page.url
    page.locator(f'a[href="/admin/audits/{audit}"]').click()
    expect(page.get_by_role("heading", name=WRONG)).to_be_in_viewport()
    page.get_by_role("button", name="Release").click()
    expect(page.get_by_role("status")).to_have_text("Released.")
    assert audits.get(desk[1], audit).state == "released"


def test_what_is_dismissed_stays_dismissed_until_it_is_undone(page: Page, audit: str) -> None:
    page.goto(f"/admin/audits/{audit}")
    first = page.locator("[data-group]").first
    first.get_by_role("button", name="Dismiss", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Dismissed.")
    page.reload()
    expect(page.locator("[data-group] h3 q", has_text=WRONG)).to_have_count(0)
    page.get_by_text("Left as they are").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-group]").first.locator("h3 q")).to_have_text(WRONG)


def test_a_correction_is_typed_and_stands_in_the_text(page: Page, audit: str) -> None:
    page.goto(f"/admin/audits/{audit}")
    first = page.locator("[data-group]").first
    first.get_by_text("More").click()
    first.get_by_label("Write instead").fill("Vremya!")
    first.get_by_role("button", name="Accept").click()
    page.get_by_text("The text, to copy").click()
    assert "the paper Vremya!." in page.get_by_role("textbox", name="Corrected text").input_value()


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_has_to_be_scrolled_sideways(page: Page, audit: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for path in ("/admin", "/admin/audits", "/admin/new", f"/admin/audits/{audit}"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@only_with_scripts
def test_by_keyboard_alone_findings_are_gone_through_and_dismissed(page: Page, audit: str) -> None:
    page.goto(f"/admin/audits/{audit}")
    found = page.locator("[data-group]")
    page.keyboard.press("j")
    expect(found.nth(0)).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(found.nth(2)).to_be_focused()
    expect(found.nth(2)).to_be_in_viewport()
    page.keyboard.press("k")
    page.keyboard.press("p")
    expect(found.nth(0)).to_be_focused()
    page.keyboard.press("d")
    expect(page.get_by_role("status")).to_have_text("Dismissed.")
    expect(found.locator("h3 q", has_text=WRONG)).to_have_count(0)
    expect(found.nth(0)).to_be_focused()
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_have_text("Accepted.")


@only_with_scripts
def test_keys_type_letters_in_fields_and_can_be_switched_off(page: Page, audit: str) -> None:
    page.goto(f"/admin/audits/{audit}")
    page.get_by_placeholder("Reason, if you like").press_sequentially("jd")
    expect(page.get_by_placeholder("Reason, if you like")).to_have_value("jd")
    page.get_by_role("button", name="Keys are on").click()
    page.reload()
    expect(page.get_by_role("button", name="Keys are off")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator("[data-group]:focus")).to_have_count(0)


@only_with_scripts
def test_with_the_tab_key_alone_one_comes_from_the_list_to_a_decision(page: Page, audit: str) -> None:
    page.goto(f"/admin/audits/{audit}")
    dismiss = page.locator("[data-group]").first.get_by_role("button", name="Dismiss", exact=True)
    for _ in range(60):
        page.keyboard.press("Tab")
        if dismiss.evaluate("button => button === document.activeElement"):
            break
    expect(dismiss).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Dismissed.")


def test_a_mark_leads_to_its_finding_beside_the_text(page: Page, audit: str) -> None:
    page.goto(f"/admin/audits/{audit}")
    page.locator("mark.critical a").click()
    expect(page.locator("[data-group]").first).to_be_in_viewport()
    assert page.url.endswith("#" + (page.locator("[data-group]").first.get_attribute("id") or "?"))


def test_signed_out_nothing_is_shown(browser: Browser, desk: tuple[str, Store], audit: str) -> None:
    page = browser.new_page(base_url=desk[0])
    page.goto("/admin")
    sign_in(page, EMAIL)
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"/admin/audits/{audit}")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(page, EMAIL)
    assert page.url.endswith(f"/admin/audits/{audit}")
    page.close()
