"""Our core and our coach over a real server."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import aclosing
from pathlib import Path

from agent.answers import TEXTS_DIR as ANSWER_TEXTS
from agent.assistant import Assistant
from agent.conversations.store import SqlConversationStore
from agent.cores.served.building import served_core
from agent.cores.served.client import ChatClient, Endpoint, Patience
from agent.cores.served.core import ServedCore
from agent.cores.served.model import ModelWish
from agent.events import Event, Text, ToolFinished
from agent.messages import ToolCall
from agent.ports import ChatRequest, TextPiece
from agent.safety.gate import SafetyGate
from agent.turn import Loop, TurnParts
from domain.translation import TEXTS_DIR as DOMAIN_TEXTS
from domain.translation import Translator
from tests.agent.served.parts import TOOLS, PlainWriter
from tests.serving.others.running import Running

TEXTS = Translator([DOMAIN_TEXTS, ANSWER_TEXTS])


def client_of(server: Running, key: str | None = None) -> ChatClient:
    """One that has time, and tries once: a second try would hide a fault."""
    return ChatClient(Endpoint(server.url, key, Patience(connect_s=20, read_s=120, tries=1), server.certificate))


def core_over(server: Running, wish: ModelWish | None = None, key: str | None = None) -> ServedCore:
    """The product's core; unless it is told, the server says itself what it serves."""
    return served_core(client_of(server, key), wish or ModelWish(), TOOLS, PlainWriter(TEXTS))


def coach_over(core: ServedCore, folder: Path, loop: Loop) -> Assistant:
    """A whole coach, with a store and an album of its own."""
    from tools.recognition.album import Album

    parts = TurnParts(core, TOOLS, SafetyGate(), TEXTS, loop=loop)
    return Assistant(parts, SqlConversationStore(f"sqlite:///{folder / 'turn.db'}"), Album(folder))


async def pieces_of(core: ServedCore, request: ChatRequest) -> list[TextPiece | ToolCall]:
    """One answer."""
    async with aclosing(core.stream(request)) as stream:
        return [piece async for piece in stream]


async def send(coach: Assistant, text: str, images: tuple[bytes, ...] = ()) -> list[Event]:
    """One turn."""
    return [event async for event in coach.send("c", text, images=images)]


def text_of(pieces: Sequence[TextPiece | ToolCall]) -> str:
    """What was said."""
    return "".join(piece.text for piece in pieces if isinstance(piece, TextPiece))


def said(events: Sequence[Event]) -> str:
    """What the person read."""
    return "".join(event.text for event in events if isinstance(event, Text))


def finished(events: Sequence[Event]) -> list[ToolFinished]:
    """The calls that ran."""
    return [event for event in events if isinstance(event, ToolFinished)]
