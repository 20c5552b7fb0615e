"""The GPUs of this machine, as the driver's own `nvidia-smi` describes them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from domain.errors import Unavailable

_MIB = 2**20
_FIELDS = "index,name,driver_version,compute_cap,memory.total,memory.free"
_COMMAND = ("nvidia-smi", f"--query-gpu={_FIELDS}", "--format=csv,noheader,nounits")
_ANSWER_S = 20
_DRIVER = "Install NVIDIA's driver 580 or later, or run this on the GPU host."


@dataclass(frozen=True)
class Gpu:
    """One GPU; memory in bytes."""

    index: int
    name: str
    driver: str
    compute: float
    total: int
    free: int


def ask_driver() -> str:
    """What nvidia-smi says; raises Unavailable where there is no driver or no GPU."""
    try:
        asked = subprocess.run(_COMMAND, capture_output=True, text=True, timeout=_ANSWER_S, check=False)
    except FileNotFoundError as error:
        raise Unavailable("This machine has no NVIDIA driver (nvidia-smi is not there).", hint=_DRIVER) from error
    except subprocess.TimeoutExpired as error:
        raise Unavailable(
            f"The NVIDIA driver did not answer within {_ANSWER_S} s.", hint="Restart the host."
        ) from error
    if asked.returncode != 0 or not asked.stdout.strip():
        said = (asked.stdout + asked.stderr).strip().splitlines()
        raise Unavailable(f"The NVIDIA driver finds no GPU: {said[0] if said else 'no answer'}.", hint=_DRIVER)
    return asked.stdout


def gpus(ask: Callable[[], str] = ask_driver) -> list[Gpu]:
    """Every GPU that the driver knows."""
    return [_gpu(line) for line in ask().splitlines() if line.strip()]


def _gpu(line: str) -> Gpu:
    cells = [cell.strip() for cell in line.split(",")]
    try:
        index, name, driver, compute, total, free = cells
        return Gpu(int(index), name, driver, float(compute), int(total) * _MIB, int(free) * _MIB)
    except ValueError as error:  # "[N/A]" on some integrated GPUs
        raise Unavailable(
            f"nvidia-smi describes the GPU in a way that is not known here: {line}", hint=_DRIVER
        ) from error
