"""Conversations on the page, over the real assistant: branches, search, title, going on, deleting all."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from streamlit.testing.v1 import AppTest

from agent.assistant import Assistant
from agent.messages import UserMessage
from tests.agent.conversations.parts import answers, coach
from tests.ui.conftest import OpenPage


def _talked(folder: Path, steps: Sequence[Sequence[str]], *said: str) -> Assistant:
    """A coach with a conversation "c"."""
    assistant, _ = coach(folder, steps)

    async def talk() -> None:
        for text in said:
            _ = [event async for event in assistant.send("c", text)]

    asyncio.run(talk())
    return assistant


def _texts(page: AppTest) -> str:
    return "\n".join(element.value for element in [*page.markdown, *page.caption]).replace("\\", "")


def _keys(page: AppTest) -> list[str]:
    return [str(button.key) for button in page.button]


def test_a_message_is_edited_and_switched_back(open_page: OpenPage, tmp_path: Path) -> None:
    """The new wording and its answer take the place of the old ones; "2/2" leads back."""
    assistant = _talked(tmp_path, [["One."], ["Two."]], "first")
    page = open_page(assistant, conversation="c")
    page.button(key="edit_1").click().run()
    page.text_area(key="edit_text_1").set_value("other")
    next(button for button in page.button if button.label == "Send").click().run()
    assert answers(assistant) == ["other", "Two."]
    assert "Two." in _texts(page)
    assert "One." not in _texts(page)
    assert "2/2" in _texts(page)
    page.button(key="branch_before_3").click().run()
    assert "One." in _texts(page)
    assert "1/2" in _texts(page)
    assert not page.exception


def test_an_edit_can_be_left(open_page: OpenPage, tmp_path: Path) -> None:
    """Nothing is sent."""
    assistant = _talked(tmp_path, [["One."]], "first")
    page = open_page(assistant, conversation="c")
    page.button(key="edit_1").click().run()
    next(button for button in page.button if button.label == "Cancel").click().run()
    assert not page.text_area
    assert answers(assistant) == ["first", "One."]


def test_an_answer_is_given_again(open_page: OpenPage, tmp_path: Path) -> None:
    """The question stands once, below it the second answer; a reload shows the same."""
    assistant = _talked(tmp_path, [["One."], ["Two."]], "first")
    page = open_page(assistant, conversation="c")
    page.button(key="refresh_1").click().run()
    assert answers(assistant) == ["first", "Two."]
    for shown in (_texts(page), _texts(open_page(assistant, conversation="c"))):
        assert "Two." in shown
        assert "One." not in shown
        assert "2/2" in shown
        assert shown.splitlines().count("first") == 1


def test_what_has_just_been_answered_can_be_changed(open_page: OpenPage, tmp_path: Path) -> None:
    """Its buttons are there without a reload."""
    assistant = _talked(tmp_path, [["One."], ["Two."]])
    page = open_page(assistant)
    page.chat_input[0].set_value("hi").run()
    assert {"edit_1", "refresh_1"} <= set(_keys(page))


def test_an_answer_that_a_crash_cut_off_goes_on(open_page: OpenPage, tmp_path: Path) -> None:
    """A message without an answer says so; one press answers it, and no branch is left of nothing."""
    assistant, _ = coach(tmp_path, [["Here it is."]])
    assistant._store.append("c", [UserMessage(text="first")])
    page = open_page(assistant, conversation="c")
    assert "stopped before it was finished" in _texts(page)
    page.button(key="go_on_1").click().run()
    assert "Here it is." in _texts(page)
    assert "stopped before" not in _texts(page)
    assert answers(assistant) == ["first", "Here it is."]
    assert "go_on_1" not in _keys(page)


def test_conversations_are_searched(open_page: OpenPage, tmp_path: Path) -> None:
    """The list shows what was found with the words around it; a press opens the branch that says so."""
    assistant = _talked(tmp_path, [["One."], ["Two."]], "kettlebell swing")
    asyncio.run(_edit(assistant, "deadlift"))
    page = open_page(assistant)
    page.text_input(key="search_conversations").set_value("swing").run()
    assert "kettlebell swing" in _texts(page)
    page.button(key="open_c").click().run()
    assert answers(assistant) == ["kettlebell swing", "One."]
    page.text_input(key="search_conversations").set_value("nowhere").run()
    assert "Nothing found." in _texts(page)
    assert "open_c" not in _keys(page)


def test_a_conversation_is_renamed(open_page: OpenPage, tmp_path: Path) -> None:
    """In the menu behind the three dots."""
    assistant = _talked(tmp_path, [["One."]], "first")
    page = open_page(assistant)
    page.button(key="manage_c").click().run()
    page.text_input(key="conversation_title").set_value("Knee rehab")
    page.button(key="rename").click().run()
    assert assistant.kept.latest()[0].title == "Knee rehab"


def test_all_conversations_are_deleted_after_a_question(open_page: OpenPage, tmp_path: Path) -> None:
    """The button comes with the confirmation."""
    assistant = _talked(tmp_path, [["One."]], "first")
    page = open_page(assistant, conversation="c")
    page.button(key="conversations_menu").click().run()
    assert "delete_all" not in _keys(page)
    assert assistant.kept.latest()


async def _edit(assistant: Assistant, text: str) -> None:
    _ = [event async for event in assistant.edit("c", assistant.kept.path("c")[0].number, text)]
