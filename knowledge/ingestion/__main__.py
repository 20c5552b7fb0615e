"""`python -m knowledge ingest PATH…`, `documents`, `approve ID`, `remove ID`: documents for the search."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from domain.errors import SpotterError
from knowledge.ingestion.folders import incoming_from, paths_below
from knowledge.ingestion.models import IngestionReport

if TYPE_CHECKING:
    from bootstrap import Spotter

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Documents that Spotter finds passages in.")
_Id = Annotated[str, typer.Argument(help="The document's id, as `documents` shows it")]


@app.command()
def ingest(
    paths: Annotated[list[str], typer.Argument(help="PDF, Word, HTML, Markdown or text files, MinerU output, folders")],
    owner: Annotated[str | None, typer.Option(help="Only this person finds them until they are approved")] = None,
    licence: Annotated[str | None, typer.Option(help="The licence of all of them")] = None,
) -> None:
    """Take documents into the search; the same files a second time change nothing."""
    with _one_sentence():
        spotter = _spotter()
        report = _ingested(spotter, paths, owner, licence)
        _embed(spotter)
    print(_written(report))
    if report.refused:
        sys.exit(1)


@app.command()
def documents() -> None:
    """List all documents, the newest first."""
    with _one_sentence():
        for document in _spotter().documents.documents():
            whose = f"of {document.owner}" if document.owner else "of the house"
            seen = "for everybody" if document.approved else "not approved"
            about = f"{document.url or document.name}; {document.passages} passages; {whose}, {seen}"
            print(f"{document.id}  {document.title}  ({about})")


@app.command()
def approve(document_id: _Id) -> None:
    """Let everybody find a document."""
    with _one_sentence():
        print(f"{_spotter().documents.approve(document_id).title}: found by everybody from now on.")


@app.command()
def remove(document_id: _Id) -> None:
    """Forget a document."""
    with _one_sentence():
        _spotter().documents.remove(document_id)
        print(f"{document_id}: removed.")


def _ingested(spotter: Spotter, paths: list[str], owner: str | None, licence: str | None) -> IngestionReport:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    report = IngestionReport()
    found = [place for path in paths for place in paths_below(Path(path))]
    with Progress(TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}")) as bar:
        task = bar.add_task("", total=len(found))
        for place in found:
            bar.update(task, description=place.name)
            try:
                receipt = spotter.documents.receive(incoming_from(place, owner=owner, licence=licence))
            except SpotterError as error:
                report.refused[place.name] = f"{error.message} {error.hint or ''}".rstrip()
            else:
                report.note(receipt.outcome, place.name)
            bar.advance(task)
    return report


def _embed(spotter: Spotter) -> None:
    """Make the vectors now, so that no search waits for them."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(TextColumn("Indexing"), BarColumn(), MofNCompleteColumn()) as bar:
        task = bar.add_task("", visible=False)
        spotter.document_search.prepare(lambda done, of: bar.update(task, completed=done, total=of, visible=True))


def _written(report: IngestionReport) -> str:
    counts = {"taken": report.taken, "updated": report.updated, "unchanged": report.unchanged}
    head = ", ".join(f"{len(names)} {what}" for what, names in counts.items())
    reasons = [f"  {name}: {why}" for name, why in report.refused.items()]
    return "\n".join([f"{report.total} documents: {head}, {len(report.refused)} refused.", *reasons])


def _spotter() -> Spotter:
    from bootstrap import Spotter
    from domain.settings import Settings

    return Spotter(Settings())


@contextmanager
def _one_sentence() -> Iterator[None]:
    try:
        yield
    except SpotterError as error:
        sys.exit(f"error: {error.message} {error.hint or ''}".rstrip())


if __name__ == "__main__":
    app()
