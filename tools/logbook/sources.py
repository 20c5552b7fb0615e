"""The published works behind the logbook, by the keys of `sources.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from domain.evidence import Source

SOURCES_FILE = Path(__file__).parent / "sources.yaml"


@cache
def load_sources() -> dict[str, Source]:
    """The works cited, by key."""
    works = yaml.safe_load(SOURCES_FILE.read_text("utf-8"))
    return {key: Source(**work) for key, work in works.items()}
