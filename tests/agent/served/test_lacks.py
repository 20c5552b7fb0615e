"""What a server turns out to lack: it is asked without, from then on, and nothing is made up in its place.

The refusals are the words of llama.cpp's server and vLLM's, as tests/serving/others met them.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from agent.cores.served.core import ServedCore
from agent.cores.served.faults import ServerFault
from agent.cores.served.model import ModelWish
from agent.messages import AssistantMessage, ToolCall, ToolMessage, UserMessage
from agent.ports import ChatRequest, TextPiece
from agent.seeing.look import LOOK_SCHEMA
from tests.agent.served.parts import asked, core_over
from tests.served_server import Reply, ServedServer, called, chunk, event, plain, refused, said

LIFT = {"load": 100, "reps": 5}
BLIND = ["image input is not supported - hint: you may need to provide the mmproj", "m is not a multimodal model"]
TOOLLESS = [
    "tools param requires --jinja flag",
    '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
]
BROKEN = [
    "The model produced output that does not match the expected peg-native format",
    "got exception: Unexpected empty grammar stack after accepting piece: one_rm",
]


async def pieces_of(core: ServedCore, request: ChatRequest) -> list[TextPiece | ToolCall]:
    return [piece async for piece in core.stream(request)]


def kinds_of_parts(body: dict[str, Any]) -> set[str]:
    contents = [message["content"] for message in body["messages"]]
    return {part["type"] for content in contents if isinstance(content, list) for part in content}


@pytest.fixture
def photo(tmp_path: Path) -> str:
    """As the album keeps one."""
    file = tmp_path / "sent.webp"
    Image.new("RGB", (64, 48), "red").save(file, "WEBP")
    return str(file)


@pytest.mark.parametrize("words", BLIND)
async def test_a_model_without_eyes_is_told_of_pictures(server: ServedServer, words: str, photo: str) -> None:
    """The same message goes once more with a caption; the next ones at once."""
    server.will(refused(500, words), said("Hm."), said("Hm again."))
    core = core_over(server.url)
    for _ in range(2):
        await pieces_of(core, asked("what is this?", images=(photo,)))
    assert [kinds_of_parts(chat.body) for chat in server.chats] == [{"image_url", "text"}, set(), set()]
    assert "which you cannot see" in server.chats[1].body["messages"][-1]["content"]


async def test_what_a_tool_saw_is_told_to_a_model_without_eyes(server: ServedServer, photo: str) -> None:
    """Posture tells it by name."""
    server.models = models_taking(["text"])
    look = ToolCall(name="identify_exercise", arguments={"image": photo})
    seen = {"candidates": [{"id": "back-squat", "names": {"en": "Back Squat"}}]}
    before = (
        UserMessage(text="what is this?", images=(photo,)),
        AssistantMessage(calls=(look,)),
        ToolMessage(call_id=look.id, name=look.name, result=seen),
    )
    await pieces_of(core_over(server.url), asked("and its muscles?", before=before))
    assert "which you cannot see; it was recognised as: Back Squat" in json.dumps(server.chats[0].body)


@pytest.mark.parametrize("is_listed", [True, False])
async def test_no_look_is_made_up(server: ServedServer, photo: str, is_listed: bool) -> None:
    """A look without its picture would be an invention: it is refused, and the posture is compared instead."""
    if is_listed:
        server.models = models_taking(["text"])
    else:
        server.will(refused(500, BLIND[0]))
    request = asked("look", images=(photo,), tools=(), answer_schema=LOOK_SCHEMA)
    with pytest.raises(ServerFault, match="takes no pictures"):
        await pieces_of(core_over(server.url), request)
    assert len(server.chats) == (0 if is_listed else 1)


async def test_a_model_that_lists_pictures_gets_them(server: ServedServer, photo: str) -> None:
    """As llama.cpp does with an --mmproj."""
    server.models = models_taking(["text", "image", "video"])
    await pieces_of(core_over(server.url), asked("what is this?", images=(photo,)))
    assert "image_url" in kinds_of_parts(server.chats[0].body)


@pytest.mark.parametrize(("kind", "type_"), [("lmdeploy", "webp"), ("vllm", "webp"), ("llama_cpp", "jpeg")])
async def test_a_server_gets_pictures_that_it_reads(server: ServedServer, photo: str, kind: str, type_: str) -> None:
    """llama.cpp reads no WebP."""
    await pieces_of(core_over(server.url, ModelWish(kind=kind)), asked("what is this?", images=(photo,)))
    (picture,) = (part for part in server.chats[0].body["messages"][-1]["content"] if part["type"] == "image_url")
    head, _, data = picture["image_url"]["url"].partition(",")
    assert head == f"data:image/{type_};base64"
    import base64

    assert Image.open(io.BytesIO(base64.b64decode(data))).format == type_.upper()


@pytest.mark.parametrize("words", TOOLLESS)
async def test_a_server_that_refuses_tools_gets_them_as_text(server: ServedServer, words: str) -> None:
    """In the plugin protocol, from then on; the call is read from the text."""
    call = '<|action_start|><|plugin|>\n{"name": "one_rep_max", "parameters": {"load": 100, "reps": 5}}<|action_end|>'
    server.will(refused(400, words), said(call), said(call))
    core = core_over(server.url)
    for _ in range(2):
        (piece,) = await pieces_of(core, asked("100 x 5"))
        assert isinstance(piece, ToolCall)
        assert piece.arguments == LIFT
    assert ["tools" in chat.body for chat in server.chats] == [True, False, False]
    assert "one_rep_max" in server.chats[1].body["messages"][0]["content"]


@pytest.mark.parametrize("words", BROKEN)
async def test_a_call_that_the_server_finds_malformed_is_mended(server: ServedServer, words: str) -> None:
    """llama.cpp ends the answer with an error in the middle; what it had sent of the call is shown to the model."""
    begun = {"index": 0, "id": "a", "function": {"name": "one_rep_max", "arguments": '{"load": '}}
    error = event({"error": {"code": 500, "message": words, "type": "server_error"}})
    server.will(
        Reply((chunk({"content": "Let me see."}), chunk({"tool_calls": [begun]}), error)),
        said(json.dumps({"name": "one_rep_max", "parameters": LIFT})),
    )
    text, call = await pieces_of(core_over(server.url), asked("100 x 5"))
    assert (text, call.arguments if isinstance(call, ToolCall) else None) == (TextPiece("Let me see."), LIFT)
    assert 'one_rep_max {"load": ' in json.dumps(server.chats[1].body["messages"][-2]).replace('\\"', '"')


async def test_another_refusal_in_the_middle_stays_one(server: ServedServer) -> None:
    """It is said, and no call is invented."""
    error = event({"error": {"code": 500, "message": "out of memory"}})
    server.will(Reply((chunk({"content": "Let me see."}), error)), called("one_rep_max", LIFT))
    with pytest.raises(ServerFault):
        await pieces_of(core_over(server.url), asked("100 x 5"))
    assert len(server.chats) == 1


def models_taking(modalities: list[str]) -> Reply:
    """The list of models as llama.cpp's server sends it."""
    model = {"id": "m", "owned_by": "llamacpp", "architecture": {"input_modalities": modalities}}
    return plain(json.dumps({"data": [model]}))
