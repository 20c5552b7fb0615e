"""What every core promises as a ChatModel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import aclosing, contextmanager
from pathlib import Path

import pytest

from agent.messages import AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from agent.ports import ChatModel, ChatRequest, TextPiece
from bootstrap import Spotter
from domain.settings import Core, Settings
from tests.served_server import ServedServer, called, said

CALL = ToolCall(name="one_rep_max", arguments={"load": 100, "reps": 5})


@contextmanager
def _served(folder: Path) -> Iterator[Spotter]:
    with ServedServer() as server:
        server.will(called(CALL.name, CALL.arguments), said("That is all that I can say."))
        yield Spotter(Settings(data_dir=folder, database_url="sqlite://", core=Core.LMDEPLOY, model_url=server.url))


@contextmanager
def _embedded(folder: Path) -> Iterator[Spotter]:
    yield Spotter(Settings(data_dir=folder, database_url="sqlite://"))


@pytest.fixture(params=[_embedded, _served], ids=["embedded", "served"])
def spotter(request: pytest.FixtureRequest, prepared_data_dir: Path) -> Iterator[Spotter]:
    """The app around each core; the model of the served one is scripted."""
    with request.param(prepared_data_dir) as made:
        yield made


async def pieces(core: ChatModel, messages: list[Message], spotter: Spotter, may_call: bool = True) -> list[object]:
    tools = spotter.tools.openai_tools() if may_call else []
    async with aclosing(core.stream(ChatRequest(messages, tools))) as stream:
        return [piece async for piece in stream]


class TestChatModel:
    """The promises."""

    async def test_a_request_becomes_a_call_that_runs(self, spotter: Spotter) -> None:
        """Of a tool that there is, with arguments that it takes."""
        found = await pieces(spotter.core, [UserMessage(text="I did 100 kg for 5. What is my 1RM?")], spotter)
        (call,) = [piece for piece in found if isinstance(piece, ToolCall)]
        assert call.name == CALL.name
        assert spotter.tools.run(call.name, call.arguments)

    async def test_a_result_becomes_words(self, spotter: Spotter) -> None:
        """And no call, where none may be made."""
        await pieces(spotter.core, [UserMessage(text="I did 100 kg for 5. What is my 1RM?")], spotter)
        result = spotter.tools.run(CALL.name, CALL.arguments).model_dump(mode="json")
        turn = [
            UserMessage(text="I did 100 kg for 5. What is my 1RM?"),
            AssistantMessage(calls=(CALL,)),
            ToolMessage(call_id=CALL.id, name=CALL.name, result=result),
        ]
        found = await pieces(spotter.core, turn, spotter, may_call=False)
        assert not [piece for piece in found if isinstance(piece, ToolCall)]
        assert "".join(piece.text for piece in found if isinstance(piece, TextPiece)).strip()

    async def test_it_has_a_name(self, spotter: Spotter) -> None:
        """As the page shows it."""
        assert spotter.core.name

    async def test_a_stream_can_be_left(self, spotter: Spotter) -> None:
        """After the first piece, without an error."""
        request = ChatRequest([UserMessage(text="show me a squat")], spotter.tools.openai_tools())
        async with aclosing(spotter.core.stream(request)) as stream:
            async for _ in stream:
                break
