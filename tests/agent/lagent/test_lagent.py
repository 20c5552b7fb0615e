"""Each fault of Lagent's own classes beside ours, and Spotter inside a Lagent program."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from lagent.actions import ActionExecutor, BaseAction
from lagent.agents.agent import AsyncStreamingSequential
from lagent.agents.aggregator import DefaultAggregator
from lagent.agents.stream import get_plugin_prompt
from lagent.hooks import InternLMActionProcessor
from lagent.memory import Memory
from lagent.prompts.parsers import PluginParser as LagentPluginParser
from lagent.schema import AgentMessage

from agent.lagent.actions import actions
from agent.lagent.agent import SpotterAgent
from agent.lagent.aggregator import PluginAggregator
from agent.lagent.executor import CallExecutor
from agent.lagent.parser import CallParser, ParsedReply
from agent.messages import ToolCall, ToolMessage
from agent.protocol import ACTION_END, ACTION_START, encode_call
from agent.turn import MAX_STEPS
from tests.scripted import ScriptedModel
from tools.base import Tool, ToolArguments, ToolResult
from tools.registry import ToolRegistry

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


def test_results_keep_every_script() -> None:
    """Lagent's parser drops Korean, Bengali and emoji; ours keeps them."""
    assert "데드" not in LagentEcho()({"text": TEXT}).format_result()
    assert run_calls(call())[0].result == {"echoed": TEXT}


def test_a_malformed_call_reaches_no_tool() -> None:
    """Lagent hands it to its first tool as a command; ours reports it to the model."""
    broken = f"{ACTION_START}\n{{broken{ACTION_END}\n"
    parsed = LagentPluginParser().parse_response(broken)
    message = AgentMessage(content=broken, formatted=parsed)
    handed = InternLMActionProcessor().before_action(ActionExecutor([LagentEcho()]), message, 0)
    assert handed.content == {"name": "LagentEcho", "parameters": {"command": "{broken"}}
    reply = CallParser().parse_response(broken)
    assert reply.calls == ()
    assert reply.error


def test_arguments_are_read_as_parameters() -> None:
    """Lagent fails with an AssertionError; ours understands."""
    body = json.dumps({"name": "echo", "arguments": {"text": "a"}})
    wire = f"{ACTION_START}\n{body}{ACTION_END}\n"
    message = AgentMessage(content=wire, formatted=LagentPluginParser().parse_response(wire))
    with pytest.raises(AssertionError):
        InternLMActionProcessor().before_action(ActionExecutor([LagentEcho()]), message, 0)
    assert CallParser().parse_response(wire).calls[0].arguments == {"text": "a"}


def test_every_call_of_a_reply_runs() -> None:
    """Lagent reads the first only."""
    wire = encode_call(call("a")) + encode_call(call("b"))
    assert LagentPluginParser().parse_response(wire)["action"]["parameters"] == {"text": "a"}
    calls = CallParser().parse_response(wire).calls
    assert [message.result for message in run_calls(*calls)] == [{"echoed": "a"}, {"echoed": "b"}]


def test_no_part_of_a_tag_is_shown() -> None:
    """Lagent shows "<|acti" while the tag is still arriving."""
    partial = "Let me look.<|acti"
    assert LagentPluginParser().parse_response(partial)["thought"] == partial
    assert CallParser().parse_response(partial).text == "Let me look."


def test_a_method_name_or_an_unknown_tool_is_an_answer() -> None:
    """Lagent raises KeyError for any attribute behind the dot; ours runs the tool, and names the tools there are."""
    with pytest.raises(KeyError):
        ActionExecutor([LagentEcho()]).forward("LagentEcho.description", {"text": "a"})
    assert run_calls(call("a", name="echo.run"))[0].result == {"echoed": "a"}
    error = run_calls(call("a", name="sing"))[0].error
    assert error is not None
    assert "echo" in error["hint"]


def test_memory_is_not_changed_and_lists_stand_beside_text() -> None:
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


async def test_the_last_message_is_words_even_at_the_limit() -> None:
    """Lagent returns the raw tool output when its turns are used up; ours asks once more without tools."""
    model = ScriptedModel([[call(str(n))] for n in range(MAX_STEPS - 1)] + [["That is all."]])
    messages = await answers(SpotterAgent(model, REGISTRY), "echo")
    assert messages[-1].content == "That is all."
    assert model.requests[-1].tools == []


async def test_spotter_stands_inside_a_lagent_program() -> None:
    """Two agents in a row: the second reads the first one's answer."""
    first = SpotterAgent(ScriptedModel([[call("a")], ["I heard a."]]), REGISTRY, name="listener")
    model = ScriptedModel([["Summary: a."]])
    program = AsyncStreamingSequential(first, SpotterAgent(model, REGISTRY, name="writer"))
    messages = await answers(program, "say a")
    assert messages[-1].content == "Summary: a."
    assert model.requests[0].messages[-1].text == "I heard a."  # type: ignore[union-attr]
