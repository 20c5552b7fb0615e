"""Messages that are edited, answers that are given again, and answers that were cut off, also by a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

from agent.conversations.unanswered import is_cut_off
from agent.events import Failed, Text
from agent.messages import AssistantMessage, ToolMessage, UserMessage
from domain.vocabulary import Language
from tests.agent.conversations.parts import answers, coach, wait

ROOT = Path(__file__).resolve().parents[3]


async def test_an_edited_message_is_answered_on_a_branch_of_its_own(tmp_path: Path) -> None:
    """The model sees what came before, not the old wording; the old branch is shown again by one switch."""
    assistant, model = coach(tmp_path, [["One."], ["Two."], ["Three."]])
    _ = [event async for event in assistant.send("c", "first")]
    _ = [event async for event in assistant.send("c", "second")]
    old = assistant.kept.path("c")[2]
    _ = [event async for event in assistant.edit("c", old.number, "other")]
    assert answers(assistant) == ["first", "One.", "other", "Three."]
    assert [getattr(message, "text", "") for message in model.requests[-1].messages] == ["first", "One.", "other"]
    edited = assistant.kept.path("c")[2]
    assert (edited.position, len(edited.alternatives)) == (2, 2)
    assistant.kept.show("c", old.number)
    assert answers(assistant) == ["first", "One.", "second", "Two."]


async def test_the_first_message_can_be_edited_with_its_picture(tmp_path: Path) -> None:
    """The picture stays with the new wording; both go when the conversation is deleted."""
    assistant, _ = coach(tmp_path, [["One."], ["Two."]])
    stream = BytesIO()
    Image.new("RGB", (40, 30), "grey").save(stream, "PNG")
    _ = [event async for event in assistant.send("c", "what?", images=[stream.getvalue()])]
    _ = [event async for event in assistant.edit("c", assistant.kept.path("c")[0].number, "and now?")]
    first = assistant.messages("c")[0]
    assert isinstance(first, UserMessage)
    assert Path(first.images[0]).is_file()
    assistant.delete("c")
    assert list((tmp_path / "pictures").iterdir()) == []


async def test_an_answer_is_given_again_beside_the_first(tmp_path: Path) -> None:
    """The message stands once; three answers can be switched between."""
    assistant, _ = coach(tmp_path, [["One."], ["Two."], ["Three."]])
    _ = [event async for event in assistant.send("c", "first")]
    question = assistant.kept.path("c")[0]
    for _ in range(2):
        _ = [event async for event in assistant.answer_again("c", question.number)]
    assert answers(assistant) == ["first", "Three."]
    assert assistant.kept.path("c")[0].alternatives == (question.number,)
    answer = assistant.kept.path("c")[1]
    assert (answer.position, len(answer.alternatives)) == (3, 3)
    assistant.kept.show("c", answer.alternatives[0])
    assert answers(assistant) == ["first", "One."]


async def test_only_a_message_of_the_person_is_edited_or_answered(tmp_path: Path) -> None:
    """An answer's number, and one that does not exist, are refused in one sentence; nothing changes."""
    assistant, _ = coach(tmp_path, [["One."], ["Two."]])
    _ = [event async for event in assistant.send("c", "first")]
    answer = assistant.kept.path("c")[1].number
    for turn in (assistant.edit("c", answer, "x"), assistant.answer_again("c", 99), assistant.edit("c", 1, " ")):
        events = [event async for event in turn]
        assert isinstance(events[0], Failed)
    assert answers(assistant) == ["first", "One."]


async def test_a_stopped_answer_keeps_what_was_written_and_goes_on(tmp_path: Path) -> None:
    """What was stopped is a branch; the whole answer stands in its place, with the tool's result from before."""
    assistant, model = coach(tmp_path, [[wait()], ["First sentence. Second sentence."], ["All of it."]])
    stream = assistant.send("c", "talk")
    async for event in stream:
        if isinstance(event, Text):
            break
    await stream.aclose()
    assert answers(assistant)[-1] == "First sentence."
    assert is_cut_off(assistant.messages("c")[1:])
    _ = [event async for event in assistant.answer_last("c")]
    assert answers(assistant) == ["talk", "All of it."]
    assert isinstance(model.requests[-1].messages[-1], ToolMessage), "the tool did not run again"
    last = assistant.kept.path("c")[-1]
    assert (last.position, len(last.alternatives)) == (2, 2)


async def test_an_answer_that_is_whole_is_not_gone_on_with(tmp_path: Path) -> None:
    """One sentence says so."""
    assistant, _ = coach(tmp_path, [["One."]])
    _ = [event async for event in assistant.send("c", "first")]
    events = [event async for event in assistant.answer_last("c", Language.EN)]
    assert isinstance(events[0], Failed)
    assert answers(assistant) == ["first", "One."]


async def test_a_conversation_deleted_while_it_is_answered_stays_deleted(tmp_path: Path) -> None:
    """The rest of the answer is stored nowhere, and nothing fails."""
    assistant, _ = coach(tmp_path, [["First sentence. ", wait()], ["Second."]])
    events = []
    async for event in assistant.send("c", "talk"):
        events.append(event)
        if isinstance(event, Text):
            assistant.delete("c")
    assert not any(isinstance(event, Failed) for event in events)
    assert assistant.conversations() == []
    assert assistant.messages("c") == []


async def test_a_killed_process_loses_no_result_and_the_answer_goes_on(tmp_path: Path) -> None:
    """kill -9 while a tool runs: message, words and the first tool's result are there, marked as cut off."""
    program = [sys.executable, "-m", "tests.agent.conversations.crashing", str(tmp_path)]
    with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "one tool has ended\n"
        os.kill(process.pid, signal.SIGKILL)
    assistant, model = coach(tmp_path, [["It was short."]])
    assert answers(assistant)[:2] == ["how long?", "Let me see."]
    assert is_cut_off(assistant.messages("c")[1:])
    _ = [event async for event in assistant.answer_last("c")]
    shown = assistant.messages("c")
    assert isinstance(shown[-1], AssistantMessage)
    assert shown[-1].text == "It was short."
    assert not is_cut_off(shown[1:])
    assert sum(isinstance(message, ToolMessage) for message in model.requests[-1].messages) == 1
