"""Spotter's tools as Lagent actions, with the schema that pydantic derives."""

from __future__ import annotations

import json
from typing import Any

from lagent.actions import BaseAction
from lagent.actions.parser import JsonParser
from lagent.schema import ActionReturn, ActionStatusCode

from agent.tool_running import outcome_of
from tools.base import Tool
from tools.registry import ToolRegistry


class UnicodeJsonParser(JsonParser):
    """Lagent's parser sends results through gbk, which drops Korean, Bengali and emoji; this one does not.

    Arguments are left to the registry, whose errors say which value is wrong and what it may be.
    """

    def parse_inputs(self, inputs: str | dict[str, Any], name: str = "run") -> dict[str, Any]:
        """A dictionary as it is, a string as JSON."""
        return inputs if isinstance(inputs, dict) else super().parse_inputs(inputs, name)

    def parse_outputs(self, outputs: Any) -> list[dict[str, str]]:
        """The result as one text item in JSON."""
        return [{"type": "text", "content": json.dumps(outputs, ensure_ascii=False)}]


class ToolAction(BaseAction):
    """One tool of the registry as an action."""

    def __init__(self, tool: Tool[Any, Any], registry: ToolRegistry) -> None:
        super().__init__(describe(tool), UnicodeJsonParser)
        self._registry = registry

    def run(self, **arguments: Any) -> dict[str, Any] | ActionReturn:
        """Run the tool.

        Args:
            arguments (dict): the arguments of the tool by name
        """
        outcome = outcome_of(self._registry, self.name, arguments)
        if outcome.result is not None:
            return outcome.result
        shown = json.dumps({"error": outcome.error}, ensure_ascii=False)
        return ActionReturn(arguments, type=self.name, errmsg=shown, state=ActionStatusCode.ARGS_ERROR)


def describe(tool: Tool[Any, Any]) -> dict[str, Any]:
    """A tool as Lagent lists it: each parameter with its JSON schema, enums included."""
    schema = tool.json_schema()
    parameters = [{"name": name, **field} for name, field in schema["properties"].items()]
    described = {"name": tool.name, "description": tool.description, "parameters": parameters}
    described["required"] = schema.get("required", [])
    if "$defs" in schema:
        described["definitions"] = schema["$defs"]
    return described


def actions(registry: ToolRegistry) -> list[ToolAction]:
    """Every tool of the registry as an action."""
    return [ToolAction(tool, registry) for tool in registry]
