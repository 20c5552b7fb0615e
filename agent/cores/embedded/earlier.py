"""What earlier requests told still holds: "back to my plan, make it 5 days", "a meal plan from that"."""

from __future__ import annotations

from collections.abc import Iterable

from agent.cores.embedded.arguments import Arguments
from agent.cores.embedded.dialogue import Dialogue
from agent.cores.embedded.facts import Facts
from agent.cores.embedded.follow_up import changed_arguments, says_change
from agent.cores.embedded.lexicon import Lexica
from agent.cores.embedded.requests import PLANS
from agent.messages import ToolCall

_RETURNED_TO = tuple(tool for tool in PLANS if tool != "one_rep_max")


def gone_back(intent: str, facts: Facts, dialogue: Dialogue, lexica: Lexica) -> ToolCall | None:
    """An earlier request changed as the message says, for a message that by itself tells too little.

    It is one of the tool that the message is taken for; or the only plan there is, if the message speaks of a change.
    """
    if dialogue.pending:
        return None
    earlier = dialogue.calls.get(intent)
    if earlier is None and says_change(facts, lexica):
        plans = [dialogue.calls[tool] for tool in _RETURNED_TO if tool in dialogue.calls]
        earlier = plans[0] if len(plans) == 1 else None
    changed = changed_arguments(facts, earlier, lexica) if earlier else None
    return ToolCall(name=earlier.name, arguments=changed) if earlier and changed else None


def told_before(dialogue: Dialogue, wanted: Iterable[str]) -> Arguments:
    """What calls for the person were made with: a bare "185" was understood there as a height."""
    told: Arguments = {}
    for tool in _RETURNED_TO:
        arguments = dialogue.calls[tool].arguments if tool in dialogue.calls else {}
        told |= {name: arguments[name] for name in wanted if name in arguments}
    return told
