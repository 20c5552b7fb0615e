"""The tools on the command line: list them, run one, or run a file of calls in one process."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from domain.errors import InvalidInput, SpotterError
from domain.settings import Settings
from tools.registry import ToolRegistry


def run_call(registry: ToolRegistry, name: str, arguments: object) -> dict[str, Any]:
    """The result, or the error, of one call as the contract prints it."""
    try:
        if not isinstance(arguments, dict):
            raise InvalidInput("The arguments must be one JSON object.", hint='Write them as {"name": value}.')
        return registry.run(name, arguments).model_dump(mode="json")
    except SpotterError as error:
        return {"error": error.to_dict()}


def run_batch(registry: ToolRegistry, file: Path) -> Iterator[dict[str, Any]]:
    """One answer for every line of the file, with the milliseconds that it took."""
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        started = time.perf_counter()
        call = _parse(line)
        arguments = call.get("args", {}) if isinstance(call, dict) else None
        output = run_call(registry, str(call.get("tool")) if isinstance(call, dict) else "", arguments)
        ms = round((time.perf_counter() - started) * 1000, 3)
        identifier = call.get("id", number) if isinstance(call, dict) else number
        yield {"id": identifier, **(output if "error" in output else {"result": output}), "ms": ms}


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None


def main(
    name: Annotated[str | None, typer.Argument(help="The tool to run; none lists them all")] = None,
    arguments: Annotated[str, typer.Argument(help="Its arguments as a JSON object")] = "{}",
    batch: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A JSONL file of calls")] = None,
) -> None:
    """List the tools with their schemas, run one, or run every line of a file."""
    from bootstrap import build_tools  # this program stands above its room; --help does not wait for all of it

    registry = build_tools(Settings())
    if batch is not None:
        for answer in run_batch(registry, batch):
            print(json.dumps(answer, ensure_ascii=False), flush=True)
        return
    if name is None:
        listed = [{"name": t.name, "description": t.description, "parameters": t.json_schema()} for t in registry]
        print(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    output = run_call(registry, name, _parse(arguments))
    print(json.dumps(output, ensure_ascii=False))
    sys.exit(1 if "error" in output else 0)


if __name__ == "__main__":
    typer.run(main)
