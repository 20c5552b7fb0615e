"""What happens during a turn, as every front end shows it: page, terminal and stream render the same events."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from agent.messages import ToolCall
from domain.evidence import Source


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(_Event):
    """Some more of the answer, checked."""

    type: Literal["text"] = "text"
    text: str


class ToolStarted(_Event):
    """A tool is about to run."""

    type: Literal["tool_started"] = "tool_started"
    call: ToolCall


class ToolFinished(_Event):
    """A tool has run: either a result or an error."""

    type: Literal["tool_finished"] = "tool_finished"
    call: ToolCall
    result: dict[str, Any] | None = None
    error: dict[str, str] | None = None
    ms: float


class Picture(_Event):
    """A picture or animation to show."""

    type: Literal["picture"] = "picture"
    path: str
    exercise_id: str | None = None


class Citation(_Event):
    """A numbered source; `[number]` in the text points at it."""

    type: Literal["citation"] = "citation"
    number: int
    source: Source
    passage_id: str | None = None
    passage: str | None = Field(None, description="The text that was used, so that it can be opened")


class Asked(_Event):
    """Spotter needs something first; the question itself is the text."""

    type: Literal["asked"] = "asked"
    tool: str
    missing: list[str]


class Referred(_Event):
    """A red flag: the text names the reason and whom to see."""

    type: Literal["referred"] = "referred"
    flag: str


class Failed(_Event):
    """The turn could not be finished; what was entered is kept."""

    type: Literal["failed"] = "failed"
    code: str
    message: str
    hint: str | None = None
    offer: str | None = Field(None, description="The core that can answer instead, where the model's server cannot")


class Done(_Event):
    """The turn is over."""

    type: Literal["done"] = "done"


Event = Annotated[
    Text | ToolStarted | ToolFinished | Picture | Citation | Asked | Referred | Failed | Done,
    Field(discriminator="type"),
]
