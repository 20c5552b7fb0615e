"""The embedded core as a ChatModel: decides by rules and a linear model, answers from templates."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from agent.answers.writer import AnswerWriter
from agent.cores.embedded.decide import Policy
from agent.cores.embedded.dialogue import Dialogue, read_dialogue
from agent.cores.embedded.facts import FactFinder
from agent.fencing import defused
from agent.messages import ASK_TOOL, AssistantMessage, Message, ToolCall, UserMessage
from agent.ports import ChatRequest, TextPiece
from agent.protocol import encode_call, parse_stream
from domain.profile import Profile
from domain.vocabulary import Language

_KITCHENS = {Language.EN: "western", Language.ZH: "chinese", Language.KO: "korean", Language.BN: "bengali"}
_LOOK, _FIND = "identify_exercise", "find_exercises"
_BESIDE_PICTURE = ("plan_nutrition", "plan_training", "energy_needs", "calculate_531", "one_rep_max", "look_up_food")
_PIECE_WORDS = 4
"""Words that are sent at a time."""


class EmbeddedCore:
    """Works at once on any machine; generates no text of its own and says so when asked."""

    name = "embedded"

    def __init__(self, finder: FactFinder, policy: Policy, writer: AnswerWriter) -> None:
        self._finder = finder
        self._policy = policy
        self._writer = writer

    def stream(self, request: ChatRequest) -> AsyncGenerator[TextPiece | ToolCall, None]:
        """Calls first; once their results are in the conversation, the answer. Spoken in the plugin protocol."""
        return parse_stream(self._speak(request))

    async def _speak(self, request: ChatRequest) -> AsyncGenerator[str, None]:
        dialogue = read_dialogue(request.messages, self._finder)
        if dialogue.turn_results:
            calls = _calls_of_turn(request.messages)
            text = self._writer.answer(calls, dialogue.turn_results, request.language)
            for piece in _pieces(defused(text)):  # what an answer quotes can hold no call
                yield piece
            return
        async for piece in self._decide(request, dialogue):
            yield piece

    async def _decide(self, request: ChatRequest, dialogue: Dialogue) -> AsyncGenerator[str, None]:
        message = _last_user(request.messages)
        if message.images:
            for call in self._calls_for_pictures(message, dialogue, request.profile):
                yield encode_call(_at_home(call, request.language))
            return
        decision = self._policy.decide(message.text, dialogue, request.profile)
        if decision.say:
            yield self._writer.say(decision.say, request.language)
        for call in (_at_home(call, request.language) for call in decision.calls):
            if call.name == ASK_TOOL:
                yield self._writer.ask(call.arguments["missing"], request.language)
            yield encode_call(call)

    def _calls_for_pictures(self, message: UserMessage, dialogue: Dialogue, profile: Profile) -> list[ToolCall]:
        """Look at each picture; and do what the words ask for beside it, if that needs nothing more.

        A picture begins a new topic: what was asked or shown before does not colour it.
        """
        looks = [ToolCall(name=_LOOK, arguments={"image": path}) for path in message.images]
        decision = self._policy.decide(message.text, Dialogue(person=dialogue.person), profile)
        named = bool(self._finder.read(message.text).exercises)
        wanted = [call for call in decision.calls if call.name in _BESIDE_PICTURE or (call.name == _FIND and named)]
        return [*looks, *wanted]


def _at_home(call: ToolCall, language: Language) -> ToolCall:
    """A meal plan in the kitchen of the person's language, unless another was asked for."""
    if call.name != "plan_nutrition" or "cuisine" in call.arguments:
        return call
    return call.model_copy(update={"arguments": call.arguments | {"cuisine": _KITCHENS[language]}})


def _last_user(messages: Sequence[Message]) -> UserMessage:
    return next(m for m in reversed(messages) if isinstance(m, UserMessage))


def _calls_of_turn(messages: Sequence[Message]) -> list[ToolCall]:
    """The calls since the last user message."""
    calls: list[ToolCall] = []
    for message in reversed(messages):
        if isinstance(message, UserMessage):
            break
        if isinstance(message, AssistantMessage):
            calls = [*message.calls, *calls]
    return calls


def _pieces(text: str) -> list[str]:
    words = text.split(" ")
    groups = [" ".join(words[i : i + _PIECE_WORDS]) for i in range(0, len(words), _PIECE_WORDS)]
    return [group + " " for group in groups[:-1]] + groups[-1:]
