"""What the model says, out of the chunks of its answer: text, and calls in either of the two forms."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from agent.cores.served.faults import BrokenCall
from agent.messages import ToolCall
from agent.ports import TextPiece
from agent.protocol import ACTION_START, PluginParser, called_as
from domain.errors import ModelError


@dataclass
class _Fragments:
    """A call of `delta.tool_calls` that is still arriving."""

    id: str | None = None
    name: str = ""
    arguments: str = ""
    given: dict[str, Any] | None = None
    """The arguments where a server sends them as an object."""

    def add(self, function: dict[str, Any]) -> None:
        """Take in one more fragment."""
        self.name += function.get("name") or ""
        arguments = function.get("arguments")
        if isinstance(arguments, dict):
            self.given = arguments
        else:
            self.arguments += arguments or ""

    def call(self) -> ToolCall:
        """The call; raises ModelError if it is malformed."""
        return called_as(self.name, self.arguments if self.given is None else self.given)


@dataclass(frozen=True)
class Malformed:
    """A call that cannot be read: what is wrong with it, and what the model wrote."""

    fault: str
    raw: str


async def read_answer(
    choices: AsyncGenerator[dict[str, Any], None],
) -> AsyncGenerator[TextPiece | ToolCall | Malformed, None]:
    """The pieces of one answer. A malformed call is the last: nothing is read behind it."""
    reader = AnswerReader()
    async with aclosing(choices):
        try:
            async for choice in choices:
                for piece in reader.read(choice):
                    yield piece
                if reader.malformed is not None:
                    break
        except BrokenCall as fault:
            reader.give_up(fault.message)
    for piece in reader.finish():
        yield piece
    if reader.malformed is not None:
        yield reader.malformed


class AnswerReader:
    """Reads one answer, chunk by chunk; `malformed` is the call that ended it, if one did."""

    def __init__(self) -> None:
        self._parser = PluginParser()
        self._calls: list[_Fragments] = []
        self._at: dict[int, _Fragments] = {}
        self._text = ""
        self.malformed: Malformed | None = None

    def read(self, choice: dict[str, Any]) -> Iterator[TextPiece | ToolCall]:
        """The pieces that are complete after this choice of a chunk."""
        delta = choice.get("delta") or {}
        for number, fragment in enumerate(delta.get("tool_calls") or ()):
            place = fragment.get("index")
            self._call_at(number if place is None else place, fragment.get("id")).add(fragment.get("function") or {})
        content = delta.get("content")
        if isinstance(content, str) and content and self.malformed is None:
            self._text += content
            yield from self._guarded(self._parser.feed(content))

    def finish(self) -> Iterator[TextPiece | ToolCall]:
        """What is left at the end of the answer."""
        if self.malformed is None:
            yield from self._guarded(self._parser.finish())
        for fragments in self._calls:
            if self.malformed is None:
                yield from self._whole(fragments)

    def give_up(self, fault: str) -> None:
        """The server has found the call that it was sending to be malformed."""
        begun = " ".join(f"{fragments.name} {fragments.arguments}" for fragments in self._calls)
        self.malformed = Malformed(fault, begun or self._text)

    def _call_at(self, place: int, id_: str | None) -> _Fragments:
        """The call that a fragment belongs to; some servers give every call of an answer the same place."""
        kept = self._at.get(place)
        if kept is None or (id_ and kept.id and id_ != kept.id):
            kept = self._at[place] = _Fragments(id_)
            self._calls.append(kept)
        return kept

    def _whole(self, fragments: _Fragments) -> Iterator[ToolCall]:
        try:
            yield fragments.call()
        except ModelError as error:
            self.malformed = Malformed(error.message, f"{fragments.name} {fragments.arguments}")

    def _guarded(self, pieces: Iterator[TextPiece | ToolCall]) -> Iterator[TextPiece | ToolCall]:
        try:
            yield from pieces
        except ModelError as error:
            self.malformed = Malformed(error.message, self._text.rpartition(ACTION_START)[2])
