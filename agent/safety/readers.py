"""The readers of the gate that have learned from examples."""

from __future__ import annotations

from typing import NamedTuple

from agent.safety.learned import LearnedReader
from agent.safety.messages import MessageReader


class Readers(NamedTuple):
    """One for what a sentence or clause states, one for whether a message as a whole is to be referred."""

    passages: LearnedReader
    messages: MessageReader
