"""`python -m knowledge import NAME PATH` brings a public data set into the data folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from domain.errors import SpotterError
from domain.settings import Settings
from knowledge.exercises.imported import EXERCISE_SOURCES
from knowledge.importers.port import ImportReport
from knowledge.importers.registry import IMPORTERS
from knowledge.ingestion.__main__ import app as documents

app = typer.Typer(add_completion=False, no_args_is_help=True, help="What Spotter knows.")
app.add_typer(documents)
_NAMES = "; ".join(f"{importer.name}: {importer.description}" for importer in IMPORTERS.values())


@app.command("import")
def import_(
    name: Annotated[str, typer.Argument(help=_NAMES)],
    path: Annotated[str, typer.Argument(help="The file, folder or address to import from")],
) -> None:
    """Import a public data set; the same files a second time change nothing."""
    if name not in IMPORTERS:
        sys.exit(f"error: there is no importer {name!r}. There is {', '.join(IMPORTERS)}.")
    try:
        print(_written(_with_progress(name, path, Settings().data_dir)))
        if name in EXERCISE_SOURCES:
            _prepare_search()
    except SpotterError as error:
        sys.exit(f"error: {error.message} {error.hint or ''}".rstrip())


def _with_progress(name: str, path: str, data_dir: Path) -> ImportReport:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(TextColumn(f"Importing {name}"), BarColumn(), MofNCompleteColumn()) as bar:
        task = bar.add_task("", visible=False)

        def show(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of, visible=True)

        return IMPORTERS[name].run(path, data_dir, show)


def _prepare_search() -> None:
    """Make the vectors by which descriptions find the exercises, so that no first query waits for them."""
    from rich.console import Console

    from bootstrap import Spotter

    search = Spotter(Settings()).exercise_search
    if not search.is_prepared:
        with Console().status("Preparing the search, which takes about a minute"):
            search.prepare()


def _written(report: ImportReport) -> str:
    counts = ", ".join(f"{number:,} {what}" for what, number in report.counts.items())
    head = f"{report.target}: nothing to do, these files are imported" if report.unchanged else f"{report.target}"
    return "\n".join([f"{head}: {counts}.", *report.remarks])


if __name__ == "__main__":
    app()
