"""Following a plan in a real browser: from the chat to the logbook, through a session, and back after a reload."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import WAIT_MS, Server

pytestmark = pytest.mark.browser
expect.set_options(timeout=WAIT_MS)

PHONE = {"width": 390, "height": 844}
OVERFLOW = "(main => main.scrollWidth - main.clientWidth)(document.querySelector('.stMain'))"


@pytest.fixture(scope="module")
def own_server(prepared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real page with a logbook of its own."""
    folder = tmp_path_factory.mktemp("logbook")
    environment = {
        "SPOTTER_DATA_DIR": str(prepared_data),
        "SPOTTER_DATABASE_URL": f"sqlite:///{folder / 'spotter.db'}",
        "SPOTTER_CORE": "embedded",
    }
    with Server(["-m", "ui", "--port"], environment, folder / "server.log") as started:
        yield started


def _settle(page: Page) -> None:
    """Wait until the page has answered the last click."""
    page.wait_for_timeout(300)
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")


def _click(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).first.click()
    _settle(page)


def _follow(page: Page, url: str, message: str) -> None:
    """Ask for a plan in the chat and take it up."""
    page.goto(url)
    box = page.get_by_test_id("stChatInputTextArea")
    expect(box).to_be_enabled()
    box.fill(message)
    box.press("Enter")
    expect(page.get_by_test_id("stChatMessage")).to_have_count(2)
    _settle(page)
    _click(page, "Follow this plan")
    _click(page, re.compile("Start$"))
    expect(page.get_by_role("heading", name="Logbook")).to_be_visible()


def _done_set(page: Page, line: str) -> Locator:
    """A set with its tick; one that is still to do ends with a plus or has no tick."""
    return page.locator(".stMarkdownBadge", has_text=re.compile(f"check ?{re.escape(line)}$"))


def test_a_plan_is_followed_logged_swapped_and_kept(own_server: Server, window: Page) -> None:
    """Follow a 5/3/1 cycle, log the lift as written, swap a helper, enter its first set; a reload keeps it all, and
    finishing the session shows the next loads."""
    _follow(window, own_server.url, "Make a 5/3/1 cycle with squat 140 kg and bench press 100 kg")
    expect(window.get_by_text("Session 1 of 8 · today")).to_be_visible()
    _click(window, "Done as written")
    expect(_done_set(window, "77.5 × 5")).to_be_visible()
    expect(window.get_by_text("Session 1 of 8 · begun", exact=False)).to_be_visible()

    _click(window, "Swap")
    stand_in = window.get_by_test_id("stPopoverBody").get_by_test_id("stButton").first
    name = stand_in.inner_text()
    stand_in.click()
    _settle(window)
    expect(window.get_by_text("Today instead of Triceps Pushdown")).to_be_visible()
    expect(window.get_by_text(name, exact=True).first).to_be_visible()

    window.reload()
    _settle(window)
    expect(_done_set(window, "77.5 × 5")).to_be_visible()
    expect(window.get_by_text("Today instead of Triceps Pushdown")).to_be_visible()

    _click(window, "Finish session")
    expect(window.get_by_role("heading", name="Done: Bench Press")).to_be_visible()
    expect(window.get_by_role("row").filter(has_text="62.5 × 3")).to_be_visible()


def test_the_conversation_is_still_there_after_the_logbook(own_server: Server, window: Page) -> None:
    """The menu leads back to the chat that was left, in its language."""
    _follow(window, own_server.url, "Make a 5/3/1 cycle with deadlift 180 kg")
    window.get_by_role("link", name="Chat").click()
    _settle(window)
    expect(window.get_by_test_id("stChatMessage")).to_have_count(2)
    window.get_by_role("link", name="Logbook").click()
    _settle(window)
    expect(window.get_by_role("heading", name="Week 1: Deadlift")).to_be_visible()


def test_the_log_can_be_taken_out_and_deleted(own_server: Server, window: Page) -> None:
    """As tables in one file; deleting asks first, and leaves an empty logbook."""
    _follow(window, own_server.url, "Make a 5/3/1 cycle with bench press 100 kg")
    _click(window, "Done as written")
    window.locator(".st-key-manage button").first.click()
    with window.expect_download() as download:
        window.get_by_role("button", name="Download the log (CSV)").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        assert sorted(archive.namelist()) == ["intake.csv", "sets.csv", "weights.csv"]
        lines = archive.read("sets.csv").decode("utf-8-sig").splitlines()
    assert len(lines) > 6
    assert any(",bench-press,Bench Press," in line and ",77.5,kg,5," in line for line in lines)
    _click(window, "Delete the whole log")
    _click(window, re.compile("^Delete$"))
    expect(window.get_by_text("You are not following a plan yet.", exact=False)).to_be_visible()


def test_the_logbooks_own_address_opens_it(own_server: Server, window: Page) -> None:
    """A bookmark leads straight to it."""
    window.goto(f"{own_server.url}/logbook?language=ko")
    expect(window.get_by_role("heading", name="운동 일지")).to_be_visible()


def test_a_phone_shows_the_logbook_without_sideways_scrolling(own_server: Server, chromium: Browser) -> None:
    """At 390 px: the session, the charts and the weights."""
    context = chromium.new_context(viewport=PHONE)
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    _follow(page, own_server.url, "Make a 5/3/1 cycle with squat 140 kg and bench press 100 kg")
    _click(page, "Done as written")
    for tab in ("Training", "Progress", "Weight"):
        page.get_by_text(tab, exact=True).click()
        _settle(page)
        assert page.evaluate(OVERFLOW) <= 0
    context.close()
