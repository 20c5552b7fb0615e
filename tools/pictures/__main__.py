"""`python -m tools.pictures EXERCISE_ID`: a picture of an exercise as a file."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from domain.errors import SpotterError
from domain.settings import Settings
from domain.vocabulary import Language
from tools.pictures.shelf import View


class What(StrEnum):
    """The views, by the word that asks for them."""

    GIF = "gif"
    WEBP = "webp"
    MP4 = "mp4"
    PHASES = "phases"
    STILL = "still"


def main(
    exercise_id: Annotated[str, typer.Argument(help="As find_exercises gives it, such as goblet-squat")],
    what: Annotated[
        What, typer.Option("--as", help="phases: the key poses side by side; still: the hardest")
    ] = What.GIF,
    language: Annotated[Language, typer.Option(help="Of the muscles' names in moving pictures")] = Language.EN,
    out: Annotated[Path | None, typer.Option(help="File to write; without it the path in the cache is printed")] = None,
) -> None:
    """Draw the picture, or take it from the cache."""
    from bootstrap import Spotter  # this program stands above its room; --help does not wait for all of it

    try:
        file = Spotter(Settings()).pictures.picture(exercise_id, View[what.name], language)
        if out is not None:
            file = Path(shutil.copyfile(file, out))
    except SpotterError as error:
        sys.exit(" ".join(part for part in (error.message, error.hint) if part))
    except OSError as error:
        sys.exit(f"The picture cannot be written: {error}. Choose another --out.")
    print(f"{file} ({file.stat().st_size:,} bytes)")


if __name__ == "__main__":
    typer.run(main)
