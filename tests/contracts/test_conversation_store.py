"""What every ConversationStore promises."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from agent.conversations.store import SqlConversationStore
from agent.conversations.tree import BEGINNING
from agent.messages import AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from agent.ports import ConversationStore
from domain.errors import InvalidInput, NotFound, StorageError
from domain.profile import Profile
from domain.vocabulary import Activity, Sex

CALL = ToolCall(name="look_up_food", arguments={"food": "계란", "grams": 50})
MESSAGES: list[Message] = [
    UserMessage(text="계란 칼로리\n알려줘 😀"),
    AssistantMessage(calls=(CALL,)),
    ToolMessage(call_id=CALL.id, name=CALL.name, result={"grams": 50.0}),
    AssistantMessage(text="ডিম [1]", interrupted=True),
]

VERSION_1_ON_POSTGRES = [
    "CREATE TABLE conversations (id VARCHAR PRIMARY KEY, title TEXT NOT NULL, updated TIMESTAMP WITH TIME ZONE NOT NULL)",
    "CREATE TABLE messages (number SERIAL PRIMARY KEY, conversation_id VARCHAR NOT NULL"
    " REFERENCES conversations (id) ON DELETE CASCADE, body TEXT NOT NULL)",
    "CREATE INDEX ix_messages_conversation_id ON messages (conversation_id)",
    "INSERT INTO conversations VALUES ('a', 'old', now())",
]


class ConversationStoreContract:
    """Subclass it and give the `url` of an empty database."""

    @pytest.fixture
    def store(self, url: str) -> ConversationStore:
        """The store of one owner."""
        return SqlConversationStore(url)

    @pytest.fixture
    def other(self, url: str) -> ConversationStore:
        """The store of another one in the same database."""
        return SqlConversationStore(url, owner="another")

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

    def test_an_edited_message_begins_a_branch(self, store: ConversationStore) -> None:
        """The new one is shown in the place of the old one, which is kept with its answer and can be shown again."""
        question = store.append("a", [UserMessage(text="squat?")])
        store.append("a", [AssistantMessage(text="deep")])
        edited = store.branch("a", BEGINNING, [UserMessage(text="bench?")])
        store.append("a", [AssistantMessage(text="wide")])
        assert texts(store) == ["bench?", "wide"]
        first = store.tree("a").path()[0]
        assert (first.number, first.alternatives, first.position) == (edited, (question, edited), 2)
        store.show("a", question)
        assert texts(store) == ["squat?", "deep"]

    def test_an_answer_given_again_stands_beside_the_first(self, store: ConversationStore) -> None:
        """Three answers to one question; each is shown with what was said after it."""
        question = store.append("a", [UserMessage(text="q")])
        first = store.append("a", [AssistantMessage(text="1")])
        store.append("a", [UserMessage(text="more"), AssistantMessage(text="1 more")])
        for said in ("2", "3"):
            store.branch("a", question)
            store.append("a", [AssistantMessage(text=said)])
        answer = store.tree("a").path()[1]
        assert (answer.position, len(answer.alternatives)) == (3, 3)
        store.show("a", first)
        assert texts(store) == ["q", "1", "more", "1 more"]

    def test_what_is_added_to_another_branch_does_not_switch_to_it(self, store: ConversationStore) -> None:
        """An answer that is still being written ends up in its own branch, whatever is shown by then."""
        first = store.append("a", [UserMessage(text="first")])
        store.branch("a", BEGINNING, [UserMessage(text="second")])
        store.append("a", [AssistantMessage(text="late")], after=first)
        assert texts(store) == ["second"]
        store.show("a", first)
        assert texts(store) == ["first", "late"]

    def test_a_stop_without_a_word_is_no_branch(self, store: ConversationStore) -> None:
        """Nobody goes back to nothing."""
        question = store.append("a", [UserMessage(text="q")])
        store.append("a", [AssistantMessage(interrupted=True)])
        store.branch("a", question, [AssistantMessage(text="whole")])
        assert len(store.tree("a").path()[1].alternatives) == 1

    def test_numbers_of_other_conversations_are_refused(self, store: ConversationStore) -> None:
        """A message is shown, and gone on from, in its own conversation only."""
        other = store.append("b", [UserMessage(text="b")])
        store.append("a", [UserMessage(text="a")])
        for act in (store.show, store.branch):
            with pytest.raises(NotFound):
                act("a", other)
            with pytest.raises(NotFound):
                act("missing", other)
        with pytest.raises(NotFound):
            store.append("a", [AssistantMessage(text="x")], after=other)

    def test_an_answer_does_not_bring_back_what_was_forgotten(self, store: ConversationStore) -> None:
        """Deleting wins over the turn that is still running."""
        number = store.append("a", [UserMessage(text="a")])
        store.delete("a")
        with pytest.raises(NotFound):
            store.append("a", [AssistantMessage(text="late")], after=number)
        assert store.conversations() == []

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("SQUAT", ["en"]),
            ("deep squat", ["en"]),
            ("squat missing", []),
            ("深蹲", ["zh"]),
            ("蹲", ["zh"]),
            ("스쿼트", ["ko"]),
            ("ডিমের", ["bn"]),
            ("100%", ["en"]),
            ("1%0", []),
            ("a_k", []),
            ("  ", []),
        ],
    )
    def test_every_word_is_found_in_any_script(self, store: ConversationStore, query: str, found: list[str]) -> None:
        """Without case, in two letters of Chinese, with a Korean particle; % and _ are letters; results of tools not."""
        store.append("en", [UserMessage(text="How deep is a Squat, 100% ask?"), MESSAGES[2]])
        store.append("zh", [UserMessage(text="hi"), AssistantMessage(text="双脚与肩同宽，深蹲到大腿水平。")])
        store.append("ko", [UserMessage(text=unicodedata.normalize("NFD", "스쿼트를 알려줘"))])
        store.append("bn", [UserMessage(text="ডিমের ক্যালরি কত?")])
        assert [hit.conversation.id for hit in store.search(query)] == found

    def test_a_hit_shows_where_it_is(self, store: ConversationStore) -> None:
        """The words around it, and the number of the message, also on a branch that is not shown."""
        number = store.append("a", [UserMessage(text="long " * 60 + "Kettlebell swing" + " tail" * 60)])
        store.branch("a", BEGINNING, [UserMessage(text="something else")])
        (hit,) = store.search("kettlebell")
        assert hit.number == number
        assert "Kettlebell swing" in hit.excerpt
        assert len(hit.excerpt) < 160
        store.show("a", number)
        assert "Kettlebell" in texts(store)[0]

    def test_a_title_can_be_changed_and_is_found(self, store: ConversationStore) -> None:
        """On one line, not too long, never empty."""
        store.append("a", [UserMessage(text="hello")])
        store.rename("a", "Knee \n rehab " + "x" * 80)
        (summary,) = store.conversations()
        assert summary.title.startswith("Knee rehab x")
        assert len(summary.title) <= 60
        assert [hit.conversation.id for hit in store.search("knee REHAB")] == ["a"]
        with pytest.raises(InvalidInput):
            store.rename("a", "  ")
        with pytest.raises(NotFound):
            store.rename("missing", "x")

    def test_owners_do_not_see_each_other(self, store: ConversationStore, other: ConversationStore) -> None:
        """Another owner neither lists, finds, reads, renames, changes nor deletes a conversation, nor takes its id."""
        number = store.append("a", [UserMessage(text="mine")])
        assert (other.conversations(), other.messages("a"), other.search("mine")) == ([], [], [])
        for act in (
            lambda: other.rename("a", "x"),
            lambda: other.show("a", number),
            lambda: other.branch("a", number),
            lambda: other.append("a", [UserMessage(text="x")]),
            lambda: other.append("a", [UserMessage(text="x")], after=number),
        ):
            with pytest.raises(NotFound):
                act()
        other.delete("a")
        assert texts(store) == ["mine"]
        other.save_profile(Profile(weight_kg=50))
        assert store.profile() == Profile()


def texts(store: ConversationStore, conversation_id: str = "a") -> list[str]:
    """What is shown of a conversation."""
    return [message.text for message in store.messages(conversation_id) if not isinstance(message, ToolMessage)]


class TestSqlite(ConversationStoreContract):
    """SQLite in a file, the default."""

    @pytest.fixture
    def url(self, tmp_path: Path) -> str:
        return f"sqlite:///{tmp_path / 'spotter.db'}"


class TestPostgres(ConversationStoreContract):
    """A real PostgreSQL, each test in a database of its own."""

    @pytest.fixture
    def url(self, server: str) -> str:
        return new_database(server)


def new_database(server: str) -> str:
    """The address of an empty database on a PostgreSQL server."""
    name = f"test_{uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


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


def test_nothing_that_was_deleted_stays_in_the_files(tmp_path: Path) -> None:
    """Not even where SQLite keeps what it has freed, or in its log."""
    store = SqlConversationStore(f"sqlite:///{tmp_path / 'spotter.db'}")
    store.append("kept", [UserMessage(text="something else")])
    store.append("a", [UserMessage(text="herniated disc " * 500), AssistantMessage(text="answer about it")])
    store.delete("a")
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"herniated" not in left
    assert b"answer about" not in left
    assert b"something else" in left


def test_an_old_database_on_postgres_is_brought_up_to_date(server: str) -> None:
    """The tables of version 1, as they were made there, open with all messages in order."""
    url = new_database(server)
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in VERSION_1_ON_POSTGRES:
            connection.execute(text(statement))
        for message in MESSAGES:
            insert = text("INSERT INTO messages (conversation_id, body) VALUES ('a', :body)")
            connection.execute(insert, {"body": message.model_dump_json()})
    engine.dispose()
    store = SqlConversationStore(url)
    store.append("a", [UserMessage(text="more")])
    assert store.messages("a") == [*MESSAGES, UserMessage(text="more")]
    assert [hit.conversation.title for hit in store.search("알려줘")] == ["old"]
