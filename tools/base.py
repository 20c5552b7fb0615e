"""One tool: a pydantic arguments model, a pydantic result model and `run`. Everything else is derived from these."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict


class ToolArguments(BaseModel):
    """Base of all arguments models: unknown arguments are refused by name, never ignored."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class ToolResult(BaseModel):
    """Base of all result models."""

    model_config = ConfigDict(extra="forbid")


A = TypeVar("A", bound=ToolArguments)
R = TypeVar("R", bound=ToolResult)


class Tool(ABC, Generic[A, R]):
    """Something Spotter can do.

    A subclass names itself and its two models; its docstring is the description that a model reads.
    `run` raises `domain.errors.SpotterError` for what the caller can mend, nothing else.
    """

    name: ClassVar[str]
    arguments: ClassVar[type[ToolArguments]]
    result: ClassVar[type[ToolResult]]

    @abstractmethod
    def run(self, args: A) -> R:
        """Do the work for validated arguments."""

    @property
    def description(self) -> str:
        """What the tool does, in the words a model reads."""
        return inspect.cleandoc(type(self).__doc__ or "")

    def json_schema(self) -> dict[str, Any]:
        """The JSON schema of the arguments."""
        return self.arguments.model_json_schema()
