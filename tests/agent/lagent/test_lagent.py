"""Each of the nine faults of Lagent's own classes beside ours, numbered, and Spotter inside a Lagent program."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest
from lagent.actions import ActionExecutor, AsyncActionExecutor, BaseAction
from lagent.agents.agent import AsyncStreamingSequential
from lagent.agents.aggregator import DefaultAggregator, InternLMToolAggregator
from lagent.agents.stream import AgentForInternLM, get_plugin_prompt
from lagent.hooks import InternLMActionProcessor
from lagent.llms.base_llm import BaseLLM
from lagent.llms.openai import AsyncGPTAPI
from lagent.memory import Memory
from lagent.prompts.parsers import PluginParser as LagentPluginParser
from lagent.prompts.parsers import ToolStatusCode
from lagent.schema import AgentMessage

from agent.answers.writer import AnswerWriter
from agent.cores.served.building import served_core
from agent.cores.served.client import ChatClient, Endpoint, Patience
from agent.cores.served.faults import ServerFault
from agent.cores.served.model import ModelWish
from agent.lagent.actions import actions
from agent.lagent.agent import SpotterAgent
from agent.lagent.aggregator import PluginAggregator
from agent.lagent.as_tool import AskSpotter
from agent.lagent.executor import CallExecutor
from agent.lagent.parser import CallParser, ParsedReply
from agent.messages import AssistantMessage, ToolCall, ToolMessage
from agent.ports import ChatRequest, TextPiece
from agent.protocol import ACTION_END, ACTION_START, encode_call
from agent.turn import MAX_STEPS
from domain.translation import Translator
from tests.scripted import ScriptedModel
from tests.served_server import ServedServer
from tools.base import Tool, ToolArguments, ToolResult
from tools.registry import ToolRegistry

BAD = {"status": ToolStatusCode.PARSING_ERROR}
TEXT = "데드리프트 ডেডলিফট 😀"


class EchoArguments(ToolArguments):
    """A text."""

    text: str


class EchoResult(ToolResult):
    """The same text."""

    echoed: str


class Echo(Tool[EchoArguments, EchoResult]):
    """Say a text again."""

    name = "echo"
    arguments = EchoArguments
    result = EchoResult

    def run(self, args: EchoArguments) -> EchoResult:
        """The same text."""
        return EchoResult(echoed=args.text)


class LagentEcho(BaseAction):
    """Say a text again."""

    def run(self, text: str) -> dict[str, str]:
        """Say a text again.

        Args:
            text (str): the text
        """
        return {"echoed": text}


REGISTRY = ToolRegistry([Echo()])


def call(text: str = TEXT, name: str = "echo") -> ToolCall:
    return ToolCall(name=name, arguments={"text": text})


def run_calls(*calls: ToolCall) -> list[ToolMessage]:
    message = AgentMessage(sender="spotter", content="", formatted=ParsedReply("", calls))
    results: list[ToolMessage] = asyncio.run(CallExecutor(REGISTRY)(message)).content
    return results


def test_1_results_keep_every_script() -> None:
    """Lagent's parser drops Korean, Bengali and emoji; ours keeps them."""
    assert "데드" not in LagentEcho()({"text": TEXT}).format_result()
    assert run_calls(call())[0].result == {"echoed": TEXT}


def test_2_a_malformed_call_reaches_no_tool() -> None:
    """Lagent hands it to its first tool as a command; ours reports it to the model."""
    broken = f"{ACTION_START}\n{{broken{ACTION_END}\n"
    parsed = LagentPluginParser().parse_response(broken)
    message = AgentMessage(content=broken, formatted=parsed)
    handed = InternLMActionProcessor().before_action(ActionExecutor([LagentEcho()]), message, 0)
    assert handed.content == {"name": "LagentEcho", "parameters": {"command": "{broken"}}
    reply = CallParser().parse_response(broken)
    assert reply.calls == ()
    assert reply.error


def test_3_arguments_are_read_as_parameters() -> None:
    """Lagent fails with an AssertionError; ours understands."""
    body = json.dumps({"name": "echo", "arguments": {"text": "a"}})
    wire = f"{ACTION_START}\n{body}{ACTION_END}\n"
    message = AgentMessage(content=wire, formatted=LagentPluginParser().parse_response(wire))
    with pytest.raises(AssertionError):
        InternLMActionProcessor().before_action(ActionExecutor([LagentEcho()]), message, 0)
    assert CallParser().parse_response(wire).calls[0].arguments == {"text": "a"}


