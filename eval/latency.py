"""How long retrieval, tools and whole turns take, cold (a new process) and warm.

`python -m eval.latency` prints a table; `--record` also puts it into docs/results.md.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bootstrap import Spotter
from domain.settings import Settings
from eval.report import percentile, print_table, record, write_json

HEADER = ["what", "case", "first call ms", "warm p50 ms", "warm p95 ms"]
PERSON = {"sex": "female", "age_years": 31, "height_cm": 168, "weight_kg": 64, "activity": "light", "goal": "lose_fat"}
QUERIES = ["how much protein do I need", "is creatine safe", "sets per muscle per week", "how long to rest", "zone 2"]
TOOL_CASES: dict[str, list[dict[str, object]]] = {
    "find_exercises": [{"query": "romanian deadlift"}, {"query": "sqaut"}, {"query": "", "muscle": "chest"}],
    "plan_nutrition": [{**PERSON, "seed": seed} for seed in range(3)],
    "plan_nutrition, 7 days": [{**PERSON, "days": 7}],
    "energy_needs": [PERSON],
    "look_up_food": [{"food": "boiled egg"}, {"food": "鸡胸肉"}],
    "plan_training": [{"goal": "hypertrophy", "days_per_week": 4, "level": "intermediate"}],
    "calculate_531": [{"squat": 140, "bench_press": 100, "deadlift": 180, "overhead_press": 60}],
    "one_rep_max": [{"load": 100, "reps": 5}],
    "search_knowledge": [{"query": query} for query in QUERIES],
    "generate_image": [{"prompt": "tree pose"}],
}
TURNS = {
    "exercise": "Show me how to do a Romanian deadlift",
    "nutrition plan": "Vegan meal plan to lose fat: female, 31, 168 cm, 64 kg, desk job",
    "5/3/1": "5/3/1 with squat 140, bench 100, deadlift 180, press 60 kg",
    "training plan": "3 day beginner training plan for strength, 45 minutes",
    "question": "How much protein should I eat to build muscle?",
}


def measure(call: Callable[[], object], repeats: int) -> tuple[float, list[float]]:
    """Milliseconds of the first call and of the repeats after it."""
    times = []
    for _ in range(repeats + 1):
        started = time.perf_counter()
        call()
        times.append((time.perf_counter() - started) * 1000)
    return times[0], times[1:]


def run_cases(spotter: Spotter, tool: str, cases: list[dict[str, object]]) -> None:
    """Run a tool with each of the arguments."""
    for args in cases:
        spotter.tools.run(tool, args)


def measure_turn(spotter: Spotter, message: str) -> None:
    """Hold one whole turn in a conversation of its own."""

    async def hold() -> None:
        async for _ in spotter.assistant.send(spotter.assistant.new_conversation(), message):
            pass

    asyncio.run(hold())


def warm_rows(spotter: Spotter, repeats: int) -> list[tuple[str, str, float, float, float]]:
    """Retrieval, tools and turns in this process: the first call of each, then the repeats."""
    calls: list[tuple[str, str, Callable[[], object]]] = [
        ("retrieval", f"{len(QUERIES)} queries", lambda: [spotter.retriever.search(query) for query in QUERIES])
    ]
    for name, cases in TOOL_CASES.items():
        tool = name.split(",")[0]
        calls.append(("tool", name, partial(run_cases, spotter, tool, cases)))
    calls += [("turn", name, partial(measure_turn, spotter, message)) for name, message in TURNS.items()]
    rows = []
    for kind, name, call in calls:
        per_call = len(TOOL_CASES.get(name, [])) or (len(QUERIES) if kind == "retrieval" else 1)
        first, repeated = measure(call, repeats)
        warm = [ms / per_call for ms in repeated]
        rows.append((kind, name, first / per_call, percentile(warm, 0.5), percentile(warm, 0.95)))
    return rows


def cold_process_ms(message: str) -> float:
    """A whole new process that answers one message, from start to exit, with everything built before."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "agent", message], check=True, capture_output=True)
    return (time.perf_counter() - started) * 1000


def main(
    repeats: Annotated[int, typer.Option(min=1, help="Warm repeats of each case")] = 20,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    record_results: Annotated[bool, typer.Option("--record", help="Put the table into docs/results.md")] = False,
) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        spotter = Spotter(Settings(database_url=f"sqlite:///{folder}/latency.db"))
        rows = warm_rows(spotter, repeats)
    cold = {name: cold_process_ms(message) for name, message in TURNS.items()}
    shown = [(kind, name, *(f"{ms:,.1f}" for ms in figures)) for kind, name, *figures in rows]
    shown += [("new process", name, f"{ms:,.0f}", "", "") for name, ms in cold.items()]
    print_table("Latency", HEADER, shown)
    figures = {f"{kind}.{name}.p50_ms": round(p50, 2) for kind, name, _, p50, _ in rows}
    figures |= {f"{kind}.{name}.first_ms": round(first, 2) for kind, name, first, _, _ in rows}
    figures |= {f"new process.{name}.ms": round(ms) for name, ms in cold.items()}
    write_json(json_file, figures, cases=len(shown), repeats=repeats)
    if record_results:
        record("Latency", "python -m eval.latency", HEADER, shown, f"{len(shown)} cases, {repeats} warm repeats")


if __name__ == "__main__":
    typer.run(main)
