"""The tool `generate_image` and the port behind it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pydantic import Field

from tools.base import Tool, ToolArguments, ToolResult


@dataclass(frozen=True)
class GeneratedImage:
    """A picture on disk and how it was made."""

    path: Path
    method: str


class ImageGenerator(Protocol):
    """Makes a picture from words."""

    def generate(self, prompt: str, width: int, height: int, seed: int | None) -> GeneratedImage:
        """Raises NotFound for a prompt that this generator cannot draw."""
        ...


class GenerateImageArguments(ToolArguments):
    """What to draw."""

    prompt: str = Field(min_length=1, max_length=1000, description="What the picture shows")
    width: int = Field(512, ge=64, le=1536, description="Pixels")
    height: int = Field(512, ge=64, le=1536, description="Pixels")
    seed: int | None = Field(None, ge=0, description="The same seed gives the same picture")


class GenerateImageResult(ToolResult):
    """The picture."""

    image: str = Field(description="Path of the PNG file")
    method: str = Field(description="illustration: drawn from the exercise library; otherwise the model's name")
    prompt: str


class GenerateImage(Tool[GenerateImageArguments, GenerateImageResult]):
    """Draw a still picture of an exercise or a yoga pose."""

    name = "generate_image"
    arguments = GenerateImageArguments
    result = GenerateImageResult

    def __init__(self, generator: ImageGenerator) -> None:
        self._generator = generator

    def run(self, args: GenerateImageArguments) -> GenerateImageResult:
        """Draw and say by which method."""
        made = self._generator.generate(args.prompt, args.width, args.height, args.seed)
        return GenerateImageResult(image=str(made.path), method=made.method, prompt=args.prompt)
