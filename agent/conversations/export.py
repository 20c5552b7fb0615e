"""Conversations as files that their owner takes away: JSON with every branch, Markdown with what is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import Any, Literal

from pydantic import BaseModel, Field

from agent.citations import cited, collect_citations
from agent.conversations.tree import MessageTree
from agent.messages import AssistantMessage, Message, ToolMessage, UserMessage
from agent.ports import ConversationSummary
from domain.evidence import Source
from domain.translation import Translator
from domain.vocabulary import Language

FORMAT_VERSION = 1
_SPEAKERS = {"user": "conversation-you", "assistant": "conversation-spotter"}


class ExportFormat(StrEnum):
    """The kinds of files."""

    JSON = "json"
    MARKDOWN = "markdown"


class ExportedMessage(BaseModel):
    """A message, and the number of the one that it answers or follows; 0 is the beginning."""

    number: int
    parent: int
    message: Message


class ExportedConversation(BaseModel):
    """A conversation with all its branches; `shown` numbers the messages of the one that is shown."""

    id: str
    title: str
    updated: dt.datetime
    shown: list[int]
    messages: list[ExportedMessage]


class ExportedConversations(BaseModel):
    """The file."""

    format: Literal["spotter-conversations"] = "spotter-conversations"
    version: int = Field(FORMAT_VERSION, description="Raised when the meaning of a field changes")
    conversations: list[ExportedConversation]


@dataclass(frozen=True)
class KeptConversation:
    """A conversation with its messages."""

    summary: ConversationSummary
    tree: MessageTree


def as_json(conversations: Sequence[KeptConversation]) -> str:
    """All messages of all branches, with calls and results; pictures by their file names."""
    exported = ExportedConversations(conversations=[_exported(kept) for kept in conversations])
    return exported.model_dump_json(indent=2)


def as_markdown(conversations: Sequence[KeptConversation], translator: Translator, language: Language) -> str:
    """What is shown of each conversation, as one reads it: who said what, the tools that ran, the sources."""
    return "\n\n".join("\n\n".join(_written(kept, translator, language)) for kept in conversations) + "\n"


def _exported(kept: KeptConversation) -> ExportedConversation:
    nodes = sorted(kept.tree.nodes.values(), key=lambda node: node.number)
    return ExportedConversation(
        id=kept.summary.id,
        title=kept.summary.title,
        updated=kept.summary.updated,
        shown=[placed.number for placed in kept.tree.path()],
        messages=[ExportedMessage(number=n.number, parent=n.parent, message=_portable(n.message)) for n in nodes],
    )


def _portable(message: Message) -> Message:
    """The message without the folders of this machine."""
    if isinstance(message, UserMessage):
        return message.model_copy(update={"images": tuple(PurePath(path).name for path in message.images)})
    if isinstance(message, ToolMessage):
        return message.model_copy(update={"result": _without_folders(message.result)})
    calls = tuple(c.model_copy(update={"arguments": _without_folders(c.arguments)}) for c in message.calls)
    return message.model_copy(update={"calls": calls})


def _without_folders(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_folders(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_folders(item) for item in value]
    if isinstance(value, str) and value.startswith("/") and "\n" not in value and PurePath(value).suffix:
        return PurePath(value).name
    return value


def _written(kept: KeptConversation, translator: Translator, language: Language) -> Iterator[str]:
    """The paragraphs."""
    yield f"# {kept.summary.title}"
    yield f"*{kept.summary.updated.date().isoformat()}*"
    speaker = ""
    text, results = "", list[ToolMessage]()
    for message in kept.tree.messages():
        if isinstance(message, ToolMessage):
            results.append(message)
            continue
        if isinstance(message, UserMessage):
            yield from _sources(text, results)
            text, results = "", []
        else:
            text += message.text
        said = [*_said(message, translator, language)]
        if said and message.role != speaker:
            speaker = message.role
            yield f"## {translator.text(language, _SPEAKERS[speaker])}"
        yield from said
    yield from _sources(text, results)


def _said(message: UserMessage | AssistantMessage, translator: Translator, language: Language) -> Iterator[str]:
    if isinstance(message, UserMessage):
        yield from (f"`{PurePath(path).name}`" for path in message.images)
    if isinstance(message, UserMessage):
        yield "\n".join(f"> {line}".rstrip() for line in message.text.strip().splitlines())
    elif message.text.strip():
        yield message.text.strip()
    if isinstance(message, AssistantMessage):
        named = (call.name for call in message.calls if translator.has(f"tool-{call.name}"))
        yield from (f"*{translator.text(language, f'tool-{name}')}*" for name in named)
        if message.interrupted:
            yield f"*{translator.text(language, 'conversation-stopped')}*"


def _sources(text: str, results: Sequence[ToolMessage]) -> Iterator[str]:
    lines = [
        f"{citation.number}. {_reference(citation.source)}" for citation in cited(text, collect_citations(results))
    ]
    if lines:
        yield "\n".join(lines)


def _reference(source: Source) -> str:
    parts = (source.authors, str(source.year) if source.year else None, source.title, source.url_or_doi)
    return ". ".join(part for part in parts if part)
