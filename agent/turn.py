"""One turn: safety → model ⇄ tools (at most six steps) → certificate → safety → events."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Iterable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Protocol

import structlog

from agent.answers.writer import AnswerWriter
from agent.certificate.certificate import Certifier
from agent.certificate.gate import SentenceGate
from agent.citations import cited, collect_citations
from agent.containment.containment import Containment, Warrant
from agent.containment.refusal import has_read_outside, refusal_of
from agent.events import Asked, Event, Picture, Referred, Text, ToolFinished, ToolStarted
from agent.messages import ASK_TOOL, AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from agent.ports import ChatModel, ChatRequest, TextPiece
from agent.safety.flags import Flag
from agent.safety.gate import SafetyGate
from agent.safety.referral import referral_text
from agent.tool_running import outcome_of, spoken_arguments
from domain.profile import Profile
from domain.translation import Translator
from domain.vocabulary import Language
from tools.registry import ToolRegistry

MAX_STEPS = 6
_log = structlog.get_logger(__name__)


class Loop(Protocol):
    """How a turn goes from step to step: the model, its calls, the model again."""

    def steps(self, turn: Turn) -> AsyncGenerator[Event, None]:
        """The events of all steps."""
        ...


class DirectLoop:
    """The loop in a few lines of our own."""

    async def steps(self, turn: Turn) -> AsyncGenerator[Event, None]:
        """At most six steps, the last without tools; so is the one after a call that was made before."""
        may_call = True
        for number in range(MAX_STEPS):
            step = turn.step(may_call=may_call and number < MAX_STEPS - 1)
            async with aclosing(turn.parts.core.stream(step.request)) as pieces:
                async for piece in pieces:
                    for event in step.hear(piece):
                        yield event
                    if step.is_forbidden:
                        break
            for event in step.end():
                yield event
            async with aclosing(turn.act(step.calls)) as events:
                async for event in events:
                    yield event
            if turn.is_over(step):
                return
            may_call = not step.has_repeated


@dataclass(frozen=True)
class TurnParts:
    """What every turn works with."""

    core: ChatModel
    tools: ToolRegistry
    gate: SafetyGate
    translator: Translator
    certifier: Certifier = field(default_factory=Certifier)
    loop: Loop = field(default_factory=DirectLoop)
    writer: AnswerWriter | None = None
    """Answers from the results where nothing that the model said of them could be traced."""
    warrant: Warrant | None = None
    """What a model's calls are held against once it has read text by others; the embedded core takes no orders."""


@dataclass
class Turn:
    """The state of one turn; `produced` are the messages to store, also when the turn is cut off.

    A turn that goes on after it was cut off begins with what it had `produced` by then, and with its `text`.
    """

    parts: TurnParts
    history: list[Message]
    language: Language
    profile: Profile
    produced: list[Message] = field(default_factory=list)
    text: str = ""

    @property
    def unstored_text(self) -> str:
        """What was said in the step that was cut off."""
        stored = "".join(message.text for message in self.produced if isinstance(message, AssistantMessage))
        return self.text.removeprefix(stored)

    async def run(self) -> AsyncGenerator[Event, None]:
        """The events of the turn, without the closing one."""
        flag = self.parts.gate.before(self.user_texts, self.profile)
        if flag is not None:
            for event in self.refer(flag):
                yield event
            return
        async with aclosing(self.parts.loop.steps(self)) as events:
            async for event in events:
                yield event
        for citation in cited(self.text, collect_citations(self._results)):
            yield citation

    def step(self, *, may_call: bool) -> Step:
        """The next answer of the model."""
        return Step(self, may_call=may_call)

    def is_over(self, step: Step) -> bool:
        """Whether nothing is left to do after a step: no tool has run, and the model did not only repeat itself."""
        if not step.calls:
            return step.is_forbidden or not step.has_repeated
        return isinstance(self.produced[-1], AssistantMessage)

    async def act(self, calls: Iterable[ToolCall]) -> AsyncGenerator[Event, None]:
        """Run the calls that may run; ask or refer for the others."""
        for call in calls:
            answered = list(self.instead_of(call))
            for event in answered:
                yield event
            if answered:
                continue
            yield ToolStarted(call=call)
            finished = await self.run_tool(call)
            for event in self.keep(finished):
                yield event

    def instead_of(self, call: ToolCall) -> Iterator[Event]:
        """What happens instead of a call: a question to the person, a referral, a refusal; nothing where it may run."""
        if call.name == ASK_TOOL:
            yield from self._example(call)
            yield Asked(tool=call.arguments["tool"], missing=call.arguments["missing"])
            return
        flag = self.parts.gate.before_call(call.name, call.arguments, self.user_texts, self.profile)
        if flag is not None:
            yield from self.refer(flag)
            return
        refusal = refusal_of(call, self.user_texts, self.produced)
        if refusal is not None:
            yield from self.keep(ToolFinished(call=call, error=refusal.figures() | refusal.to_dict(), ms=0))

    def keep(self, finished: ToolFinished) -> Iterator[Event]:
        """Store the result of a tool and show it."""
        call = finished.call
        self.produced.append(ToolMessage(call_id=call.id, name=call.name, result=finished.result, error=finished.error))
        yield finished
        yield from _pictures(finished)

    async def run_tool(self, call: ToolCall) -> ToolFinished:
        """Run a tool in a thread; what goes wrong is part of the result."""
        started = time.perf_counter()
        arguments = spoken_arguments(self.parts.tools, call, self.language)
        outcome = await asyncio.to_thread(outcome_of, self.parts.tools, call.name, arguments)
        ms = round((time.perf_counter() - started) * 1000, 2)
        return ToolFinished(call=call, result=outcome.result, error=outcome.error, ms=ms)

    def _example(self, call: ToolCall) -> Iterator[Text]:
        """An example of an answer behind the question; its figures are ours, so the certificate has no say."""
        key = f"ask-example-{call.arguments['tool']}"
        if not self.parts.translator.has(key):
            return
        example = " " + self.parts.translator.text(self.language, key)
        asked = self.produced[-1]
        if isinstance(asked, AssistantMessage):
            self.produced[-1] = asked.model_copy(update={"text": asked.text + example})
        yield self.say(example)

    def refer(self, flag: Flag) -> Iterator[Event]:
        """Name the reason and whom to see."""
        again = flag in self.parts.gate.raised_before(self.user_texts[:-1], self.profile)
        text = referral_text(flag, self.language, again=again)
        self.produced.append(AssistantMessage(text=text, flag=flag.value))
        yield Referred(flag=flag.value)
        yield self.say(text)

    def say(self, text: str) -> Text:
        """Some more of the answer."""
        self.text += text
        return Text(text=text)

    def in_our_words(self) -> str:
        """What our templates say of the results; empty where there are none, or no templates."""
        if self.parts.writer is None or not self._results:
            return ""
        return self.parts.writer.answer(self.calls, self._results, self.language)

    @property
    def user_texts(self) -> list[str]:
        """What the person said, message by message."""
        return [message.text for message in self.history if isinstance(message, UserMessage)]

    @property
    def calls(self) -> list[ToolCall]:
        """The calls of the steps that are over."""
        return [call for message in self.produced if isinstance(message, AssistantMessage) for call in message.calls]

    @property
    def _results(self) -> list[ToolMessage]:
        return [message for message in self.produced if isinstance(message, ToolMessage)]


