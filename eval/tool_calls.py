"""How often a core decides rightly: action, tool and arguments, by language and tool (format and scoring: docs/).

`python -m eval.tool_calls FILE.jsonl` takes cases such as
{"id", "lang", "turns": [..], "profile"?, "expect": {"action", "tool"?, "args"?, "missing"?, "flag"?}}.

`--core lmdeploy` scores the model behind SPOTTER_MODEL_URL; `--core` may be given several times, and then
the cores stand side by side. `--compare A.json B.json` puts figures that were written with `--json` side by side, such
as those of a model before and after it was quantized.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from agent.__main__ import last_turn, summarise
from agent.events import Failed
from bootstrap import Spotter
from domain.settings import Core, Settings
from eval.report import percentile, print_table, record, write_json
from tools.registry import ToolRegistry

_TEXT_ARGUMENTS = ("query", "prompt", "food", "question")
_TOLERANCE = 0.01
_MAX_CALLS = 3
_PARTS = ("action", "tool", "arguments")
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
    return all(_equal(name, value, _given(name, given)) for name, value in wanted.items())


def _given(name: str, given: dict[str, Any]) -> Any:
    """An argument; a text in another language with its English beside it."""
    value = given.get(name)
    english = given.get(f"{name}_en")
    return f"{value or ''} {english}" if name in _TEXT_ARGUMENTS and english else value


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


@dataclass(frozen=True)
class Outcome:
    """What a core made of one case."""

    case: Case
    got: dict[str, Any]
    ms: float
    failed: str | None
    """The code of the failure where the turn could not be finished."""


async def run_cases(cases: Iterable[Case], spotter: Spotter) -> list[Outcome]:
    """Every case with what was decided."""
    outcomes = []
    for case in cases:
        events, ms = await last_turn(spotter.assistant, case)
        failed = next((event.code for event in events if isinstance(event, Failed)), None)
        outcomes.append(Outcome(case, summarise(events), ms, failed))
    return outcomes


def scores(outcomes: Sequence[Outcome], tools: ToolRegistry) -> dict[str, dict[str, Any]]:
    """Shares by group: of all, by language, and by what was to be done. A turn that failed is right in nothing."""
    groups: dict[str, list[dict[str, bool]]] = defaultdict(list)
    for outcome in outcomes:
        expect = outcome.case["expect"]
        scored = score(outcome.case, outcome.got, tools)
        if outcome.failed:
            scored = dict.fromkeys(scored, False)
        for name in ("all", f"lang {outcome.case['lang']}", f"{expect['action']} {expect.get('tool', '')}".strip()):
            groups[name].append(scored)
    return {
        name: {"cases": len(group), **{part: _share(group, part) for part in _PARTS}}
        for name, group in sorted(groups.items())
    }


def flat(groups: dict[str, dict[str, Any]], outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The figures of one core under one level of names."""
    figures = {f"{name}.{part}": shares[part] for name, shares in groups.items() for part in _PARTS}
    times = [outcome.ms for outcome in outcomes]
    failed = sum(outcome.failed is not None for outcome in outcomes)
    return figures | {"ms_p50": percentile(times, 0.5), "ms_p95": percentile(times, 0.95), "failed_turns": failed}


def side_by_side(columns: dict[str, dict[str, Any]]) -> tuple[list[str], list[list[object]]]:
    """A table of figures with one column a run, and how far the last lies from the first."""
    names = list(dict.fromkeys(name for figures in columns.values() for name in figures))
    names = [name for name in names if all(isinstance(f.get(name), int | float) for f in columns.values())]
    first, *_, last = columns.values()
    rows: list[list[object]] = [
        [name, *(figures[name] for figures in columns.values()), round(last[name] - first[name], 3)] for name in names
    ]
    return ["figure", *columns, "difference"], rows


def main(
    files: Annotated[list[Path], typer.Argument(exists=True, help="The cases, one JSON object a line")],
    core: Annotated[list[Core] | None, typer.Option(help="Which core decides; several stand side by side")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    compare: Annotated[bool, typer.Option("--compare", help="The files hold figures: show them side by side")] = False,
    show_wrong: Annotated[bool, typer.Option("--wrong", help="Print every case that was decided wrongly")] = False,
    recorded: Annotated[bool, typer.Option("--record", help="Write the section of docs/results.md")] = False,
) -> None:
    """Score one core or several on files of cases."""
    if compare:
        if len(set(files)) < 2:
            raise typer.BadParameter("Give two files of figures or more.")
        is_told = len({file.stem for file in files}) == len(files)
        names = [file.stem if is_told else str(file) for file in files]
        written = [json.loads(file.read_text("utf-8")) for file in files]
        header, rows = side_by_side(dict(zip(names, written, strict=True)))
        print_table("Tool calls compared", header, rows)
        return
    cases = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    columns: dict[str, dict[str, Any]] = {}
    for one in core or [Core.EMBEDDED]:
        columns[one.value] = _measured(one, cases, show_wrong)
    if len(columns) > 1:
        print_table("Tool calls by core", *side_by_side(columns))
    if recorded:
        command = f"python -m eval.tool_calls {' '.join(file.name for file in files)} --core {' --core '.join(columns)}"
        section = f"Tool calls: {', '.join(columns)}"
        shown = [
            (name, *(figures.get(name, "") for figures in columns.values())) for name in next(iter(columns.values()))
        ]
        record(section, command, ["figure", *columns], shown, f"{len(cases)} cases")
    first = next(iter(columns))
    named = columns[first] if len(columns) == 1 else {f"{n}.{k}": v for n, f in columns.items() for k, v in f.items()}
    write_json(json_file, named, cases=len(cases), core=",".join(columns))


def _measured(core: Core, cases: list[Case], show_wrong: bool) -> dict[str, Any]:
    """The figures of one core, which are printed."""
    spotter = Spotter(Settings(core=core, database_url="sqlite://"))
    outcomes = asyncio.run(run_cases(cases, spotter))
    groups = scores(outcomes, spotter.tools)
    for outcome in outcomes if show_wrong else ():
        if outcome.failed or not score(outcome.case, outcome.got, spotter.tools)["arguments"]:
            got = {key: outcome.got[key] for key in ("action", "tool", "args", "missing", "flag")}
            print(json.dumps({"case": outcome.case, "got": got, "failed": outcome.failed}, ensure_ascii=False))
    rows = [(name, shares["cases"], *(shares[part] for part in _PARTS)) for name, shares in groups.items()]
    print_table(f"Tool calls, {spotter.assistant.core_name}", ["group", "cases", *_PARTS], rows)
    figures = flat(groups, outcomes)
    print("ms a turn: p50 {ms_p50:.1f}, p95 {ms_p95:.1f}; turns that failed: {failed_turns}".format_map(figures))
    return figures


def _share(group: list[dict[str, bool]], key: str) -> float:
    return round(sum(scored[key] for scored in group) / len(group), 3)


if __name__ == "__main__":
    typer.run(main)
