"""Spotter as a Lagent agent: it runs the app's own turns, and it can stand inside other Lagent programs.

By itself it has the cores and the tools of the app. What belongs to a person's conversation (the safety gate, the
certificate, the store) is put around it by `agent.lagent.loop`.
"""

from __future__ import annotations

import copy
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from lagent.agents.agent import AsyncStreamingAgent
from lagent.hooks import Hook
from lagent.memory import Memory
from lagent.schema import AgentMessage, ModelStatusCode

from agent.lagent.aggregator import PluginAggregator
from agent.lagent.executor import CallExecutor
from agent.lagent.llm import CoreLLM
from agent.lagent.parser import CallParser, ParsedReply
from agent.messages import ToolCall, ToolMessage
from agent.ports import ChatModel
from agent.turn import MAX_STEPS, repeats
from domain.vocabulary import Language
from tools.registry import ToolRegistry


class SpotterAgent(AsyncStreamingAgent):
    """Answers messages with Spotter's tools; the last message is always words, never a raw tool result."""

    def __init__(
        self,
        core: ChatModel,
        tools: ToolRegistry,
        name: str = "spotter",
        language: Language = Language.EN,
        call_hooks: Sequence[Hook] = (),
    ) -> None:
        """`language` is spoken by tools that draw or write; `call_hooks` see each call before it runs."""
        schemas = tools.openai_tools()
        super().__init__(
            llm=CoreLLM(core, schemas),
            memory={"type": Memory},
            output_format=CallParser(),
            aggregator=PluginAggregator([schema["function"] for schema in schemas]),
            name=name,
            description="A fitness coach: exercises, meal and training plans, strength cycles, cited knowledge.",
        )
        self._executor = CallExecutor(tools, language, call_hooks)

    async def __call__(
        self, *message: AgentMessage | str, session_id: int | str = 0, **options: Any
    ) -> AsyncGenerator[AgentMessage, None]:
        """As Lagent's own, but whoever stops listening ends the model's answer at once.

        Lagent leaves the generators below to the garbage collector, and the server goes on writing until then.
        """
        heard = [AgentMessage(sender="user", content=m) if isinstance(m, str) else copy.deepcopy(m) for m in message]
        for hook in self._hooks.values():
            heard = hook.before_agent(self, heard, session_id) or heard
        self.update_memory(heard, session_id=session_id)
        last = AgentMessage(sender=self.name, content="")
        async with aclosing(self.forward(*heard, session_id=session_id, **options)) as messages:
            async for last in messages:
                yield last.model_copy()
        self.update_memory(last, session_id=session_id)
        for hook in self._hooks.values():
            last = hook.after_agent(self, copy.deepcopy(last), session_id) or last
        yield last

    async def forward(
        self, *_: AgentMessage, session_id: int | str = 0, **options: Any
    ) -> AsyncGenerator[AgentMessage, None]:
        """The answer as it grows, and the messages of the executor between its steps.

        At most six steps, the last without tools; so is the one after a call that was made before.
        """
        made: list[ToolCall] = []
        may_call = True
        for step in range(MAX_STEPS):
            message = AgentMessage(sender=self.name, content="")
            may_call = may_call and step < MAX_STEPS - 1
            async with aclosing(self._reply(session_id, made, may_call=may_call, **options)) as messages:
                async for message in messages:
                    yield message
            reply: ParsedReply = message.formatted
            made += reply.calls
            if not reply.calls and not reply.has_repeated and reply.error is None:
                return
            self.update_memory(message, session_id=session_id)
            if reply.error is not None:
                self.update_memory(_complaint(reply.error), session_id=session_id)
                continue
            results = AgentMessage(sender=self.name, content=[])
            async with aclosing(self._executor.stream(message, session_id)) as ran:
                async for results in ran:
                    yield results
            if reply.calls and not results.content:  # all were questions or taken over: the reply is the answer
                yield message
                return
            self.update_memory(results, session_id=session_id)
            may_call = may_call and not reply.has_repeated

    async def _reply(
        self, session_id: int | str, made: Sequence[ToolCall], *, may_call: bool, **options: Any
    ) -> AsyncGenerator[AgentMessage, None]:
        """One reply; in the whole one only calls that are new."""
        prompt = self.aggregator.aggregate(self.memory.get(session_id), self.name, self.output_format, self.template)
        answer = self.llm.stream_chat(prompt, session_id=session_id, may_call=may_call, **options)
        async with aclosing(answer) as states:
            async for state, text, *_ in states:
                whole = state == ModelStatusCode.END
                reply = self.output_format.parse_response(text, whole=whole)
                if whole:
                    reply = _new(reply, made if may_call else None)
                content = reply.text if reply.error is None else f"{reply.text}\n{reply.error}".strip()
                yield AgentMessage(
                    sender=self.name, content=content, formatted=reply, stream_state=state, extra_info=may_call
                )


def _complaint(error: str) -> AgentMessage:
    """What is wrong with the model's last reply, as its environment tells it."""
    said = ToolMessage(call_id="", name="parser", error={"code": "model", "message": error})
    return AgentMessage(sender="parser", content=[said])


def _new(reply: ParsedReply, made: Sequence[ToolCall] | None) -> ParsedReply:
    """The reply with the calls that were not made before; with none where none may be made (`made` is None)."""
    if made is None:
        return replace(reply, calls=())
    new = [call for i, call in enumerate(reply.calls) if not repeats(call, [*made, *reply.calls[:i]])]
    return replace(reply, calls=tuple(new), has_repeated=len(new) < len(reply.calls))
