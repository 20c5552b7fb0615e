"""The served core as a ChatModel: one step of a turn is one answer of the model, mended where it has to be."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Any

import structlog

from agent.answers.writer import AnswerWriter
from agent.cores.served.checking import CallChecker
from agent.cores.served.faults import PromptTooLong, ServerFault, ServerLacks
from agent.cores.served.model import ModelClient, ModelWish, ServedModel, introduce
from agent.cores.served.prompting import ANSWER_TOKENS, Prompt, Prompter
from agent.cores.served.reading import Malformed, read_answer
from agent.cores.served.repair import TRIES, RepairRequests
from agent.cores.served.servers import Constraint
from agent.messages import ASK_TOOL, AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from agent.ports import MODEL_FIELD, ChatRequest, TextPiece
from agent.protocol import decode_call, encode_call
from domain.errors import ModelError

_TEMPERATURE = 0.1
"""Tools are chosen, not invented; 0 itself is refused by some servers."""
_NARROWER = 0.7
"""Of the window, after a server has said that the prompt was too long."""
_THOUGHT_CHARS = 200
"""So much may stand before a call; more is an answer, and nobody waits for one that our templates write."""
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Workshop:
    """What the core writes and checks with."""

    prompter: Prompter
    repairs: RepairRequests
    checker: CallChecker
    writer: AnswerWriter


@dataclass
class _Answer:
    """What has come of one answer. With `is_silent` its text is passed over: our templates will write."""

    is_silent: bool
    text: str = ""
    calls: list[ToolCall] = field(default_factory=list)
    malformed: Malformed | None = None

    def take(self, piece: TextPiece | ToolCall | Malformed) -> TextPiece | None:
        """Note a piece; the text that the person may see."""
        if isinstance(piece, TextPiece):
            self.text += piece.text
            return None if self.is_silent else piece
        if isinstance(piece, ToolCall):
            self.calls.append(piece)
        else:
            self.malformed = piece
        return None

    @property
    def is_enough(self) -> bool:
        """Whether the rest need not be waited for."""
        return self.is_silent and len(self.text) > _THOUGHT_CHARS

    @property
    def was_said(self) -> bool:
        """Whether the person has seen any words."""
        return not self.is_silent and bool(self.text.strip())


class ServedCore:
    """Asks a model on a server. Nothing of a conversation is kept; what the server serves is asked once."""

    def __init__(
        self, client: ModelClient, wish: ModelWish, workshop: Workshop, model: ServedModel | None = None
    ) -> None:
        self._client = client
        self._wish = wish
        self._workshop = workshop
        self._model = model

    @property
    def name(self) -> str:
        """The model's name, as far as it is known."""
        return self._model.name if self._model else self._wish.name or "served"

    async def stream(self, request: ChatRequest) -> AsyncGenerator[TextPiece | ToolCall, None]:
        """Text as it comes, then calls that can run. Raises ServerFault, and ModelError where nothing was said."""
        results = _results(request.messages)
        in_templates = bool(results) and request.language not in self._wish.languages
        if in_templates and not request.tools:
            yield self._written(request)
            return
        model = await self._known_model()
        answer = _Answer(in_templates)
        try:
            async with aclosing(self._heard_without_lacks(request, model, answer)) as pieces:
                async for piece in pieces:
                    yield piece
        except PromptTooLong:
            if not results or answer.text:
                raise
            # The results alone are more than the window holds: our templates say what they hold.
        calls = await self._calls(request, self._model or model, answer) if request.tools else []
        for call in calls:
            if call.name == ASK_TOOL and not answer.was_said:
                yield TextPiece(self._workshop.writer.ask(call.arguments["missing"], request.language))
            yield call
        if not calls and not answer.was_said:
            async with aclosing(self._instead(request, answer)) as others:
                async for other in others:
                    yield other

    async def _instead(self, request: ChatRequest, answer: _Answer) -> AsyncGenerator[TextPiece | ToolCall, None]:
        """What is said where the model said nothing that can be used."""
        if _results(request.messages):
            yield self._written(request)
        elif answer.malformed is not None and request.tools:
            async with aclosing(self.stream(replace(request, tools=()))) as words:
                async for piece in words:
                    yield piece
        else:
            raise ModelError("The model said nothing.", field=MODEL_FIELD, hint="Ask again, or go on without it.")

    async def _known_model(self) -> ServedModel:
        if self._model is None:
            self._model = await introduce(self._client, self._wish)
        return self._model

    async def _heard_without_lacks(
        self, request: ChatRequest, model: ServedModel, answer: _Answer
    ) -> AsyncGenerator[TextPiece, None]:
        """The text of the answer; once more without what the server turns out to lack, and so from then on."""
        while True:
            try:
                if _needs_eyes(request) and "pictures" in model.lacks:
                    raise ServerLacks("pictures")
                async with aclosing(self._heard(request, model, answer)) as pieces:
                    async for piece in pieces:
                        yield piece
                return
            except ServerLacks as fault:
                if answer.text or fault.lack in model.lacks:
                    raise
                _log.warning("the server lacks something", lack=fault.lack)
                self._model = model = model.without(fault.lack)

    async def _heard(
        self, request: ChatRequest, model: ServedModel, answer: _Answer
    ) -> AsyncGenerator[TextPiece, None]:
        """The text of the answer; once more with a shorter prompt where the server says that it is too long."""
        for window in (model, model.narrowed(_NARROWER)):
            prompt = self._workshop.prompter.prompt(request, window)
            body = self._body(model, prompt.body() | _form_of_answer(request, model))
            try:
                async with aclosing(read_answer(self._client.stream(body))) as pieces:
                    async for piece in pieces:
                        shown = answer.take(piece)
                        if shown is not None:
                            yield shown
                        if answer.is_enough:
                            return
                return
            except PromptTooLong:
                if window is not model or answer.text:
                    raise
            except ServerFault as fault:
                if fault.params.get("kind") == "name":  # the server may have another model by now: ask it next time
                    self._model = None
                raise

    async def _calls(self, request: ChatRequest, model: ServedModel, answer: _Answer) -> list[ToolCall]:
        """The calls of an answer that can run; the first that is malformed is mended, or left out."""
        good: list[ToolCall] = []
        for call in answer.calls:
            try:
                good.append(self._workshop.checker.checked(call, request))
            except ModelError as error:
                answer.malformed = answer.malformed or Malformed(error.message, encode_call(call))
        if answer.malformed is not None:
            mended = await self._mended(request, model, answer.malformed)
            good += [mended] if mended else []
        return good

    async def _mended(self, request: ChatRequest, model: ServedModel, malformed: Malformed) -> ToolCall | None:
        """The call as the model writes it when it is asked again; None where it never gets it right."""
        prompt = self._workshop.prompter.prompt(request, model)
        fault, constrain = malformed.fault, model.abilities.constrain
        for _ in range(TRIES):
            try:
                call = await self._asked_again(prompt, replace(malformed, fault=fault), model, constrain)
                return self._workshop.checker.checked(call, request)
            except ModelError as error:
                fault = error.message
            except ServerFault as refusal:  # it cannot force an answer into form after all: it is asked in words
                if refusal.params.get("kind") != "refused" or constrain == "words":
                    raise
                constrain = "words"
        _log.warning("call not mended", fault=fault)
        return None

    async def _asked_again(
        self, prompt: Prompt, malformed: Malformed, model: ServedModel, constrain: Constraint
    ) -> ToolCall:
        """The first call of the new answer, in any of its forms; raises ModelError if that is malformed too."""
        fields = self._workshop.repairs.body(prompt, malformed.raw, malformed.fault, constrain)
        answer = _Answer(is_silent=False)
        async with aclosing(read_answer(self._client.stream(self._body(model, fields)))) as pieces:
            async for piece in pieces:
                answer.take(piece)
        if answer.malformed is not None:
            raise ModelError(answer.malformed.fault)
        return answer.calls[0] if answer.calls else decode_call(answer.text)

    @staticmethod
    def _body(model: ServedModel, fields: dict[str, Any]) -> dict[str, Any]:
        settings = {"model": model.name, "max_tokens": ANSWER_TOKENS, "temperature": _TEMPERATURE}
        return {**settings, **model.abilities.extra, **fields}

    def _written(self, request: ChatRequest) -> TextPiece:
        """The answer from our templates."""
        turn = _turn(request.messages)
        calls = [call for message in turn if isinstance(message, AssistantMessage) for call in message.calls]
        return TextPiece(self._workshop.writer.answer(calls, _results(request.messages), request.language))


def _form_of_answer(request: ChatRequest, model: ServedModel) -> dict[str, Any]:
    if request.answer_schema is None or model.abilities.constrain != "json_schema":
        return {}
    schema = {"name": "answer", "schema": request.answer_schema, "strict": True}
    return {"response_format": {"type": "json_schema", "json_schema": schema}}


def _needs_eyes(request: ChatRequest) -> bool:
    """Whether this is a look at a picture: without the picture its answer would be made up."""
    shown = any(isinstance(message, UserMessage) and message.images for message in request.messages)
    return request.answer_schema is not None and shown


def _turn(messages: Sequence[Message]) -> Sequence[Message]:
    """The messages since the person spoke last."""
    last = max((i for i, message in enumerate(messages) if isinstance(message, UserMessage)), default=-1)
    return messages[last + 1 :]


def _results(messages: Sequence[Message]) -> list[ToolMessage]:
    """The results of the turn that is being answered."""
    return [message for message in _turn(messages) if isinstance(message, ToolMessage)]
