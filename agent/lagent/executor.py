"""Running the calls of a reply as Lagent actions."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from lagent.actions import AsyncActionExecutor
from lagent.schema import ActionReturn, ActionStatusCode, ActionValidCode, AgentMessage

from agent.lagent.actions import actions
from agent.lagent.parser import ParsedReply
from agent.messages import ToolMessage
from domain.errors import UnknownName
from tools.registry import ToolRegistry


class CallExecutor(AsyncActionExecutor):
    """Runs every call of a reply, not only the first; a tool or method that does not exist is an answer, no crash."""

    def __init__(self, registry: ToolRegistry) -> None:
        super().__init__(actions(registry))

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

    async def __call__(self, message: AgentMessage, session_id: int | str = 0, **_: Any) -> AgentMessage:
        """The results of all calls of a parsed reply, as one message of ToolMessages."""
        reply: ParsedReply = message.formatted
        results = []
        for call in reply.calls:
            done = await self.forward(call.name, call.arguments)
            failed = done.state != ActionStatusCode.SUCCESS
            body = json.loads(done.errmsg if failed else done.format_result())
            error = body.get("error") if failed else None
            result = None if failed else body
            results.append(ToolMessage(call_id=call.id, name=call.name, result=result, error=error))
        return AgentMessage(sender=type(self).__name__, content=results)
