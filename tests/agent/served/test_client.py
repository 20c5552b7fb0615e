"""The client over a real socket: every way in which a server breaks off, and an end at once where nobody listens."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from agent.cores.served.client import ChatClient, Endpoint, Patience
from agent.cores.served.faults import PromptTooLong, ServerFault
from domain.errors import InvalidInput
from tests.agent.served.parts import QUICK
from tests.served_server import DONE, Ending, Reply, ServedServer, chunk, event, plain, refused, said, whole

BODY: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "hi"}]}


async def text_of(server: ServedServer, patience: Patience = QUICK, key: str | None = None) -> str:
    client = ChatClient(Endpoint(server.url, key, patience))
    async with aclosing(client.stream(BODY)) as choices:
        return "".join([choice["delta"].get("content") or "" async for choice in choices])


def kind_of(fault: pytest.ExceptionInfo[ServerFault]) -> object:
    return fault.value.params["kind"]


TEXT = "스쿼트 ডেডলিফট 深蹲 😀 U+2028:\u2028 end"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
async def test_a_text_arrives_whole_however_it_is_cut(server: ServedServer, size: int) -> None:
    """Cuts inside a letter of several bytes, between the two line ends of an event, and inside its JSON."""
    server.will(said(*TEXT.split(" ")).every(size))
    assert await text_of(server) == TEXT.replace(" ", "")


async def test_other_signs_that_split_lines_do_not_split_events(server: ServedServer) -> None:
    """U+2028 may stand in JSON as it is."""
    server.will(said(TEXT))
    assert await text_of(server) == TEXT


async def test_comments_windows_line_ends_and_a_missing_end_are_understood(server: ServedServer) -> None:
    """A ping, CRLF, data in two lines, and no [DONE]."""
    spread = json.dumps({"choices": [{"delta": {"content": "b"}}]}, indent=1).replace("\n", "\r\ndata: ").encode()
    pieces = (b": ping\r\n\r\n", chunk({"content": "a"}).replace(b"\n", b"\r\n"), b"data: " + spread)
    server.will(Reply(pieces))
    assert await text_of(server) == "ab"


async def test_chunks_without_choices_are_passed_over(server: ServedServer) -> None:
    """As servers send them for their usage figures."""
    server.will(Reply((event({"choices": []}), event({"usage": {}}), chunk({"content": "a"}), DONE)))
    assert await text_of(server) == "a"


async def test_an_answer_in_one_piece_is_read_too(server: ServedServer) -> None:
    """Where a server does not stream."""
    server.will(whole("Hello."))
    assert await text_of(server) == "Hello."


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
async def test_a_server_in_trouble_is_asked_again(server: ServedServer, status: int) -> None:
    """Twice refused, then answered."""
    server.will(refused(status), refused(status), said("ok"))
    assert await text_of(server) == "ok"
    assert len(server.chats) == 3


async def test_it_is_not_asked_for_ever(server: ServedServer) -> None:
    """Three tries, then one sentence."""
    server.will(*[refused(503)] * 9)
    with pytest.raises(ServerFault) as fault:
        await text_of(server)
    assert kind_of(fault) == "busy"
    assert len(server.chats) == QUICK.tries


async def test_retry_after_is_kept_to_within_bounds(server: ServedServer) -> None:
    """A tenth of a second is waited for; an hour is not."""
    server.will(refused(429, retry_after_s=0.1), refused(429, retry_after_s=3600), said("ok"))
    assert await text_of(server) == "ok"
    first, second, third = (chat.at_s for chat in server.chats)
    assert second - first >= 0.1
    assert third - second < 5


def test_pauses_grow_and_differ() -> None:
    """Callers that were refused together do not come back together."""
    patience = Patience(first_pause_s=1.0, longest_pause_s=4.0)
    pauses = [[patience.pause_s(tried, None) for _ in range(20)] for tried in range(5)]
    assert all(0.5 <= pause <= 1.0 for pause in pauses[0])
    assert all(2.0 <= pause <= 4.0 for pause in pauses[4])
    assert len(set(pauses[2])) > 1


@pytest.mark.parametrize(
    ("status", "message", "kind"),
    [(401, "no", "key"), (403, "no", "key"), (404, "no model", "name"), (400, "bad field", "refused")],
)
async def test_what_will_not_change_is_not_asked_again(
    server: ServedServer, status: int, message: str, kind: str
) -> None:
    """A wrong key, name or field is said at once, with the setting to check."""
    server.will(refused(status, message))
    with pytest.raises(ServerFault) as fault:
        await text_of(server)
    assert kind_of(fault) == kind
    assert len(server.chats) == 1


@pytest.mark.parametrize(
    "message",
    [
        "This model's maximum context length is 8192 tokens",
        "the request exceeds the available context size",
        "The input length exceeds session_len",
    ],
)
async def test_a_prompt_that_is_too_long_is_told_apart(server: ServedServer, message: str) -> None:
    """In the words of vLLM, llama.cpp and LMDeploy."""
    server.will(refused(400, message))
    with pytest.raises(PromptTooLong):
        await text_of(server)


@pytest.mark.parametrize(
    "error",
    [
        {"error": {"message": "boom", "code": 500}},
        {"object": "error", "message": "boom", "code": 500},
        {"error": "boom"},
    ],
)
async def test_an_error_inside_the_stream_is_one(server: ServedServer, error: dict[str, Any]) -> None:
    """OpenAI's form, LMDeploy's, and a bare one; not asked again once something was said."""
    server.will(Reply((chunk({"content": "a"}), event(error))))
    with pytest.raises(ServerFault):
        await text_of(server)
    assert len(server.chats) == 1


async def test_a_stall_ends_at_the_deadline(server: ServedServer) -> None:
    """The connection stays open and nothing comes."""
    server.will(said("a", "b").ending_with(Ending.STALL, after=2))
    with pytest.raises(ServerFault) as fault:
        await text_of(server)
    assert kind_of(fault) == "slow"


async def test_a_connection_that_drops_in_the_middle_is_said(server: ServedServer) -> None:
    """What was said is not asked for again: it has been shown."""
    server.will(said("a", "b").ending_with(Ending.DROP, after=2))
    with pytest.raises(ServerFault) as fault:
        await text_of(server)
    assert kind_of(fault) == "broken_off"
    assert len(server.chats) == 1


async def test_a_connection_that_drops_before_the_first_word_is_tried_again(server: ServedServer) -> None:
    """Nothing was shown yet."""
    server.will(said("a").ending_with(Ending.DROP, after=0), said("ok"))
    assert await text_of(server) == "ok"


@pytest.mark.parametrize(
    "reply",
    [
        plain("<html>Welcome</html>", content_type="text/html"),
        plain("not json"),
        plain("[1, 2]"),
        Reply((b"data: {broken\n\n",)),
        Reply((b"data: 5\n\n",)),
    ],
)
async def test_something_else_at_the_address_is_said(server: ServedServer, reply: Reply) -> None:
    """A web page, broken JSON, JSON of another kind."""
    server.will(reply)
    with pytest.raises(ServerFault) as fault:
        await text_of(server)
    assert kind_of(fault) == "address"


async def test_nobody_there_is_said_soon() -> None:
    """A few tries, then one sentence."""
    with ServedServer() as gone:
        url = gone.url
    client = ChatClient(Endpoint(url, None, QUICK))
    with pytest.raises(ServerFault) as fault:
        async with aclosing(client.stream(BODY)) as choices:
            _ = [choice async for choice in choices]
    assert kind_of(fault) == "down"


async def test_who_stops_listening_closes_the_connection(server: ServedServer) -> None:
    """The server notices while it is still writing, and need not write on for nobody."""
    server.will(said(*["word "] * 200).every(40).ending_with(Ending.STALL))
    client = ChatClient(Endpoint(server.url, None, Patience()))
    async with aclosing(client.stream(BODY)) as choices:
        async for _ in choices:
            break
    await _until(lambda: server.chats[0].left_early)


async def test_cancelling_closes_the_connection(server: ServedServer) -> None:
    """The stop button cancels the task that waits."""
    server.will(said("a").ending_with(Ending.STALL, after=2))
    task = asyncio.create_task(text_of(server, Patience()))
    await _until(lambda: bool(server.chats))
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await _until(lambda: server.chats[0].left_early)


async def test_the_key_is_sent_and_never_shown(server: ServedServer) -> None:
    """As a bearer token; the endpoint's own text does not hold it."""
    server.will(said("ok"))
    await text_of(server, key="secret-key")
    assert server.chats[0].headers["authorization"] == "Bearer secret-key"
    assert "secret-key" not in repr(Endpoint(server.url, "secret-key"))


async def _until(holds: Any, longest_s: float = 10.0) -> None:
    """Wait for another thread."""
    until = time.monotonic() + longest_s
    while not holds():
        assert time.monotonic() < until, "it never happened"
        await asyncio.sleep(0.02)


async def test_a_certificate_that_cannot_be_read_is_named(server: ServedServer, tmp_path: Path) -> None:
    """A file that is not there, and one that is no certificate; one sentence with the setting."""
    (tmp_path / "no.pem").write_text("no certificate")
    for name in ("gone.pem", "no.pem"):
        client = ChatClient(Endpoint(server.url, None, QUICK, tmp_path / name))
        with pytest.raises(InvalidInput, match=name) as wrong:
            await client.models()
        assert "SPOTTER_MODEL_CERTIFICATE" in (wrong.value.hint or "")
