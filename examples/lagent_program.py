"""Spotter inside programs of Lagent: in a row with another agent, and as a tool of one.

    python examples/lagent_program.py "How much protein do I need to build muscle?"

It runs with whatever core the settings choose, the embedded one included: no server and no key are needed.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lagent.actions import AsyncActionExecutor
from lagent.agents.agent import AsyncStreamingAgent, AsyncStreamingSequential
from lagent.schema import AgentMessage

from agent.lagent.agent import SpotterAgent
from agent.lagent.as_tool import AskSpotter
from bootstrap import Spotter
from domain.settings import Settings


class Headline(AsyncStreamingAgent):
    """An agent of somebody else: it keeps the first line of what it is told."""

    def __init__(self) -> None:
        super().__init__(name="headline")

    async def forward(self, message: AgentMessage, **_: Any) -> AsyncGenerator[AgentMessage, None]:
        """The first line, in capitals."""
        yield AgentMessage(sender=self.name, content=str(message.content).strip().splitlines()[0].upper())


async def in_a_row(spotter: SpotterAgent, question: str) -> str:
    """Spotter answers, the next agent shortens."""
    program = AsyncStreamingSequential(spotter, Headline())
    messages = [message async for message in program(AgentMessage(sender="user", content=question))]
    return str(messages[-1].content)


async def as_a_tool(spotter: SpotterAgent, question: str) -> str:
    """Another agent's executor calls Spotter as one of its actions."""
    executor = AsyncActionExecutor([AskSpotter(spotter, session_id="tool")])
    call = {"name": "ask_spotter", "parameters": {"question": question}}
    answered = await executor(AgentMessage(sender="planner", content=call))
    return str(answered.content.format_result())


async def main(question: str) -> None:
    """Both programs, one after the other."""
    parts = Spotter(Settings(database_url="sqlite://"))
    agent = SpotterAgent(parts.core, parts.tools)
    print(f"In a row:  {await in_a_row(agent, question)}")
    print(f"As a tool: {await as_a_tool(agent, question)}")


if __name__ == "__main__":
    asyncio.run(main(" ".join(sys.argv[1:]) or "How much protein do I need to build muscle?"))
