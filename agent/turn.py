"""One turn: safety → model ⇄ tools (at most six steps) → certificate → safety → events."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Iterable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

import structlog

from agent.certificate.certificate import Certifier
from agent.certificate.gate import SentenceGate
from agent.citations import cited, collect_citations
from agent.events import Asked, Event, Picture, Referred, Text, ToolFinished, ToolStarted
from agent.messages import ASK_TOOL, AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from agent.ports import ChatModel, ChatRequest
from agent.safety.flags import Flag
from agent.safety.gate import SafetyGate
from agent.safety.referral import referral_text
from domain.errors import SpotterError, Unavailable
from domain.profile import Profile
from domain.translation import Translator
from domain.vocabulary import Language
from tools.registry import ToolRegistry

MAX_STEPS = 6
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class TurnParts:
    """What every turn works with."""

    core: ChatModel
    tools: ToolRegistry
    gate: SafetyGate
    translator: Translator
    certifier: Certifier = field(default_factory=Certifier)


@dataclass
class Turn:
    """The state of one turn; `produced` are the messages to store, also when the turn is cut off."""

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
        flag = self.parts.gate.before(self._user_texts, self.profile)
        if flag is not None:
            for event in self._refer(flag):
                yield event
            return
        for step in range(MAX_STEPS):
            calls: list[ToolCall] = []
            async with aclosing(self._ask_model(calls, may_call=step < MAX_STEPS - 1)) as events:
                async for event in events:
                    yield event
            if not calls:
                break
            async with aclosing(self._act(calls)) as events:
                async for event in events:
                    yield event
            if self._is_over(calls):
                break
        for citation in cited(self.text, collect_citations(self._results)):
            yield citation

    async def _ask_model(self, calls: list[ToolCall], may_call: bool) -> AsyncGenerator[Event, None]:
        """Stream one answer of the model; its text passes the certificate, its calls are collected."""
        request = ChatRequest(
            messages=[*self.history, *self.produced],
            tools=self.parts.tools.openai_tools() if may_call else [],
            language=self.language,
            profile=self.profile,
        )
        gate = SentenceGate(self.parts.certifier.over(request.messages))
        said, flag = "", None
        async with aclosing(self.parts.core.stream(request)) as pieces:
            async for piece in pieces:
                if isinstance(piece, ToolCall):
                    calls.append(piece)
                    continue
                allowed, flag = self._allowed(gate.feed(piece.text))
                for sentence in allowed:
                    said += sentence
                    yield self._say(sentence)
                if flag is not None:
                    break
        if flag is None:
            allowed, flag = self._allowed(gate.finish())
            for sentence in allowed:
                said += sentence
                yield self._say(sentence)
        if gate.left_out:
            _log.warning("untraced figures left out", sentences=gate.left_out)
            yield self._say("\n\n" + self.parts.translator.text(self.language, "left-out"))
        if flag is not None:
            calls.clear()
        self.produced.append(AssistantMessage(text=said, calls=tuple(calls)))
        for event in self._refer(flag) if flag is not None else ():
            yield event

    def _allowed(self, sentences: Iterable[str]) -> tuple[list[str], Flag | None]:
        """The sentences up to the first one that gives what a red flag forbids, and that flag."""
        allowed: list[str] = []
        for sentence in sentences:
            flag = self.parts.gate.after(sentence, self._user_texts, self.profile)
            if flag is not None:
                return allowed, flag
            allowed.append(sentence)
        return allowed, None

    async def _act(self, calls: list[ToolCall]) -> AsyncGenerator[Event, None]:
        for call in calls:
            if call.name == ASK_TOOL:
                yield self._show_example(call)
                yield Asked(tool=call.arguments["tool"], missing=call.arguments["missing"])
                continue
            flag = self.parts.gate.before_call(call.name, call.arguments, self._user_texts, self.profile)
            if flag is not None:
                for event in self._refer(flag):
                    yield event
                continue
            yield ToolStarted(call=call)
            finished = await self._run_tool(call)
            yield finished
            for picture in _pictures(finished):
                yield picture

    async def _run_tool(self, call: ToolCall) -> ToolFinished:
        started = time.perf_counter()
        result = error = None
        try:
            output = await asyncio.to_thread(self.parts.tools.run, call.name, self._arguments(call))
            result = output.model_dump(mode="json")
        except SpotterError as problem:
            error = problem.figures() | problem.to_dict()
        except Exception:  # the rim of a step: a bug in one tool must not lose the conversation
            _log.exception("tool failed", tool=call.name, arguments=call.arguments)
            error = Unavailable(f"{call.name} failed unexpectedly.", hint="Please try other values.").to_dict()
        self.produced.append(ToolMessage(call_id=call.id, name=call.name, result=result, error=error))
        ms = round((time.perf_counter() - started) * 1000, 2)
        return ToolFinished(call=call, result=result, error=error, ms=ms)

    def _arguments(self, call: ToolCall) -> dict[str, Any]:
        """The call's arguments, with the conversation's language for a tool that asks for one and was given none."""
        asked = call.name in self.parts.tools and "language" in self.parts.tools.get(call.name).arguments.model_fields
        return {"language": self.language, **call.arguments} if asked else call.arguments

    def _show_example(self, call: ToolCall) -> Text:
        """An example of an answer behind the question; its figures are ours, so the certificate has no say."""
        example = " " + self.parts.translator.text(self.language, f"ask-example-{call.arguments['tool']}")
        asked = self.produced[-1]
        if isinstance(asked, AssistantMessage):
            self.produced[-1] = asked.model_copy(update={"text": asked.text + example})
        return self._say(example)

    def _refer(self, flag: Flag) -> Iterator[Event]:
        again = flag in self.parts.gate.raised_before(self._user_texts[:-1], self.profile)
        text = referral_text(flag, self.language, again=again)
        self.produced.append(AssistantMessage(text=text, flag=flag.value))
        yield Referred(flag=flag.value)
        yield self._say(text)

    def _say(self, text: str) -> Text:
        self.text += text
        return Text(text=text)

    def _is_over(self, calls: list[ToolCall]) -> bool:
        """Nothing more to do: something was asked or referred, or the model repeats itself."""
        last = self.produced[-1]
        if isinstance(last, AssistantMessage):
            return True
        made = [
            (call.name, str(call.arguments))
            for message in self.produced
            if isinstance(message, AssistantMessage)
            for call in message.calls
        ]
        return len(made) != len(set(made))

    @property
    def _user_texts(self) -> list[str]:
        return [message.text for message in self.history if isinstance(message, UserMessage)]

    @property
    def _results(self) -> list[ToolMessage]:
        return [message for message in self.produced if isinstance(message, ToolMessage)]


def _pictures(finished: ToolFinished) -> Iterator[Picture]:
    """The pictures that a result shows: every exercise's animation, or the picture that was drawn."""
    result = finished.result or {}
    for exercise in [*result.get("exercises", []), *result.get("candidates", [])]:
        if exercise.get("gif"):
            yield Picture(path=exercise["gif"], exercise_id=exercise["id"])
    if result.get("image"):
        yield Picture(path=result["image"])
