"""`python -m serving.lmdeploy FOLDER --size 8B --weights 4`: write a model of random weights in InternVL2's shapes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from domain.errors import SpotterError
from serving.lmdeploy.random_weights import write_random
from serving.lmdeploy.shapes import known_sizes


def main(
    folder: Annotated[Path, typer.Argument(help="Where it goes; must not exist")],
    size: Annotated[str, typer.Option(help="2B or 8B")] = "8B",
    weights: Annotated[int, typer.Option(help="Bits of the weights: 4 or 16")] = 16,
) -> None:
    """Write it: its answers are noise, its speed and memory are those of the real one."""
    shape = known_sizes().get(size.upper())
    if shape is None or weights not in (4, 16) or folder.exists():
        sys.exit("Name a folder that does not exist, a size (2B or 8B) and 4 or 16 bits.")
    try:
        write_random(folder, shape, weights)
    except SpotterError as error:
        sys.exit(f"{error.message} {error.hint or ''}".strip())
    print(f"{folder}: random weights of {shape.name} at {weights} bits")


if __name__ == "__main__":
    typer.run(main)
