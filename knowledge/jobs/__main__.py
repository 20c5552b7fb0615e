"""Jobs on the command line: be a worker, look at the list, retry or discard what was given up."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bootstrap import Spotter
from domain.errors import SpotterError
from domain.settings import Settings

app = typer.Typer(help=__doc__, no_args_is_help=True)


@app.command()
def worker(workers: Annotated[int, typer.Option(min=1, max=16, help="Jobs done at a time")] = 1) -> None:
    """Do jobs until the process is told to end; it finishes what it is doing."""
    pages = Spotter(Settings()).pages
    _ = pages.runner  # an address of the queue that is wrong is told before anything else
    print(f"Working; {pages.jobs.open_jobs()} jobs wait. End with Ctrl-C.", flush=True)
    pages.work(workers)


@app.command(name="list")
def list_jobs() -> None:
    """Show the jobs: those given up first, then the latest."""
    from rich.console import Console
    from rich.table import Table

    table = Table("id", "state", "attempts", "subject", "why")
    for job in Spotter(Settings()).pages.jobs.jobs():
        why = (job.error or {}).get("message", "")
        table.add_row(job.id, job.state.value, str(job.attempts), job.subject, why)
    Console().print(table)


@app.command()
def retry(job_id: str) -> None:
    """Try a job again that was given up."""
    pages = Spotter(Settings()).pages
    job = pages.jobs.retry(job_id)
    pages.queue.send(job.id)
    print(f"{job.subject} waits for a worker.")


@app.command()
def discard(job_id: str) -> None:
    """Take a job off the list."""
    Spotter(Settings()).pages.jobs.discard(job_id)


if __name__ == "__main__":
    try:
        app()
    except SpotterError as problem:
        sys.exit(" ".join(part for part in (problem.message, problem.hint) if part))
