"""A model's call before it leaves the core: known tool, right form, nothing invented, and what is missing asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from agent.cores.served.pictures import PictureCase
from agent.messages import ASK_TOOL, ToolCall, UserMessage
from agent.ports import ChatRequest
from domain.errors import ModelError
from tools.registry import ToolRegistry, from_complaint

MESSAGE = "MESSAGE"
"""What a model writes for a long text that the person pasted, instead of writing it out again."""
_SHAPE_FAULTS = {"enum", "literal_error", "extra_forbidden"}
_SHAPE_ENDINGS = ("_type", "_parsing", "_from_float")


class CallChecker:
    """Checks calls against the tools themselves."""

    def __init__(self, tools: ToolRegistry, pictures: PictureCase) -> None:
        self._tools = tools
        self._pictures = pictures

    def checked(self, call: ToolCall, request: ChatRequest) -> ToolCall:
        """The call as it can run, or the call that asks the person for what it lacks.

        Raises ModelError for a fault of form, which the model can mend. A value that is out of the question (a height
        of 20 cm) is left to the tool: the person may have said so, and is told.
        """
        if call.name == ASK_TOOL:
            return self._asking(call)
        if call.name not in self._tools:
            raise _fault(f"There is no tool {call.name!r}.")
        required = self._tools.required(call.name)
        arguments = {name: value for name, value in call.arguments.items() if value is not None}
        known = request.profile.known()
        arguments |= {name: known[name] for name in required if name in known and name not in arguments}
        arguments = self._placed(arguments, request)
        complaints = self._complaints(call.name, arguments)
        for complaint in complaints:
            if _is_of_form(complaint):
                error = from_complaint(complaint)
                raise _fault(f"{call.name}: {error.message} {error.hint or ''}")
        missing = [name for name in required if name not in arguments]
        if missing:
            return ask_for(call.name, arguments, missing)
        return call.model_copy(update={"arguments": arguments})

    def _asking(self, call: ToolCall) -> ToolCall:
        """The model's own question, if it is one for arguments of a tool that there is."""
        tool, missing = call.arguments.get("tool"), call.arguments.get("missing")
        if tool not in self._tools or not isinstance(missing, list) or not missing:
            raise _fault(f"{ASK_TOOL} takes a tool and what is missing.")
        fields = self._tools.get(str(tool)).arguments.model_fields
        if not set(missing) <= fields.keys():
            raise _fault(f"{tool} takes only {', '.join(fields)}.")
        given = call.arguments.get("arguments")
        return ask_for(str(tool), given if isinstance(given, dict) else {}, missing)

    def _placed(self, arguments: dict[str, Any], request: ChatRequest) -> dict[str, Any]:
        """The arguments with pictures and pasted texts put in for the names that the model gave them."""
        said = next((m.text for m in reversed(request.messages) if isinstance(m, UserMessage)), "")
        placed = {name: said if value == MESSAGE else value for name, value in arguments.items()}
        if isinstance(placed.get("image"), str):
            path = self._pictures.gallery(request.messages).path_of(placed["image"])
            if path is None:
                raise _fault("No picture was sent in this conversation.")
            placed["image"] = path
        return placed

    def _complaints(self, name: str, arguments: dict[str, Any]) -> list[Mapping[str, Any]]:
        try:
            self._tools.get(name).arguments.model_validate(arguments)
        except ValidationError as error:
            return list(error.errors())
        return []


def ask_for(tool: str, arguments: dict[str, Any], missing: list[str]) -> ToolCall:
    """The call that asks the person for what a tool lacks."""
    return ToolCall(name=ASK_TOOL, arguments={"tool": tool, "arguments": arguments, "missing": missing})


def _is_of_form(complaint: Mapping[str, Any]) -> bool:
    """Whether the model wrote it in the wrong form; something missing inside an argument counts."""
    kind = str(complaint["type"])
    return kind in _SHAPE_FAULTS or kind.endswith(_SHAPE_ENDINGS) or (kind == "missing" and len(complaint["loc"]) > 1)


def _fault(message: str) -> ModelError:
    return ModelError(message.strip(), hint="Ask again.")
