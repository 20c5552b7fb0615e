"""What has to be true before anything heavy starts: each thing that is not is one sentence with its remedy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.errors import InvalidInput, SpotterError, Unavailable
from serving.lmdeploy.checkpoint import Checkpoint
from serving.lmdeploy.gpus import Gpu
from serving.lmdeploy.memory import AWQ_GROUP, GIB, MemoryNeed, Precision, need, weight_bytes
from serving.lmdeploy.options import StartOptions
from serving.lmdeploy.shapes import Engine, ModelShape

LEAST_DRIVER = 580
"""The wheel of torch 2.12.1 brings CUDA 13.0, which needs driver 580 (NVIDIA, CUDA 13.0 release notes, table 3)."""
LEAST_COMPUTE = 7.0
"""Volta: the first that LMDeploy's 4-bit weights and quantized caches run on (docs/en/quantization/kv_quant.md)."""
KV_HEAD_DIM = 128
"""The head size that TurboMind's quantized KV cache is built for."""
_PLAIN_BITS = 16
_HF_ARCHITECTURE = "InternVLForConditionalGeneration"


@dataclass(frozen=True)
class Host:
    """The GPUs that a server may use."""

    gpus: Sequence[Gpu]


def model_problems(checkpoint: Checkpoint, options: StartOptions) -> Iterator[SpotterError]:
    """What speaks against serving this folder with these options, whatever the machine."""
    yield from file_problems(checkpoint)
    shape = checkpoint.shape
    if options.engine is Engine.TURBOMIND and shape.engine is Engine.PYTORCH:
        yield InvalidInput(
            f"TurboMind does not know the language model {shape.language.architecture} of {shape.name}.",
            field="engine",
            hint="Serve it with --engine pytorch --weights 16.",
        )
    yield from _precision_problems(checkpoint, options)
    context = shape.language.context
    if context is not None and options.session_tokens > context:
        yield InvalidInput(
            f"{shape.name} holds {context:,} tokens, fewer than a session of {options.session_tokens:,}.",
            field="session_tokens",
            hint=f"Choose --session-tokens {context} or less.",
        )


def _precision_problems(checkpoint: Checkpoint, options: StartOptions) -> Iterator[SpotterError]:
    shape, found = checkpoint.shape, checkpoint.weight_bits
    if options.weight_bits != _PLAIN_BITS and options.engine is Engine.PYTORCH:
        yield InvalidInput(
            "LMDeploy's PyTorch engine has no 4-bit weights for InternVL2.",
            field="weights",
            hint="Add --weights 16, or use TurboMind.",
        )
    if options.weight_bits != found:
        other = "python -m serving quantize makes one" if found == _PLAIN_BITS else f"choose --weights {found}"
        yield InvalidInput(
            f"{checkpoint.folder.name} holds {found}-bit weights, and {options.weight_bits}-bit ones were asked for.",
            field="weights",
            hint=f"Name a folder with {options.weight_bits}-bit weights ({other}).",
        )
    group = (checkpoint.quantization or {}).get("group_size", AWQ_GROUP)
    if group != AWQ_GROUP:
        yield InvalidInput(
            f"{checkpoint.folder.name} is quantized in groups of {group}, and TurboMind reads groups of {AWQ_GROUP}.",
            field="model",
            hint="Quantize it again with python -m serving quantize.",
        )
    head_dim = shape.language.head_dim
    if options.kv_bits != _PLAIN_BITS and options.engine is Engine.TURBOMIND and head_dim != KV_HEAD_DIM:
        yield InvalidInput(
            f"The heads of {shape.name} are {head_dim} wide, and TurboMind quantizes the KV cache of heads of "
            f"{KV_HEAD_DIM} only.",
            field="kv_bits",
            hint="Add --kv-bits 16.",
        )


