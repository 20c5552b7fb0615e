"""A chat request in the plugin protocol, as pieces that say whether a model may read marks of the protocol in them.

What we write is control; what a person, a tool or a picture says is data, and is turned into tokens apart, so that
`<|im_end|>` in a message is ten letters and no end of a turn.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from agent.protocol import ACTION_END, ACTION_START

_START, _END = "<|im_start|>", "<|im_end|>\n"
_PLUGIN = " name=<|plugin|>"


@dataclass(frozen=True)
class Control:
    """Marks of the protocol, and texts of ours."""

    text: str


@dataclass(frozen=True)
class Data:
    """What somebody else wrote."""

    text: str


@dataclass(frozen=True)
class Sight:
    """A picture as a data URL, and how closely it is looked at: "low" or "high"."""

    url: str
    detail: str = ""


Piece = Control | Data | Sight


def prompt_pieces(messages: Sequence[dict[str, Any]], tools: Sequence[dict[str, Any]] = ()) -> Iterator[Piece]:
    """The whole prompt, up to where the model goes on; messages and tools are those of OpenAI's protocol."""
    offered = _turn("system" + _PLUGIN, [Control(_json([tool["function"] for tool in tools]))]) if tools else []
    leading = next((at for at, message in enumerate(messages) if message["role"] != "system"), len(messages))
    for message in messages[:leading]:
        yield from _turn("system", [Control(message["content"])])
    yield from offered
    for message in messages[leading:]:
        yield from _message(message)
    yield Control(f"{_START}assistant\n")


def _message(message: dict[str, Any]) -> Iterator[Piece]:
    inside = list(_content(message.get("content") or ""))
    if message["role"] == "tool":
        yield from _turn("environment" + _PLUGIN, inside)
    elif message["role"] == "assistant":
        yield from _turn("assistant", [*inside, *_calls(message.get("tool_calls") or ())])
    else:
        yield from _turn("user", inside)


def _content(content: str | list[dict[str, Any]]) -> Iterator[Piece]:
    if isinstance(content, str):
        yield Data(content)
        return
    for part in content:
        if part["type"] == "image_url":
            yield Sight(part["image_url"]["url"], part["image_url"].get("detail", ""))
        else:
            yield Data(part["text"])


def _calls(calls: Sequence[dict[str, Any]]) -> Iterator[Piece]:
    """Calls that the model made: their values are data, so that nothing in them closes the call."""
    for call in calls:
        function = call["function"]
        body = {"name": function["name"], "parameters": json.loads(function["arguments"] or "{}")}
        yield from (Control(f"{ACTION_START}\n"), Data(_json(body)), Control(f"{ACTION_END}\n"))


def _turn(role: str, inside: Sequence[Piece]) -> Iterator[Piece]:
    yield Control(f"{_START}{role}\n")
    yield from inside
    yield Control(_END)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
