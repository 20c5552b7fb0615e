"""Turns of a conversation as messages of OpenAI's protocol, with pictures, calls and results in their place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from agent.cores.served.digest import ResultDigest
from agent.cores.served.pictures import Gallery, PictureCase
from agent.fencing import defused
from agent.messages import ASK_TOOL, AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from agent.prompts.renderer import Prompts
from agent.protocol import encode_call
from domain.vocabulary import Language

Written = dict[str, Any]
_REMEMBERED_CHARS = 240
"""Of a result of an earlier turn."""
_CUT_OFF = "…"


@dataclass(frozen=True)
class Level:
    """How much is shown of the turn that is being answered."""

    result_chars: int
    """Of the details of a result."""
    detail: int
    """Of its pictures: 0 for the coarsest that the server knows."""


@dataclass(frozen=True)
class Form:
    """How the messages of one conversation are to be written."""

    gallery: Gallery
    details: tuple[str, ...]
    """Names of a picture's details, the coarsest first."""
    takes_webp: bool
    calls_in_text: bool
    language: Language


class TurnWriter:
    """Writes one turn after the other."""

    def __init__(self, prompts: Prompts, digest: ResultDigest, pictures: PictureCase) -> None:
        self._prompts = prompts
        self._digest = digest
        self._pictures = pictures

    def written(self, turn: Sequence[Message], form: Form, level: Level | None = None) -> list[Written]:
        """A turn as messages. Without a level it has been answered: results in a few words, pictures coarse."""
        results = [message for message in turn if isinstance(message, ToolMessage)]
        answered = {message.call_id for message in results}
        calls = {call.id: call for message in turn if isinstance(message, AssistantMessage) for call in message.calls}
        messages: list[Written] = []
        for message in turn:
            if isinstance(message, UserMessage):
                messages.append(self._user(message, form, level))
            elif isinstance(message, AssistantMessage):
                kept = [call for call in message.calls if call.name != ASK_TOOL and call.id in answered]
                messages += _assistant(message, [self._unplaced(call) for call in kept], form)
            elif level is None:
                text = self._digest.remembered(message, form.language, _REMEMBERED_CHARS)
                messages.append(_tool(message, text, form))
            else:
                call = calls.get(message.call_id)
                text = self._digest.shown(message, call, results, form.language, level.result_chars)
                messages.append(_tool(message, text, form))
        return messages

    def _user(self, message: UserMessage, form: Form, level: Level | None) -> Written:
        lines, parts = [defused(message.text)], []
        for path in dict.fromkeys(message.images):
            picture = form.gallery.of(path)
            if path not in form.gallery.shown:
                lines.append(
                    self._prompts.render(
                        "chat/picture",
                        handle=picture.handle,
                        is_there=picture.is_there,
                        is_seen=form.gallery.most_shown > 0,
                        shows=picture.shows,
                    )
                )
                continue
            lines.append(self._prompts.render("chat/shown_picture", handle=picture.handle))
            detail = form.details[min(level.detail if level else 0, len(form.details) - 1)]
            parts.append(_picture_part(self._pictures.url(picture, takes_webp=form.takes_webp), detail))
        text = "\n".join(lines)
        return {"role": "user", "content": [*parts, {"type": "text", "text": text}] if parts else text}

    def _unplaced(self, call: ToolCall) -> ToolCall:
        """The call with its picture by name instead of its place on the disk."""
        path = call.arguments.get("image")
        if not isinstance(path, str):
            return call
        return call.model_copy(update={"arguments": call.arguments | {"image": self._pictures.handle(path)}})


def turns_of(messages: Sequence[Message]) -> list[list[Message]]:
    """The messages by turn, each beginning with what the person said."""
    turns: list[list[Message]] = []
    for message in messages:
        if isinstance(message, UserMessage) or not turns:
            turns.append([])
        turns[-1].append(message)
    return turns


def _assistant(message: AssistantMessage, calls: Sequence[ToolCall], form: Form) -> list[Written]:
    text = message.text.strip() or (_CUT_OFF if message.interrupted else "")
    if not text and not calls:
        return []
    if form.calls_in_text or not calls:
        return [{"role": "assistant", "content": text + "".join(encode_call(call) for call in calls)}]
    return [{"role": "assistant", "content": text, "tool_calls": [_called(call) for call in calls]}]


def _called(call: ToolCall) -> dict[str, Any]:
    arguments = json.dumps(call.arguments, ensure_ascii=False)
    return {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": arguments}}


def _tool(message: ToolMessage, text: str, form: Form) -> Written:
    if form.calls_in_text:
        return {"role": "user", "content": text}
    return {"role": "tool", "tool_call_id": message.call_id, "name": message.name, "content": text}


def _picture_part(url: str, detail: str) -> dict[str, Any]:
    return {"type": "image_url", "image_url": {"url": url} | ({"detail": detail} if detail else {})}
