"""A ChatModel that says what a test wrote down: the only fake there is."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from agent.messages import ToolCall
from agent.ports import ChatRequest, TextPiece
from agent.protocol import encode_call, parse_stream


class ScriptedModel:
    """Answers each request with the next step of the script: texts and calls, spoken in the plugin protocol."""

    name = "scripted"

    def __init__(self, steps: Sequence[Sequence[str | ToolCall]]) -> None:
        self._steps = list(steps)
        self.requests: list[ChatRequest] = []

    def stream(self, request: ChatRequest) -> AsyncGenerator[TextPiece | ToolCall, None]:
        """The next step; an empty answer once the script is over."""
        self.requests.append(request)
        step = self._steps.pop(0) if self._steps else []
        return parse_stream(_speak(step))


async def _speak(step: Sequence[str | ToolCall]) -> AsyncGenerator[str, None]:
    for part in step:
        text = part if isinstance(part, str) else encode_call(part)
        for start in range(0, len(text), 7):
            yield text[start : start + 7]
