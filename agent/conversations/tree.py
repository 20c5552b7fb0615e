"""The messages of a conversation as a tree: a message that is edited and an answer that is given again begin a branch.

Every message names the one before it. One of the paths from the beginning to a leaf is shown; the others are kept
beside it and can be shown in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from agent.messages import AssistantMessage, Message, UserMessage
from domain.errors import NotFound

BEGINNING = 0
"""Stands for the message before the first one; real messages are numbered from 1."""


@dataclass(frozen=True)
class Node:
    """A message with its number in the store and the number of the one before it."""

    number: int
    parent: int
    message: Message


@dataclass(frozen=True)
class Placed:
    """A message of the shown path, and the numbers of those that could stand in its place, itself among them."""

    number: int
    message: Message
    alternatives: tuple[int, ...]

    @property
    def position(self) -> int:
        """Which of the alternatives it is, counted from 1."""
        return self.alternatives.index(self.number) + 1


@dataclass(frozen=True)
class MessageTree:
    """All messages of a conversation by number, and the last one of the path that is shown."""

    nodes: dict[int, Node] = field(default_factory=dict)
    tip: int = BEGINNING

    def path(self) -> list[Placed]:
        """The shown messages in order."""
        return [Placed(node.number, node.message, self._alternatives(node)) for node in self._upwards(self.tip)][::-1]

    def messages(self, last: int | None = None) -> list[Message]:
        """The messages up to `last`; by default those of the shown path."""
        return [node.message for node in self._upwards(self.tip if last is None else last)][::-1]

    def said(self, number: int) -> UserMessage:
        """The person's message of that number; raises NotFound."""
        message = self.nodes[number].message if number in self.nodes else None
        if not isinstance(message, UserMessage):
            raise NotFound("There is no such message of yours.", field="number", hint="Take one of this conversation.")
        return message

    def latest_below(self, number: int) -> int:
        """The end of the path that goes on from a message by the latest branch each time."""
        while number in self._children:
            number = self._children[number][-1]
        return number

    def _upwards(self, number: int) -> Iterator[Node]:
        while number in self.nodes:
            yield self.nodes[number]
            number = self.nodes[number].parent

    def _alternatives(self, node: Node) -> tuple[int, ...]:
        """What was cut off before its first word is nothing that one would want to go back to."""
        beside = self._children[node.parent]
        return tuple(
            n for n in beside if n == node.number or n in self._children or not _is_wordless(self.nodes[n].message)
        )

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number in sorted(self.nodes):
            found.setdefault(self.nodes[number].parent, []).append(number)
        return found


def _is_wordless(message: Message) -> bool:
    """Whether a message is an answer's that came to no word: it was stopped, or cut off while a tool ran."""
    return isinstance(message, AssistantMessage) and not message.text
