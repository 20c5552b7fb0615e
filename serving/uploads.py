"""Pictures that callers send. A tool also takes a path; a caller elsewhere must not name files of this machine."""

from __future__ import annotations

import base64
import binascii
from typing import TypeVar

from domain.errors import InvalidInput
from tools.base import ToolArguments

PICTURE_ARGUMENT = "image"
A = TypeVar("A", bound=ToolArguments)


def without_path(arguments: A) -> A:
    """The arguments with a picture as a data URL, which no tool can take for a path; raises InvalidInput for a path."""
    image = getattr(arguments, PICTURE_ARGUMENT, None)
    return arguments.model_copy(update={PICTURE_ARGUMENT: data_url(image)}) if isinstance(image, str) else arguments


def data_url(image: str) -> str:
    """Base64 or a data URL as a data URL; raises InvalidInput for anything else."""
    if image.startswith("data:"):
        return image
    if not _is_base64(image):
        raise InvalidInput(
            "A picture is sent as base64 or as a data URL.",
            field=PICTURE_ARGUMENT,
            hint="Read the file and send its bytes as data:image/jpeg;base64,…",
        )
    return f"data:application/octet-stream;base64,{image}"


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return bool(text)
