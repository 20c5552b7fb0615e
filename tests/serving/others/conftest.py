"""Tests over other servers' own code: `make test-serving` brings llama.cpp, `make test-vllm` vLLM; else they are skipped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from serving.lmdeploy.chat_template import template
from tests.serving.others.rote import PLAIN_TEMPLATE, template_with_cues
from tests.serving.others.running import HERE, Running, llama_cpp, make, vllm

_PACKAGES = {"llama_cpp": "xllamacpp", "vllm": "vllm"}
_MUST = {"llama_cpp": "SPOTTER_LMDEPLOY_TESTS", "vllm": "SPOTTER_VLLM_TESTS"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is not installed; the make targets set a variable, and then a missing server is a failure."""
    for item in items:
        if HERE not in item.path.parents:
            continue
        over = getattr(item, "callspec", None)
        kind = str(over.params.get("server", "llama_cpp")) if over else "llama_cpp"
        if not find_spec(_PACKAGES[kind]) and not os.environ.get(_MUST[kind]):
            target = "test-serving" if kind == "llama_cpp" else "test-vllm"
            item.add_marker(pytest.mark.skip(reason=f"{_PACKAGES[kind]} is not installed: make {target}"))


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Chat templates with cues: ours that writes tools, and one that drops them."""
    folder = tmp_path_factory.mktemp("templates")
    texts = {
        "plugin": template_with_cues(template("internvl2_5"), renders_tools=True),
        "plain": template_with_cues(PLAIN_TEMPLATE, renders_tools=False),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return {name: folder / name for name in texts}


@pytest.fixture(scope="session")
def gguf(templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model for llama.cpp."""
    file = tmp_path_factory.mktemp("gguf") / "rote.gguf"
    make("rote_gguf.py", file, templates["plugin"])
    return file


@pytest.fixture(scope="session", params=["llama_cpp", "vllm"])
def server(
    request: pytest.FixtureRequest, templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    """Each of the servers, started as the docs say."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "llama_cpp":
        with llama_cpp(request.getfixturevalue("gguf"), folder) as running:
            yield running
    else:
        make("rote_checkpoint.py", folder / "rote", templates["plugin"])
        options = ["--enable-auto-tool-choice", "--tool-call-parser", "internlm"]
        with vllm(folder / "rote", folder, *options) as running:
            yield running
