"""What is llama.cpp's own: eyes, WebP, templates that drop tools, a start without --jinja, keys."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from agent.cores.served.faults import ServerFault
from agent.cores.served.model import ModelWish
from agent.messages import ToolCall
from serving.lmdeploy.probes import Server, Verdict, check
from tests.agent.served.parts import TOOLS, asked
from tests.serving.lmdeploy.installed.running import KEY
from tests.serving.others.asking import core_over, pieces_of, text_of
from tests.serving.others.rote import BEFORE_CALL, IN_WORDS, LIFT
from tests.serving.others.running import llama_cpp, make
from tests.serving.others.test_both_servers import webp


async def test_pictures_reach_a_model_with_eyes(gguf: Path, tmp_path: Path) -> None:
    """It reads no WebP, as which the app keeps pictures: it gets JPEG, and a tile of tokens for it."""
    make("rote_eyes.py", tmp_path / "eyes.gguf")
    (tmp_path / "sent.webp").write_bytes(webp())
    with llama_cpp(gguf, tmp_path, mmproj=str(tmp_path / "eyes.gguf")) as server:
        core = core_over(server)
        picture = asked("hello", images=(str(tmp_path / "sent.webp"),))
        assert text_of(await pieces_of(core, picture)) == IN_WORDS
        listed = httpx.get(f"{server.url}/models", timeout=30).json()["data"][0]
    assert "image" in listed["architecture"]["input_modalities"]


async def test_a_template_that_drops_tools_is_found_and_gone_round(templates: dict[str, Path], tmp_path: Path) -> None:
    """It drops them without a word, as LMDeploy does: the check says so, and a setting sends tools as text."""
    make("rote_gguf.py", tmp_path / "plain.gguf", templates["plain"])
    with llama_cpp(tmp_path / "plain.gguf", tmp_path) as server:
        probed = Server(server.url)
        tools = next(finding for finding in check(probed) if finding.name == "tools")
        probed.close()
        pieces = await pieces_of(core_over(server, ModelWish(kind="lmdeploy_plain")), asked("my maximum?"))
    assert tools.verdict is Verdict.FAIL
    assert "drops the tools" in tools.words
    assert [piece.arguments for piece in pieces if isinstance(piece, ToolCall)] == [LIFT]
    assert text_of(pieces).strip() == BEFORE_CALL


async def test_a_server_that_refuses_tools_is_asked_without(gguf: Path, tmp_path: Path) -> None:
    """Started without --jinja it refuses every request with tools; the turn goes on all the same."""
    with llama_cpp(gguf, tmp_path, use_jinja=False) as server:
        with httpx.Client(base_url=server.url, timeout=60) as plain:
            body = {"messages": [{"role": "user", "content": "hello"}], "tools": TOOLS.openai_tools()}
            refusal = plain.post("/chat/completions", json=body)
        assert (refusal.status_code, "--jinja" in refusal.text) == (500, True)
        assert text_of(await pieces_of(core_over(server), asked("hello")))


async def test_its_key_is_asked_for(gguf: Path, tmp_path: Path) -> None:
    """A wrong one is said as that."""
    with llama_cpp(gguf, tmp_path, api_keys=[KEY]) as server:
        assert text_of(await pieces_of(core_over(server, key=KEY), asked("hello"))) == IN_WORDS
        with pytest.raises(ServerFault) as fault:
            await pieces_of(core_over(server, key="wrong"), asked("hello"))
    assert fault.value.params["kind"] == "key"
