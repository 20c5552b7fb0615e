"""What every ConversationStore promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.conversations.store import SqlConversationStore
from agent.messages import AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from agent.ports import ConversationStore
from domain.errors import StorageError
from domain.profile import Profile
from domain.vocabulary import Activity, Sex

CALL = ToolCall(name="look_up_food", arguments={"food": "계란", "grams": 50})
MESSAGES: list[Message] = [
    UserMessage(text="계란 칼로리\n알려줘 😀"),
    AssistantMessage(calls=(CALL,)),
    ToolMessage(call_id=CALL.id, name=CALL.name, result={"grams": 50.0}),
    AssistantMessage(text="ডিম [1]", interrupted=True),
]


class ConversationStoreContract:
    """Subclass it and give a `store`."""

    def test_messages_come_back_as_they_were(self, store: ConversationStore) -> None:
        """Order, types, scripts and flags survive."""
        store.append("a", MESSAGES[:2])
        store.append("a", MESSAGES[2:])
        assert store.messages("a") == MESSAGES

    def test_conversations_are_apart_and_the_latest_comes_first(self, store: ConversationStore) -> None:
        """Each has its own messages and the first words as its title."""
        store.append("a", [UserMessage(text="first " * 30)])
        store.append("b", [UserMessage(text="second")])
        store.append("a", [UserMessage(text="again")])
        listed = store.conversations()
        assert [summary.id for summary in listed] == ["a", "b"]
        assert len(listed[0].title) <= 60
        assert listed[1].title == "second"
        assert store.messages("b") == [UserMessage(text="second")]

    def test_what_is_deleted_is_gone(self, store: ConversationStore) -> None:
        """Messages and the entry in the list; deleting twice is harmless."""
        store.append("a", MESSAGES)
        store.delete("a")
        store.delete("a")
        assert store.messages("a") == []
        assert store.conversations() == []

    def test_the_profile_is_replaced_as_a_whole(self, store: ConversationStore) -> None:
        """An empty field of the new profile does not keep the old value."""
        assert store.profile() == Profile()
        store.save_profile(Profile(sex=Sex.FEMALE, weight_kg=64, exclude=["egg"]))
        store.save_profile(Profile(activity=Activity.LIGHT))
        assert store.profile() == Profile(activity=Activity.LIGHT)


class TestSqlite(ConversationStoreContract):
    """SQLite in a file, the default."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> SqlConversationStore:
        return SqlConversationStore(f"sqlite:///{tmp_path / 'spotter.db'}")


def test_conversations_survive_a_restart(tmp_path: Path) -> None:
    """A second process finds what the first one stored."""
    url = f"sqlite:///{tmp_path / 'spotter.db'}"
    SqlConversationStore(url).append("a", MESSAGES)
    assert SqlConversationStore(url).messages("a") == MESSAGES


def test_a_database_that_cannot_be_used_is_one_clear_error(tmp_path: Path) -> None:
    """A missing folder gives StorageError with a remedy, not a traceback of the driver."""
    with pytest.raises(StorageError) as caught:
        SqlConversationStore(f"sqlite:///{tmp_path / 'missing' / 'spotter.db'}")
    assert "SPOTTER_DATA_DIR" in (caught.value.hint or "")
