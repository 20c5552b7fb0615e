"""Asking a vision model what a photo shows: no tools are offered, and nothing but the form is taken from its answer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from pathlib import Path
from tempfile import TemporaryDirectory

from agent.messages import UserMessage
from agent.ports import ChatModel, ChatRequest, TextPiece
from agent.prompts.renderer import Prompts
from agent.seeing.look import LOOK_SCHEMA, Look, read_look
from domain.errors import ModelError
from knowledge.equipment.things import Things
from tools.recognition.photo import Pixels, as_webp

_FRAMES = 2
"""Of a movement: its beginning and its middle. A model holds few pictures."""
_LONGEST_ANSWER = 4000
"""Characters; a model that has lost its thread is stopped here."""


class Eye:
    """A vision model as one who fills in a form."""

    def __init__(self, core: ChatModel, prompts: Prompts, things: Things) -> None:
        self._core = core
        self._prompts = prompts
        self._things = things

    @property
    def name(self) -> str:
        """Whose eye it is."""
        return self._core.name

    def look(self, frames: Sequence[Pixels]) -> Look:
        """What the picture shows; asked once more where the answer is no form. Raises ModelError or Unavailable."""
        # A thread of its own: whoever asks may have a loop running in theirs.
        with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, self._look(_kept(frames, Path(folder)))).result()

    async def _look(self, images: tuple[str, ...]) -> Look:
        try:
            return read_look(await self._asked(images, again=False))
        except ModelError:
            return read_look(await self._asked(images, again=True))

    async def _asked(self, images: tuple[str, ...], *, again: bool) -> str:
        names = [thing.name.lower() for thing in self._things]
        text = self._prompts.render("seeing/look", equipment=names, again=again)
        request = ChatRequest([UserMessage(text=text, images=images)], answer_schema=LOOK_SCHEMA)
        answer = ""
        async with aclosing(self._core.stream(request)) as pieces:
            async for piece in pieces:
                if isinstance(piece, TextPiece):  # a call is what a picture asked for: it is passed over
                    answer += piece.text
                if len(answer) > _LONGEST_ANSWER:
                    break
        return answer


def _kept(frames: Sequence[Pixels], folder: Path) -> tuple[str, ...]:
    """The frames as files, which every core can read."""
    paths = []
    for number, frame in enumerate(frames[:_FRAMES]):
        path = folder / f"frame-{number}.webp"
        path.write_bytes(as_webp([frame]))
        paths.append(str(path))
    return tuple(paths)
