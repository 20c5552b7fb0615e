"""Whether an answer is whole, and from where one that was cut off goes on."""

from __future__ import annotations

from collections.abc import Sequence

from agent.messages import ASK_TOOL, AssistantMessage, Message, ToolMessage


def is_cut_off(answer: Sequence[Message]) -> bool:
    """Whether an answer was stopped, failed, or ended with the process: the messages behind one of the person.

    A whole answer ends with words, or with a question to the person.
    """
    last = answer[-1] if answer else None
    if not isinstance(last, AssistantMessage):
        return True
    return last.interrupted or any(call.name != ASK_TOOL for call in last.calls)


def results_kept(answer: Sequence[Message]) -> int:
    """How many messages of a cut-off answer are kept when it goes on: up to the last result of a tool."""
    return max((n for n, message in enumerate(answer) if isinstance(message, ToolMessage)), default=-1) + 1
