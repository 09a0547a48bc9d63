"""The page in a real browser, without JavaScript and without a network: keyboard, pointer, narrow screens, paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from exonym.renderers.html import RENDERER
from tests.exonym.renderers.sample import PAIR, REPORT

CRITICAL = "#segment-2 td:nth-of-type(2) mark.critical"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    written = tmp_path / "report.html"
    written.write_text(RENDERER.render(REPORT, PAIR), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(written.as_uri())
    yield page
    context.close()


def test_the_keyboard_reaches_marks_messages_and_the_list(page: Page) -> None:
    first = page.locator("#segment-0 td:nth-of-type(2) mark")
    expect(first.locator(".tip")).to_be_hidden()
    for key in ("Tab", "Enter", "Tab"):  # by the skip link, past the map
        page.keyboard.press(key)
    expect(first.locator("a")).to_be_focused()
    expect(first.locator(".tip")).to_be_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("#finding-1")
    expect(page.locator("#finding-1")).to_be_in_viewport()


def test_the_map_leads_to_its_segments_and_shows_the_gravest_highest(page: Page) -> None:
    bars = page.locator(".cells li")
    heights = bars.evaluate_all("all => all.map(one => parseFloat(getComputedStyle(one, '::before').height))")
    assert max(heights) == heights[2]
    assert len(set(heights)) == 3
    bars.nth(2).locator("a").click()
    expect(page.locator("#segment-2")).to_be_in_viewport()


def test_a_message_stays_while_the_pointer_moves_into_it(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 2600})  # scrolling would move the mark away under the pointer
    mark = page.locator(CRITICAL)
    mark.hover()
    expect(mark.locator(".tip")).to_be_visible()
    mark.locator(".tip").hover()
    expect(mark.locator(".tip")).to_contain_text("Suggested: Vremya")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_has_to_be_scrolled_sideways_to_be_read(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.locator(CRITICAL).hover()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(f"{CRITICAL} .tip").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_paper_shows_the_texts_and_no_messages_over_them(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.locator(".tip:visible").count() == 0
    expect(page.locator("#segment-1")).to_be_visible()
    expect(page.locator("#finding-6")).to_be_visible()
