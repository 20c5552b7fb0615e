"""Where a conversation stands, read off its messages; the core itself keeps nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from agent.cores.embedded.arguments import Arguments, joined, said, without
from agent.cores.embedded.facts import FactFinder, Facts
from agent.cores.embedded.pasted import request_of
from agent.cores.embedded.person_slots import condition, personal
from agent.cores.embedded.recipient import PERSONAL, recipient_of
from agent.cores.embedded.slots import BY_TOOL
from agent.messages import ASK_TOOL, AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from agent.safety.persons import Owner

_REMEMBERED_TURNS = 20
_SHOWN = {"find_exercises": "exercises", "identify_exercise": "candidates"}
"""The tools whose results show exercises, and where."""
_TOLD_FOR = ("plan_nutrition", "energy_needs", "plan_training", "calculate_531", "find_exercises")
"""The tools whose arguments people tell before they ask: "I've only got dumbbells. … What's good for shoulders?"."""
_OF_ONE_SEARCH = ("muscle", "limit")
_BODY = {"age_years", "weight_kg"}
"""Who tells these anew speaks of another body than before."""


@dataclass(frozen=True)
class Pending:
    """A request that waits for what was asked."""

    tool: str
    arguments: Arguments
    missing: list[str]


@dataclass
class Dialogue:
    """What has been requested, asked, shown and said so far."""

    last_call: ToolCall | None = None
    call_before: ToolCall | None = None
    """What was requested before the last call: it holds again where the last one failed."""
    calls: dict[str, ToolCall] = field(default_factory=dict)
    """The last call of each tool that was made for the person."""
    pending: Pending | None = None
    shown_exercises: list[dict[str, Any]] = field(default_factory=list)
    named_exercises: list[str] = field(default_factory=list)
    """Ids of the exercises of the message before this one, if it named several: "A or B? show me the second one"."""
    person: Arguments = field(default_factory=dict)
    """What the person told of themselves, whatever it was told for."""
    told: dict[str, Arguments] = field(default_factory=dict)
    """For each tool what was told in passing since it was last called."""
    is_for_another: bool = False
    """Whether the last request was for somebody else."""
    turn_results: list[ToolMessage] = field(default_factory=list)
    """What the tools have returned since the last user message."""

    def without_person(self) -> Dialogue:
        """The conversation as a request for somebody else may use it."""
        last = self.last_call
        if last is not None:
            last = last.model_copy(update={"arguments": without(last.arguments, *PERSONAL)})
        return replace(self, last_call=last, calls={}, person={}, told={})

    def for_person_again(self) -> Dialogue:
        """The conversation as a request for the person may use it, after one for somebody else."""
        return replace(self.without_person(), calls=self.calls, person=self.person, told=self.told, pending=None)


def read_dialogue(messages: Sequence[Message], finder: FactFinder) -> Dialogue:
    """The state before the last user message, and the tool results after it."""
    last_user = max((i for i, m in enumerate(messages) if isinstance(m, UserMessage)), default=-1)
    dialogue = Dialogue()
    turns = list(_turns(messages[: max(last_user, 0)]))
    for number, turn in enumerate(turns):
        before = replace(dialogue)
        for message in turn:
            _follow(dialogue, message)
        if isinstance(turn[0], UserMessage) and number >= len(turns) - _REMEMBERED_TURNS:
            _remember(dialogue, before, turn[0], [call for one in turn for call in _calls_in(one)], finder)
    dialogue.turn_results = [m for m in messages[last_user + 1 :] if isinstance(m, ToolMessage)]
    return dialogue


def _turns(messages: Sequence[Message]) -> Iterator[list[Message]]:
    """What a user said, with all that followed."""
    turn: list[Message] = []
    for message in messages:
        if isinstance(message, UserMessage) and turn:
            yield turn
            turn = []
        turn.append(message)
    if turn:
        yield turn


def _calls_in(message: Message) -> tuple[ToolCall, ...]:
    return message.calls if isinstance(message, AssistantMessage) else ()


def _follow(dialogue: Dialogue, message: Message) -> None:
    if isinstance(message, UserMessage) and message.images:  # a picture begins a new topic
        dialogue.last_call = dialogue.call_before = dialogue.pending = None
        dialogue.shown_exercises = []
    if isinstance(message, ToolMessage):
        if message.name in _SHOWN and message.result:
            dialogue.shown_exercises = message.result[_SHOWN[message.name]]
        before, failed = dialogue.call_before, dialogue.last_call
        if message.error and before and failed and failed.id == message.call_id and before.name == failed.name:
            dialogue.last_call = before
    calls = _calls_in(message)
    for call in calls:
        if call.name == ASK_TOOL:
            dialogue.pending = Pending(**call.arguments)
        elif call.name != "search_knowledge" or len(calls) == 1:
            dialogue.call_before, dialogue.last_call, dialogue.pending = dialogue.last_call, call, None


def _remember(
    dialogue: Dialogue, before: Dialogue, user: UserMessage, calls: Sequence[ToolCall], finder: FactFinder
) -> None:
    """Keep what a turn told of the person; of somebody else nothing is kept but that it was about them."""
    facts = finder.read(request_of(user.text))
    named = [mention.key for mention in facts.exercises]
    dialogue.named_exercises = named if len(named) > 1 else []
    dialogue.is_for_another = _is_for_another(user.text, facts, before, calls)
    if dialogue.is_for_another:
        return
    left_out = said({"exclude": facts.exclude, "avoid": facts.avoid})
    dialogue.person = joined(dialogue.person, personal(facts) | condition(facts) | left_out)
    made = {call.name: call for call in calls if call.name != ASK_TOOL}
    dialogue.calls = dialogue.calls | made
    told = {} if made else {tool: without(BY_TOOL[tool](facts), *_OF_ONE_SEARCH) for tool in _TOLD_FOR}
    kept = {tool: earlier for tool, earlier in dialogue.told.items() if tool not in made}
    dialogue.told = kept | {tool: joined(kept.get(tool, {}), more) for tool, more in told.items()}


def _is_for_another(text: str, facts: Facts, before: Dialogue, calls: Sequence[ToolCall]) -> bool:
    """Whether a turn was for somebody else: it says so, or goes on with a request that was."""
    recipient = recipient_of(text)
    if recipient is not None or not before.is_for_another:
        return recipient is Owner.OTHER
    if before.pending is None and personal(facts).keys() >= _BODY:
        return False
    tools = {call.arguments["tool"] if call.name == ASK_TOOL else call.name for call in calls}
    return bool(tools & {before.pending.tool if before.pending else before.last_call and before.last_call.name})
