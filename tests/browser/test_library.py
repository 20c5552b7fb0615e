"""The library in a real browser: the body map filters, cards move, exercises have pages that can be sent to others."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import WAIT_MS, Server

pytestmark = pytest.mark.browser
expect.set_options(timeout=WAIT_MS)

PHONE = {"width": 390, "height": 844}
OVERFLOW = "(main => main.scrollWidth - main.clientWidth)(document.querySelector('.stMain'))"
LOADED = "image => image.complete && image.naturalWidth > 0"
A_FRAME_MS = 700
"""Longer than any pose is held."""


def _open(page: Page, server: Server, path: str = "/library") -> None:
    page.goto(f"{server.url}{path}")
    _settle(page)


def _settle(page: Page) -> None:
    """Wait until the page has answered the last click."""
    page.wait_for_timeout(300)
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")


def _muscle(page: Page, view: str, muscle: str) -> Locator:
    return page.locator(f".view[data-view={view}] .muscle[data-choice={muscle}]")


def _names(page: Page) -> list[str]:
    expect(page.locator(".cards .name").first).to_be_visible()
    return page.locator(".cards .name").all_inner_texts()


def _moves(page: Page, picture: Locator) -> bool:
    """Whether two looks at the picture, some time apart, differ."""
    before = picture.screenshot()
    for _ in range(5):
        page.wait_for_timeout(A_FRAME_MS)
        if picture.screenshot() != before:
            return True
    return False


def test_the_body_map_filters_and_an_exercise_moves(server: Server, window: Page) -> None:
    """A click on the chest leaves chest exercises; a card leads to a page whose picture moves; the way back leads back."""
    _open(window, server)
    _muscle(window, "front", "chest").locator("path").first.click()
    expect(window).to_have_url(re.compile("muscle=chest"))
    expect(window.get_by_text(re.compile(r"^Exercises: \d\d$"))).to_be_visible()
    for place in range(6):
        expect(window.locator(".cards .note").nth(place)).to_contain_text("chest")
    assert {"Push-Up", "Bench Press"} <= set(_names(window))
    expect(_muscle(window, "front", "chest")).to_have_attribute("aria-pressed", "true")

    window.locator(".card", has_text=re.compile("^Push-Up")).click()
    expect(window.get_by_role("heading", name="Push-Up", exact=True)).to_be_visible()
    expect(window).to_have_url(re.compile("exercise=push-up"))
    picture = window.locator("img.exercise-moving")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate(LOADED)
    assert _moves(window, picture)
    assert (
        window.locator("img.exercise-phases").evaluate("image => image.decode().then(() => image.naturalWidth)") >= 960
    )

    window.go_back()
    expect(window.get_by_role("heading", name="Exercises", exact=True)).to_be_visible()
    expect(window.locator(".card", has_text=re.compile("^Push-Up"))).to_be_visible()
    expect(_muscle(window, "front", "chest")).to_have_count(1)  # the page before is gone
    expect(_muscle(window, "front", "chest")).to_have_attribute("aria-pressed", "true")
    _muscle(window, "front", "chest").locator("path").first.click()
    expect(window).not_to_have_url(re.compile("muscle="))


def test_a_card_moves_under_the_pointer_and_rests_without_it(server: Server, window: Page) -> None:
    """The still gives way to the animation, and comes back."""
    _open(window, server, "/library?q=goblet+squat")
    card = window.locator(".card").first
    card.hover()
    expect(card.locator(".frame.playing")).to_be_visible()
    assert _moves(window, card.locator(".frame"))
    window.mouse.move(5, 5)
    expect(card.locator(".frame.playing")).to_have_count(0)


def test_the_body_map_is_worked_with_the_keyboard(server: Server, window: Page) -> None:
    """Every muscle can be reached and has a name; Enter chooses it."""
    _open(window, server)
    for muscle in window.locator(".muscle").all():
        assert muscle.get_attribute("tabindex") == "0"
        assert muscle.get_attribute("aria-label")
    _muscle(window, "back", "lats").focus()
    window.keyboard.press("Enter")
    expect(window).to_have_url(re.compile("muscle=lats"))
    expect(_muscle(window, "back", "lats")).to_have_attribute("aria-pressed", "true")


def test_an_address_shows_the_same_to_others(server: Server, window: Page) -> None:
    """An exercise's page and a filtered grid open from their addresses, in the language that they name."""
    _open(window, server, "/library?exercise=deadlift&language=ko")
    expect(window.get_by_role("heading", name="데드리프트", exact=True)).to_be_visible()
    _open(window, server, "/library?kind=yoga&level=beginner&language=zh")
    assert "山式" in _names(window)
    _open(window, server, "/library?exercise=no-such-thing")
    expect(window.get_by_text("There is no exercise at this address.")).to_be_visible()
    window.get_by_role("button", name="All exercises").click()
    assert len(_names(window)) == 24


def test_a_variation_leads_on_and_the_coach_is_asked(server: Server, window: Page) -> None:
    """From the squat to a harder one, and from there to the chat with a question about it."""
    _open(window, server, "/library?exercise=bodyweight-squat")
    window.locator(".card").first.click()
    expect(window.get_by_role("heading", name="Bodyweight Squat", exact=True)).to_have_count(0)
    name = window.get_by_role("heading", level=1).inner_text()
    window.get_by_role("button", name="Ask the coach").click()
    expect(window.get_by_test_id("stChatMessage")).to_have_count(2)
    expect(window.get_by_test_id("stChatMessage").first).to_contain_text(f"How do I do the {name}?")
    expect(window).not_to_have_url(re.compile("exercise="))


def test_the_chats_card_leads_to_the_exercises_page(server: Server, window: Page) -> None:
    """The exercise that was shown in the chat opens in the library."""
    _open(window, server, "")
    box = window.get_by_test_id("stChatInputTextArea")
    expect(box).to_be_enabled()
    box.fill("Show me a goblet squat")
    box.press("Enter")
    window.get_by_role("link", name="Open its page").first.click()
    expect(window.get_by_role("heading", name="Goblet Squat", exact=True)).to_be_visible()
    expect(window).to_have_url(re.compile("library.*exercise=goblet-squat"))


def test_every_picture_can_be_taken_away(server: Server, window: Page) -> None:
    """GIF, WebP, MP4 and the phases."""
    _open(window, server, "/library?exercise=push-up")
    window.get_by_role("button", name="Download").click()
    heads = {"gif": b"GIF89a", "webp": b"RIFF", "mp4": b"ftyp", "png": b"\x89PNG"}
    for label, (ending, head) in zip(["(GIF)", "(WebP)", "(MP4)", "(PNG)"], heads.items(), strict=True):
        with window.expect_download() as download:
            window.get_by_role("button", name=re.compile(re.escape(label))).click()
        assert download.value.suggested_filename.startswith("push-up")
        assert download.value.suggested_filename.endswith(ending)
        assert head in download.value.path().read_bytes()[:12]


def test_a_phone_shows_the_library_and_plays_on_a_tap(server: Server, chromium: Browser) -> None:
    """At 390 px nothing scrolls sideways; the first tap moves a card, the second opens it."""
    context = chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    for language in ("en", "bn"):
        _open(page, server, f"/library?q=goblet+squat&language={language}")
        assert page.evaluate(OVERFLOW) <= 0
    frame = page.locator(".card .frame").first
    frame.tap()
    expect(page.locator(".card .frame.playing").first).to_be_visible()
    frame.tap()
    expect(page).to_have_url(re.compile("exercise=goblet-squat"))
    expect(page.locator("img.exercise-moving")).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0
    context.close()
