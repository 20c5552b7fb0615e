"""Our served core over the real servers of llama.cpp and vLLM: what LMDeploy does, they do too."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import httpx
import pytest

from agent.cores.served.faults import ServerFault
from agent.cores.served.model import ModelWish, introduce
from agent.cores.served.repair import schema_of_call
from agent.cores.served.schemas import brief_tools
from agent.cores.served.servers import abilities_of
from agent.lagent.loop import AgentLoop
from agent.messages import ToolCall
from agent.ports import TextPiece
from agent.seeing.look import LOOK_SCHEMA
from agent.turn import DirectLoop
from eval.serving import connect, measure
from tests.agent.served.parts import asked
from tests.serving.others.asking import client_of, coach_over, core_over, finished, pieces_of, said, send, text_of
from tests.serving.others.rote import BEFORE_CALL, FROM_RESULT, IN_WORDS, LIFT, MENDED, WINDOW
from tests.serving.others.running import Running, llama_cpp, make

_LEAVES_S = 30
_ANSWER_TOKENS = 1024
ONE_ARM = "my maximum with one arm?"
ON_AND_ON = "go on for a long time"


async def test_it_says_what_it_is_and_how_much_it_holds(server: Running) -> None:
    """The kind by the owner of its models, and the window that one conversation has: two share llama.cpp's."""
    model = await introduce(client_of(server), ModelWish())
    assert (model.name, model.kind, model.session_tokens) == ("rote", server.kind, WINDOW)


@pytest.mark.parametrize("loop", [DirectLoop(), AgentLoop()])
async def test_a_whole_turn_with_a_tool(server: Running, loop: DirectLoop | AgentLoop, tmp_path: Path) -> None:
    """Tools, call and result travel through its own template engine and its own parser of calls."""
    coach = coach_over(core_over(server), tmp_path, loop)
    events = await send(coach, "What is my maximum?")
    assert [(result.call.name, result.call.arguments) for result in finished(events)] == [("one_rep_max", LIFT)]
    assert said(events) == BEFORE_CALL + FROM_RESULT
    assert said(await send(coach, "Thanks!")) == IN_WORDS


async def test_a_call_of_a_tool_that_there_is_not_is_mended(server: Running) -> None:
    """llama.cpp ends such an answer with an error, vLLM hands the call on; both then hold the model to the schema."""
    pieces = await pieces_of(core_over(server), asked(ONE_ARM))
    assert [(piece.name, piece.arguments) for piece in pieces if isinstance(piece, ToolCall)] == [
        ("one_rep_max", MENDED)
    ]
    assert "|>" not in text_of(pieces)


async def test_the_text_comes_as_it_is_written(server: Running) -> None:
    """Piece by piece, in letters of three bytes."""
    pieces = await pieces_of(core_over(server), asked("hello", tools=()))
    assert text_of(pieces) == IN_WORDS
    assert len(pieces) > 1


async def test_a_picture_that_it_cannot_take_is_told_in_words(server: Running, tmp_path: Path) -> None:
    """llama.cpp lists beforehand what its model takes, vLLM refuses; the turn goes on, and a look is not made up."""
    path = tmp_path / "sent.webp"
    path.write_bytes(webp())
    core = core_over(server)
    assert text_of(await pieces_of(core, asked("hello", images=(str(path),)))) == IN_WORDS
    with pytest.raises(ServerFault, match="takes no pictures"):
        await pieces_of(core, asked("look", images=(str(path),), tools=(), answer_schema=LOOK_SCHEMA))


async def test_a_prompt_that_is_too_long_is_said_as_that(server: Running) -> None:
    """Where our guess of tokens was too low: its own refusal is understood, and a shorter prompt tried."""
    wish = ModelWish(session_tokens=200_000)
    with pytest.raises(ServerFault) as fault:
        await pieces_of(core_over(server, wish), asked("long " * 20_000, tools=()))
    assert fault.value.params["kind"] == "too_long"


async def test_a_form_is_kept(server: Running) -> None:
    """The schema of a look is one that its grammar engine takes."""
    answered = text_of(await pieces_of(core_over(server), asked("could not be read", tools=(), answer_schema=FORM)))
    assert answered.startswith('{"name": "one_rep_max"')


