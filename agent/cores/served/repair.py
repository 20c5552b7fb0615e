"""A second and a third chance for a call that cannot be read, forced into form as far as the server can do that."""

from __future__ import annotations

import json
from typing import Any

from agent.cores.served.prompting import Prompt
from agent.cores.served.servers import Constraint
from agent.prompts.renderer import Prompts

TRIES = 2
_SHOWN_CHARS = 1500
"""Of what the model wrote."""


def schema_of_call(tools: list[dict[str, Any]]) -> dict[str, Any]:
    """The JSON schema of one call of any of these tools."""
    forms = [
        {
            "type": "object",
            "properties": {
                "name": {"enum": [tool["function"]["name"]]},
                "parameters": {**tool["function"]["parameters"], "additionalProperties": False},
            },
            "required": ["name", "parameters"],
            "additionalProperties": False,
        }
        for tool in tools
    ]
    return forms[0] if len(forms) == 1 else {"anyOf": forms}


class RepairRequests:
    """Writes what is asked of a model that wrote a call wrongly."""

    def __init__(self, prompts: Prompts) -> None:
        self._prompts = prompts

    def body(self, prompt: Prompt, raw: str, fault: str, constrain: Constraint) -> dict[str, Any]:
        """The fields of the request that asks for the call again; with only its tool, where that is known."""
        meant = _meant(prompt.tools, raw)
        asked = self._prompts.render(
            "chat/repair",
            fault=fault,
            tool=meant[0]["function"]["name"] if len(meant) == 1 else "",
            schema=json.dumps(meant[0]["function"]["parameters"], ensure_ascii=False) if len(meant) == 1 else "",
            tools=", ".join(tool["function"]["name"] for tool in meant),
        )
        messages = [
            *prompt.messages,
            {"role": "assistant", "content": raw[:_SHOWN_CHARS] or "…"},
            {"role": "user", "content": asked},
        ]
        return {"messages": messages, **_constraint(meant, constrain)}


def _constraint(tools: list[dict[str, Any]], constrain: Constraint) -> dict[str, Any]:
    if constrain == "json_schema":
        schema = {"name": "tool_call", "schema": schema_of_call(tools), "strict": True}
        return {"response_format": {"type": "json_schema", "json_schema": schema}}
    if constrain == "required":
        return {"tools": tools, "tool_choice": "required"}
    return {}


def _meant(tools: list[dict[str, Any]], raw: str) -> list[dict[str, Any]]:
    """The tool that stands in what the model wrote, else all."""
    named = [tool for tool in tools if tool["function"]["name"] in raw]
    return named if len(named) == 1 else tools
