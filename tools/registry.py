"""The registry: tools by name, and every form in which a caller sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from reprlib import repr as short
from typing import Any

from pydantic import ValidationError

from domain.errors import InvalidInput, OutOfRange, SpotterError, UnknownName
from tools.base import Tool, ToolArguments, ToolResult

_ALLOWED = {"ge", "gt", "le", "lt", "expected"}
"""What a complaint's context says about the values that would do."""
_RANGE_ERRORS = {"greater_than", "greater_than_equal", "less_than", "less_than_equal", "finite_number"}


class ToolRegistry:
    """All tools of one assistant."""

    def __init__(self, tools: Iterable[Tool[Any, Any]]) -> None:
        self._tools = {tool.name: tool for tool in tools}

    def __iter__(self) -> Iterator[Tool[Any, Any]]:
        return iter(self._tools.values())

    def __contains__(self, name: object) -> bool:
        return name in self._tools

    def get(self, name: str) -> Tool[Any, Any]:
        """The tool of that name; raises UnknownName, naming the tools there are."""
        try:
            return self._tools[name]
        except KeyError:
            raise UnknownName(
                f"There is no tool {name!r}.", field="tool", hint=f"Tools: {', '.join(self._tools)}."
            ) from None

    def validate(self, name: str, arguments: dict[str, Any]) -> ToolArguments:
        """The arguments as the tool's model; raises InvalidInput for the first value that is wrong."""
        try:
            return self.get(name).arguments.model_validate(arguments)
        except ValidationError as error:
            raise from_validation(error) from error

    def run(self, name: str, arguments: dict[str, Any]) -> ToolResult:
        """Validate and run; raises SpotterError for everything that the caller can mend."""
        args = self.validate(name, arguments)
        result: ToolResult = self.get(name).run(args)
        return result

    def required(self, name: str) -> list[str]:
        """The arguments that the tool cannot do without, in the order of its model."""
        fields = self.get(name).arguments.model_fields
        return [field for field, info in fields.items() if info.is_required()]

    def openai_tools(self) -> list[dict[str, Any]]:
        """The `tools` parameter of an OpenAI-compatible chat request."""
        return [
            {
                "type": "function",
                "function": {
                    "name": tool.name,
                    "description": tool.description,
                    "parameters": tool.json_schema(),
                },
            }
            for tool in self
        ]


def from_validation(error: ValidationError) -> SpotterError:
    """Pydantic's first complaint as one sentence that names the argument and what it may be."""
    return from_complaint(error.errors()[0])


def from_complaint(complaint: Mapping[str, Any]) -> SpotterError:
    """One of pydantic's complaints as one sentence; `params` hold its `kind` and the bound or the values allowed."""
    field = ".".join(str(part) for part in complaint["loc"] if not str(part).startswith("function-"))
    kind, context = complaint["type"], complaint.get("ctx", {})
    own = context.get("error")
    if isinstance(own, SpotterError):
        return own
    params = {"kind": kind, **{name: value for name, value in context.items() if name in _ALLOWED}}
    wanted = complaint["msg"].removeprefix("Input should be ")
    if kind == "missing":
        return InvalidInput(f"{field} is missing.", field=field, hint=f"Give {field}.", **params)
    if kind == "extra_forbidden":
        return UnknownName(f"{field} is not an argument of this tool.", field=field, hint="Leave it out.", **params)
    if kind == "enum":
        said = f"{short(complaint['input'])} is not a value of {field}."
        return UnknownName(said, field=field, hint=f"Use {context['expected']}.", **params)
    if kind in _RANGE_ERRORS:
        said = f"{field} must be {wanted}, not {short(complaint['input'])}."
        return OutOfRange(said, field=field, hint=f"Give {field} {wanted}.", **params)
    if wanted != complaint["msg"]:
        said = f"{field or 'The arguments'} must be {wanted}."
    else:
        said = f"{field or 'The arguments'}: {wanted.removeprefix('Value error, ').removeprefix('Input ')}."
    return InvalidInput(said, field=field or None, hint="Correct the value.", **params)