class Step:
    """One answer of the model: its text leaves as far as certificate and safety gate allow, its calls are collected."""

    def __init__(self, turn: Turn, *, may_call: bool) -> None:
        self._turn = turn
        self._may_call = may_call = may_call and not has_read_outside(turn.produced)
        self.request = ChatRequest(
            messages=[*turn.history, *turn.produced],
            tools=turn.parts.tools.openai_tools() if may_call else [],
            language=turn.language,
            profile=turn.profile,
        )
        self._gate = SentenceGate(turn.parts.certifier.over(self.request.messages))
        warrant = turn.parts.warrant
        messages = self.request.messages
        self._limits = Containment(messages, turn.language, turn.profile, warrant) if warrant else None
        self._obeyed_others = False
        self._said = ""
        self._flag: Flag | None = None
        self.calls: list[ToolCall] = []
        """Those that were not made before in this turn."""
        self.has_repeated = False

    @property
    def is_forbidden(self) -> bool:
        """Whether the model has begun to say what a red flag forbids; nothing more is to be heard."""
        return self._flag is not None

    def hear(self, piece: TextPiece | ToolCall) -> Iterator[Event]:
        """What may be shown after this piece."""
        if isinstance(piece, TextPiece):
            yield from self._passed(self._gate.feed(piece.text))
        elif not self._may_call:
            _log.warning("call without tools left out", tool=piece.name)
        elif self._limits and not self._limits.may_call(piece):
            self._obeyed_others = True
        elif repeats(piece, [*self._turn.calls, *self.calls]):
            self.has_repeated = True
        else:
            self.calls.append(piece)

    def end(self) -> Iterator[Event]:
        """What is left of the answer; it is stored with its calls."""
        if not self.is_forbidden:
            yield from self._passed(self._gate.finish())
        if self._gate.left_out:
            _log.warning("untraced figures left out", sentences=self._gate.left_out)
        ours = "" if self._said or self.calls or not self._gate.left_out else self._turn.in_our_words()
        if ours:
            yield from self._passed([ours])
        elif self._gate.left_out:
            yield self._turn.say("\n\n" + self._turn.parts.translator.text(self._turn.language, "left-out"))
        if self._obeyed_others:
            _log.warning("orders by others left out")
            yield self._turn.say("\n\n" + self._turn.parts.translator.text(self._turn.language, "orders-left-out"))
        if self.is_forbidden:
            self.calls.clear()
        if self._said or self.calls or not self.has_repeated:
            self._turn.produced.append(AssistantMessage(text=self._said, calls=tuple(self.calls)))
        if self._flag is not None:
            yield from self._turn.refer(self._flag)

    def _passed(self, sentences: Iterable[str]) -> Iterator[Event]:
        """The sentences up to the first one that gives what a red flag forbids."""
        for sentence in sentences:
            if self._limits and not self._limits.may_say(sentence):
                self._obeyed_others = True
                continue
            flag = self._turn.parts.gate.after(sentence, self._turn.user_texts, self._turn.profile)
            if flag is not None:
                self._flag = flag
                return
            self._said += sentence
            yield self._turn.say(sentence)


def repeats(call: ToolCall, others: Iterable[ToolCall]) -> bool:
    """Whether the same was called before, with the same arguments."""
    return any(call.name == other.name and call.arguments == other.arguments for other in others)


def _pictures(finished: ToolFinished) -> Iterator[Picture]:
    """The pictures that a result shows: every exercise's animation, or the picture that was drawn."""
    result = finished.result or {}
    for exercise in [*result.get("exercises", []), *result.get("candidates", [])]:
        if exercise.get("gif"):
            yield Picture(path=exercise["gif"], exercise_id=exercise["id"])
    if result.get("image"):
        yield Picture(path=result["image"])
