"""All parts of the process, opened once, by whoever needs them first: the page, or the command that serves it."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bootstrap import Spotter

_opening = Lock()


def open_spotter() -> Spotter:
    """The parts with their assistant; raises StorageError where the data folder cannot be used."""
    with _opening:
        return _opened()


@cache
def _opened() -> Spotter:
    from bootstrap import Spotter
    from domain.settings import Settings

    spotter = Spotter(Settings(), opens_files=False)
    _ = spotter.assistant
    return spotter
