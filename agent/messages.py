"""The messages of a conversation as they are stored and as every core reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field

ASK_TOOL = "ask_user"
"""The call by which a core asks for what a tool lacks; the loop shows the question instead of running anything."""


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ToolCall(_Message):
    """A tool that a core wants run."""

    name: str
    arguments: dict[str, Any] = Field(default_factory=dict)
    id: str = Field(default_factory=lambda: uuid4().hex[:12])


class UserMessage(_Message):
    """What the person wrote, and the paths of the pictures that came with it."""

    role: Literal["user"] = "user"
    text: str
    images: tuple[str, ...] = ()


class AssistantMessage(_Message):
    """What Spotter answered and which tools it called in the same step."""

    role: Literal["assistant"] = "assistant"
    text: str = ""
    calls: tuple[ToolCall, ...] = ()
    flag: str | None = Field(None, description="The red flag, if this message refers")
    interrupted: bool = Field(False, description="The answer was stopped or cut off")


class ToolMessage(_Message):
    """What a tool returned: either a result or an error."""

    role: Literal["tool"] = "tool"
    call_id: str
    name: str
    result: dict[str, Any] | None = None
    error: dict[str, str] | None = None


Message = Annotated[UserMessage | AssistantMessage | ToolMessage, Field(discriminator="role")]


def texts_in(value: Any) -> Iterator[str]:
    """Every text within arguments or a result, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)
