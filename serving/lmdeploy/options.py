"""What an operator chooses, checked before anything starts."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from serving.lmdeploy.shapes import Engine

MODEL_PORT = 23333
PROXY_PORT = 8000
MODEL_NAME = "internvl2"
Routing = Literal["random", "min_expected_latency", "min_observed_latency"]


class _Options(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Tls(_Options):
    """Files of the certificate and its key."""

    certificate: Path
    key: Path


class QuantizeOptions(_Options):
    """AWQ with 4-bit weights in groups of 128; `samples` of 0 needs no data."""

    samples: int = Field(0, ge=0, le=1024)
    sample_tokens: int = Field(2048, ge=128, le=8192)
    batch_size: int = Field(1, ge=1, le=32)
    device: Literal["cuda", "cpu"] = "cuda"
    search_scale: bool = False


class Listening(_Options):
    """Where a server listens, and who may call."""

    host: str = "127.0.0.1"
    port: int = Field(MODEL_PORT, ge=1, le=65535)
    api_key: SecretStr | None = None
    tls: Tls | None = None


class StartOptions(_Options):
    """One model server."""

    listening: Listening = Listening()
    model_name: str = MODEL_NAME
    engine: Engine = Engine.TURBOMIND
    weight_bits: Literal[4, 16] = 4
    kv_bits: Literal[4, 8, 16] = 8
    session_tokens: int = Field(8192, ge=1024, le=131072)
    cache_share: float = Field(0.4, gt=0, lt=1)
    vision_batch: int = Field(4, ge=1, le=64)
    gpus: Literal[1, 2, 4, 8] = 1
    tool_parser: str = "internlm"
    remote_code: bool = False


class ProxyOptions(_Options):
    """One address before several model servers."""

    listening: Listening = Listening(port=PROXY_PORT)
    nodes: tuple[str, ...]
    routing: Routing = "min_expected_latency"
