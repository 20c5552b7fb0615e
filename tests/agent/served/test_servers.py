"""The kinds of servers: told apart by what they say of themselves, and each asked only for what it can do."""

from __future__ import annotations

import json
from contextlib import aclosing

import pytest

from agent.cores.served.client import ChatClient, Endpoint
from agent.cores.served.core import ServedCore
from agent.cores.served.faults import ServerFault
from agent.cores.served.model import ModelWish, described, introduce
from agent.cores.served.servers import abilities_of, kinds
from agent.messages import ToolCall
from domain.errors import UnknownName
from tests.agent.served.parts import QUICK, asked, core_over
from tests.served_server import DONE, MODEL, Reply, ServedServer, called, calling, chunk, plain, refused, said

LIFT = {"load": 100, "reps": 5}


async def calls_of(server: ServedServer, wish: ModelWish | None = None) -> list[ToolCall]:
    core = core_over(server.url, wish)
    async with aclosing(core.stream(asked("100 x 5"))) as stream:
        return [piece async for piece in stream if isinstance(piece, ToolCall)]


@pytest.mark.parametrize(
    ("kind", "tokens"), [("lmdeploy", 8192), ("vllm", 16384), ("llama_cpp", 4096), ("ollama", 4096), ("unknown", 8192)]
)
async def test_a_server_is_known_by_its_list_of_models(kind: str, tokens: int) -> None:
    """And its window is the one that it names, where it names one."""
    with ServedServer(kind) as server:
        model = await introduce(ChatClient(Endpoint(server.url, None, QUICK)), ModelWish())
    assert (model.name, model.session_tokens) == (MODEL, tokens)
    assert model.kind == ("other" if kind == "unknown" else kind)


async def test_the_settings_go_before_what_the_server_says(server: ServedServer) -> None:
    """Name, kind and window."""
    wish = ModelWish("mine", "vllm", 5000)
    model = await introduce(ChatClient(Endpoint(server.url, None, QUICK)), wish)
    assert (model.name, model.kind, model.session_tokens) == ("mine", "vllm", 5000)


async def test_a_proxy_without_a_list_is_taken_at_its_word(server: ServedServer) -> None:
    """If the settings name the model; otherwise one sentence says which setting to set."""
    server.models = refused(404)
    client = ChatClient(Endpoint(server.url, None, QUICK))
    assert (await introduce(client, ModelWish("mine"))).name == "mine"
    with pytest.raises(ServerFault):
        await introduce(client, ModelWish())
    with pytest.raises(ServerFault, match="names no model"):
        described([], ModelWish())


@pytest.mark.parametrize(
    ("reply", "kind"), [(refused(401), "key"), (plain("<html>"), "address"), (plain("[]"), "address")]
)
async def test_a_list_that_cannot_be_had_is_said(server: ServedServer, reply: Reply, kind: str) -> None:
    """A wrong key, a web page."""
    server.models = reply
    with pytest.raises(ServerFault) as fault:
        await introduce(ChatClient(Endpoint(server.url, None, QUICK)), ModelWish())
    assert fault.value.params["kind"] == kind


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    """SPOTTER_MODEL_SERVER may be misspelt."""
    with pytest.raises(UnknownName) as error:
        abilities_of("llamacpp")
    assert "llama_cpp" in str(error.value.hint)


def test_the_kinds_are_described_soundly() -> None:
    """Details go from coarse to fine, and no owner belongs to two kinds."""
    owners = [owner for abilities in kinds().values() for owner in abilities.owned_by]
    assert len(owners) == len(set(owners))
    for abilities in kinds().values():
        assert list(abilities.details.values()) == sorted(abilities.details.values())


async def test_lmdeploy_keeps_the_tags_of_the_protocol(server: ServedServer) -> None:
    """They are special tokens; the end of a message stops it."""
    server.will(said("hi"))
    await calls_of(server)
    body = server.chats[0].body
    assert body["skip_special_tokens"] is False
    assert body["stop"] == ["<|im_end|>"]


async def test_ollama_is_never_asked_to_choose_tools() -> None:
    """It ignores tool_choice, "none" included: where no tool may be called, none is sent."""
    with ServedServer("ollama") as server:
        broken = called("one_rep_max", '{"load": ')
        server.will(broken, said("no"), said("still no"), said("Sorry."))
        await calls_of(server)
        bodies = [chat.body for chat in server.chats]
    assert not any("tool_choice" in body for body in bodies)
    assert ["tools" in body for body in bodies] == [True, False, False, False]


async def test_ollama_sends_its_calls_whole() -> None:
    """Without fragments, and all at index 0."""
    with ServedServer("ollama") as server:
        both = [
            {"index": 0, "id": f"call-{load}", "function": {"name": "one_rep_max", "arguments": json.dumps(arguments)}}
            for load, arguments in ((100, LIFT), (60, {"load": 60, "reps": 3}))
        ]
        server.will(Reply((chunk({"tool_calls": both[:1]}), chunk({"tool_calls": both[1:]}), DONE)))
        assert [call.arguments["load"] for call in await calls_of(server)] == [100, 60]


async def test_llama_cpp_is_told_that_several_calls_are_welcome() -> None:
    """They are off there until they are asked for."""
    with ServedServer("llama_cpp") as server:
        server.will(calling([("one_rep_max", LIFT), ("one_rep_max", {"load": 60, "reps": 3})], pieces=0))
        assert len(await calls_of(server)) == 2
        assert server.chats[0].body["parallel_tool_calls"] is True


async def test_a_server_without_schemas_is_made_to_call() -> None:
    """tool_choice "required", with the one tool that was meant."""
    with ServedServer("unknown") as server:
        server.will(called("one_rep_max", '{"load": '), called("one_rep_max", LIFT))
        assert [call.arguments for call in await calls_of(server)] == [LIFT]
        repair = server.chats[1].body
    assert repair["tool_choice"] == "required"
    assert [tool["function"]["name"] for tool in repair["tools"]] == ["one_rep_max"]
    assert "response_format" not in repair


async def test_vllm_gets_no_field_that_only_others_know() -> None:
    """It refuses none, but a picture's detail is not supported there."""
    with ServedServer("vllm") as server:
        server.will(said("hi"))
        await calls_of(server)
        assert "skip_special_tokens" not in json.dumps(server.chats[0].body)


async def test_a_server_that_serves_another_model_by_now_is_asked_what_it_serves(server: ServedServer) -> None:
    """It was started anew: the next message goes to the model that there is."""
    core = core_over(server.url)
    server.will(said("hi"), refused(404, "no such model"), said("hello"))
    await _words(core)
    with pytest.raises(ServerFault):
        await _words(core)
    server.models = plain({"data": [{"id": "another", "owned_by": "vllm"}]})
    await _words(core)
    assert [chat.body["model"] for chat in server.chats] == [MODEL, MODEL, "another"]


async def _words(core: ServedCore) -> list[object]:
    async with aclosing(core.stream(asked("hi"))) as stream:
        return [piece async for piece in stream]
