"""Running the calls of a reply as Lagent actions."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Sequence
from typing import Any

from lagent.actions import AsyncActionExecutor
from lagent.hooks import Hook
from lagent.schema import ActionReturn, ActionStatusCode, ActionValidCode, AgentMessage

from agent.events import ToolFinished
from agent.lagent.actions import actions
from agent.lagent.parser import ParsedReply
from agent.messages import ASK_TOOL, ToolCall, ToolMessage
from agent.tool_running import spoken_arguments
from domain.errors import UnknownName
from domain.vocabulary import Language
from tools.registry import ToolRegistry


class CallExecutor(AsyncActionExecutor):
    """Runs every call of a reply, not only the first; a tool or method that does not exist is an answer, no crash."""

    def __init__(self, registry: ToolRegistry, language: Language = Language.EN, hooks: Sequence[Hook] = ()) -> None:
        super().__init__(actions(registry), hooks=list(hooks))
        self._registry = registry
        self._language = language

    async def forward(self, name: str, parameters: Any, **_: Any) -> ActionReturn:
        """Run one action in a thread; "tool.method" means the tool, since our tools have one method."""
        action = self.actions.get(name.split(".")[0])
        if action is None:
            error = UnknownName(f"There is no tool {name!r}.", hint=f"Tools: {', '.join(self.actions)}.").to_dict()
            shown = json.dumps({"error": error}, ensure_ascii=False)
            return ActionReturn({"name": name}, errmsg=shown, state=ActionStatusCode.API_ERROR)
        done: ActionReturn = await asyncio.to_thread(action, parameters)
        done.valid = ActionValidCode.OPEN
        return done

    async def stream(self, message: AgentMessage, session_id: int | str = 0) -> AsyncGenerator[AgentMessage, None]:
        """Messages as the calls of a parsed reply run: each call before it runs, what came of it, and all results last.

        A hook whose `before_action` returns a tuple of events has taken the call over: it does not run, and what the
        events say of its result is its result.
        """
        reply: ParsedReply = message.formatted
        finished: list[ToolFinished] = []
        for call in reply.calls:
            about_to = self._hooked(self._message(call), session_id)
            if isinstance(about_to.content, tuple):
                finished += [event for event in about_to.content if isinstance(event, ToolFinished)]
                yield about_to
                continue
            if call.name == ASK_TOOL:  # nothing to run: the question stands in the reply
                continue
            yield about_to
            finished.append(await self._run(about_to.content))
            yield self._message(finished[-1])
        yield self._message([_stored(one) for one in finished])

    async def __call__(self, message: AgentMessage, session_id: int | str = 0, **_: Any) -> AgentMessage:
        """The results of all calls of a parsed reply, as one message of ToolMessages."""
        return [done async for done in self.stream(message, session_id)][-1]

    def _hooked(self, message: AgentMessage, session_id: int | str) -> AgentMessage:
        for hook in self._hooks.values():
            message = hook.before_action(self, message, session_id) or message
        return message

    async def _run(self, call: ToolCall) -> ToolFinished:
        started = time.perf_counter()
        done = await self.forward(call.name, spoken_arguments(self._registry, call, self._language))
        failed = done.state != ActionStatusCode.SUCCESS
        body = json.loads(done.errmsg if failed else done.format_result())
        ms = round((time.perf_counter() - started) * 1000, 2)
        error = body["error"] if failed else None
        return ToolFinished(call=call, result=None if failed else body, error=error, ms=ms)

    def _message(self, content: Any) -> AgentMessage:
        return AgentMessage(sender=type(self).__name__, content=content)


def _stored(finished: ToolFinished) -> ToolMessage:
    call = finished.call
    return ToolMessage(call_id=call.id, name=call.name, result=finished.result, error=finished.error)
