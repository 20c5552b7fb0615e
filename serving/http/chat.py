"""The chat as a stream of server-sent events, and the conversations that it keeps."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from sse_starlette import EventSourceResponse, ServerSentEvent

from agent.assistant import MAX_MESSAGE_LENGTH
from agent.events import Done, Event, Failed
from agent.messages import Message
from domain.errors import NotFound, StorageError
from domain.languages import detect
from domain.vocabulary import Language
from serving.http.errors import TimedOut, documented
from serving.http.examples import load_examples, openapi
from serving.http.languages import language_of
from serving.http.services import Services
from serving.http.turns import in_thread
from serving.uploads import data_url
from tools.recognition.photo_argument import photo_bytes

CONVERSATION_HEADER = "X-Conversation-Id"
PING_S = 15
_ID_PATTERN = "^[0-9a-f]{32}$"
ConversationId = Annotated[str, Path(pattern=_ID_PATTERN, description="As the stream and its header named it")]


class ChatMessage(BaseModel):
    """What a person says, and in which conversation."""

    model_config = ConfigDict(extra="forbid")

    message: str = Field(min_length=1, max_length=MAX_MESSAGE_LENGTH, pattern=r"\S")
    conversation_id: str | None = Field(None, pattern=_ID_PATTERN, description="None begins a new conversation")
    image: str | None = Field(None, description="A picture that comes with it, as base64 or a data URL")
    language: Language | None = Field(None, description="Spoken where the message shows none")
    core: str | None = Field(None, description="Who answers, where it is not the usual one: a `failed` event offers it")


class Answer(BaseModel):
    """How the last message of a conversation is to be answered."""

    model_config = ConfigDict(extra="forbid")

    language: Language | None = Field(None, description="Spoken where no message shows one")
    core: str | None = Field(
        None, description="Who answers: what the `failed` event offered, or None for the usual one"
    )


class Conversation(BaseModel):
    """The messages of a conversation in order."""

    conversation_id: str
    messages: list[Message]


_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Server-sent events: `conversation` first, then `text`, `tool_started`, `tool_finished`, "
        "`picture`, `citation`, `asked`, `referred` or `failed`, and `done` last. The data of each is one JSON object.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }
}


def chat_routes(services: Services) -> APIRouter:
    """The stream, and reading, answering again and forgetting a conversation."""
    router = APIRouter(tags=["chat"])
    _add_conversations(router, services)

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
            await services.work(lambda: _existing(services, conversation_id))
        images = [photo_bytes(data_url(body.image))] if body.image else []
        language = body.language or language_of(request.scope)
        assistant = services.spotter.assistant
        turn = partial(assistant.send, conversation_id, body.message, language, images, body.core)
        spoken = detect(body.message, language)
        return _streamed(_events(services, request, conversation_id, turn, spoken), conversation_id)

    return router


def _add_conversations(router: APIRouter, services: Services) -> None:
    """What can be done with a conversation that there is."""

    @router.post(
        "/conversations/{conversation_id}/answer",
        summary="Answer the last message again, whose answer failed or was cut off",
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
        await services.work(lambda: _existing(services, conversation_id))
        language = body.language or language_of(request.scope)
        turn = partial(services.spotter.assistant.answer_last, conversation_id, language, body.core)
        return _streamed(_events(services, request, conversation_id, turn, language), conversation_id)

    @router.get(
        "/conversations/{conversation_id}",
        response_model=Conversation,
        summary="Read a conversation",
        responses=documented(401, 404, 422),
    )
    async def read_conversation(request: Request, conversation_id: ConversationId) -> JSONResponse:
        """All messages with their tool calls and results."""
        addresses = services.addresses_for(request)

        def shown() -> dict[str, Any]:
            messages = [message.model_dump(mode="json") for message in _existing(services, conversation_id)]
            return {"conversation_id": conversation_id, "messages": addresses.publish(messages)}

        return JSONResponse(await services.work(shown))

    @router.delete(
        "/conversations/{conversation_id}",
        status_code=204,
        summary="Forget a conversation",
        responses=documented(401, 422),
    )
    async def forget_conversation(conversation_id: ConversationId) -> Response:
        """Nothing happens if there is none."""
        await services.work(lambda: services.spotter.assistant.delete(conversation_id))
        return Response(status_code=204)


def _existing(services: Services, conversation_id: str) -> list[Message]:
    messages = services.spotter.assistant.messages(conversation_id)
    if not messages:
        raise NotFound(
            "There is no such conversation.", field="conversation_id", hint="Leave it out to begin a new one."
        )
    return messages


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
