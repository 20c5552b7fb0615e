"""What an importer is, and what it reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

Progress = Callable[[int, int], None]
"""Told how many of how many rows are done."""


@dataclass(frozen=True)
class ImportReport:
    """What an import found and did."""

    source: str
    target: Path
    counts: dict[str, int] = field(default_factory=dict)
    """Figures by name: "foods", "new", "changed"…"""
    unchanged: bool = False
    """Whether everything was there already."""
    remarks: list[str] = field(default_factory=list)


class Importer(Protocol):
    """Brings one data set into the data folder; a second run of the same files changes nothing."""

    @property
    def name(self) -> str:
        """What the command line calls it."""

    @property
    def description(self) -> str:
        """What it imports, in one line."""

    def run(self, path: Path | str, data_dir: Path, progress: Progress) -> ImportReport:
        """Import from a file, a folder or, where the importer says so, an address.

        Raises InvalidInput where it is another, StorageError where it cannot write, Unavailable where an address does
        not answer.
        """
