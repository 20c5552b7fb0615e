"""An MCP server that offers every tool of the registry with the schemas of its two models.

Pictures are resources: a result names `spotter://exercises/ID/animation.gif`, which the client reads here, over stdio
as over HTTP.
"""

from __future__ import annotations

import json
from typing import Any

import anyio
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError
from mcp.server.mcpserver.tools import Tool as McpTool
from mcp.server.mcpserver.utilities.func_metadata import ArgModelBase, FuncMetadata
from mcp.types import CallToolResult, TextContent

from agent.fencing import FENCE_RULE
from bootstrap import Spotter
from domain.errors import NotFound, SpotterError, StorageError
from domain.settings import CHECKOUT
from domain.vocabulary import Language
from serving.addresses import Addresses, is_picture_name
from serving.outside import marked
from serving.tools import language_wished, tools_for_callers
from serving.uploads import without_path
from tools.base import Tool
from tools.registry import ToolRegistry

BASE = "spotter://"
INSTRUCTIONS = (
    "Spotter computes: take every load, gram, kilocalorie and set from its tools, never from memory. Results name the "
    "sources of their figures and the bounds they were tested against. A gif is a resource to read and show. "
    + FENCE_RULE
)


class OfferedTool(McpTool):
    """A tool of ours as MCP lists and calls it: its schemas and errors are the contract's, not derived again."""

    async def run(self, arguments: dict[str, Any], context: Any, convert_result: bool = False) -> CallToolResult:
        """Run the tool in a thread; an error is a result that the model can read and mend."""
        return await anyio.to_thread.run_sync(self.fn, arguments)


def build_server(spotter: Spotter, *, is_local: bool) -> MCPServer[Any]:
    """The server over these parts; `is_local` where the caller may name files of this machine."""
    renderer, pictures = spotter.renderer, spotter.settings.data_dir / "pictures"
    tools = tools_for_callers(spotter)
    offered: list[McpTool] = [_offered(tool, tools, spotter, is_local=is_local) for tool in tools]
    server: MCPServer[Any] = MCPServer("Spotter", instructions=INSTRUCTIONS, tools=offered, log_level="WARNING")

    @server.resource(BASE + "exercises/{exercise_id}/animation.gif{?language}", mime_type="image/gif")
    def animation(exercise_id: str, language: str = Language.EN.value) -> bytes:
        """The looping animation of an exercise; its muscles are named in en, zh, ko or bn."""
        if language not in list(Language):
            raise ResourceNotFoundError(f"There is no language {language!r}; use one of {', '.join(Language)}.")
        try:
            return renderer.animation(exercise_id, "gif", Language(language)).read_bytes()
        except NotFound as error:
            raise ResourceNotFoundError(error.message) from error

    @server.resource(BASE + "pictures/{name}", mime_type="image/png")
    def picture(name: str) -> bytes:
        """A picture that generate_image made."""
        file = pictures / name
        if not is_picture_name(name) or not file.is_file():
            raise ResourceNotFoundError("There is no such picture.")
        return file.read_bytes()

    return server


def _offered(tool: Tool[Any, Any], registry: ToolRegistry, spotter: Spotter, *, is_local: bool) -> OfferedTool:
    def addresses(language: Language) -> Addresses:
        return Addresses(BASE, language, spotter.renderer.has_motion, (spotter.settings.data_dir, CHECKOUT))

    def call(arguments: dict[str, Any]) -> CallToolResult:
        try:
            args = registry.validate(tool.name, arguments)
            result = marked(tool.name, tool.run(args if is_local else without_path(args)).model_dump(mode="json"))
        except SpotterError as error:
            return _written({"error": addresses(Language.EN).publish(_shown(error))}, is_error=True)
        return _written(addresses(language_wished(args, Language.EN)).publish(result), is_error=False)

    return OfferedTool(
        fn=call,
        name=tool.name,
        description=tool.description,
        parameters=tool.json_schema(),
        fn_metadata=FuncMetadata(
            arg_model=ArgModelBase, output_schema=tool.result.model_json_schema(mode="serialization")
        ),
        is_async=False,
    )


def _shown(error: SpotterError) -> dict[str, str]:
    """The error of the contract; where storage failed, without the place."""
    if isinstance(error, StorageError):
        error = StorageError("The data folder or the database cannot be used.", hint="See the server's settings.")
    return error.to_dict()


def _written(content: dict[str, Any], *, is_error: bool) -> CallToolResult:
    text = TextContent(type="text", text=json.dumps(content, ensure_ascii=False))
    return CallToolResult(content=[text], structured_content=None if is_error else content, is_error=is_error)
