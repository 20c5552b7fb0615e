"""Following a plan in a real browser: from the chat to the logbook, through a session, and back after a reload."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import MAIN_OVERFLOW, WAIT_MS, Server, page_server, send, settle

pytestmark = pytest.mark.browser
expect.set_options(timeout=WAIT_MS)


@pytest.fixture(scope="module")
def own_server(prepared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real page with a logbook of its own."""
    with page_server(prepared_data, tmp_path_factory.mktemp("logbook")) as started:
        yield started


def _click(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).first.click()
    settle(page)


def _follow(page: Page, url: str, message: str) -> None:
    """Ask for a plan in the chat and take it up."""
    page.goto(url)
    send(page, message)
    expect(page.get_by_test_id("stChatMessage")).to_have_count(2)
    settle(page)
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
    settle(window)
    expect(window.get_by_text("Today instead of Triceps Pushdown")).to_be_visible()
    expect(window.get_by_text(name, exact=True).first).to_be_visible()

    window.reload()
    settle(window)
    expect(_done_set(window, "77.5 × 5")).to_be_visible()
    expect(window.get_by_text("Today instead of Triceps Pushdown")).to_be_visible()

    _click(window, "Finish session")
    expect(window.get_by_role("heading", name="Done: Bench Press")).to_be_visible()
    expect(window.get_by_role("row").filter(has_text="62.5 × 3")).to_be_visible()


def test_the_conversation_is_still_there_after_the_logbook(own_server: Server, window: Page) -> None:
    """The menu leads back to the chat that was left, in its language."""
    _follow(window, own_server.url, "Make a 5/3/1 cycle with deadlift 180 kg")
    window.get_by_role("link", name="Chat").click()
    settle(window)
    expect(window.get_by_test_id("stChatMessage")).to_have_count(2)
    window.get_by_role("link", name="Logbook").click()
    settle(window)
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


def test_a_phone_shows_the_logbook_without_sideways_scrolling(own_server: Server, phone: Page) -> None:
    """At 390 px: the session, the charts and the weights."""
    _follow(phone, own_server.url, "Make a 5/3/1 cycle with squat 140 kg and bench press 100 kg")
    _click(phone, "Done as written")
    for tab in ("Training", "Progress", "Weight"):
        phone.get_by_text(tab, exact=True).click()
        settle(phone)
        assert phone.evaluate(MAIN_OVERFLOW) <= 0