FORM = {
    "type": "object",
    "properties": {"name": {"enum": ["one_rep_max"]}, "parameters": {"type": "object"}},
    "required": ["name", "parameters"],
    "additionalProperties": False,
}


def test_every_tool_of_ours_is_taken(server: Running) -> None:
    """With its schema in the prompt, and as the form of a call that is asked for again: each, and all together."""
    from bootstrap import Spotter
    from domain.settings import Settings

    tools = brief_tools(Spotter(Settings()).tools.openai_tools(), WINDOW)
    always = {"model": "rote", "messages": [{"role": "user", "content": "hello"}], "max_tokens": 4}
    with httpx.Client(base_url=server.url, timeout=120) as client:
        for fields in ({"tools": tools}, *(_form([tool]) for tool in tools), _form(tools)):
            answer = client.post("/chat/completions", json=always | abilities_of(server.kind).extra | fields)
            assert answer.is_success, answer.text


def _form(tools: list[dict[str, Any]]) -> dict[str, Any]:
    schema = {"name": "tool_call", "schema": schema_of_call(tools), "strict": True}
    return {"response_format": {"type": "json_schema", "json_schema": schema}}


async def test_several_people_at_a_time_get_their_own_answers(server: Running) -> None:
    """One core serves all of them."""
    core = core_over(server)
    wishes = ["my maximum?", "hello", ONE_ARM, "my maximum, please", "good day"]
    answers = await asyncio.gather(*(pieces_of(core, asked(text)) for text in wishes))
    calls = [[piece.arguments for piece in pieces if isinstance(piece, ToolCall)] for pieces in answers]
    assert calls == [[LIFT], [], [MENDED], [LIFT], []]


def test_it_is_measured_and_checked(server: Running) -> None:
    """`eval.serving` counts its tokens, and a model without eyes fails at pictures and is not called fast."""
    figures = measure(connect(server.url, None), [1, 3], 16, 60)
    assert (figures["text.3.requests"], figures["text.3.failed"]) == (12, 0)
    assert figures["text.1.tokens_s"] > 0
    assert figures["picture.1.failed"] == figures["picture.1.requests"] == 4


@pytest.fixture(scope="module")
def patient(server: Running, templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that takes long enough for a long answer that one can leave."""
    if server.kind == "vllm":
        yield server
        return
    folder = tmp_path_factory.mktemp("slow")
    make("rote_gguf.py", folder / "slow.gguf", templates["plugin"], "--slow")
    with llama_cpp(folder / "slow.gguf", folder) as running:
        yield running


async def test_who_stops_listening_stops_the_model(patient: Running) -> None:
    """Closing our stream ends the generation in the server, long before the answer is whole."""
    before = written(patient)
    async with aclosing(core_over(patient).stream(asked(ON_AND_ON, tools=()))) as stream:
        async for piece in stream:
            assert isinstance(piece, TextPiece)
            break
    deadline = time.monotonic() + _LEAVES_S
    while working(patient) and time.monotonic() < deadline:
        await asyncio.sleep(0.1)
    assert not working(patient)
    assert written(patient) - before < _ANSWER_TOKENS


def metric(server: Running, name: str) -> float:
    """A figure that the server publishes, all of its lines together."""
    text = httpx.get(server.url.removesuffix("/v1") + "/metrics", timeout=60).text
    return sum(float(value) for value in re.findall(rf"^{name}(?:\{{.*\}})? (\S+)$", text, re.MULTILINE))


def written(server: Running) -> float:
    """Tokens that it has written so far."""
    return metric(
        server, "llamacpp:tokens_predicted_total" if server.kind == "llama_cpp" else "vllm:generation_tokens_total"
    )


def working(server: Running) -> bool:
    """Whether it is answering somebody."""
    name = "llamacpp:requests_processing" if server.kind == "llama_cpp" else "vllm:num_requests_running"
    return metric(server, name) > 0


def webp() -> bytes:
    """A red picture as the album keeps one."""
    import io

    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (640, 480), "red").save(file, "WEBP")
    return file.getvalue()
