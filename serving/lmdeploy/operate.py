"""The four things that an operator does, each with its preflight; what is said to the operator is printed here."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from domain.errors import InvalidInput, NotFound, SpotterError
from domain.network import refuse_address
from serving.lmdeploy.chat_template import family_of, prepare_copy
from serving.lmdeploy.checkpoint import open_checkpoint
from serving.lmdeploy.commands import proxy_command, quantize_command, start_command
from serving.lmdeploy.gpus import gpus
from serving.lmdeploy.launch import run_proxy, run_server
from serving.lmdeploy.memory import GIB, PRECISIONS
from serving.lmdeploy.options import Listening, ProxyOptions, QuantizeOptions, StartOptions, Tls
from serving.lmdeploy.preflight import Host, host_problems, memory_need, model_problems, quantize_problems
from serving.lmdeploy.quantize import quantize
from serving.lmdeploy.shapes import ModelShape, known_sizes

_HIDDEN = "***"


def say(line: str) -> None:
    """One line for the operator."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def read_key(file: Path) -> str:
    """The API key in a file; raises InvalidInput where there is none."""
    try:
        key = file.read_text("utf-8").strip()
    except OSError as error:
        raise InvalidInput(f"The key file cannot be read: {error}.", field="key_file", hint="Name another.") from error
    if not key:
        raise InvalidInput(f"{file} holds no key.", field="key_file", hint="Write the key into it, in one line.")
    return key


def listening(host: str, port: int, key: SecretStr | None, certificate: Path | None, own: Path | None) -> Listening:
    """Where to listen; raises InvalidInput where nothing may or can listen there."""
    if (certificate is None) != (own is None):
        raise InvalidInput(
            "TLS needs a certificate and its key.",
            field="certificate",
            hint="Give --certificate and --certificate-key.",
        )
    tls = Tls(certificate=certificate, key=own) if certificate and own else None
    for file in (tls.certificate, tls.key) if tls else ():
        if not file.is_file():
            raise InvalidInput(f"{file} is not there.", field="certificate", hint="Name the PEM file.")
    if problem := refuse_address(host, port, has_key=key is not None):
        raise InvalidInput(problem.replace("SPOTTER_API_KEY", "SPOTTER_MODEL_API_KEY"), field="host")
    return Listening(host=host, port=port, api_key=key, tls=tls)


def quantize_model(
    model: str, work_dir: Path | None, options: Mapping[str, Any], conversations: Path | None, *, dry_run: bool
) -> bool:
    """Quantize after a preflight; True where something speaks against it."""
    wanted = QuantizeOptions(**options)
    checkpoint = open_checkpoint(model)
    target = work_dir or checkpoint.folder.with_name(f"{checkpoint.folder.name}-4bit")
    problems = list(quantize_problems(checkpoint, Host(gpus()) if wanted.device == "cuda" else None))
    if target.exists() and any(target.iterdir()):
        problems.append(InvalidInput(f"{target} is not empty.", field="work_dir", hint="Name another with --work-dir."))
    if dry_run:
        _show(quantize_command(checkpoint.folder, target, wanted, checkpoint.has_remote_code))
    if _tell(problems) or dry_run:
        return bool(problems)
    quantize(checkpoint, target, wanted, conversations)
    say(f"The 4-bit model is in {target}. Serve it with: python -m serving start {target}")
    return False


def start_server(model: str, options: Mapping[str, Any], work_dir: Path, family: str | None, *, dry_run: bool) -> bool:
    """Serve a copy in `work_dir` after a preflight; True where something speaks against it."""
    wanted = StartOptions(**options)
    try:
        checkpoint = open_checkpoint(model)
    except NotFound as missing:
        if dry_run and (size := known_sizes().get(model.upper())):  # whether it is worth the download
            return _tell([missing, *_on_this_host(size, wanted)])
        raise
    wanted = wanted.model_copy(update={"remote_code": checkpoint.has_remote_code})
    family = family or family_of(checkpoint.config)
    if dry_run:
        _show(start_command(work_dir, wanted))
    problems = [*model_problems(checkpoint, wanted), *_on_this_host(checkpoint.shape, wanted)]
    if _tell(problems) or dry_run:
        return bool(problems)
    copy = prepare_copy(checkpoint, work_dir, family)
    say(f"Serving {checkpoint.folder} from its copy {copy} (chat format {family}).")
    run_server(copy, wanted, say)
    return False


def start_proxy(options: Mapping[str, Any], *, dry_run: bool) -> None:
    """Serve one address before several servers."""
    wanted = ProxyOptions(**options)
    for node in wanted.nodes:
        if not node.startswith(("http://", "https://")):
            raise InvalidInput(f"{node!r} is no address.", field="node", hint="Write it as http://host:23333.")
    wanted = wanted.model_copy(update={"nodes": tuple(node.rstrip("/").removesuffix("/v1") for node in wanted.nodes)})
    if dry_run:
        _show(proxy_command(wanted))
    else:
        run_proxy(wanted)


def check_server(url: str, key: SecretStr | None, certificate: Path | None) -> bool:
    """Print what a running server does; True where it fails at something."""
    from serving.lmdeploy.probes import Server, Verdict, check

    if certificate is not None and not certificate.is_file():
        raise InvalidInput(f"{certificate} is not there.", field="certificate", hint="Name the PEM file.")
    server = Server(url, key.get_secret_value() if key else None, certificate)
    try:
        findings = check(server)
    finally:
        server.close()
    for finding in findings:
        say(f"{finding.verdict:<4} {finding.name}: {finding.words}")
    return any(finding.verdict is Verdict.FAIL for finding in findings)


def _tell(problems: Iterable[SpotterError]) -> bool:
    """Print each problem with its remedy; whether there was one."""
    told = False
    for problem in problems:
        say(f"FAIL {problem.message} {problem.hint or ''}".strip())
        told = True
    return told


def _show(command: list[str]) -> None:
    shown = [_HIDDEN if before == "--api-keys" else word for before, word in zip(["", *command], command, strict=False)]
    say("lmdeploy " + shlex.join(shown))


def _on_this_host(shape: ModelShape, options: StartOptions) -> list[SpotterError]:
    """What the machine cannot do; says before what every precision needs."""
    try:
        found = gpus()
    except SpotterError as error:
        found, problems = [], [error]
    else:
        problems = list(host_problems(shape, options, Host(found)))
    _show_needs(shape, options, min((gpu.free for gpu in found[: options.gpus]), default=None))
    return problems


def _show_needs(shape: ModelShape, options: StartOptions, free: int | None) -> None:
    say(f"{shape.name}, {options.session_tokens:,} tokens a session, on each of {options.gpus} GPU(s):")
    for precision in PRECISIONS:
        update = {"weight_bits": precision.weight_bits, "kv_bits": precision.kv_bits}
        need = memory_need(shape, options.model_copy(update=update))
        held = "" if free is None else f", holds {need.cached_tokens(free) // options.session_tokens} full sessions"
        say(
            f"  weights {precision.weight_bits:>2} bits, KV {precision.kv_bits:>2} bits: weights "
            f"{need.weights / GIB:.1f} GiB, {need.kv_per_token / 1024:.1f} KiB a token, "
            f"{need.least / GIB:.1f} GiB needed{held}"
        )
