"""The command lines that LMDeploy gets; a test lets LMDeploy's own parser read every one of them."""

from __future__ import annotations

from pathlib import Path

from serving.lmdeploy.memory import AWQ_GROUP
from serving.lmdeploy.options import Listening, ProxyOptions, QuantizeOptions, StartOptions
from serving.lmdeploy.shapes import Engine

_NO_MEDIA_HOST = "media.invalid"
"""A name that no host can have (RFC 6761): pictures come with the request, and the server fetches none."""
_FULL_PRECISION = 16


def quantize_command(model: Path, target: Path, options: QuantizeOptions, remote_code: bool) -> list[str]:
    """`lmdeploy lite auto_awq …` without the first word."""
    command = ["lite", "auto_awq", str(model), "--work-dir", str(target)]
    command += ["--w-bits", "4", "--w-group-size", str(AWQ_GROUP), "--device", options.device]
    command += ["--calib-samples", str(options.samples), "--calib-seqlen", str(options.sample_tokens)]
    command += ["--batch-size", str(options.batch_size), "--dtype", "float16"]
    if options.search_scale:
        command.append("--search-scale")
    return command + (["--trust-remote-code"] if remote_code else [])


def start_command(model: Path, options: StartOptions) -> list[str]:
    """`lmdeploy serve api_server …` without the first word; holds the API key, so it is never given to a shell."""
    command = ["serve", "api_server", str(model), "--backend", options.engine.value]
    command += ["--model-name", options.model_name, "--tool-call-parser", options.tool_parser]
    command += ["--session-len", str(options.session_tokens), "--cache-max-entry-count", str(options.cache_share)]
    command += ["--vision-max-batch-size", str(options.vision_batch), "--tp", str(options.gpus)]
    command += ["--quant-policy", str(0 if options.kv_bits == _FULL_PRECISION else options.kv_bits)]
    if options.weight_bits != _FULL_PRECISION:
        command += ["--model-format", "awq"]
    if options.engine is Engine.TURBOMIND and options.weight_bits == _FULL_PRECISION:
        command += ["--model-format", "hf"]
    command += ["--enable-abort-handling", "--allowed-media-domains", _NO_MEDIA_HOST]
    command += ["--disable-fastapi-docs", "--log-level", "INFO", "--max-log-len", "0"]
    if options.remote_code:
        command.append("--trust-remote-code")
    return command + _listening(options.listening)


def proxy_command(options: ProxyOptions) -> list[str]:
    """`lmdeploy serve proxy …` without the first word."""
    command = ["serve", "proxy", "--routing-strategy", options.routing, "--disable-cache-status"]
    return [*command, "--log-level", "WARNING", *_listening(options.listening)]


def _listening(listening: Listening) -> list[str]:
    command = ["--server-name", listening.host, "--server-port", str(listening.port)]
    if listening.tls:
        command.append("--ssl")
    if listening.api_key:
        command += ["--api-keys", listening.api_key.get_secret_value()]
    return command
