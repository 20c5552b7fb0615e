"""`python -m serving {quantize,start,proxy,check,template}`: the language model on a GPU host, by LMDeploy."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr, ValidationError

from domain.errors import SpotterError
from domain.settings import Settings
from serving.lmdeploy import operate
from serving.lmdeploy.chat_template import families
from serving.lmdeploy.chat_template import template as chat_template
from serving.lmdeploy.options import MODEL_NAME, MODEL_PORT, PROXY_PORT
from serving.lmdeploy.shapes import Engine

KEY_VARIABLE = "SPOTTER_MODEL_API_KEY"
app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False)

Model = Annotated[str, typer.Argument(help="A size (8B), a folder, or a repository in the Hugging Face cache")]
Family = Annotated[str | None, typer.Option(help="Chat format, where config.json names none that is known")]
KeyFile = Annotated[Path | None, typer.Option(help=f"File with the API key; default: the variable {KEY_VARIABLE}")]
Host = Annotated[str, typer.Option(help="Address to listen on; the default is this machine only")]
Certificate = Annotated[Path | None, typer.Option(help="TLS certificate (PEM)")]
CertificateKey = Annotated[Path | None, typer.Option(help="Key of the TLS certificate (PEM)")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done and what speaks against it")]


@app.command()
def quantize(  # noqa: PLR0913 - each is an option of the command line
    *,
    model: Model,
    work_dir: Annotated[Path | None, typer.Option(help="Where the 4-bit model goes; default: MODEL-4bit")] = None,
    samples: Annotated[int, typer.Option(help="Calibration samples from our conversations; 0 needs no data")] = 0,
    sample_tokens: Annotated[int, typer.Option(help="Tokens of each sample")] = 2048,
    conversations: Annotated[Path | None, typer.Option(help="JSONL of your own instead of ours")] = None,
    device: Annotated[str, typer.Option(help="cuda or cpu")] = "cuda",
    search_scale: Annotated[bool, typer.Option("--search-scale", help="Search for scales: better, slower")] = False,
    dry_run: DryRun = False,
) -> None:
    """Make 4-bit weights (AWQ, groups of 128) of an InternVL2 model."""
    options = {"samples": samples, "sample_tokens": sample_tokens, "device": device, "search_scale": search_scale}
    _run(lambda: operate.quantize_model(model, work_dir, options, conversations, dry_run=dry_run))


@app.command()
def start(  # noqa: PLR0913
    *,
    model: Model,
    weights: Annotated[int, typer.Option(help="Bits of the weights: 4 or 16")] = 4,
    kv_bits: Annotated[int, typer.Option(help="Bits of the KV cache: 4, 8 or 16")] = 8,
    session_tokens: Annotated[int, typer.Option(help="Longest conversation in tokens")] = 8192,
    cache_share: Annotated[float, typer.Option(help="Share of the free GPU memory for the KV cache")] = 0.4,
    vision_batch: Annotated[int, typer.Option(help="Pictures that are read at a time")] = 4,
    gpus: Annotated[int, typer.Option(help="GPUs that the model is split over: 1, 2, 4 or 8")] = 1,
    engine: Annotated[Engine, typer.Option(help="LMDeploy's engine")] = Engine.TURBOMIND,
    tool_parser: Annotated[str, typer.Option(help="LMDeploy's parser of tool calls")] = "internlm",
    model_name: Annotated[str, typer.Option(help="Name by which callers ask for the model")] = MODEL_NAME,
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = MODEL_PORT,
    key_file: KeyFile = None,
    certificate: Certificate = None,
    certificate_key: CertificateKey = None,
    work_dir: Annotated[Path | None, typer.Option(help="Where the copy with the chat template goes")] = None,
    family: Family = None,
    dry_run: DryRun = False,
) -> None:
    """Serve a model with an OpenAI-compatible API, after making sure that it can be served here."""
    options = {
        "weight_bits": weights,
        "kv_bits": kv_bits,
        "session_tokens": session_tokens,
        "cache_share": cache_share,
        "vision_batch": vision_batch,
        "gpus": gpus,
        "engine": engine,
        "tool_parser": tool_parser,
        "model_name": model_name,
    }

    def serve() -> bool:
        listening = operate.listening(host, port, api_key(key_file), certificate, certificate_key)
        copy = work_dir or Settings().data_dir / "serving" / Path(model).name
        return operate.start_server(model, {**options, "listening": listening}, copy, family, dry_run=dry_run)

    _run(serve)


@app.command()
def proxy(  # noqa: PLR0913
    *,
    node: Annotated[list[str], typer.Option(help="Address of a model server; once for each")],
    routing: Annotated[str, typer.Option(help="random, min_expected_latency or min_observed_latency")] = (
        "min_expected_latency"
    ),
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = PROXY_PORT,
    key_file: KeyFile = None,
    certificate: Certificate = None,
    certificate_key: CertificateKey = None,
    dry_run: DryRun = False,
) -> None:
    """Serve one address before several model servers, which all take the same key."""

    def serve() -> bool:
        listening = operate.listening(host, port, api_key(key_file), certificate, certificate_key)
        operate.start_proxy({"listening": listening, "nodes": tuple(node), "routing": routing}, dry_run=dry_run)
        return False

    _run(serve)


@app.command()
def check(
    url: Annotated[str, typer.Option(help="Address of the server")] = f"http://127.0.0.1:{MODEL_PORT}",
    key_file: KeyFile = None,
    certificate: Annotated[Path | None, typer.Option(help="Certificate to trust, if the server made its own")] = None,
) -> None:
    """Ask a running server: which engine, which KV cache, do tools come back as calls, is a picture seen?"""
    _run(lambda: operate.check_server(url, api_key(key_file), certificate))


@app.command()
def template(family: Annotated[str, typer.Argument(help=", ".join(families()))]) -> None:
    """Print the chat template that writes tools, for the --chat-template-file of llama.cpp or the like."""

    def show() -> bool:
        print(chat_template(family))
        return False

    _run(show)


def api_key(file: Path | None) -> SecretStr | None:
    """The key from a file or the environment; never from the command line, which others can read."""
    if file is not None:
        return SecretStr(operate.read_key(file))
    key = os.environ.get(KEY_VARIABLE, "").strip()
    return SecretStr(key) if key else None


def _run(action: Callable[[], bool]) -> None:
    """Do it; an error is one sentence, and True (something failed) an exit code."""
    try:
        failed = action()
    except SpotterError as error:
        sys.exit(f"{error.message} {error.hint or ''}".strip())
    except ValidationError as error:
        first = error.errors()[0]
        sys.exit(f"{first['loc'][-1]}: {first['msg']}.")
    if failed:
        sys.exit(1)


if __name__ == "__main__":
    app()
