"""Where a model runs and in which number format: one GPU if there is one, else the processor."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from enum import StrEnum

from agent.cores.local.checkpoint import Checkpoint
from agent.ports import MODEL_FIELD
from domain.errors import Unavailable

_BYTES_PER_WEIGHT = {"float32": 4.0, "bfloat16": 2.0, "float16": 2.0, "four_bit": 0.7}
"""In 4 bits: 4.5 bits with the scale of each block of 64 (Dettmers et al., 2023, QLoRA), and the tables of words,
a tenth of a model of 8 billion, in 16."""
_WORKING_SHARE = 1.2
"""Beside the weights: the attention cache and what is computed for a few thousand tokens and a picture."""
_GIB = 2**30


class Place(StrEnum):
    """What computes."""

    CPU = "cpu"
    GPU = "cuda"


@dataclass(frozen=True)
class Device:
    """What there is to run on."""

    place: Place
    free_bytes: int
    computes_bfloat16: bool = True


@dataclass(frozen=True)
class Fit:
    """How a model is loaded."""

    place: Place
    dtype: str
    """float32, bfloat16 or float16: what is computed in."""
    four_bit: bool = False


def this_device() -> Device:
    """The GPU that torch sees, else the processor with the memory that is free now."""
    import torch

    if torch.cuda.is_available():
        return Device(Place.GPU, torch.cuda.mem_get_info()[0], torch.cuda.is_bf16_supported())
    import psutil

    return Device(Place.CPU, psutil.virtual_memory().available)


def fit(checkpoint: Checkpoint, device: Device, *, four_bit: bool) -> Fit:
    """How the model fits; on the processor in 32 bits, which it computes fastest, or in 16 where memory is short.

    A GPU with too little memory for 16 bits takes 4 bits where bitsandbytes is there. Raises Unavailable.
    """
    if four_bit:
        return _in_four_bits(checkpoint, device)
    half = "bfloat16" if device.computes_bfloat16 else "float16"
    for dtype in ("float32", half) if device.place is Place.CPU else (half,):
        if _needed_bytes(checkpoint, dtype) <= device.free_bytes:
            return Fit(device.place, dtype)
    if device.place is Place.GPU and _has_four_bit_library():
        return _in_four_bits(checkpoint, device)
    raise _too_little(checkpoint, device, half)


def _in_four_bits(checkpoint: Checkpoint, device: Device) -> Fit:
    if device.place is not Place.GPU:
        raise Unavailable(
            "4-bit weights need an NVIDIA GPU, and none was found.",
            field=MODEL_FIELD,
            hint="Unset SPOTTER_MODEL_FOUR_BIT, or choose a smaller model.",
            kind="four_bit_gpu",
        )
    if not _has_four_bit_library():
        raise Unavailable(
            "4-bit weights need the packages bitsandbytes and accelerate.",
            field=MODEL_FIELD,
            hint="Run `pip install -r requirements-local.txt`.",
            kind="four_bit_library",
        )
    if _needed_bytes(checkpoint, "four_bit") > device.free_bytes:
        raise _too_little(checkpoint, device, "four_bit")
    return Fit(Place.GPU, "bfloat16" if device.computes_bfloat16 else "float16", four_bit=True)


def _has_four_bit_library() -> bool:
    return all(importlib.util.find_spec(name) for name in ("bitsandbytes", "accelerate"))


def _needed_bytes(checkpoint: Checkpoint, stored: str) -> int:
    return round(checkpoint.parameters * _BYTES_PER_WEIGHT[stored] * _WORKING_SHARE)


def _too_little(checkpoint: Checkpoint, device: Device, stored: str) -> Unavailable:
    needed, free = _needed_bytes(checkpoint, stored) / _GIB, device.free_bytes / _GIB
    where = "GPU" if device.place is Place.GPU else "machine"
    return Unavailable(
        f"The model needs about {needed:.1f} GiB of memory, and the {where} has {free:.1f} GiB free.",
        field=MODEL_FIELD,
        hint="Close other programs, or set SPOTTER_MODEL_NAME to a smaller model.",
        kind="memory",
        needed=f"{needed:.1f}",
        free=f"{free:.1f}",
    )
