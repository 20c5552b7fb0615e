"""What a person does with the chat, in a real browser against the real coach."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import MAIN_OVERFLOW, WAIT_MS, Server, send

pytestmark = pytest.mark.browser
expect.set_options(timeout=WAIT_MS)

FEWEST_FRAMES = 20
OVERFLOW = "document.scrollingElement.scrollWidth - window.innerWidth"


def _ask(page: Page, text: str) -> Locator:
    """Send a message and wait until its answer is complete; returns the answer."""
    before = page.get_by_test_id("stChatMessage").count()
    send(page, text)
    expect(page.get_by_test_id("stChatMessage")).to_have_count(before + 2)
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    return page.get_by_test_id("stChatMessage").last


def _row(answer: Locator, *cells: str) -> Locator:
    """A table row by its cells."""
    return answer.get_by_role("row", name=" ".join(cells))


def test_a_nutrition_plan_comes_as_table_and_chart(server: Server, window: Page) -> None:
    """With all facts in one message: meals, total beside target, a drawn chart and the checks."""
    window.goto(server.url)
    answer = _ask(window, "I'm a 31 year old woman, 168 cm, 64 kg, desk job. Vegetarian meal plan to lose fat")
    expect(answer.get_by_text(re.compile("^Breakfast: ")).first).to_be_visible()
    expect(answer.get_by_role("row").filter(has_text="Target")).to_be_visible()
    assert answer.get_by_role("row").count() > 10
    chart = answer.get_by_test_id("stVegaLiteChart")
    expect(chart.locator("canvas, svg").first).to_be_visible()
    expect(answer.get_by_text(re.compile(r"^Checks: \d+ of \d+ met$"))).to_be_visible()


def test_an_exercise_comes_as_a_moving_picture(server: Server, window: Page) -> None:
    """The picture in the page is an animation of at least twenty frames that are not all the same."""
    window.goto(server.url)
    answer = _ask(window, "Show me a squat")
    picture = answer.locator("img").first
    expect(picture).to_be_visible()
    address = str(picture.evaluate("image => image.src"))
    with Image.open(BytesIO(window.request.get(address).body())) as animation:
        assert animation.n_frames >= FEWEST_FRAMES
        first = animation.convert("RGB").tobytes()
        animation.seek(animation.n_frames // 2)
        assert animation.convert("RGB").tobytes() != first


def test_a_531_cycle_shows_the_loads(server: Server, window: Page) -> None:
    """Squat 140 kg: training max 126; week 1 is 82.5, 95 and 107.5 kg, week 3 ends with 120 kg for one or more."""
    window.goto(server.url)
    answer = _ask(window, "Make a 5/3/1 cycle with squat 140 kg and bench press 100 kg")
    expect(_row(answer, "Squat", "126")).to_be_visible()
    for cells in (("Main", "65", "82.5", "5"), ("Main", "75", "95", "5"), ("Main", "85", "107.5", "5+")):
        expect(_row(answer, *cells)).to_be_visible()
    answer.get_by_role("tab", name="Week 3").click()
    expect(_row(answer, "Main", "95", "120", "1+")).to_be_visible()


def test_a_conversation_survives_a_restart(server: Server, window: Page) -> None:
    """Stop the server, start it again, reload: message, table and answer are there."""
    window.goto(server.url)
    said = "Deadlift: training max 180 kg."
    expect(_ask(window, "Make a 5/3/1 cycle with deadlift 200 kg")).to_contain_text(said)
    server.stop()
    server.start()
    window.reload()
    again = window.get_by_test_id("stChatMessage")
    expect(again).to_have_count(2)
    expect(_row(again.last, "Deadlift", "180")).to_be_visible()
    expect(again.last).to_contain_text(said)


def test_a_new_conversation_leaves_the_old_one_in_the_list(server: Server, window: Page) -> None:
    """The page is empty again, and the list leads back."""
    window.goto(server.url)
    _ask(window, "How much is 100 kg for 5 reps as a one-rep max?")
    window.get_by_role("button", name="New conversation").click()
    expect(window.get_by_test_id("stChatMessage")).to_have_count(0)
    expect(window.get_by_role("button", name="Plan my training")).to_be_visible()
    window.get_by_role("button", name="How much is 100 kg for 5 reps").first.click()
    expect(window.get_by_test_id("stChatMessage")).to_have_count(2)


def test_a_phone_shows_everything_without_sideways_scrolling(server: Server, phone: Page) -> None:
    """At 390 px neither the empty page nor tables, charts and pictures are wider than the screen."""
    phone.goto(server.url)
    expect(phone.get_by_role("button", name="Plan my training")).to_be_visible()
    assert phone.evaluate(OVERFLOW) <= 0
    for message in (
        "31 year old woman, 168 cm, 64 kg, desk job, meal plan to lose fat for 7 days",
        "Make a 5/3/1 cycle with squat 140 kg and bench press 100 kg",
        "Show me a squat",
    ):
        _ask(phone, message)
        assert phone.evaluate(OVERFLOW) <= 0
        assert phone.evaluate(MAIN_OVERFLOW) <= 0


def test_the_stop_button_ends_an_answer(slow_server: Server, window: Page) -> None:
    """The answer stops growing, says so, is stored as far as it came, and another message can be sent."""
    window.goto(slow_server.url)
    send(window, "go on")
    expect(window.get_by_text("word3")).to_be_visible()
    window.get_by_test_id("stChatInputStopButton").click()
    note = window.get_by_text("This answer was stopped before it was finished.")
    expect(note).to_be_visible()
    window.reload()
    expect(note).to_be_visible()
    expect(window.get_by_text("word3")).to_be_visible()
    answer = _ask(window, "and now?")
    expect(answer).to_contain_text("You said: and now?")


def test_a_tool_that_runs_is_seen_running(slow_server: Server, window: Page) -> None:
    """Until its result comes, its line does not claim to be finished."""
    window.goto(slow_server.url)
    send(window, "go on")
    expect(window.get_by_text("word1")).to_be_visible()
    line = window.get_by_test_id("stChatMessage").last.get_by_test_id("stExpander")
    expect(line.get_by_test_id("stExpanderIconSpinner")).to_be_visible()
    window.get_by_test_id("stChatInputStopButton").click()
    expect(line).to_contain_text("not finished")
