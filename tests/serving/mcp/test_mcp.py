"""The tools over the Model Context Protocol, called by a real client."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.shared.exceptions import MCPError
from mcp.types import BlobResourceContents, TextContent

from bootstrap import Spotter
from domain.settings import CHECKOUT
from serving.mcp.server import build_server

SQUAT = {"squat": 140, "bench_press": 100, "deadlift": 180, "overhead_press": 60}


@asynccontextmanager
async def over_stdio(data_dir: Path) -> AsyncGenerator[Client, None]:
    """A client that starts the server as a program, as desktop clients do."""
    program = StdioServerParameters(
        command=sys.executable,
        args=["-m", "serving.mcp"],
        cwd=CHECKOUT,
        env={"SPOTTER_DATA_DIR": str(data_dir), "SPOTTER_DATABASE_URL": "sqlite://", "PATH": os.environ["PATH"]},
    )
    async with Client(program) as client:
        yield client


def error_of(result: Any) -> dict[str, str]:
    content = result.content[0]
    assert isinstance(content, TextContent)
    error: dict[str, str] = json.loads(content.text)["error"]
    return error


async def test_a_client_over_stdio(prepared_data_dir: Path, spotter: Spotter) -> None:
    """It lists every tool with the contract's schema, runs one, reads a refusal, and fetches an animation."""
    async with over_stdio(prepared_data_dir) as client:
        listed = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(listed) == {tool.name for tool in spotter.tools}
        for tool in spotter.tools:
            assert listed[tool.name].input_schema == tool.json_schema()
            assert listed[tool.name].description == tool.description

        result = await client.call_tool("calculate_531", SQUAT)
        assert not result.is_error
        assert result.structured_content == spotter.tools.run("calculate_531", dict(SQUAT)).model_dump(mode="json")

        refused = await client.call_tool("calculate_531", {"squat": -1})
        assert refused.is_error
        assert (error_of(refused)["code"], error_of(refused)["field"]) == ("out_of_range", "squat")

        found = await client.call_tool("find_exercises", {"query": "plank", "limit": 1})
        gif = found.structured_content["exercises"][0]["gif"]
        assert gif == "spotter://exercises/plank/animation.gif?language=en"
        content = (await client.read_resource(gif)).contents[0]
        assert isinstance(content, BlobResourceContents)
        assert content.mime_type == "image/gif"
        assert base64.b64decode(content.blob).startswith(b"GIF89a")


async def test_no_path_of_this_machine_leaves(spotter: Spotter) -> None:
    """A picture that was drawn is a resource too, and names lead nowhere else."""
    async with Client(build_server(spotter, is_local=True)) as client:
        drawn = await client.call_tool("generate_image", {"prompt": "tree pose"})
        assert str(spotter.settings.data_dir) not in drawn.model_dump_json()
        address = drawn.structured_content["image"]
        assert address.startswith("spotter://pictures/tree-pose-")
        content = (await client.read_resource(address)).contents[0]
        assert isinstance(content, BlobResourceContents)
        assert base64.b64decode(content.blob).startswith(b"\x89PNG")
        for nowhere in (
            "pictures/spotter.db",
            "pictures/..%2Fspotter.db",
            "exercises/flying/animation.gif",
            "exercises/plank/animation.gif?language=xx",
        ):
            with pytest.raises(MCPError):
                await client.read_resource(f"spotter://{nowhere}")


async def test_a_client_over_http(prepared_data_dir: Path) -> None:
    """The same tools at /mcp."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "serving.mcp", "--transport", "http", "--port", str(port)]
    environment = {**os.environ, "SPOTTER_DATA_DIR": str(prepared_data_dir)}
    process = subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert str(port) in await asyncio.to_thread(process.stdout.readline)
        await wait_for(port)
        async with Client(f"http://127.0.0.1:{port}/mcp") as client:
            result = await client.call_tool("one_rep_max", {"load": 100, "reps": 5})
            assert result.structured_content["one_rep_max"] > 110
    finally:
        process.terminate()
        process.wait(timeout=20)


async def wait_for(port: int) -> None:
    """Until something listens there."""
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            await asyncio.sleep(0.1)
    pytest.fail("the server does not listen")


def test_other_machines_are_served_with_a_key_only() -> None:
    """As over the HTTP API."""
    environment = {key: value for key, value in os.environ.items() if key != "SPOTTER_API_KEY"}
    command = [sys.executable, "-m", "serving.mcp", "--transport", "http", "--host", "0.0.0.0"]
    ended = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=60, env=environment, cwd=CHECKOUT
    )
    assert ended.returncode == 1
    assert "SPOTTER_API_KEY" in ended.stderr
