"""Example requests for the OpenAPI page; the tests send every one of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from fastapi.openapi.models import Example
from pydantic import BaseModel, ConfigDict

EXAMPLES_FILE = Path(__file__).parent / "examples.yaml"


class Examples(BaseModel):
    """Request bodies by what they show, for each part of the API."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    routine: dict[str, dict[str, Any]]
    tools: dict[str, dict[str, dict[str, Any]]]
    chat: dict[str, dict[str, Any]]
    answer: dict[str, dict[str, Any]]
    conversation: dict[str, dict[str, Any]]


@cache
def load_examples() -> Examples:
    """The examples as the data file holds them."""
    return Examples.model_validate(yaml.safe_load(EXAMPLES_FILE.read_text("utf-8")))


def openapi(bodies: dict[str, dict[str, Any]]) -> dict[str, Example]:
    """Bodies in the form that OpenAPI wants."""
    return {name: Example(summary=name, value=body) for name, body in bodies.items()}
