"""The knowledge page in a real browser: a file is dropped and found at once, and the page fits a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import MAIN_OVERFLOW, WAIT_MS, Server, settle

pytestmark = pytest.mark.browser
expect.set_options(timeout=WAIT_MS)

RULES = b"# Zorbax belt\n\nThe Zorbax belt is worn for the last set of the day and for no other set at all."


def _open(page: Page, server: Server, part: int, language: str = "en") -> None:
    page.goto(f"{server.url}/knowledge?language={language}")
    expect(page.locator("h1")).to_be_visible()
    settle(page)
    page.get_by_test_id("stButtonGroup").locator("button").nth(part).click()
    settle(page)


def _ask(page: Page, query: str) -> Locator:
    """Search, and give the last table."""
    box = page.locator(".st-key-knowledge_query input")  # the part left behind has a text field, too
    box.fill(query)
    box.press("Enter")
    settle(page)
    expect(page.locator("table").last).to_be_visible()
    return page.locator("table").last


def test_a_file_is_taken_and_found_at_once(server: Server, window: Page) -> None:
    """With a kind of file that cannot be read beside it, which gets one sentence."""
    _open(window, server, 2)
    files: list[FilePayload] = [
        {"name": "belt.md", "mimeType": "text/markdown", "buffer": RULES},
        {"name": "broken.bin", "mimeType": "application/octet-stream", "buffer": b"\x00\x01\x02"},
    ]
    window.locator("input[type=file]").set_input_files(files)
    expect(window.get_by_text("belt.md: taken in")).to_be_visible()
    expect(window.get_by_text("broken.bin: This kind of file cannot be read.")).to_be_visible()
    window.get_by_test_id("stButtonGroup").locator("button").nth(0).click()
    settle(window)
    expect(_ask(window, "When is the Zorbax belt worn?")).to_contain_text("Zorbax belt")


def test_a_refused_link_stays_while_one_looks_elsewhere(server: Server, window: Page) -> None:
    """Nothing that was entered is lost, whatever part is opened and whatever language is chosen."""
    _open(window, server, 2)
    window.locator("textarea").fill("http://127.0.0.1/secret")
    window.get_by_role("button", name="Add links").click()
    expect(window.get_by_test_id("stAlert")).to_contain_text("http://127.0.0.1/secret")
    for part in (1, 2):
        window.get_by_test_id("stButtonGroup").locator("button").nth(part).click()
        settle(window)
    expect(window.locator("textarea")).to_have_value("http://127.0.0.1/secret")
    window.get_by_test_id("stSidebar").get_by_test_id("stSelectbox").locator("input").click()
    window.get_by_role("option", name="한국어").click()
    expect(window.get_by_role("button", name="링크 추가")).to_be_visible()
    expect(window.locator("textarea")).to_have_value("http://127.0.0.1/secret")


@pytest.mark.parametrize(("language", "query"), [("zh", "每天吃多少蛋白质"), ("bn", "দিনে কত প্রোটিন লাগে")])
def test_every_part_fits_a_phone(server: Server, phone: Page, language: str, query: str) -> None:
    """No part makes the page wider than the window, nor does the table of results."""
    _open(phone, server, 0, language)
    table = _ask(phone, query)
    assert table.evaluate("t => t.getBoundingClientRect().right - window.innerWidth") <= 0
    for part in range(4):
        phone.get_by_test_id("stButtonGroup").locator("button").nth(part).click()
        settle(phone)
        assert phone.evaluate(MAIN_OVERFLOW) <= 0
