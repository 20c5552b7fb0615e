"""Text from outside can start no tool call: which pages may be read at all, and what may follow one that was."""

from __future__ import annotations

from collections.abc import Sequence

from agent.containment.outside import documents_in
from agent.messages import AssistantMessage, Message, ToolCall, ToolMessage
from domain.errors import InvalidInput
from domain.links import is_among

READ_PAGE = "read_page"


def has_read_outside(produced: Sequence[Message]) -> bool:
    """Whether a turn holds text that strangers wrote: of a page, or of a document that nobody has approved."""
    return any(isinstance(message, ToolMessage) and _is_outside(message) for message in produced)


def refusal_of(call: ToolCall, user_texts: list[str], produced: Sequence[Message]) -> InvalidInput | None:
    """Why a call is not made, or None where it may be.

    A page is read only if the person wrote its address: a page cannot send us on to another, nor carry anything away in
    an address. And what is called once such text has been seen could be its idea: the person has to ask for it.
    """
    if call.name == READ_PAGE and not is_among(str(call.arguments.get("url", "")), user_texts):
        message = "Only pages whose address the person gave are read."
        return InvalidInput(message, field="url", hint="Ask for the address.", kind="address_not_given")
    if has_read_outside(_before_last_step(produced)):
        message = "After a page was read no other tool is called in the same answer."
        return InvalidInput(message, field="tool", hint="Answer with what the page says.", kind="after_page")
    return None


def _is_outside(message: ToolMessage) -> bool:
    result = message.result
    if result is None:
        return False
    return message.name == READ_PAGE or any(not document["approved"] for document in documents_in(result))


def _before_last_step(produced: Sequence[Message]) -> Sequence[Message]:
    """What was there when the model decided on the calls that are being made."""
    last = max((n for n, message in enumerate(produced) if isinstance(message, AssistantMessage)), default=0)
    return produced[:last]
