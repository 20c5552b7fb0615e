"""The picture's colours by name, from `palette.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("palette.yaml")


@cache
def _colours() -> dict[str, tuple[int, int, int]]:
    raw = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {name: (int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)) for name, text in raw.items()}


def colour(name: str) -> tuple[int, int, int]:
    """Red, green, blue (0–255) of a named colour."""
    return _colours()[name]
