"""A stored conversation as turns with the events they once had, so that one renderer shows both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from agent.citations import cited, collect_citations
from agent.conversations.tree import Placed
from agent.conversations.unanswered import is_cut_off, results_kept
from agent.events import Event, Referred, Text, ToolFinished, ToolStarted
from agent.messages import ASK_TOOL, AssistantMessage, ToolCall, ToolMessage, UserMessage

TIME_UNKNOWN_MS = 0.0
"""How long a tool ran is not stored."""


@dataclass
class StoredTurn:
    """What a person wrote and everything that was answered."""

    user: UserMessage
    place: Placed
    answer: list[AssistantMessage | ToolMessage] = field(default_factory=list)
    places: list[Placed] = field(default_factory=list)
    """Where the messages of the answer stand."""

    @property
    def number(self) -> int:
        """The number of the person's message."""
        return self.place.number

    @property
    def interrupted(self) -> bool:
        """Whether the answer was stopped or cut off, also by a crash, and has not been gone on with since."""
        return is_cut_off(self.answer)

    def keep_results(self) -> None:
        """Leave out what is written again when a cut-off answer goes on."""
        del self.answer[results_kept(self.answer) :]

    def events(self) -> Iterator[Event]:
        """The events of the answer in their order, citations last."""
        calls: dict[str, ToolCall] = {}
        text = ""
        for message in self.answer:
            if isinstance(message, ToolMessage):
                yield _finished(message, calls)
                continue
            if message.flag:
                yield Referred(flag=message.flag)
            if message.text:
                text += message.text
                yield Text(text=message.text)
            for call in message.calls:
                if call.name != ASK_TOOL:
                    calls[call.id] = call
                    yield ToolStarted(call=call)
        results = [message for message in self.answer if isinstance(message, ToolMessage)]
        yield from cited(text, collect_citations(results))


def turns(path: Iterable[Placed]) -> list[StoredTurn]:
    """The conversation cut at each message of the person."""
    found: list[StoredTurn] = []
    for placed in path:
        if isinstance(placed.message, UserMessage):
            found.append(StoredTurn(placed.message, placed))
        elif found:
            found[-1].answer.append(placed.message)
            found[-1].places.append(placed)
    return found


def _finished(message: ToolMessage, calls: dict[str, ToolCall]) -> ToolFinished:
    call = calls.get(message.call_id) or ToolCall(name=message.name, id=message.call_id)
    return ToolFinished(call=call, result=message.result, error=message.error, ms=TIME_UNKNOWN_MS)
