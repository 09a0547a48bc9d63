"""The page in a real browser without a network: keyboard, pointer, narrow screens, paper; script on and off."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from exonym.renderers.html import RENDERER
from tests.exonym.renderers.sample import PAIR, REPORT

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
CRITICAL = "#segment-2 td:nth-of-type(2) mark.critical a"
ROWS = "[data-group]"
OPEN_ALL = "document.querySelectorAll('details').forEach(box => { box.open = true })"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the sample's page lies."""
    written = tmp_path_factory.mktemp("report") / "report.html"
    written.write_text(RENDERER.render(REPORT, PAIR), encoding="utf-8")
    return written.as_uri()


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """The page in a browser without a network; an error of its script fails the test."""
    context = browser.new_context(**{"offline": True, "viewport": WIDE, **options})
    page, errors = context.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(address)
    yield page
    context.close()
    assert errors == []


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without"])
def test_a_mark_shows_its_finding_beside_the_text_and_the_text_stays(
    browser: Browser, address: str, scripted: bool
) -> None:
    with opened(browser, address, java_script_enabled=scripted) as page:
        mark = page.locator(CRITICAL)
        mark.scroll_into_view_if_needed()
        before = mark.bounding_box()
        mark.click()
        expect(page.locator("#finding-1")).to_be_in_viewport(ratio=1)
        expect(page.locator("#finding-1")).to_have_css("outline-style", "solid")
        after = mark.bounding_box()
        assert before is not None
        assert after is not None
        assert abs(after["y"] - before["y"]) < 300
        expect(mark).to_be_in_viewport()


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without"])
def test_on_a_phone_the_finding_is_shown_over_the_foot_and_can_be_closed(
    browser: Browser, address: str, scripted: bool
) -> None:
    with opened(browser, address, viewport=NARROW, java_script_enabled=scripted) as page:
        sheet = page.locator("#finding-1")
        expect(sheet.locator(".more")).to_be_hidden()
        page.locator(CRITICAL).click()
        expect(sheet.locator(".more")).to_contain_text("The name lost its start.")
        expect(sheet).to_be_in_viewport(ratio=1)
        expect(page.locator(CRITICAL)).to_be_in_viewport()
        sheet.get_by_role("link", name="Close").click()
        expect(sheet.locator(".more")).to_be_hidden()
        expect(page.locator(CRITICAL)).to_be_in_viewport()


def test_on_a_phone_the_next_finding_brings_its_place_into_sight(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=NARROW) as page:
        page.locator(CRITICAL).click()
        page.locator("#finding-1").get_by_role("link", name="Next").click()
        place = page.locator('td:last-child mark a[href="#finding-2"]').first
        expect(place).to_be_in_viewport(ratio=1)
        box, sheet = place.bounding_box(), page.locator("#finding-2").bounding_box()
        assert box is not None
        assert sheet is not None
        assert box["y"] + box["height"] <= sheet["y"]


def test_a_mark_reached_by_keyboard_shows_its_finding(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # the link that skips to the texts
        page.keyboard.press("Tab")  # the map has bars, each a link
        for _ in range(12):
            if page.evaluate("document.activeElement.matches('mark a')"):
                break
            page.keyboard.press("Tab")
        shown = page.evaluate("document.activeElement.hash")
        expect(page.locator(shown)).to_have_class("group minor current")
        expect(page.locator(shown)).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator(shown)).to_be_focused()
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.hash") == shown
        expect(page.locator(".current")).to_have_count(0)


def test_buttons_and_keys_lead_from_finding_to_finding(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.get_by_role("button", name="Next").click()
        expect(page.locator("#finding-1")).to_be_focused()
        for key, number in (("j", 2), ("n", 3), ("k", 2), ("p", 1), ("k", 1)):
            page.keyboard.press(key)
            expect(page.locator(f"#finding-{number}")).to_be_focused()
        for _ in range(20):
            page.keyboard.press("j")
        last = page.locator(ROWS).last
        expect(last).to_be_focused()
        expect(last).to_be_in_viewport()


def test_keys_do_nothing_outside_the_findings(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.locator("#names").click()
        page.keyboard.press("j")
        expect(page.locator(".current")).to_have_count(0)


def test_an_address_of_a_finding_shows_it(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}#finding-10") as page:
        expect(page.locator("#finding-10")).to_be_in_viewport()
        expect(page.locator("#finding-10")).to_be_focused()


def test_the_corrected_text_is_copied(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="Copy it").click()
        expect(page.get_by_text("Copied.")).to_be_visible()
        assert "the paper Vremya." in page.evaluate("navigator.clipboard.readText()")


def test_the_map_leads_to_its_segments_and_shows_the_gravest_highest(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        bars = page.locator(".cells li")
        heights = bars.evaluate_all("all => all.map(one => parseFloat(getComputedStyle(one, '::before').height))")
        assert max(heights) == heights[2]
        assert len(set(heights)) == 3
        bars.nth(2).locator("a").click()
        expect(page.locator("#segment-2")).to_be_in_viewport()


def test_in_forced_colours_the_map_tells_lines_with_errors_from_others(browser: Browser, address: str) -> None:
    with opened(browser, address, forced_colors="active") as page:
        page.evaluate(
            "document.querySelector('.cells').append(Object.assign(document.createElement('li'), {className: 'none'}))"
        )
        grounds = page.locator(".cells li").evaluate_all(
            "all => all.map(one => getComputedStyle(one, '::before').backgroundColor)"
        )
        assert len(set(grounds)) == 2
        assert grounds.count(grounds[-1]) == 1


def test_on_a_phone_findings_and_texts_begin_within_two_screens(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=NARROW) as page:
        for place, most in (("#finding-1", 1), ("#segment-0", 2)):
            box = page.locator(place).bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= most * NARROW["height"]


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_has_to_be_scrolled_sideways_to_be_read(browser: Browser, address: str, width: int) -> None:
    with opened(browser, address, viewport={"width": width, "height": 800}) as page:
        page.evaluate(OPEN_ALL)
        page.locator(CRITICAL).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = page.locator("#finding-1").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_paper_has_all_of_it_and_no_buttons(browser: Browser, address: str) -> None:
    with opened(browser, address, java_script_enabled=False) as page:
        page.emulate_media(media="print")
        for place in ("#segment-1", "#finding-1 .more", "#finding-11 .more", "#corrected-text", ".signature >> nth=0"):
            expect(page.locator(place)).to_be_visible()
        expect(page.locator("button:visible")).to_have_count(0)


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, viewport: dict[str, int], scheme: str) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    with opened(browser, address, viewport=viewport, color_scheme=scheme, bypass_csp=True) as page:
        found = violations(page, axe)
        page.evaluate(OPEN_ALL)
        page.locator(CRITICAL).click()
        assert found + violations(page, axe) == []


def violations(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    told = page.evaluate("axe.run()")["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in told for node in one["nodes"]]


def test_its_policy_lets_no_other_script_run(browser: Browser, tmp_path: Path) -> None:
    written = tmp_path / "report.html"
    page_text = RENDERER.render(REPORT, PAIR)
    written.write_text(page_text.replace("</main>", "</main><script>document.title = 'run'</script>"), encoding="utf-8")
    page = browser.new_page()
    page.goto(written.as_uri())
    assert page.title() != "run"
    assert page.evaluate("document.documentElement.className") == "scripted"
    page.close()
