"""Rendering of prompts: a value that a prompt names and nobody gives is an error, never an empty place."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

PROMPTS_DIR = Path(__file__).parent


class Prompts:
    """The prompts below a folder, by name: "chat/system" is the file `chat/system.jinja`."""

    def __init__(self, folder: Path = PROMPTS_DIR) -> None:
        self._folder = folder

    def render(self, name: str, **values: object) -> str:
        """The prompt with its values.

        Raises jinja2.UndefinedError for a value that is missing, and jinja2.TemplateNotFound for a prompt that is.
        """
        return self._environment.get_template(f"{name}.jinja").render(values).strip()

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        return Environment(
            loader=FileSystemLoader(self._folder),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,  # a prompt is no web page; what is not ours is fenced
        )
