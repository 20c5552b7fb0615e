"""How long each exercise takes to draw and how large its pictures are: first request, from the cache, GIF and WebP.

`python -m eval.pictures` prints the slowest; `--record` puts the summary into docs/results.md.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer

from eval.report import percentile, print_table, record, write_json
from knowledge.exercises.catalogue import Catalogue
from tools.pictures.renderer import ExerciseRenderer

HEADER = ["what", "p50", "p95", "largest"]
_SHOWN = 10


def measure(renderer: ExerciseRenderer, exercise_id: str) -> dict[str, float]:
    """Milliseconds of the first and the second request, and kilobytes of both formats."""
    started = time.perf_counter()
    gif = renderer.animation(exercise_id)
    drawn = time.perf_counter()
    renderer.animation(exercise_id)
    cached = time.perf_counter()
    webp = renderer.animation(exercise_id, "webp")
    return {
        "first request ms": (drawn - started) * 1000,
        "cached ms": (cached - drawn) * 1000,
        "GIF kB": gif.stat().st_size / 1000,
        "WebP kB": webp.stat().st_size / 1000,
    }


def main(
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    record_results: Annotated[bool, typer.Option("--record", help="Put the table into docs/results.md")] = False,
) -> None:
    """Draw every exercise into a new folder and print the figures."""
    catalogue = Catalogue()
    with tempfile.TemporaryDirectory() as folder:
        renderer = ExerciseRenderer(Path(folder), catalogue)
        ids = [exercise.id for exercise in catalogue if renderer.has_motion(exercise.id)]
        measure(renderer, ids[0])  # the libraries load with the first picture
        (warm,) = Path(folder).glob(f"{ids[0]}-*.gif")
        warm.unlink()
        figures = {exercise_id: measure(renderer, exercise_id) for exercise_id in ids}
    slowest = sorted(ids, key=lambda id_: -figures[id_]["first request ms"])[:_SHOWN]
    print_table("Slowest", ["exercise", "ms"], [(id_, round(figures[id_]["first request ms"])) for id_ in slowest])
    rows = []
    for name in figures[ids[0]]:
        values = [figures[id_][name] for id_ in ids]
        rows.append(
            (name, *(f"{value:.1f}" for value in (percentile(values, 0.5), percentile(values, 0.95), max(values))))
        )
    print_table("Pictures", HEADER, rows)
    write_json(json_file, {f"{row[0]}.p95": float(row[2]) for row in rows}, cases=len(ids))
    if record_results:
        record("Pictures", "python -m eval.pictures", HEADER, rows, f"{len(ids)} exercises")


if __name__ == "__main__":
    typer.run(main)
