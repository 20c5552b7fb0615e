"""A vision core that looks first and asks afterwards, so that no picture can make it call a tool."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace

from agent.messages import AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from agent.ports import ChatModel, ChatRequest, TextPiece
from agent.prompts.renderer import Prompts
from agent.seeing.captions import LOOK_TOOL, Seen, seen


class SeeingCore:
    """Looks at every new picture by `identify_exercise`, whatever the model would do, and hands the rest to the model.

    That look offers no tools and takes a form, nothing else. In requests that offer tools the model sees a picture
    only if that look has found no sentence in it; else it is told in our own words what the picture shows. A picture
    begins a new topic: of what was before it, the model reads what was said, and no results and no open question.
    """

    def __init__(self, core: ChatModel, prompts: Prompts) -> None:
        self._core = core
        self._prompts = prompts

    @property
    def name(self) -> str:
        """The model's name."""
        return self._core.name

    async def stream(self, request: ChatRequest) -> AsyncGenerator[TextPiece | ToolCall, None]:
        """The looks at new pictures, or what the model says."""
        looks = _looks_wanted(request)
        for call in looks:
            yield call
        if looks:
            return
        async with aclosing(self._core.stream(self._safe(request))) as pieces:
            async for piece in pieces:
                yield piece

    def _safe(self, request: ChatRequest) -> ChatRequest:
        """The request from its last picture on, with the pictures that may stand beside tools."""
        known = seen(request.messages)
        messages = _since_last_picture(request.messages)
        if request.tools:
            messages = [self._without_writing(message, known) for message in messages]
        return replace(request, messages=messages)

    def _without_writing(self, message: Message, known: dict[str, Seen]) -> Message:
        if not isinstance(message, UserMessage):
            return message
        hidden = {path: found for path in message.images if (found := known.get(path, Seen())).has_writing}
        if not hidden:
            return message
        captions = [self._prompts.render("seeing/hidden", shows=found.shows) for found in hidden.values()]
        shown = tuple(path for path in message.images if path not in hidden)
        return message.model_copy(update={"text": "\n".join([message.text, *captions]), "images": shown})


def _looks_wanted(request: ChatRequest) -> list[ToolCall]:
    """A look at each picture of a message that nothing has followed yet."""
    last = request.messages[-1] if request.messages else None
    offered = {tool["function"]["name"] for tool in request.tools}
    if not isinstance(last, UserMessage) or LOOK_TOOL not in offered:
        return []
    return [ToolCall(name=LOOK_TOOL, arguments={"image": path}) for path in dict.fromkeys(last.images)]


def _since_last_picture(messages: Sequence[Message]) -> list[Message]:
    """The conversation with only words and looks of what was before its last picture."""
    with_picture = [at for at, one in enumerate(messages) if isinstance(one, UserMessage) and one.images]
    start = with_picture[-1] if with_picture else 0
    return [*(kept for one in messages[:start] if (kept := _of_the_past(one)) is not None), *messages[start:]]


def _of_the_past(message: Message) -> Message | None:
    if isinstance(message, ToolMessage):
        return message if message.name == LOOK_TOOL else None
    if isinstance(message, AssistantMessage):
        looks = tuple(call for call in message.calls if call.name == LOOK_TOOL)
        return message.model_copy(update={"calls": looks}) if message.text or looks else None
    return message
