"""A sheet with phases of every exercise's animation: `python -m eval.contact_sheet [--out FILE.png] [ids…]`."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.exercises.catalogue import Catalogue
from knowledge.exercises.motion import MOTIONS_DIR
from tools.pictures.encode import Picture, png
from tools.pictures.renderer import ExerciseRenderer

PHASES = 4
CELL_PX = 240
COLUMNS = 2


def sheet(renderer: ExerciseRenderer, exercise_ids: Sequence[str], cell_px: int = CELL_PX) -> Picture:
    """Four evenly spread frames of each exercise, two exercises a row."""
    strips = []
    for exercise_id in exercise_ids:
        frames = renderer.frames(exercise_id, cell_px)
        spread = np.linspace(0, len(frames), PHASES, endpoint=False).astype(int)
        strips.append(np.concatenate([frames[index] for index in spread], axis=1))
    strips += [np.full_like(strips[0], 255)] * (-len(strips) % COLUMNS)
    rows = [np.concatenate(strips[start : start + COLUMNS], axis=1) for start in range(0, len(strips), COLUMNS)]
    return np.concatenate(rows)


def main() -> None:
    """Writes the sheet and names the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ids", nargs="*", help="exercise ids; all motions when left out")
    parser.add_argument("--out", type=Path, default=Path("contact_sheet.png"))
    parser.add_argument("--cell", type=int, default=CELL_PX, help="pixels a picture")
    options = parser.parse_args()
    ids = options.ids or sorted(path.stem for path in MOTIONS_DIR.glob("*.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        picture = sheet(ExerciseRenderer(Path(folder), Catalogue()), ids, options.cell)
    options.out.write_bytes(png(picture))
    print(f"{options.out}: {', '.join(ids)}")


if __name__ == "__main__":
    main()
