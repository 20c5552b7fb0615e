"""Conversations as files: JSON loses nothing, Markdown reads well in each language, neither names a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.conversations.export import ExportedConversations, ExportFormat
from agent.conversations.kept import KeptConversations
from agent.conversations.store import SqlConversationStore
from agent.conversations.tree import BEGINNING
from agent.messages import AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from domain.errors import NotFound
from domain.translation import TEXTS_DIR, Translator
from domain.vocabulary import Language
from tools.recognition.album import Album

CALL = ToolCall(name="search_knowledge", arguments={"query": "sleep"}, id="c1")
PASSAGE = {
    "id": "p1",
    "title": "Sleep",
    "text": "Sleep more.",
    "source": {"title": "Sleep and recovery", "authors": "Doe J", "year": 2020, "url_or_doi": "10.1000/sleep"},
}
ANSWER: list[Message] = [
    AssistantMessage(calls=(CALL,)),
    ToolMessage(
        call_id="c1", name="search_knowledge", result={"passages": [PASSAGE], "gif": "/srv/var/pictures/a.gif"}
    ),
    AssistantMessage(text="Seven hours or more [1]."),
]


@pytest.fixture
def kept(tmp_path: Path) -> KeptConversations:
    """One conversation with two wordings of its first message, and a second one that was cut off."""
    store = SqlConversationStore(f"sqlite:///{tmp_path / 'spotter.db'}")
    store.append("a", [UserMessage(text="# how long\nto sleep?", images=("/srv/var/pictures/photo-1.webp",)), *ANSWER])
    store.branch("a", BEGINNING, [UserMessage(text="How much sleep?"), *ANSWER])
    store.append("b", [UserMessage(text="plan"), AssistantMessage(text="One moment.", interrupted=True)])
    return KeptConversations(store, Album(tmp_path), Translator([TEXTS_DIR]))


def test_json_holds_every_branch(kept: KeptConversations) -> None:
    """Read back by its model: all messages, who follows whom, and which are shown; pictures by name."""
    text = kept.export(ExportFormat.JSON, Language.EN)
    file = ExportedConversations.model_validate_json(text)
    assert [conversation.id for conversation in file.conversations] == ["b", "a"]
    a = file.conversations[1]
    assert [message.parent for message in a.messages if isinstance(message.message, UserMessage)] == [BEGINNING] * 2
    assert a.shown == [message.number for message in a.messages[4:]]
    assert a.messages[0].message == UserMessage(text="# how long\nto sleep?", images=("photo-1.webp",))
    assert [message.message for message in a.messages[5:]] == [
        ANSWER[0],
        ANSWER[1].model_copy(update={"result": {"passages": [PASSAGE], "gif": "a.gif"}}),
        ANSWER[2],
    ]
    assert "/srv" not in text


def test_markdown_is_what_one_reads(kept: KeptConversations) -> None:
    """The shown branch only, with the tool's name and the source behind its answer."""
    lines = kept.export(ExportFormat.MARKDOWN, Language.EN, "a").splitlines()
    assert lines[0] == "# # how long to sleep?"
    assert [line for line in lines[3:] if line] == [
        "## You",
        "> How much sleep?",
        "## Spotter",
        "*Searching the articles*",
        "Seven hours or more [1].",
        "1. Doe J. 2020. Sleep and recovery. 10.1000/sleep",
    ]


@pytest.mark.parametrize(("language", "you"), [("en", "You"), ("zh", "你"), ("ko", "나"), ("bn", "আপনি")])
def test_markdown_speaks_the_language(kept: KeptConversations, language: str, you: str) -> None:
    """Who speaks, and that an answer was stopped; all conversations are in one file."""
    text = kept.export(ExportFormat.MARKDOWN, Language(language))
    assert f"## {you}\n\n> plan" in text
    assert kept.latest()[0].title in text
    stopped = Translator([TEXTS_DIR]).text(Language(language), "conversation-stopped")
    assert f"*{stopped}*" in text


def test_what_is_not_there_is_not_exported(kept: KeptConversations) -> None:
    """One clear error; without any conversation the file is empty."""
    with pytest.raises(NotFound):
        kept.export(ExportFormat.JSON, Language.EN, "missing")
    kept.delete_all()
    assert ExportedConversations.model_validate_json(kept.export(ExportFormat.JSON, Language.EN)).conversations == []
