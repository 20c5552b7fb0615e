"""What an owner can do with their conversations, but for speaking: look, search, switch, name, take away, delete."""

from __future__ import annotations

from agent.conversations.export import ExportFormat, KeptConversation, as_json, as_markdown
from agent.conversations.tree import MessageTree, Placed
from agent.messages import UserMessage
from agent.ports import ConversationStore, ConversationSummary, Found
from domain.errors import NotFound
from domain.translation import Translator
from domain.vocabulary import Language
from tools.recognition.album import Album

_ALL = 1_000_000
"""More conversations than anybody has."""


class KeptConversations:
    """The conversations of the store's owner, with the pictures in them."""

    def __init__(self, store: ConversationStore, album: Album, translator: Translator) -> None:
        self._store = store
        self._album = album
        self._translator = translator

    def path(self, conversation_id: str) -> list[Placed]:
        """The messages that are shown, each with what could stand in its place."""
        return self._store.tree(conversation_id).path()

    def said(self, conversation_id: str, number: int) -> UserMessage:
        """The person's message of that number, on any branch; raises NotFound."""
        return self._store.tree(conversation_id).said(number)

    def latest(self, limit: int = 50) -> list[ConversationSummary]:
        """The conversations, the latest first."""
        return self._store.conversations(limit)

    def search(self, query: str, limit: int = 20) -> list[Found]:
        """Those with a message that holds every word, or titled so; the latest first."""
        return self._store.search(query, limit)

    def show(self, conversation_id: str, number: int) -> None:
        """Switch to the branch of a message; raises NotFound."""
        self._store.show(conversation_id, number)

    def rename(self, conversation_id: str, title: str) -> None:
        """Raises NotFound; InvalidInput for an empty title."""
        self._store.rename(conversation_id, title)

    def export(self, kind: ExportFormat, language: Language, conversation_id: str | None = None) -> str:
        """One conversation, or all of them, as a file's text; raises NotFound."""
        kept = [
            KeptConversation(summary, self._store.tree(summary.id))
            for summary in self._store.conversations(_ALL)
            if conversation_id in {None, summary.id}
        ]
        if conversation_id is not None and not kept:
            raise NotFound("There is no such conversation.", field="conversation_id", hint="Take one of the list.")
        return as_json(kept) if kind is ExportFormat.JSON else as_markdown(kept, self._translator, language)

    def delete(self, conversation_id: str) -> None:
        """Forget a conversation with all its branches and the pictures in them."""
        self._album.forget(pictures_of(self._store.tree(conversation_id)))
        self._store.delete(conversation_id)

    def delete_all(self) -> None:
        """Forget every conversation of the owner."""
        for summary in self._store.conversations(_ALL):
            self.delete(summary.id)


def pictures_of(tree: MessageTree) -> list[str]:
    """The paths of the pictures that were sent, on any branch."""
    sent = [node.message for node in tree.nodes.values()]
    return [path for message in sent if isinstance(message, UserMessage) for path in message.images]
