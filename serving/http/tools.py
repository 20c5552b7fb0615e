"""Every tool as an address of its own, typed by its two models."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from domain.errors import NotFound, UnknownName
from serving.http.errors import documented
from serving.http.examples import load_examples, openapi
from serving.http.languages import language_of
from serving.http.services import Services
from serving.outside import marked
from serving.tools import language_wished
from serving.uploads import without_path
from tools.base import Tool, ToolArguments


class ToolDescription(BaseModel):
    """A tool with the JSON schemas of what it takes and gives."""

    name: str
    description: str
    parameters: dict[str, Any] = Field(description="JSON schema of the arguments")
    returns: dict[str, Any] = Field(description="JSON schema of the result")


def tool_routes(services: Services) -> APIRouter:
    """The list of tools, and one endpoint each."""
    router = APIRouter(prefix="/tools", tags=["tools"])
    tools = services.tools

    @router.get("", summary="The tools with their schemas", responses=documented(401))
    async def list_tools() -> list[ToolDescription]:
        """Names, descriptions and JSON schemas, as language models and programs read them."""
        return [_described(tool) for tool in tools]

    for tool in tools:
        router.add_api_route(
            f"/{tool.name}",
            _endpoint(services, tool),
            methods=["POST"],
            name=tool.name,
            operation_id=f"run_{tool.name}",
            summary=" ".join(tool.description.partition("\n\n")[0].split()),
            description=tool.description,
            response_model=tool.result,
            responses=documented(401, 404, 413, 422, 503, 504),
        )

    @router.post("/{name}", include_in_schema=False)
    async def unknown_tool(name: str) -> None:
        try:
            tools.get(name)
        except UnknownName as error:
            raise NotFound(error.message, field="tool", hint=error.hint) from None

    return router


def _described(tool: Tool[Any, Any]) -> ToolDescription:
    return ToolDescription(
        name=tool.name,
        description=tool.description,
        parameters=tool.json_schema(),
        returns=tool.result.model_json_schema(mode="serialization"),
    )


def _endpoint(services: Services, tool: Tool[Any, Any]) -> Callable[..., Awaitable[JSONResponse]]:
    """The function of one tool's address; its parameter has the type of the tool's arguments."""

    async def run_tool(request: Request, body: ToolArguments) -> JSONResponse:
        arguments = without_path(body)
        addresses = services.addresses_for(request, language_wished(body, language_of(request.scope)))
        # Writing the answer of a long plan takes long too, so all of it is done in the thread.
        return await services.work(
            lambda: JSONResponse(addresses.publish(marked(tool.name, tool.run(arguments).model_dump(mode="json"))))
        )

    examples = load_examples().tools.get(tool.name, {})
    run_tool.__annotations__["body"] = Annotated[tool.arguments, Body(openapi_examples=openapi(examples))]
    run_tool.__annotations__["request"] = Request
    return run_tool