def test_5_every_call_of_a_reply_runs() -> None:
    """Lagent reads the first only."""
    wire = encode_call(call("a")) + encode_call(call("b"))
    assert LagentPluginParser().parse_response(wire)["action"]["parameters"] == {"text": "a"}
    calls = CallParser().parse_response(wire).calls
    assert [message.result for message in run_calls(*calls)] == [{"echoed": "a"}, {"echoed": "b"}]


def test_6_no_part_of_a_tag_is_shown() -> None:
    """Lagent shows "<|acti" while the tag is still arriving."""
    partial = "Let me look.<|acti"
    assert LagentPluginParser().parse_response(partial)["thought"] == partial
    assert CallParser().parse_response(partial).text == "Let me look."


def test_7_a_method_name_or_an_unknown_tool_is_an_answer() -> None:
    """Lagent raises KeyError for any attribute behind the dot; ours runs the tool, and names the tools there are."""
    with pytest.raises(KeyError):
        ActionExecutor([LagentEcho()]).forward("LagentEcho.description", {"text": "a"})
    assert run_calls(call("a", name="echo.run"))[0].result == {"echoed": "a"}
    error = run_calls(call("a", name="sing"))[0].error
    assert error is not None
    assert "echo" in error["hint"]


def test_9_memory_is_not_changed_and_lists_stand_beside_text() -> None:
    """Lagent's aggregator appends to the content that memory holds and fails on text after a list."""
    parts = [{"type": "text", "text": "what is this?"}]

    def memory() -> Memory:
        kept = Memory()
        kept.add([AgentMessage(content=list(parts)), AgentMessage(content="and now?")])
        return kept

    broken = memory()
    DefaultAggregator().aggregate(broken, "spotter")
    assert broken.get_memory()[0].content != parts
    kept = memory()
    messages = PluginAggregator([]).aggregate(kept, "spotter", CallParser())
    assert [message["content"] for message in messages[1:]] == [parts, "and now?"]
    assert kept.get_memory()[0].content == parts


def test_schemas_keep_enums_and_lists() -> None:
    """The action's parameters are those of the arguments model."""
    described = actions(REGISTRY)[0].description
    assert described["required"] == ["text"]
    assert described["parameters"][0]["type"] == "string"
    assert json.loads(get_plugin_prompt(actions(REGISTRY)))[0]["name"] == "echo"


async def answers(agent: Any, text: str) -> list[AgentMessage]:
    return [message async for message in agent(AgentMessage(sender="user", content=text))]


class LagentModel(BaseLLM):
    """A model of Lagent that says the same each time."""

    def __init__(self, says: str) -> None:
        super().__init__(path="says")
        self.says = says
        self.heard: list[Any] = []

    def chat(self, inputs: Any, **_: Any) -> str:
        """The same again."""
        self.heard.append(inputs)
        return self.says


async def test_4_the_last_message_is_words_even_at_the_limit() -> None:
    """Lagent returns the raw tool output when its turns are used up; ours asks once more without tools."""
    wire = encode_call(call("raw output", name="LagentEcho"))
    parser = LagentPluginParser()
    broken = AgentForInternLM(llm=LagentModel(wire), plugins=[LagentEcho()], output_format=parser, max_turn=2)
    assert json.loads(broken(AgentMessage(content="go")).content) == {"echoed": "raw output"}
    model = ScriptedModel([[call(str(n))] for n in range(MAX_STEPS - 1)] + [["That is all."]])
    messages = await answers(SpotterAgent(model, REGISTRY), "echo")
    assert messages[-1].content == "That is all."
    assert model.requests[-1].tools == []


class RawModel:
    """A model whose text nobody has read yet: what is malformed in it reaches Lagent's side."""

    name = "raw"

    def __init__(self, script: list[str]) -> None:
        self.requests: list[ChatRequest] = []
        self._script = script

    async def stream(self, request: ChatRequest) -> AsyncGenerator[TextPiece | ToolCall, None]:
        """The next text as it is."""
        self.requests.append(request)
        yield TextPiece(self._script.pop(0))


