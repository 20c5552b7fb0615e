"""The argument `image` of a tool: a path, base64, or a data URL."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path

from domain.errors import InvalidInput
from tools.recognition.photo import MAX_BYTES

_DATA_URL = re.compile(r"data:[^,]*;base64,", re.IGNORECASE)
_LONGEST_PATH = 4096
_SMALLEST_PICTURE = 26
"""Bytes; a GIF of one pixel has more."""


def photo_bytes(image: str, below: Path | None = None) -> bytes:
    """The bytes that `image` gives or names; raises InvalidInput where it does neither.

    A path lies `below` that folder, if one is given: whoever asks from elsewhere has no business with other files.
    """
    data_url = _DATA_URL.match(image)
    if data_url:
        return _decoded(image[data_url.end() :])
    if image.startswith("data:"):
        raise _missing("The data URL is not one of base64.")
    if len(image) <= _LONGEST_PATH and "\0" not in image and "\n" not in image:
        path = Path(image).expanduser()
        if (below is None or path.resolve().is_relative_to(below.resolve())) and path.is_file():
            return _read(path)
    return _decoded(image)


def _read(path: Path) -> bytes:
    """The file, or a little more of it than is allowed, so that its reader can say so."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _missing("The picture cannot be opened.") from error


def _decoded(text: str) -> bytes:
    said = "There is no picture: neither a file of that name nor base64."
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise _missing(said) from error
    if text and len(data) < _SMALLEST_PICTURE:
        raise _missing(said)  # "/etc" is base64 as well
    return data


def _missing(said: str) -> InvalidInput:
    hint = "Give the path of a picture, or its bytes as base64 or a data URL."
    return InvalidInput(said, field="image", hint=hint, kind="picture_missing")
