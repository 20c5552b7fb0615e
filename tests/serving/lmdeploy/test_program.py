"""`python -m serving` as an operator types it, on a machine without a GPU and without LMDeploy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from serving.lmdeploy.chat_template import template
from tests.served_server import ServedServer, called, said, whole
from tests.serving.lmdeploy.folders import AWQ, model_folder
from tests.serving.lmdeploy.test_preflight import language

ROOT = Path(__file__).parents[3]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key != "SPOTTER_MODEL_API_KEY"}
    return subprocess.run(
        [sys.executable, "-m", "serving", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**kept, "HF_HUB_OFFLINE": "1", **environment},
        timeout=120,
    )


def test_it_needs_nothing_of_the_app() -> None:
    """The GPU host's environment has neither the cores nor the tools."""
    code = "import serving.__main__, sys; print(sorted({'bootstrap','agent','tools','torch','lmdeploy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_a_dry_run_says_what_each_precision_needs_and_what_would_be_run(tmp_path: Path) -> None:
    """And what speaks against it here; the key is never shown."""
    model_folder(tmp_path / "awq", language() | {"quantization_config": AWQ})
    done = run(
        "start",
        str(tmp_path / "awq"),
        "--dry-run",
        "--host",
        "0.0.0.0",
        PATH="/nowhere",
        SPOTTER_MODEL_API_KEY="sesame",
    )
    assert done.returncode == 1
    assert done.stdout.count("GiB needed") == 4
    assert "--quant-policy 8" in done.stdout
    assert "FAIL This machine has no NVIDIA driver" in done.stdout
    assert "sesame" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_size_can_be_weighed_before_it_is_downloaded(tmp_path: Path) -> None:
    """The table of sizes knows its memory."""
    done = run("start", "8b", "--dry-run", PATH="/nowhere", HF_HUB_CACHE=str(tmp_path))
    assert done.returncode == 1
    assert "weights 5.4 GiB, 66.0 KiB a token" in done.stdout
    assert "hf download OpenGVLab/InternVL2-8B" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("start", "MODEL", "--host", "0.0.0.0"), "Set SPOTTER_MODEL_API_KEY to serve other machines"),
        (("start", "MODEL", "--certificate", "cert.pem"), "TLS needs a certificate and its key."),
        (("start", "MODEL", "--weights", "5"), "weight_bits: Input should be 4 or 16."),
        (("start", "MODEL", "--cache-share", "1.5"), "cache_share: Input should be less than 1."),
        (("start", "MODEL", "--key-file", "nowhere"), "The key file cannot be read"),
        (("start", "/nowhere/at/all"), "is neither a folder nor in the Hugging Face cache"),
        (("quantize", "MODEL", "--device", "tpu"), "device: Input should be 'cuda' or 'cpu'."),
        (("proxy", "--node", "gpu1:23333"), "is no address"),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    """On stderr, with exit code 1, before anything is written or started."""
    model_folder(tmp_path / "model")
    done = run(*(str(tmp_path / "model") if word == "MODEL" else word for word in arguments))
    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_lmdeploy_it_says_what_to_install(tmp_path: Path) -> None:
    """In an environment of its own."""
    model_folder(tmp_path / "model")
    done = run("quantize", str(tmp_path / "model"), "--work-dir", str(tmp_path / "out"), "--device", "cpu")
    if "LMDeploy" in done.stderr:
        assert "pip install -r requirements-serving.txt" in done.stderr
    assert done.returncode == 1


def test_the_template_is_printed_for_other_servers() -> None:
    """As it is, to be put into a file; a family that there is not is one sentence with those there are."""
    done = run("template", "internvl2_5")
    assert done.stdout.rstrip("\n") == template("internvl2_5")
    wrong = run("template", "internvl9")
    assert wrong.returncode == 1
    assert "internvl2, internvl2_5, phi3" in wrong.stderr


def test_the_check_of_a_server_that_does_everything() -> None:
    """Where the server says nothing of its engine, that is said and is no failure."""
    with ServedServer() as server:
        server.will(whole_call(), whole("Red"))
        done = run("check", "--url", server.url)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["ok", "?", "?", "ok", "ok"]
    assert 'called find_exercises with {"query": "squat"}' in done.stdout


def whole_call() -> object:
    """A call that is not streamed."""
    function = {"name": "find_exercises", "arguments": json.dumps({"query": "squat"})}
    from tests.served_server import plain

    message = {
        "role": "assistant",
        "content": None,
        "tool_calls": [{"id": "1", "type": "function", "function": function}],
    }
    return plain({"choices": [{"index": 0, "message": message, "finish_reason": "tool_calls"}]})


def test_the_check_of_a_server_that_is_not_there() -> None:
    """One line and exit code 1."""
    done = run("check", "--url", "http://127.0.0.1:9")
    assert done.returncode == 1
    assert done.stdout.startswith("FAIL server: http://127.0.0.1:9 does not answer")
    assert done.stdout.count("\n") == 1


def test_streamed_answers_are_no_chat_completions() -> None:
    """A server that answers something else fails the probes, one line each, without a traceback."""
    with ServedServer() as server:
        server.will(said("Hello."), called("find_exercises", {"query": "squat"}))
        done = run("check", "--url", server.url)
    assert done.returncode == 1
    assert done.stdout.count("the probe failed") == 2
    assert "Traceback" not in done.stderr
