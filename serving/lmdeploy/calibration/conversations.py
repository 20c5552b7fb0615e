"""Reading the conversations, in the form in which a model server gets them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.errors import InvalidInput

FOLDER = Path(__file__).parent
CONVERSATIONS_FILE = FOLDER / "conversations.jsonl"
TOOLS_FILE = FOLDER / "tools.json"


@dataclass(frozen=True)
class Conversation:
    """Messages in OpenAI's form, and the tools that were offered."""

    messages: list[dict[str, Any]]
    tools: list[dict[str, Any]] | None


def load_conversations(file: Path | None = None) -> list[Conversation]:
    """Ours, or those of a JSONL file: `{"messages": […], "tools": [names or schemas]}` a line.

    Raises InvalidInput with the number of a line that is none.
    """
    schemas = {tool["function"]["name"]: tool for tool in json.loads(TOOLS_FILE.read_text("utf-8"))}
    lines = (file or CONVERSATIONS_FILE).read_text("utf-8").splitlines()
    return [_read(line, number, schemas) for number, line in enumerate(lines, 1) if line.strip()]


def _read(line: str, number: int, schemas: Mapping[str, Any]) -> Conversation:
    try:
        given = json.loads(line)
        tools = [schemas[tool] if isinstance(tool, str) else tool for tool in given.get("tools") or []]
        messages = given["messages"]
        if not all(isinstance(message, dict) and "role" in message for message in messages):
            raise KeyError("role")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidInput(
            f"Line {number} of the conversations is none: {error}.",
            field="conversations",
            hint='Write {"messages": [{"role": "user", "content": "…"}, …], "tools": [names]} on each line.',
        ) from error
    return Conversation(messages=messages, tools=tools or None)
