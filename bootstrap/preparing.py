"""What is built once, before the first answer."""

from __future__ import annotations

import sys

from bootstrap.spotter import Spotter
from domain.errors import StorageError
from domain.settings import Settings
from tools.pictures.batch import draw_all


def prepare(spotter: Spotter) -> None:
    """Build everything that is built once, with a progress bar; nothing is shown where all of it is there."""
    steps, missing = spotter.unbuilt(), spotter.undrawn()
    if not steps and not missing:
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(TextColumn("Preparing"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}")) as bar:
        task = bar.add_task("", total=len(steps) + len(missing))
        for name, build in steps:
            bar.update(task, description=name)
            build()
            bar.advance(task)
        for exercise_id in draw_all(spotter.renderer, missing, spotter.settings.language):
            bar.update(task, advance=1, description=f"animation: {exercise_id}")
        bar.update(task, description="done")


def main() -> None:
    """Prepare the data folder that the settings name."""
    try:
        prepare(Spotter(Settings()))
    except StorageError as error:
        sys.exit(f"{error.message} {error.hint}")
