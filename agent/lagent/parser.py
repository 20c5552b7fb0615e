"""Reading a model's plugin text in a Lagent agent: several calls, partial tags and malformed calls included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lagent.prompts.parsers import StrParser

from agent.messages import ToolCall
from agent.ports import TextPiece
from agent.protocol import PluginParser, encode_call
from domain.errors import ModelError


@dataclass(frozen=True)
class ParsedReply:
    """A reply taken apart: its text, its calls, and what is wrong with it, if anything is."""

    text: str
    calls: tuple[ToolCall, ...] = ()
    error: str | None = None
    raw: str = ""
    """What the model wrote, where that is malformed."""
    has_repeated: bool = False
    """Whether a call was left out because it was made before."""


class CallParser(StrParser):
    """Lagent's own parser reads one call, leaks tags cut by the stream and drops malformed turns; this one does not."""

    def parse_response(self, data: str, whole: bool = False) -> ParsedReply:
        """What a reply that is still arriving holds so far, or all that a whole one holds."""
        parser = PluginParser()
        found: list[TextPiece | ToolCall] = []
        try:
            found.extend(parser.feed(data))
            if whole:
                found.extend(parser.finish())
        except ModelError as error:
            return ParsedReply(_text(found), _calls(found), f"{error.message} {error.hint}", raw=data)
        return ParsedReply(_text(found), _calls(found))

    def format_response(self, parsed: ParsedReply) -> str:
        """The reply as the model wrote it, for its history."""
        return parsed.raw or parsed.text + "".join(encode_call(call) for call in parsed.calls)


def _text(found: Iterable[TextPiece | ToolCall]) -> str:
    return "".join(piece.text for piece in found if isinstance(piece, TextPiece))


def _calls(found: Iterable[TextPiece | ToolCall]) -> tuple[ToolCall, ...]:
    return tuple(piece for piece in found if isinstance(piece, ToolCall))
