"""The tool-call protocol that every core speaks: InternLM2's plugin text inside a stream.

    thought<|action_start|><|plugin|>
    {"name": "T", "parameters": {...}}<|action_end|>

A stream may split a tag anywhere; no part of a tag ever reaches the reader.
"""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Iterator

from agent.messages import ToolCall
from agent.ports import TextPiece
from domain.errors import ModelError

ACTION_START = "<|action_start|><|plugin|>"
ACTION_END = "<|action_end|>"
_NOISE = ("<|im_end|>", "<|plugin|>", "<|action_start|>")


def encode_call(call: ToolCall) -> str:
    """A call as plugin text."""
    body = json.dumps({"name": call.name, "parameters": call.arguments}, ensure_ascii=False)
    return f"{ACTION_START}\n{body}{ACTION_END}\n"


def decode_call(body: str) -> ToolCall:
    """The call in a plugin body; `arguments` is read as `parameters`. Raises ModelError if it is malformed."""
    text = body.strip().removeprefix("```json").removeprefix("```").removesuffix("```").strip()
    try:
        call = json.loads(text)
        name = call["name"]
        arguments = call["parameters"] if "parameters" in call else call.get("arguments", {})
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise ModelError("The model's tool call is not valid JSON with a name.", hint="Ask again.") from error
    return called_as(name, arguments)


def called_as(name: object, arguments: object) -> ToolCall:
    """The call of a name and its arguments, as an object or as JSON. Raises ModelError if it is malformed."""
    if isinstance(arguments, str):
        arguments = _decoded_object(arguments)
    if not isinstance(name, str) or not name or not isinstance(arguments, dict):
        raise ModelError("The model's tool call has no name or its parameters are no object.", hint="Ask again.")
    return ToolCall(name=name.split(".")[0], arguments=arguments)


def _decoded_object(text: str) -> object:
    try:
        return json.loads(text or "{}")
    except json.JSONDecodeError as error:
        raise ModelError("The model's tool parameters are not valid JSON.", hint="Ask again.") from error


class PluginParser:
    """Cuts a stream of text into text for the reader and tool calls."""

    def __init__(self) -> None:
        self._buffer = ""
        self._inside = False

    def feed(self, text: str) -> Iterator[TextPiece | ToolCall]:
        """The pieces that are complete after `text` has arrived."""
        self._buffer += text
        while True:
            tag = ACTION_END if self._inside else ACTION_START
            head, found, rest = self._buffer.partition(tag)
            if not found:
                break
            self._buffer = rest
            yield from self._complete(head)
            self._inside = not self._inside
        if not self._inside:
            yield from self._text(_held_back(self._buffer))

    def finish(self) -> Iterator[TextPiece | ToolCall]:
        """What is left at the end of the stream; an unclosed call is read as one that ends here."""
        rest, self._buffer = self._buffer, ""
        yield from self._complete(rest)
        self._inside = False

    def _complete(self, head: str) -> Iterator[TextPiece | ToolCall]:
        if self._inside:
            yield decode_call(head)
        elif cleaned := _without_noise(head):
            yield TextPiece(cleaned)

    def _text(self, held: int) -> Iterator[TextPiece]:
        ready, self._buffer = (
            self._buffer[: len(self._buffer) - held],
            self._buffer[len(self._buffer) - held :],
        )
        if cleaned := _without_noise(ready):
            yield TextPiece(cleaned)


async def parse_stream(stream: AsyncGenerator[str, None]) -> AsyncGenerator[TextPiece | ToolCall, None]:
    """A stream of plugin text as pieces of text and calls."""
    parser = PluginParser()
    async for text in stream:
        for piece in parser.feed(text):
            yield piece
    for piece in parser.finish():
        yield piece


def _held_back(buffer: str) -> int:
    """How many characters at the end may be the beginning of a tag."""
    tags = (ACTION_START, ACTION_END, *_NOISE)
    longest = min(len(buffer), max(len(tag) for tag in tags))
    return next((n for n in range(longest, 0, -1) if any(tag.startswith(buffer[-n:]) for tag in tags)), 0)


def _without_noise(text: str) -> str:
    for tag in _NOISE:
        text = text.replace(tag, "")
    return text
