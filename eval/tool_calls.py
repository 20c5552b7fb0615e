"""How often a core decides rightly: action, tool and arguments, by language and tool (format and scoring: docs/).

`python -m eval.tool_calls FILE.jsonl` takes cases such as
{"id", "lang", "turns": [..], "profile"?, "expect": {"action", "tool"?, "args"?, "missing"?, "flag"?}}.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from agent.__main__ import run_case
from bootstrap import Spotter
from domain.settings import Core, Settings
from eval.report import percentile, print_table, write_json
from tools.registry import ToolRegistry

_TEXT_ARGUMENTS = ("query", "prompt", "food", "question")
_TOLERANCE = 0.01
_MAX_CALLS = 3
Case = dict[str, Any]


def score(case: Case, output: dict[str, Any], tools: ToolRegistry) -> dict[str, bool]:
    """Whether action, tool and arguments are right."""
    expect = case["expect"]
    action = output["action"] == expect["action"]
    tool = action and _right_tool(expect, output)
    return {"action": action, "tool": tool, "arguments": tool and _right_arguments(case, output, tools)}


def _right_tool(expect: dict[str, Any], output: dict[str, Any]) -> bool:
    if expect["action"] == "call":
        return len(output["calls"]) <= _MAX_CALLS and expect["tool"] in {call["tool"] for call in output["calls"]}
    if expect["action"] == "ask":
        return expect.get("tool") in (None, output["tool"])
    return True


def _right_arguments(case: Case, output: dict[str, Any], tools: ToolRegistry) -> bool:
    expect = case["expect"]
    if expect["action"] == "ask":
        return set(output["missing"]) == set(expect.get("missing", output["missing"]))
    if expect["action"] == "refer":
        return bool(output["flag"] == expect.get("flag", output["flag"]))
    if expect["action"] == "none":
        return True
    wanted = expect.get("args", {})
    made = [call for call in output["calls"] if call["tool"] == expect["tool"]]
    return any(_fits(wanted, defaults(tools, call["tool"]) | call["args"], case) for call in made)


def _fits(wanted: dict[str, Any], given: dict[str, Any], case: Case) -> bool:
    return all(_equal(name, value, given.get(name)) for name, value in wanted.items())


def _equal(name: str, wanted: Any, given: Any) -> bool:
    if name in _TEXT_ARGUMENTS:
        parts = wanted if isinstance(wanted, list) else [wanted]
        return all(_folded(part) in _folded(str(given or "")) for part in parts)
    if isinstance(wanted, bool) or wanted is None:
        return bool(wanted == given)
    if isinstance(wanted, int | float):
        return isinstance(given, int | float) and abs(given - wanted) <= _TOLERANCE * abs(wanted)
    if isinstance(wanted, list):
        return _as_set(wanted) == _as_set(given or [])
    return bool(wanted == given)


def _as_set(values: list[Any]) -> set[str]:
    """The items in any order; 5 and 5.0 are the same plate, and an item may be an object."""
    return {json.dumps(float(v) if isinstance(v, int) else v, ensure_ascii=False, sort_keys=True) for v in values}


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").split())


def defaults(tools: ToolRegistry, name: str) -> dict[str, Any]:
    """The arguments that a tool fills by itself."""
    if name not in tools:
        return {}
    fields = tools.get(name).arguments.model_fields
    return {
        field: info.get_default(call_default_factory=True) for field, info in fields.items() if not info.is_required()
    }


async def run_cases(cases: Iterable[Case], spotter: Spotter) -> list[tuple[Case, dict[str, Any]]]:
    """Every case with what was decided."""
    return [(case, await run_case(spotter.assistant, case)) for case in cases]


def main(
    file: Annotated[Path, typer.Argument(exists=True, help="The cases, one JSON object a line")],
    core: Annotated[Core, typer.Option(help="Which core decides")] = Core.EMBEDDED,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    show_wrong: Annotated[bool, typer.Option("--wrong", help="Print every case that was decided wrongly")] = False,
) -> None:
    """Score a core on a file of cases."""
    spotter = Spotter(Settings(core=core, database_url="sqlite://"))
    cases = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    outputs = asyncio.run(run_cases(cases, spotter))
    groups: dict[str, list[dict[str, bool]]] = defaultdict(list)
    for case, output in outputs:
        scored = score(case, output, spotter.tools)
        groups["all"].append(scored)
        groups[f"lang {case['lang']}"].append(scored)
        groups[f"{case['expect']['action']} {case['expect'].get('tool', '')}".strip()].append(scored)
        if show_wrong and not scored["arguments"]:
            got = {key: output[key] for key in ("action", "tool", "args", "missing", "flag")}
            print(json.dumps({"case": case, "got": got}, ensure_ascii=False))
    rows = [
        (name, len(group), *(_share(group, key) for key in ("action", "tool", "arguments")))
        for name, group in sorted(groups.items())
    ]
    print_table("Tool calls", ["group", "cases", "action", "tool", "arguments"], rows)
    times = [output["ms"] for _, output in outputs]
    print(f"ms a turn: p50 {percentile(times, 0.5):.1f}, p95 {percentile(times, 0.95):.1f}")
    figures = {f"{row[0]}.{name}": row[2 + i] for row in rows for i, name in enumerate(("action", "tool", "arguments"))}
    write_json(json_file, figures | {"ms_p50": percentile(times, 0.5)}, cases=len(cases), core=core.value)


def _share(group: list[dict[str, bool]], key: str) -> float:
    return round(sum(scored[key] for scored in group) / len(group), 3)


if __name__ == "__main__":
    typer.run(main)
