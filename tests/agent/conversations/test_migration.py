"""A database of an earlier version opens as one of today, and nothing in it is lost."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from agent.conversations import migration
from agent.conversations.store import SqlConversationStore
from agent.messages import AssistantMessage, ToolCall, ToolMessage, UserMessage
from domain.errors import StorageError
from domain.profile import Profile

VERSION_1 = Path(__file__).parent / "version_1.sql"
"""What version 1 wrote: two conversations whose messages came in turns, and a profile."""
CALL = ToolCall(name="look_up_food", arguments={"food": "계란", "grams": 50}, id="c1")
EGG = [
    UserMessage(text="계란 칼로리 알려줘", images=("/data/pictures/photo-1.webp",)),
    AssistantMessage(calls=(CALL,)),
    ToolMessage(call_id="c1", name="look_up_food", result={"grams": 50.0}),
    AssistantMessage(text="계란 50 g은 72 kcal예요 [1]."),
]
SQUAT = [
    UserMessage(text="How deep should I squat?"),
    AssistantMessage(text="As deep as", interrupted=True),
    UserMessage(text="深蹲怎么做"),
    AssistantMessage(text="双脚与肩同宽。"),
]


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database as version 1 left it."""
    file = tmp_path / "spotter.db"
    connection = sqlite3.connect(file)
    connection.executescript(VERSION_1.read_text("utf-8"))
    connection.close()
    return f"sqlite:///{file}"


def test_everything_is_there_afterwards(url: str) -> None:
    """Messages with their pictures and calls, titles, order of the list, profile; and old words are found."""
    store = SqlConversationStore(url)
    assert store.messages("a") == EGG
    assert store.messages("b") == SQUAT
    titles = [(summary.id, summary.title) for summary in store.conversations()]
    assert titles == [("b", "How deep should I squat?"), ("a", "계란 칼로리 알려줘")]
    assert store.profile() == Profile(weight_kg=64)
    assert [hit.conversation.id for hit in store.search("深蹲")] == ["b"]


def test_an_old_conversation_goes_on_and_branches(url: str) -> None:
    """New messages follow the old ones; an old message can be edited."""
    store = SqlConversationStore(url)
    store.append("a", [UserMessage(text="고마워")])
    assert store.messages("a") == [*EGG, UserMessage(text="고마워")]
    store.branch("b", store.tree("b").path()[1].number, [UserMessage(text="bench?")])
    assert store.messages("b") == [*SQUAT[:2], UserMessage(text="bench?")]


def test_it_is_done_once(url: str) -> None:
    """Opened again, nothing changes; a branch that was made in between stays as it is."""
    store = SqlConversationStore(url)
    store.branch("b", 0, [UserMessage(text="anew")])
    assert SqlConversationStore(url).messages("b") == [UserMessage(text="anew")]


def test_processes_that_start_together_do_not_disturb_each_other(url: str) -> None:
    """All of them open the same old database at once."""
    with ThreadPoolExecutor(4) as threads:
        stores = list(threads.map(SqlConversationStore, [url] * 4))
    assert all(store.messages("a") == EGG for store in stores)


def test_a_migration_that_fails_changes_nothing(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut off in the middle, it leaves the old tables as they were; the next start does it from the beginning."""
    with monkeypatch.context() as cut:
        cut.setattr(migration, "_link", _cut_off)
        with pytest.raises(StorageError):
            SqlConversationStore(url)
    connection = sqlite3.connect(tmp_path / "spotter.db")
    columns = [row[1] for row in connection.execute("PRAGMA table_info(messages)")]
    connection.close()
    assert columns == ["number", "conversation_id", "body"]
    assert SqlConversationStore(url).messages("a") == EGG


def test_a_message_that_cannot_be_read_is_kept(url: str, tmp_path: Path) -> None:
    """It stops neither the start nor the other conversations."""
    connection = sqlite3.connect(tmp_path / "spotter.db")
    with connection:
        connection.execute("UPDATE messages SET body = '{' WHERE number = 8")
    assert SqlConversationStore(url).messages("a") == EGG
    assert connection.execute("SELECT body FROM messages WHERE number = 8").fetchone() == ("{",)
    connection.close()


def _cut_off(session: Session, conversation_id: str) -> None:
    session.execute(text("SELECT * FROM no_such_table"))
