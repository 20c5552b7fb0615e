"""Any of Spotter's cores as a Lagent language model."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Any

from lagent.llms.base_llm import AsyncBaseLLM
from lagent.schema import ModelStatusCode

from agent.lagent.parser import CallParser
from agent.messages import AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from agent.ports import ChatModel, ChatRequest
from agent.protocol import encode_call
from domain.languages import detect
from domain.profile import Profile


class CoreLLM(AsyncBaseLLM):
    """Speaks the plugin protocol to Lagent and typed messages to a ChatModel."""

    def __init__(self, core: ChatModel, tools: Sequence[dict[str, Any]] = ()) -> None:
        super().__init__(path=core.name)
        self._core = core
        self._tools = tools

    async def chat(self, inputs: list[dict[str, Any]], session_ids: Any = None, **options: Any) -> str:
        """The whole answer."""
        answers = [text async for _, text, _ in self.stream_chat(inputs, session_id=session_ids, **options)]
        return answers[-1]

    async def stream_chat(
        self, inputs: list[dict[str, Any]], session_id: Any = 0, may_call: bool = True, **options: Any
    ) -> AsyncGenerator[tuple[ModelStatusCode, str, None], None]:
        """The answer so far, each time it grows; calls as plugin text. With `may_call` false no tools are offered.

        `language` and `profile` may be given; without a language it is that of the last message.
        """
        messages = [typed(message) for message in inputs if message["role"] != "system"]
        last_said = next((m.text for m in reversed(messages) if isinstance(m, UserMessage)), "")
        language = options.get("language") or detect(last_said)
        request = ChatRequest(messages, self._tools if may_call else [], language, options.get("profile") or Profile())
        said = ""
        async with aclosing(self._core.stream(request)) as pieces:
            async for piece in pieces:
                said += encode_call(piece) if isinstance(piece, ToolCall) else piece.text
                yield ModelStatusCode.STREAM_ING, said, None
        yield ModelStatusCode.END, said, None


def typed(message: dict[str, Any]) -> Message:
    """A message of the plugin protocol as one of ours."""
    content = message["content"]
    if message["role"] == "environment":
        return ToolMessage.model_validate_json(content)
    if message["role"] == "assistant":
        reply = CallParser().parse_response(content, whole=True)
        if reply.error is not None:
            return AssistantMessage(text=content)
        ids = message.get("call_ids", [])
        calls = [call.model_copy(update={"id": one}) for call, one in zip(reply.calls, ids, strict=False)]
        return AssistantMessage(text=reply.text, calls=(*calls, *reply.calls[len(ids) :]))
    if isinstance(content, str):
        return UserMessage(text=content)
    texts = [part["text"] for part in content if part.get("type") == "text"]
    images = [part["image_url"]["url"] for part in content if part.get("type") == "image_url"]
    return UserMessage(text="\n".join(texts), images=tuple(images))
