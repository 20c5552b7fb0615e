"""Spotter as a Lagent agent, so that it can stand inside other Lagent programs.

It runs the same cores and tools as the app. The app's own turn (`agent.turn`) adds what belongs to a person's
conversation: the safety gate, the certificate and the store.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any

from lagent.agents.agent import AsyncStreamingAgent
from lagent.memory import Memory
from lagent.schema import AgentMessage, ModelStatusCode

from agent.lagent.aggregator import PluginAggregator
from agent.lagent.executor import CallExecutor
from agent.lagent.llm import CoreLLM
from agent.lagent.parser import CallParser, ParsedReply
from agent.messages import ASK_TOOL
from agent.ports import ChatModel
from agent.turn import MAX_STEPS
from tools.registry import ToolRegistry


class SpotterAgent(AsyncStreamingAgent):
    """Answers messages with Spotter's tools; the last message is always words, never a raw tool result."""

    def __init__(self, core: ChatModel, tools: ToolRegistry, name: str = "spotter") -> None:
        schemas = tools.openai_tools()
        super().__init__(
            llm=CoreLLM(core, schemas),
            memory={"type": Memory},
            output_format=CallParser(),
            aggregator=PluginAggregator([schema["function"] for schema in schemas]),
            name=name,
            description="A fitness coach: exercises, meal and training plans, strength cycles, cited knowledge.",
        )
        self._executor = CallExecutor(tools)

    async def forward(
        self, *_: AgentMessage, session_id: int | str = 0, **options: Any
    ) -> AsyncGenerator[AgentMessage, None]:
        """The answer as it grows; calls are run in between, at most six steps, the last without tools."""
        for step in range(MAX_STEPS):
            message = AgentMessage(sender=self.name, content="")
            async for message in self._reply(session_id, may_call=step < MAX_STEPS - 1, **options):
                yield message
            reply: ParsedReply = message.formatted
            if not reply.calls or any(call.name == ASK_TOOL for call in reply.calls):
                return
            self.update_memory(message, session_id=session_id)
            self.update_memory(await self._executor(message, session_id=session_id), session_id=session_id)

    async def _reply(self, session_id: int | str, **options: Any) -> AsyncGenerator[AgentMessage, None]:
        prompt = self.aggregator.aggregate(self.memory.get(session_id), self.name, self.output_format, self.template)
        async for state, text, *_ in self.llm.stream_chat(prompt, session_id=session_id, **options):
            reply = self.output_format.parse_response(text, whole=state == ModelStatusCode.END)
            content = reply.text if reply.error is None else f"{reply.text}\n{reply.error}".strip()
            yield AgentMessage(sender=self.name, content=content, formatted=reply, stream_state=state)
