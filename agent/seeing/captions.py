"""What is known of the pictures of a conversation from looking at them before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.messages import AssistantMessage, Message, ToolMessage

LOOK_TOOL = "identify_exercise"


@dataclass(frozen=True)
class Seen:
    """What a look at a picture has found."""

    shows: tuple[str, ...] = ()
    """English names of our own exercises and equipment, the likeliest first."""
    has_writing: bool = True
    """Whether a sentence stands in it, as far as anyone knows: without a look by eyes, one may."""


def seen(messages: Sequence[Message]) -> dict[str, Seen]:
    """What was found in each picture, by its path; the latest look counts."""
    return dict(_looks(messages))


def _looks(messages: Sequence[Message]) -> Iterator[tuple[str, Seen]]:
    results = {message.call_id: message.result for message in messages if isinstance(message, ToolMessage)}
    for message in messages:
        for call in message.calls if isinstance(message, AssistantMessage) else ():
            result = results.get(call.id)
            if call.name == LOOK_TOOL and result is not None:
                yield str(call.arguments.get("image")), _found(result)


def _found(result: Mapping[str, Any]) -> Seen:
    named = [*result.get("candidates", [])[:1], *result.get("equipment", [])[:1]]
    names = [str(one.get("names", {}).get("en") or one.get("id", "")) for one in named]
    return Seen(tuple(name for name in names if name), result.get("has_writing") is not False)