def quantize_problems(checkpoint: Checkpoint, host: Host | None) -> Iterator[SpotterError]:
    """What speaks against quantizing this folder; without a host it is done on the CPU."""
    yield from file_problems(checkpoint)
    if checkpoint.weight_bits != _PLAIN_BITS:
        yield InvalidInput(
            f"{checkpoint.folder.name} is quantized already.",
            field="model",
            hint="Name the folder with 16-bit weights.",
        )
    if checkpoint.architecture == _HF_ARCHITECTURE:
        yield InvalidInput(
            "LMDeploy 0.18 cannot quantize the converted (-hf) layout of InternVL.",
            field="model",
            hint="Name a download of the original repository, such as OpenGVLab/InternVL2-8B.",
        )
    if checkpoint.shape.engine is Engine.PYTORCH:
        yield InvalidInput(
            f"4-bit weights of {checkpoint.shape.name} could not be served: TurboMind does not know its decoder.",
            field="model",
            hint="Serve it at 16 bits with --engine pytorch, or choose another size.",
        )
    if host is not None:
        yield from _gpu_problems(host.gpus, 1)
        yield from _room_problem(
            host.gpus[:1], _quantizing_bytes(checkpoint.shape), f"quantize {checkpoint.shape.name}"
        )


def _quantizing_bytes(shape: ModelShape) -> int:
    """LMDeploy moves one decoder layer at a time to the GPU, beside the embedding (lite/apis/calibrate.py)."""
    language = shape.language
    return weight_bytes(shape, _PLAIN_BITS) // language.layers * 2 + 2 * language.vocabulary * language.hidden + 2 * GIB


def file_problems(checkpoint: Checkpoint) -> Iterator[SpotterError]:
    """Files of the model that are not there."""
    if missing := checkpoint.missing_files():
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        yield Unavailable(
            f"{checkpoint.folder} lacks {', '.join(missing[:3])}{more}.",
            field="model",
            hint="Download the folder again (with git: git lfs pull).",
        )


def host_problems(shape: ModelShape, options: StartOptions, host: Host) -> Iterator[SpotterError]:
    """What the GPUs of this machine cannot do."""
    yield from _gpu_problems(host.gpus, options.gpus)
    wanted = memory_need(shape, options)
    doing = f"serve {shape.name} with {options.weight_bits}-bit weights and a {options.kv_bits}-bit KV cache"
    yield from _room_problem(host.gpus[: options.gpus], wanted.least, doing)


def memory_need(shape: ModelShape, options: StartOptions) -> MemoryNeed:
    """What each GPU has to hold with these options."""
    precision = Precision(options.weight_bits, options.kv_bits)
    return need(shape, precision, options.session_tokens, options.cache_share, options.gpus)


def _gpu_problems(gpus: Sequence[Gpu], wanted: int) -> Iterator[SpotterError]:
    if len(gpus) < wanted:
        yield Unavailable(
            f"{wanted} GPUs were asked for, and this machine has {len(gpus)}.",
            field="gpus",
            hint=f"Choose --gpus {max(1, len(gpus))}.",
        )
    for gpu in gpus[:wanted]:
        if int(gpu.driver.split(".")[0]) < LEAST_DRIVER:
            yield Unavailable(
                f"The NVIDIA driver {gpu.driver} is older than {LEAST_DRIVER}, which CUDA 13 needs.",
                hint=f"Install driver {LEAST_DRIVER} or later.",
            )
        if gpu.compute < LEAST_COMPUTE:
            yield Unavailable(
                f"{gpu.name} has compute capability {gpu.compute}, below the {LEAST_COMPUTE} that LMDeploy needs.",
                hint="Use a GPU of the Volta generation or later (V100, T4, RTX 20 and newer).",
            )


def _room_problem(gpus: Sequence[Gpu], least: int, doing: str) -> Iterator[SpotterError]:
    for gpu in gpus:
        if gpu.free < least:
            yield Unavailable(
                f"To {doing} takes {least / GIB:.1f} GiB, and {gpu.free / GIB:.1f} GiB of GPU {gpu.index} are free.",
                hint="Free the GPU, split the model with --gpus, or choose a smaller size, fewer bits or tokens.",
            )
