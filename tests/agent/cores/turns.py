"""Turns of a conversation with the embedded core, as the tests beside this file take them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agent.cores.embedded.decide import Decision
from agent.cores.embedded.dialogue import read_dialogue
from agent.events import Text, ToolFinished
from agent.messages import AssistantMessage, Message, UserMessage
from bootstrap import Spotter
from domain.profile import Profile
from domain.vocabulary import Language

Call = tuple[str, dict[str, Any]]


def decide(spotter: Spotter, turns: Sequence[str], profile: Profile | None = None) -> Decision:
    """The decision on the last message, with those before it decided and taken as done."""
    messages: list[Message] = []
    decision = Decision()
    for turn in turns:
        messages.append(UserMessage(text=turn))
        decision = spotter.policy.decide(turn, read_dialogue(messages, spotter.facts), profile or Profile())
        messages.append(AssistantMessage(text=decision.say or "", calls=decision.calls))
    return decision


async def last_turn(spotter: Spotter, turns: Sequence[str], language: Language = Language.EN) -> tuple[list[Call], str]:
    """The calls of the last turn of a real conversation, and what was answered."""
    conversation = spotter.assistant.new_conversation()
    calls: list[Call] = []
    said = ""
    for text in turns:
        events = [event async for event in spotter.assistant.send(conversation, text, language)]
        calls = [(one.call.name, one.call.arguments) for one in events if isinstance(one, ToolFinished)]
        said = "".join(one.text for one in events if isinstance(one, Text))
    return calls, said


async def last_calls(spotter: Spotter, turns: Sequence[str]) -> list[Call]:
    """The calls alone."""
    calls, _ = await last_turn(spotter, turns)
    return calls
