"""The conversations that the chat keeps: list, search, read, switch branches, name, take away, forget."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from agent.conversations.export import ExportedConversations, ExportFormat
from agent.conversations.kept import KeptConversations
from agent.conversations.store import TITLE_LENGTH
from agent.conversations.tree import Placed
from agent.messages import Message
from agent.ports import Found
from domain.errors import NotFound
from serving.http.errors import documented
from serving.http.examples import load_examples, openapi
from serving.http.languages import language_of
from serving.http.services import Services

ID_PATTERN = "^[0-9a-f]{32}$"
ConversationId = Annotated[str, Path(pattern=ID_PATTERN, description="As the stream and its header named it")]
MessageNumber = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""The number of a message, as `places` of a conversation gives it."""
_Format = Annotated[ExportFormat, Query(alias="format")]
_MARKDOWN = "text/markdown; charset=utf-8"
_QUERY_LENGTH = 200


class ListedConversation(BaseModel):
    """A conversation in the list; where a search found it by a message, with its number and the words around."""

    conversation_id: str
    title: str
    updated: dt.datetime
    number: int | None = None
    excerpt: str | None = None


class ListedConversations(BaseModel):
    """The latest first."""

    conversations: list[ListedConversation]


class Place(BaseModel):
    """Where a shown message stands: its number, and the numbers of all that could stand in its place."""

    number: int
    alternatives: list[int] = Field(description="In the order in which they came; itself is among them")


class Conversation(BaseModel):
    """The messages of the shown branch in order, and the place of each."""

    conversation_id: str
    messages: list[Message]
    places: list[Place]


class ConversationChange(BaseModel):
    """What is to be changed; a field that is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    title: str | None = Field(None, min_length=1, max_length=TITLE_LENGTH, pattern=r"\S")
    show: MessageNumber | None = Field(None, description="Switch to the branch of this message")


def conversation_routes(services: Services) -> APIRouter:
    """All that is done with stored conversations."""
    router = APIRouter(prefix="/conversations", tags=["chat"])
    _add_all(router, services)
    _add_export(router, services)
    _add_one(router, services)
    return router


def existing(services: Services, conversation_id: str) -> list[Placed]:
    """The shown messages; raises NotFound."""
    path = _kept(services).path(conversation_id)
    if not path:
        raise NotFound(
            "There is no such conversation.", field="conversation_id", hint="Leave it out to begin a new one."
        )
    return path


def _add_all(router: APIRouter, services: Services) -> None:
    @router.get("", summary="List or search conversations", responses=documented(401, 422))
    async def list_conversations(
        query: Annotated[
            str | None, Query(max_length=_QUERY_LENGTH, description="Words that one message or the title holds")
        ] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> ListedConversations:
        """Chinese, Korean and Bengali are searched as letters, so parts of words are found too."""
        kept = _kept(services)
        if query is None:
            found = [Found(conversation) for conversation in await services.work(lambda: kept.latest(limit))]
        else:
            found = await services.work(lambda: kept.search(query, limit))
        return ListedConversations(conversations=[_listed(one) for one in found])

    @router.delete("", status_code=204, summary="Forget all conversations", responses=documented(401))
    async def forget_all() -> Response:
        """With the pictures in them. They cannot be brought back."""
        await services.work(_kept(services).delete_all)
        return Response(status_code=204)


def _add_export(router: APIRouter, services: Services) -> None:
    response: dict[int | str, dict[str, Any]] = {
        200: {
            "description": "The file",
            "content": {
                "application/json": {"schema": ExportedConversations.model_json_schema()},
                "text/markdown": {"schema": {"type": "string"}},
            },
        }
    }

    @router.get(
        "/export",
        summary="Take all conversations away",
        response_class=Response,
        responses={**response, **documented(401, 422)},
    )
    async def export_all(request: Request, file_format: _Format = ExportFormat.JSON) -> Response:
        """JSON holds every branch, Markdown what is shown."""
        return await _file(services, request, file_format, None)

    @router.get(
        "/{conversation_id}/export",
        summary="Take a conversation away",
        response_class=Response,
        responses={**response, **documented(401, 404, 422)},
    )
    async def export_one(
        request: Request, conversation_id: ConversationId, file_format: _Format = ExportFormat.JSON
    ) -> Response:
        """JSON holds every branch, Markdown what is shown."""
        return await _file(services, request, file_format, conversation_id)


def _add_one(router: APIRouter, services: Services) -> None:
    @router.get(
        "/{conversation_id}",
        response_model=Conversation,
        summary="Read a conversation",
        responses=documented(401, 404, 422),
    )
    async def read_conversation(request: Request, conversation_id: ConversationId) -> JSONResponse:
        """All messages of the shown branch with their tool calls and results."""
        return JSONResponse(await services.work(lambda: _shown(services, request, conversation_id)))

    @router.patch(
        "/{conversation_id}",
        response_model=Conversation,
        summary="Name a conversation, or switch its branch",
        responses=documented(401, 404, 422),
    )
    async def change_conversation(
        request: Request,
        conversation_id: ConversationId,
        body: Annotated[ConversationChange, Body(openapi_examples=openapi(load_examples().conversation))],
    ) -> JSONResponse:
        """What is shown afterwards."""

        def change() -> dict[str, Any]:
            existing(services, conversation_id)
            if body.show is not None:
                _kept(services).show(conversation_id, body.show)
            if body.title is not None:
                _kept(services).rename(conversation_id, body.title)
            return _shown(services, request, conversation_id)

        return JSONResponse(await services.work(change))

    @router.delete(
        "/{conversation_id}", status_code=204, summary="Forget a conversation", responses=documented(401, 422)
    )
    async def forget_conversation(conversation_id: ConversationId) -> Response:
        """With all its branches and pictures. Nothing happens if there is none."""
        await services.work(lambda: _kept(services).delete(conversation_id))
        return Response(status_code=204)


def _kept(services: Services) -> KeptConversations:
    return services.spotter.assistant.kept


def _listed(found: Found) -> ListedConversation:
    summary = found.conversation
    return ListedConversation(
        conversation_id=summary.id,
        title=summary.title,
        updated=summary.updated,
        number=found.number,
        excerpt=found.excerpt or None,
    )


def _shown(services: Services, request: Request, conversation_id: str) -> dict[str, Any]:
    path = existing(services, conversation_id)
    messages = [placed.message.model_dump(mode="json") for placed in path]
    places = [{"number": placed.number, "alternatives": list(placed.alternatives)} for placed in path]
    published = services.addresses_for(request).publish(messages)
    return {"conversation_id": conversation_id, "messages": published, "places": places}


async def _file(
    services: Services, request: Request, file_format: ExportFormat, conversation_id: str | None
) -> Response:
    language = language_of(request.scope)
    addresses = services.addresses_for(request)

    def written() -> Response:
        exported = _kept(services).export(file_format, language, conversation_id)
        if file_format is ExportFormat.MARKDOWN:
            return Response(addresses.publish(exported), media_type=_MARKDOWN)
        return JSONResponse(addresses.publish(json.loads(exported)))

    return await services.work(written)
