"""LMDeploy's own argument parser accepts every command line that we build, and reads it as we mean it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest
from pydantic import SecretStr

from serving.lmdeploy.commands import proxy_command, quantize_command, start_command
from serving.lmdeploy.options import Listening, ProxyOptions, QuantizeOptions, StartOptions, Tls
from serving.lmdeploy.shapes import Engine

pytestmark = pytest.mark.filterwarnings("ignore")
MODEL = Path("/models/InternVL2-8B")
TLS = Tls(certificate=Path("/tls/cert.pem"), key=Path("/tls/key.pem"))


@pytest.fixture(scope="module")
def parse() -> object:
    from lmdeploy.cli.cli import CLI
    from lmdeploy.cli.lite import SubCliLite
    from lmdeploy.cli.serve import SubCliServe

    SubCliServe.add_parsers()
    SubCliLite.add_parsers()
    return CLI.parser.parse_args


def test_a_server_with_everything(parse: object) -> None:
    """4-bit weights, an 8-bit cache, a key, TLS and two GPUs."""
    listening = Listening(host="0.0.0.0", port=24000, api_key=SecretStr("k"), tls=TLS)
    options = StartOptions(listening=listening, gpus=2, session_tokens=4096, vision_batch=8, remote_code=True)
    read: Namespace = parse(start_command(MODEL, options))
    assert (read.model_path, read.backend, read.model_format, read.quant_policy) == (str(MODEL), "turbomind", "awq", 8)
    assert (read.session_len, read.cache_max_entry_count, read.vision_max_batch_size, read.tp) == (4096, 0.4, 8, 2)
    assert (read.tool_call_parser, read.api_keys, read.ssl, read.trust_remote_code) == ("internlm", ["k"], True, True)
    assert (read.server_name, read.server_port, read.model_name) == ("0.0.0.0", 24000, "internvl2")
    assert read.enable_abort_handling
    assert read.allowed_media_domains == ["media.invalid"]


@pytest.mark.parametrize(("bits", "policy"), [(16, 0), (8, 8), (4, 4)])
def test_the_policies_of_the_cache(parse: object, bits: int, policy: int) -> None:
    """16 bits is LMDeploy's 0."""
    assert parse(start_command(MODEL, StartOptions(kv_bits=bits))).quant_policy == policy


def test_the_pytorch_engine_with_plain_weights(parse: object) -> None:
    """No format is named, so that LMDeploy reads the checkpoint as it is."""
    options = StartOptions(engine=Engine.PYTORCH, weight_bits=16, kv_bits=16)
    read = parse(start_command(MODEL, options))
    assert (read.backend, read.model_format, read.api_keys, read.ssl) == ("pytorch", None, None, False)


def test_the_tool_parser_exists() -> None:
    """The name that we give is one of LMDeploy's."""
    from lmdeploy.serve.parsers.tool_parser import ToolParserManager

    assert StartOptions().tool_parser in ToolParserManager.module_dict


def test_a_proxy(parse: object) -> None:
    """With a key and TLS, and without LMDeploy's file of servers in its own package."""
    options = ProxyOptions(
        listening=Listening(port=8000, api_key=SecretStr("k"), tls=TLS), nodes=("http://a",), routing="random"
    )
    read = parse(proxy_command(options))
    assert (read.server_port, read.routing_strategy, read.api_keys, read.ssl) == (8000, "random", ["k"], True)
    assert read.disable_cache_status


@pytest.mark.parametrize("samples", [0, 128])
def test_quantizing(parse: object, samples: int) -> None:
    """Four bits in groups of 128, on the device that was asked for."""
    options = QuantizeOptions(samples=samples, device="cpu", search_scale=True, batch_size=2)
    read = parse(quantize_command(MODEL, Path("/out"), options, remote_code=True))
    assert (read.model, read.work_dir, read.w_bits, read.w_group_size) == (str(MODEL), "/out", 4, 128)
    assert (read.calib_samples, read.calib_seqlen, read.batch_size, read.device) == (samples, 2048, 2, "cpu")
    assert read.search_scale
    assert read.trust_remote_code
