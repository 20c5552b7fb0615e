"""Whether a conversation holds text that neither the person nor Spotter wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from agent.messages import Message, ToolMessage, UserMessage
from domain.profile import Profile

_PLAIN_NAME = re.compile(r"[^.,:;!?。，：；！？।]{1,24}")
_PLAIN_WORDS = 3
"""A saved food is told in a few words; whatever is longer may be a sentence that somebody planted."""
_TEXT_TOOLS = frozenset({"read_page", "find_exercises", "identify_exercise"})
"""Tools whose results may hold text of pages, of imported exercises, or of a picture."""


def is_reached_by_others(messages: Iterable[Message], profile: Profile) -> bool:
    """Whether text by others has come into the conversation, so that a model may have read an order in it."""
    if len(plain_foods(profile)) < len(profile.exclude):
        return True
    return any(_holds_others(message) for message in messages)


def plain_foods(profile: Profile) -> list[str]:
    """The saved foods that are no more than names."""
    return [food for food in profile.exclude if _PLAIN_NAME.fullmatch(food) and len(food.split()) <= _PLAIN_WORDS]


def _holds_others(message: Message) -> bool:
    if isinstance(message, UserMessage):
        return bool(message.images)
    if not isinstance(message, ToolMessage) or message.result is None:
        return False
    return message.name in _TEXT_TOOLS or any(documents_in(message.result))


def documents_in(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The documents that the passages of a result stand in."""
    return (passage["document"] for passage in result.get("passages", []) if passage.get("document"))
