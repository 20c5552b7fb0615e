"""A turn over a scripted model: order of events, tools, limits, referral, certificate, and nothing lost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol

import pytest
from pydantic import Field

from agent.answers import TEXTS_DIR as ANSWER_TEXTS
from agent.assistant import MAX_MESSAGE_LENGTH, Assistant
from agent.conversations.store import SqlConversationStore
from agent.events import Asked, Done, Event, Failed, Referred, Text, ToolFinished
from agent.lagent.loop import AgentLoop
from agent.messages import ASK_TOOL, AssistantMessage, ToolCall, ToolMessage, UserMessage
from agent.safety.gate import SafetyGate
from agent.turn import MAX_STEPS, DirectLoop, Loop, TurnParts
from domain.errors import OutOfRange
from domain.evidence import Source
from domain.translation import TEXTS_DIR as DOMAIN_TEXTS
from domain.translation import Translator
from domain.vocabulary import Language
from tests.scripted import ScriptedModel
from tools.base import Tool, ToolArguments, ToolResult
from tools.recognition.album import Album
from tools.registry import ToolRegistry


class DoubleArguments(ToolArguments):
    """A number."""

    number: float = Field(ge=0)


class DoubleResult(ToolResult):
    """Twice the number."""

    doubled: float
    sources: list[Source] = Field(default=[Source(title="Arithmetic", year=1900)])


class Double(Tool[DoubleArguments, DoubleResult]):
    """Double a number."""

    name = "double"
    arguments = DoubleArguments
    result = DoubleResult

    def run(self, args: DoubleArguments) -> DoubleResult:
        """Refuse 13 as a domain error and crash on 666."""
        if args.number == 13:
            raise OutOfRange("13 is unlucky.", field="number", hint="Take 12.")
        if args.number == 666:
            raise ZeroDivisionError
        return DoubleResult(doubled=2 * args.number)


def call(**arguments: Any) -> ToolCall:
    return ToolCall(name="double", arguments=arguments)


class Make(Protocol):
    """Makes an assistant over a scripted model."""

    def __call__(self, steps: Sequence[Sequence[str | ToolCall]], folder: Path) -> tuple[Assistant, ScriptedModel]: ...


@pytest.fixture(params=["direct", "lagent"])
def assistant_with(request: pytest.FixtureRequest) -> Make:
    """Every promise holds for a turn of our own loop and for one that runs as a Lagent agent."""

    def make(steps: Sequence[Sequence[str | ToolCall]], folder: Path) -> tuple[Assistant, ScriptedModel]:
        model = ScriptedModel(steps)
        translator = Translator([DOMAIN_TEXTS, ANSWER_TEXTS])
        loop: Loop = DirectLoop() if request.param == "direct" else AgentLoop()
        parts = TurnParts(model, ToolRegistry([Double()]), SafetyGate(), translator, loop=loop)
        return Assistant(parts, SqlConversationStore(f"sqlite:///{folder / 'turn.db'}"), Album(folder)), model

    return make


async def send(assistant: Assistant, text: str, conversation: str = "c") -> list[Event]:
    return [event async for event in assistant.send(conversation, text)]


def kinds(events: list[Event]) -> list[str]:
    """The types in order, a run of texts counted once."""
    return [kind for kind, _ in groupby(event.type for event in events)]


def said(events: list[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, Text))


async def test_a_tool_runs_and_its_figure_may_be_said(tmp_path: Path, assistant_with: Make) -> None:
    """Started, finished, text, citation of the marked source, done; all of it is stored."""
    assistant, _ = assistant_with([[call(number=21)], ["The result is 42 [1]."]], tmp_path)
    events = await send(assistant, "double 21")
    assert kinds(events) == ["tool_started", "tool_finished", "text", "citation", "done"]
    assert said(events) == "The result is 42 [1]."
    stored = [type(message) for message in assistant.messages("c")]
    assert stored == [UserMessage, AssistantMessage, ToolMessage, AssistantMessage]


async def test_a_lying_model_is_cut(tmp_path: Path, assistant_with: Make) -> None:
    """The false sentence is neither shown nor stored; the true one stays; the reader is told."""
    assistant, _ = assistant_with([[call(number=21)], ["It is 43. It is 42."]], tmp_path)
    events = await send(assistant, "double 21")
    assert "43" not in said(events)
    assert "It is 42." in said(events)
    assert "left out" in said(events)
    assert "43" not in assistant.messages("c")[-1].model_dump_json()


async def test_an_error_of_a_tool_reaches_the_model_and_the_page(tmp_path: Path, assistant_with: Make) -> None:
    """A refusal keeps code, field and hint; a crash becomes one sentence without a traceback."""
    assistant, model = assistant_with([[call(number=13), call(number=666), call(number=-1)], ["Sorry."]], tmp_path)
    events = await send(assistant, "double them")
    errors = [event.error for event in events if isinstance(event, ToolFinished)]
    assert errors[0] == {"code": "out_of_range", "message": "13 is unlucky.", "field": "number", "hint": "Take 12."}
    assert errors[1] is not None
    assert errors[1]["code"] == "unavailable"
    assert errors[2] is not None
    assert errors[2]["field"] == "number"
    assert [m.error for m in model.requests[1].messages if isinstance(m, ToolMessage)] == errors


async def test_an_unknown_tool_is_answered_with_the_tools_there_are(tmp_path: Path, assistant_with: Make) -> None:
    """A model that invents a tool can correct itself."""
    assistant, _ = assistant_with([[ToolCall(name="halve", arguments={})], ["I cannot."]], tmp_path)
    finished = [event for event in await send(assistant, "halve 3") if isinstance(event, ToolFinished)]
    assert finished[0].error is not None
    assert "double" in finished[0].error["hint"]


async def test_asking_ends_the_turn(tmp_path: Path, assistant_with: Make) -> None:
    """The question is the text, what is missing is typed, and no tool runs."""
    ask = ToolCall(name=ASK_TOOL, arguments={"tool": "one_rep_max", "arguments": {}, "missing": ["load"]})
    assistant, _ = assistant_with([["Which load?", ask]], tmp_path)
    events = await send(assistant, "my max")
    assert kinds(events) == ["text", "asked", "done"]
    assert next(event for event in events if isinstance(event, Asked)).missing == ["load"]
    assert said(events).startswith("Which load? ")
    assert "100 kg x 5" in said(events), "the example is shown although no tool gave its figures"
    stored = assistant.messages("c")[-1]
    assert isinstance(stored, AssistantMessage)
    assert stored.text == said(events)


async def test_a_model_that_never_stops_is_stopped(tmp_path: Path, assistant_with: Make) -> None:
    """At most six steps, the last one without tools; a repeated call is not run, and words are asked for at once."""
    assistant, model = assistant_with([[call(number=n)] for n in range(20)], tmp_path)
    events = await send(assistant, "go on")
    assert len(model.requests) <= MAX_STEPS
    assert model.requests[-1].tools == []
    assert isinstance(events[-1], Done)
    assistant, model = assistant_with([[call(number=1)], [call(number=1)], ["It is 2."]], tmp_path)
    events = await send(assistant, "again", "d")
    assert kinds(events) == ["tool_started", "tool_finished", "text", "done"]
    assert [bool(request.tools) for request in model.requests] == [True, True, False]


async def test_a_refused_call_reaches_the_model_too(tmp_path: Path, assistant_with: Make) -> None:
    """A page whose address nobody gave is not read; the model hears why and answers."""
    invented = ToolCall(name="read_page", arguments={"url": "https://example.org/a"})
    assistant, model = assistant_with([[invented], ["I need the address."]], tmp_path)
    events = await send(assistant, "read that page")
    assert kinds(events) == ["tool_finished", "text", "done"]
    (seen,) = [message for message in model.requests[1].messages if isinstance(message, ToolMessage)]
    assert seen.error is not None
    assert "address" in seen.error["message"]


async def test_a_red_flag_comes_before_the_model(tmp_path: Path, assistant_with: Make) -> None:
    """The model is not even asked."""
    assistant, model = assistant_with([["Run faster!"]], tmp_path)
    events = await send(assistant, "I get chest pain when I run, make me a training plan")
    assert next(event for event in events if isinstance(event, Referred)).flag == "chest_pain"
    assert said(events)
    assert model.requests == []


@pytest.mark.parametrize("text", ["", "   \n", "x" * (MAX_MESSAGE_LENGTH + 1)])
async def test_an_unusable_message_is_one_sentence(text: str, tmp_path: Path, assistant_with: Make) -> None:
    """Empty and far too long messages are refused with a remedy and leave the conversation as it was."""
    assistant, _ = assistant_with([["hello"], ["hello"]], tmp_path)
    await send(assistant, "hi")
    before = assistant.messages("c")
    events = await send(assistant, text)
    assert [event.type for event in events] == ["failed", "done"]
    failed = events[0]
    assert isinstance(failed, Failed)
    assert failed.message.endswith(".")
    assert assistant.messages("c") == before


async def test_a_stopped_answer_is_kept_as_interrupted(tmp_path: Path, assistant_with: Make) -> None:
    """Closing the stream in the middle stores what was said and marks it."""
    assistant, _ = assistant_with([["First sentence. Second sentence. Third."]], tmp_path)
    stream = assistant.send("c", "talk")
    async for event in stream:
        if isinstance(event, Text):
            break
    await stream.aclose()
    last = assistant.messages("c")[-1]
    assert isinstance(last, AssistantMessage)
    assert last.interrupted
    assert last.text == "First sentence."


async def test_the_answer_follows_the_language_of_the_conversation(tmp_path: Path, assistant_with: Make) -> None:
    """A message of numbers and units is answered in the language spoken before."""
    assistant, model = assistant_with([["네."], ["네."]], tmp_path)
    await send(assistant, "안녕하세요")
    await send(assistant, "62kg, 170cm")
    assert [request.language for request in model.requests] == [Language.KO, Language.KO]


async def test_tools_are_offered_with_their_schema(tmp_path: Path, assistant_with: Make) -> None:
    """The schema a model sees is the one derived from the arguments model."""
    assistant, model = assistant_with([["ok"]], tmp_path)
    await send(assistant, "hi")
    function = model.requests[0].tools[0]["function"]
    assert function["name"] == "double"
    assert function["parameters"]["properties"]["number"]["minimum"] == 0


async def test_a_model_cannot_say_what_a_red_flag_forbids(tmp_path: Path, assistant_with: Make) -> None:
    """The plan in its own words is cut off at the sentence that gives it, and the referral stands in its place."""
    steps = [["A squat trains the thighs. Here is your training plan. Then run."]]
    assistant, _ = assistant_with(steps, tmp_path)
    await send(assistant, "my chest hurts when I run")
    events = await send(assistant, "what is a squat?")
    assert "A squat trains the thighs." in said(events)
    assert "training plan" not in said(events)
    assert "Then run" not in said(events)
    assert kinds(events) == ["text", "referred", "text", "done"]