async def test_2_a_malformed_turn_stays_in_the_history() -> None:
    """Lagent drops it, so that the model cannot see what was wrong; ours shows it with what is wrong, and goes on."""
    malformed = f"{ACTION_START}\n{{broken{ACTION_END}\n"
    parser = LagentPluginParser()
    kept = Memory()
    kept.add([AgentMessage(sender="a", content=malformed, formatted={**parser.parse_response(malformed), **BAD})])
    assert InternLMToolAggregator().aggregate(kept, "a", parser) == []
    model = RawModel([malformed, "Sorry. Done."])
    messages = await answers(SpotterAgent(model, REGISTRY), "echo")
    assert messages[-1].content == "Sorry. Done."
    seen, complaint = model.requests[1].messages[-2:]
    assert isinstance(seen, AssistantMessage)
    assert "{broken" in seen.text
    assert isinstance(complaint, ToolMessage)
    assert complaint.error is not None


class _Counter(logging.Handler):
    """Counts what a logger says, and cancels a task after `most` times."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most, self.count = most, 0
        self.task: asyncio.Task[Any] | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self.count += 1
        if self.count >= self.most and self.task:
            self.task.cancel()


async def test_8_a_dead_endpoint_ends_soon() -> None:
    """Lagent's own client asks without end, whatever its `retry` says; ours asks as often as it may and says so."""
    with ServedServer() as gone:
        url = gone.url
    own = AsyncGPTAPI(model_type="gpt-x", key="k", api_base=f"{url}/chat/completions", retry=1)
    counter = _Counter(most=20)
    own.logger.addHandler(counter)
    own.logger.propagate = False
    counter.task = asyncio.create_task(own.chat([{"role": "user", "content": "hi"}]))
    with pytest.raises(asyncio.CancelledError):
        await counter.task
    assert counter.count == 20
    patience = Patience(connect_s=1, tries=2, first_pause_s=0.01)
    core = served_core(
        ChatClient(Endpoint(url, None, patience)), ModelWish("m"), REGISTRY, AnswerWriter(Translator([]))
    )
    with pytest.raises(ServerFault):
        await answers(SpotterAgent(core, REGISTRY), "hi")


async def test_who_stops_listening_stops_the_model() -> None:
    """Lagent leaves its generators to the garbage collector; ours closes the model's stream at once."""
    model = ClosedModel()
    async with aclosing(SpotterAgent(model, REGISTRY)(AgentMessage(content="hi"))) as messages:
        async for _ in messages:
            break
    assert model.is_closed


class ClosedModel:
    """A model that notes when its stream is closed."""

    name = "closed"
    is_closed = False

    async def stream(self, request: ChatRequest) -> AsyncGenerator[TextPiece | ToolCall, None]:
        """Words without end."""
        try:
            while True:
                yield TextPiece("word ")
        finally:
            self.is_closed = True


async def test_spotter_stands_inside_a_lagent_program() -> None:
    """Two agents in a row: the second reads the first one's answer."""
    first = SpotterAgent(ScriptedModel([[call("a")], ["I heard a."]]), REGISTRY, name="listener")
    model = ScriptedModel([["Summary: a."]])
    program = AsyncStreamingSequential(first, SpotterAgent(model, REGISTRY, name="writer"))
    messages = await answers(program, "say a")
    assert messages[-1].content == "Summary: a."
    assert model.requests[0].messages[-1].text == "I heard a."  # type: ignore[union-attr]


async def test_spotter_is_a_tool_of_another_agent() -> None:
    """Its answer is the result of an action, in every script; each session remembers for itself."""
    model = ScriptedModel([[call("a")], [TEXT], ["Again."]])
    executor = AsyncActionExecutor([AskSpotter(SpotterAgent(model, REGISTRY))])
    asked = AgentMessage(content={"name": "ask_spotter", "parameters": {"question": "a?"}})
    assert json.loads((await executor(asked)).content.format_result()) == {"answer": TEXT}
    await executor(asked)
    assert len(model.requests[-1].messages) > len(model.requests[0].messages)


def test_the_example_program_runs(prepared_data_dir: Path) -> None:
    """As the documents say: no server and no key."""
    file = Path(__file__).parents[3] / "examples" / "lagent_program.py"
    settings = {**os.environ, "SPOTTER_DATA_DIR": str(prepared_data_dir), "SPOTTER_CORE": "embedded"}
    done = subprocess.run(
        [sys.executable, file, "show me a plank"], capture_output=True, text=True, env=settings, timeout=240, check=True
    )
    row, tool = done.stdout.splitlines()[:2]
    assert "PLANK" in row
    assert '"answer": "**Plank**' in tool
