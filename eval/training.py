"""How many training plans keep each rule, on random requests; an independent checker adds every plan up again.

`python -m eval.training --requests 500 --seed 1` prints a table; `--record` puts it into docs/results.md.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

from domain.errors import Infeasible
from domain.vocabulary import PlanFocus
from eval.report import percentile, print_table, record, write_json
from eval.training_checker import catalogue, judge
from eval.training_requests import random_requests
from knowledge.exercises.catalogue import Catalogue
from tools.training.plan_training import PlanTraining

HEADER = ["check", "plans", "passed"]
HARD = ("equipment", "avoid", "days", "time")
_FLOWS_PER_REQUESTS = 5
"""A request for yoga and one for mobility to so many for strength training."""


@dataclass
class Tally:
    """What a run found."""

    passed: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    infeasible: list[dict[str, Any]] = field(default_factory=list)
    unexplained: int = 0
    seconds: list[float] = field(default_factory=list)
    processor_seconds: list[float] = field(default_factory=list)
    failures: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def add(self, verdict: Mapping[str, bool], request: dict[str, Any]) -> None:
        """Count one plan."""
        self.judged.update(verdict.keys())
        self.passed.update(name for name, holds in verdict.items() if holds)
        self.failures += [(name, request) for name, holds in verdict.items() if not holds]

    def rows(self) -> list[tuple[str, int, str]]:
        """Each check with its plans and the share that passed, hard ones first."""
        names = [*(name for name in HARD if name in self.judged), *(n for n in self.judged if n not in HARD)]
        return [(name, self.judged[name], f"{self.passed[name] / self.judged[name]:.1%}") for name in names]


def run(tool: PlanTraining, requests: Sequence[dict[str, Any]]) -> Tally:
    """Plan every request and judge each plan; the planner's own checks must come to the same verdict."""
    tally = Tally()
    for request in requests:
        args = tool.arguments.model_validate(request)
        started, processor_started = time.perf_counter(), time.process_time()
        try:
            plan = tool.run(args).model_dump(mode="json")
        except Infeasible as error:
            tally.infeasible.append(request)
            tally.unexplained += not error.hint
            continue
        finally:
            tally.seconds.append(time.perf_counter() - started)
            tally.processor_seconds.append(time.process_time() - processor_started)
        verdict = judge(plan, request, catalogue())
        own = all(check["ok"] for check in plan["checks"])
        tally.add({**verdict, "own checks agree": own == _all_of_own(verdict)}, request)
    return tally


def _all_of_own(verdict: Mapping[str, bool]) -> bool:
    """Whether everything holds that the planner tests as well."""
    return all(holds for name, holds in verdict.items() if name not in ("home, gym and travel variants",))


def _figures(prefix: str, tally: Tally) -> dict[str, float]:
    shares = {f"{prefix}.{name}": tally.passed[name] / tally.judged[name] for name in tally.judged}
    return {
        **shares,
        f"{prefix}.infeasible": len(tally.infeasible) / len(tally.seconds),
        f"{prefix}.p50_s": percentile(tally.seconds, 0.5),
        f"{prefix}.p95_s": percentile(tally.seconds, 0.95),
        f"{prefix}.longest_s": max(tally.seconds),
        f"{prefix}.p95_processor_s": percentile(tally.processor_seconds, 0.95),
    }


def _summary(tally: Tally) -> list[tuple[str, int, str]]:
    count = len(tally.seconds)
    refused = f"{len(tally.infeasible) / count:.1%}, {tally.unexplained} without saying what to relax"
    return [
        ("refused as infeasible", count, refused),
        ("seconds a plan: p50, p95, longest", count, _spread(tally.seconds)),
        ("the same in processor time", count, _spread(tally.processor_seconds)),
    ]


def _spread(seconds: Sequence[float]) -> str:
    values = (percentile(seconds, 0.5), percentile(seconds, 0.95), max(seconds))
    return ", ".join(f"{value:.2f}" for value in values)


def main(
    requests: Annotated[int, typer.Option(help="Random requests for strength training")] = 500,
    seed: Annotated[int, typer.Option(help="Another number gives other requests")] = 1,
    show: Annotated[str, typer.Option(help="Print the requests whose plans fail this check")] = "",
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    record_results: Annotated[bool, typer.Option("--record", help="Put the table into docs/results.md")] = False,
) -> None:
    """Plan random requests and print the share of plans that keep each rule, and the time."""
    tool = PlanTraining(Catalogue())
    figures: dict[str, float] = {}
    rows: list[tuple[object, ...]] = []
    for focus in PlanFocus:
        count = requests if focus is PlanFocus.STRENGTH else max(1, requests // _FLOWS_PER_REQUESTS)
        tally = run(tool, random_requests(count, seed, focus))
        table = [*tally.rows(), *_summary(tally)]
        print_table(f"{focus}, {count} requests, seed {seed}", HEADER, table)
        figures |= _figures(focus, tally)
        rows += [(f"{focus}: {name}", plans, passed) for name, plans, passed in table]
        for name, request in tally.failures:
            if name == show:
                print_table(name, ["request"], [[json.dumps(request)]])
    write_json(json_file, figures, cases=requests, seed=seed)
    if record_results:
        command = f"python -m eval.training --requests {requests} --seed {seed}"
        record("Training plans", command, HEADER, rows, f"{requests} requests")


if __name__ == "__main__":
    typer.run(main)
