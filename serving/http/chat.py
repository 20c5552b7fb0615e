"""The chat as a stream of server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from functools import partial
from typing import Annotated, Any, Self

from fastapi import APIRouter, Body, Request
from pydantic import BaseModel, ConfigDict, Field, model_validator
from sse_starlette import EventSourceResponse, ServerSentEvent

from agent.assistant import MAX_MESSAGE_LENGTH
from agent.events import Done, Event, Failed
from domain.errors import StorageError
from domain.languages import detect
from domain.vocabulary import Language
from serving.http.conversations import ID_PATTERN, ConversationId, MessageNumber, existing
from serving.http.errors import TimedOut, documented
from serving.http.examples import load_examples, openapi
from serving.http.languages import language_of
from serving.http.services import Services
from serving.http.turns import in_thread
from serving.uploads import data_url
from tools.recognition.photo_argument import photo_bytes

CONVERSATION_HEADER = "X-Conversation-Id"
PING_S = 15


class ChatMessage(BaseModel):
    """What a person says, and in which conversation."""

    model_config = ConfigDict(extra="forbid")

    message: str = Field(min_length=1, max_length=MAX_MESSAGE_LENGTH, pattern=r"\S")
    conversation_id: str | None = Field(None, pattern=ID_PATTERN, description="None begins a new conversation")
    image: str | None = Field(None, description="A picture that comes with it, as base64 or a data URL")
    language: Language | None = Field(None, description="Spoken where the message shows none")
    core: str | None = Field(None, description="Who answers, where it is not the usual one: a `failed` event offers it")
    replaces: MessageNumber | None = Field(
        None, description="The person's message that this is another wording of; it begins a branch beside it"
    )

    @model_validator(mode="after")
    def _replaces_in_a_conversation(self) -> Self:
        if self.replaces is not None and (self.conversation_id is None or self.image is not None):
            raise ValueError("`replaces` needs `conversation_id` and keeps the pictures that there are")
        return self


class Answer(BaseModel):
    """Which message of a conversation is to be answered, and how."""

    model_config = ConfigDict(extra="forbid")

    language: Language | None = Field(None, description="Spoken where no message shows one")
    number: MessageNumber | None = Field(
        None, description="The person's message to be answered once more; None: the last, whose answer was cut off"
    )
    core: str | None = Field(
        None, description="Who answers: what the `failed` event offered, or None for the usual one"
    )


_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Server-sent events: `conversation` first, then `text`, `tool_started`, `tool_finished`, "
        "`picture`, `citation`, `asked`, `referred` or `failed`, and `done` last. The data of each is one JSON object.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }
}


def chat_routes(services: Services) -> APIRouter:
    """The streams: a message, and an answer once more."""
    router = APIRouter(tags=["chat"])
    _add_answer(router, services)

    @router.post(
        "/chat",
        summary="Say something; the answer is a stream of events",
        response_class=EventSourceResponse,
        responses={**_STREAM, **documented(401, 404, 413, 422, 503)},
    )
    async def chat(
        request: Request, body: Annotated[ChatMessage, Body(openapi_examples=openapi(load_examples().chat))]
    ) -> EventSourceResponse:
        """What was said before is taken into account where `conversation_id` names a conversation."""
        await services.work(services.warm_up)
        conversation_id = body.conversation_id or services.spotter.assistant.new_conversation()
        if body.conversation_id is not None:
            await services.work(lambda: _require(services, conversation_id, body.replaces))
        images = [photo_bytes(data_url(body.image))] if body.image else []
        language = body.language or language_of(request.scope)
        assistant = services.spotter.assistant
        turn = partial(assistant.send, conversation_id, body.message, language, images, body.core)
        if body.replaces is not None:
            turn = partial(assistant.edit, conversation_id, body.replaces, body.message, language, body.core)
        spoken = detect(body.message, language)
        return _streamed(_events(services, request, conversation_id, turn, spoken), conversation_id)

    return router


def _add_answer(router: APIRouter, services: Services) -> None:
    """Another answer."""

    @router.post(
        "/conversations/{conversation_id}/answer",
        summary="Go on with an answer that failed or was cut off, or answer a message once more",
        response_class=EventSourceResponse,
        responses={**_STREAM, **documented(401, 404, 422, 503)},
    )
    async def answer_last(
        request: Request,
        conversation_id: ConversationId,
        body: Annotated[Answer, Body(openapi_examples=openapi(load_examples().answer))],
    ) -> EventSourceResponse:
        """What its tools gave by then is kept. With `core`, another one answers: where the model's server is down."""
        await services.work(services.warm_up)
        await services.work(lambda: _require(services, conversation_id, body.number))
        language = body.language or language_of(request.scope)
        assistant = services.spotter.assistant
        turn = partial(assistant.answer_last, conversation_id, language, body.core)
        if body.number is not None:
            turn = partial(assistant.answer_again, conversation_id, body.number, language, body.core)
        return _streamed(_events(services, request, conversation_id, turn, language), conversation_id)


def _require(services: Services, conversation_id: str, number: int | None) -> None:
    """Refuse a conversation or a message that there is not, before the stream begins; raises NotFound."""
    existing(services, conversation_id)
    if number is not None:
        services.spotter.assistant.kept.said(conversation_id, number)


def _streamed(events: AsyncGenerator[ServerSentEvent, None], conversation_id: str) -> EventSourceResponse:
    return EventSourceResponse(events, headers={CONVERSATION_HEADER: conversation_id}, ping=PING_S)


async def _events(
    services: Services,
    request: Request,
    conversation_id: str,
    turn: Callable[[], AsyncGenerator[Event, None]],
    language: Language,
) -> AsyncGenerator[ServerSentEvent, None]:
    """The events of the turn as they happen; the last is done, also where the time is over."""
    addresses = services.addresses_for(request, language)

    async def written() -> AsyncGenerator[ServerSentEvent, None]:
        async with aclosing(turn()) as events:
            async for event in events:
                yield _sse(addresses.publish(_without_place(services, event, language).model_dump(mode="json")))

    yield _sse({"type": "conversation", "conversation_id": conversation_id})
    try:
        async with (
            asyncio.timeout(services.limits.chat_s),
            aclosing(in_thread(written, services.chat_threads)) as events,
        ):
            async for event in events:
                yield event
    except TimeoutError:
        for late in _too_late(services, language):
            yield _sse(late.model_dump(mode="json"))


def _without_place(services: Services, event: Event, language: Language) -> Event:
    """The event; where storage failed, without the name of the database or folder."""
    if isinstance(event, Failed) and event.code == StorageError.code:
        return Failed(code=event.code, message=services.translator.text(language, "error-storage"))
    return event


def _too_late(services: Services, language: Language) -> list[Event]:
    late = TimedOut(f"The answer took longer than {services.limits.chat_s:g} seconds.", hint="Please ask for less.")
    return [Failed(code=late.code, message=services.translator.error(language, late)), Done()]


def _sse(event: dict[str, Any]) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(event, ensure_ascii=False), event=event["type"])
