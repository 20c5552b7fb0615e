"""Spotter as a tool of another Lagent agent."""

from __future__ import annotations

from typing import Any

from lagent.actions.base_action import AsyncActionMixin, BaseAction
from lagent.schema import AgentMessage

from agent.lagent.actions import UnicodeJsonParser
from agent.lagent.agent import SpotterAgent

_DESCRIPTION = {
    "name": "ask_spotter",
    "description": "Ask the fitness coach about exercises, meals, training plans, strength cycles or health questions.",
    "parameters": [{"name": "question", "type": "string", "description": "The question, with all that it depends on"}],
    "required": ["question"],
}


class AskSpotter(AsyncActionMixin, BaseAction):
    """An action whose answer is the last word of a SpotterAgent; each session has a memory of its own."""

    def __init__(self, agent: SpotterAgent, session_id: int | str = 0) -> None:
        super().__init__(_DESCRIPTION, UnicodeJsonParser)
        self._agent = agent
        self._session_id = session_id

    async def run(self, question: str) -> dict[str, Any]:
        """Ask.

        Args:
            question (str): the question
        """
        asked = AgentMessage(sender="user", content=question)
        answers = [message async for message in self._agent(asked, session_id=self._session_id)]
        return {"answer": str(answers[-1].content)}
