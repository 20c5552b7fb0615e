"""The same server at 16-bit weights, W4, W4 + KV8 and W4 + KV4, one after the other on a GPU of this machine.

    python -m eval.serving_gpu --record                                   # random weights in the shapes of InternVL2-8B
    python -m eval.serving_gpu --plain models/InternVL2-8B --awq models/InternVL2-8B-4bit --record

Run it in the environment of requirements-serving.txt. Random weights show speed and memory and nothing about quality;
the table says so. Each server's log is kept beside the figures: it holds what the engine says of its cache.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer

from eval.report import installed_version, print_table, record, write_json
from eval.serving import USERS, connect, in_force, measure
from eval.serving_table import HEADER, RATIO_HEADER, Run, ratio_rows, rows

PORT = 23390
_START_S = 1200
_PACKAGES = ("lmdeploy", "torch", "transformers")
_CACHE_PAGES = re.compile(r"(?:pages \d+/|num_gpu_blocks=)(\d+)")
"""TurboMind counts pages, the PyTorch engine blocks."""


@dataclass(frozen=True)
class Variant:
    """A precision to serve at."""

    label: str
    weights: int
    kv_bits: int


VARIANTS = (
    Variant("16 bits", 16, 16),
    Variant("W4", 4, 16),
    Variant("W4 + KV8", 4, 8),
    Variant("W4 + KV4", 4, 4),
)


def random_model(folder: Path, size: str, weights: int) -> Path:
    """The folder with random weights, written if it is not there."""
    if not (folder / "config.json").exists():
        subprocess.run(
            [sys.executable, "-m", "serving.lmdeploy", str(folder), "--size", size, "--weights", str(weights)],
            check=True,
        )
    return folder


@contextmanager
def served(model: Path, variant: Variant, log: Path) -> Iterator[str]:
    """The address of a server with this precision, stopped afterwards; ends the program where it does not start."""
    command = [sys.executable, "-m", "serving", "start", str(model), "--port", str(PORT)]
    command += ["--weights", str(variant.weights), "--kv-bits", str(variant.kv_bits)]
    command += ["--work-dir", str(model.with_name(f"{model.name}-served"))]
    with log.open("w") as out:
        environment = {**os.environ, "TM_LOG_LEVEL": "INFO"}
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)
    try:
        _wait(process, log)
        yield f"http://127.0.0.1:{PORT}"
    finally:
        process.terminate()
        process.wait(timeout=120)


def _wait(process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"http://127.0.0.1:{PORT}/health", timeout=5).is_success:
                return
        except httpx.HTTPError:
            time.sleep(1)
    sys.exit(f"The server did not start; the end of {log}:\n" + "\n".join(log.read_text().splitlines()[-15:]))


def cache_pages(log: Path) -> int | None:
    """How many pages or blocks the engine gave its KV cache, by its own log; None where it does not say."""
    found = _CACHE_PAGES.findall(log.read_text("utf-8", errors="replace"))
    return int(found[-1]) if found else None


def gpu_name() -> str:
    """The GPU and its driver in words."""
    command = ["nvidia-smi", "--query-gpu=name,driver_version", "--format=csv,noheader"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError) as error:
        sys.exit(f"This machine has no GPU that its driver shows ({error}). Run this on the GPU host.")
    return said.splitlines()[0].replace(", ", ", driver ")


def main(  # noqa: PLR0913 - each is an option of the command line
    *,
    plain: Annotated[Path | None, typer.Option(help="Model folder at 16 bits; default: random weights")] = None,
    awq: Annotated[Path | None, typer.Option(help="The same at 4 bits (python -m serving quantize)")] = None,
    size: Annotated[str, typer.Option(help="Size of the random weights: 2B or 8B")] = "8B",
    work_dir: Annotated[Path, typer.Option(help="Where random weights, logs and figures go")] = Path("var/serving-gpu"),
    users: Annotated[str, typer.Option(help="Numbers of users")] = USERS,
    tokens: Annotated[int, typer.Option(help="Tokens of each answer")] = 128,
    record_it: Annotated[bool, typer.Option("--record", help="Write the tables to docs/results.md")] = False,
) -> None:
    """Measure all four and print the table."""
    if (plain is None) != (awq is None):
        sys.exit("Give both --plain and --awq, or neither.")
    gpu = gpu_name()
    work_dir.mkdir(parents=True, exist_ok=True)
    folders = {
        16: plain or random_model(work_dir / f"random-{size}-16", size, 16),
        4: awq or random_model(work_dir / f"random-{size}-4", size, 4),
    }
    runs: dict[str, Run] = {}
    for variant in VARIANTS:
        log = work_dir / f"server-{variant.weights}-{variant.kv_bits}.log"
        with served(folders[variant.weights], variant, log) as url:
            target = connect(url, None)
            figures: dict[str, Any] = measure(target, [int(count) for count in users.split(",")], tokens, 60)
            figures |= {f"in_force.{name}": value for name, value in in_force(target).items()}
        runs[variant.label] = figures | {"cache_pages": cache_pages(log)}
    weights = f"random weights of InternVL2-{size}: speed and memory, no quality" if plain is None else plain.name
    versions = ", ".join(f"{name} {installed_version(name)}" for name in _PACKAGES)
    note = f"{weights}; {gpu}; {versions}; answers of {tokens} tokens"
    table, ratios = rows(runs), ratio_rows(runs)
    print_table(note, HEADER, table)
    print_table(f"Ratios to {VARIANTS[0].label}", RATIO_HEADER, ratios)
    flat = {f"{label}.{name}": value for label, run in runs.items() for name, value in run.items()}
    write_json(work_dir / "figures.json", flat, len(table), labels=list(runs), users=users, tokens=tokens, note=note)
    if record_it:
        record("Model server on a GPU", "python -m eval.serving_gpu", HEADER, table, note)
        record("Model server on a GPU, ratios", "python -m eval.serving_gpu", RATIO_HEADER, ratios, note)


if __name__ == "__main__":
    typer.run(main)
