"""How well pasted training plans are read and checked: lines read right, planted faults found, false alarms.

`python -m eval.plan_linter FILE.jsonl` takes cases such as {"id", "lang", "part", "args": {..}, "plan", "sound",
"lines": [{"line", "exercise", "sets", "reps"}], "faults": [{"rule", "muscle"?, "exercise"?, "movement"?, "line"?}]}.
`exercise` is null for a name that no catalogue holds; `reps` is null for sets to failure.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Annotated, Any

import typer

from domain.vocabulary import Level, TrainingGoal
from eval.plan_texts import STYLES
from eval.report import percentile, print_table, record, write_json
from knowledge.exercises.catalogue import Catalogue
from retrievers.names import fold, names_of
from tools.training.linter.check_training_plan import CheckTrainingPlan
from tools.training.linter.models import (
    CheckTrainingPlanArguments,
    CheckTrainingPlanResult,
    Finding,
    ReadExercise,
    Severity,
)
from tools.training.linter.reading.plan import LineKind
from tools.training.models import PlanTrainingArguments
from tools.training.plan_training import PlanTraining

CASES = Path(__file__).parent / "cases" / "plan_linter.jsonl"
HEADER = ("group", "plans", "lines", "read right", "invented", "faults", "found", "sound plans", "false alarms")
_SHARES = {"read_right": "items", "same_weekly_sets": "plans"}
Case = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    """One case with what was right and wrong; `invented` are lines read as exercises that list none."""

    case: Case
    wrong_lines: list[str]
    invented: list[str]
    missed: list[str]
    false_alarms: list[str]
    ms: float


def judge(tool: CheckTrainingPlan, catalogue: Catalogue, case: Case) -> Judged:
    """Read and check one plan."""
    started = time.process_time()
    result = tool.run(CheckTrainingPlanArguments(plan=case["plan"], **case["args"]))
    ms = (time.process_time() - started) * 1000
    expected = {line["line"] for line in case["lines"]}
    return Judged(
        case=case,
        wrong_lines=[_said(case, line) for line in case["lines"] if not _read_right(line, result, catalogue)],
        invented=[
            f"{line.line_no}: {line.text}"
            for line in result.lines
            if line.kind is LineKind.EXERCISE and line.line_no not in expected and not _continues(line.line_no, result)
        ],
        missed=[
            json.dumps(fault)
            for fault in case["faults"]
            if not any(_is(finding, fault) for finding in result.findings) and not _is_learned(fault, result, catalogue)
        ],
        false_alarms=[f"{one.message} {one.lines} {one.values}" for one in _alarms(result)] if case["sound"] else [],
        ms=ms,
    )


def _said(case: Case, line: dict[str, Any]) -> str:
    return f"{line['line']}: {case['plan'].splitlines()[line['line'] - 1]} ({line['exercise']})"


def _read_right(line: dict[str, Any], result: CheckTrainingPlanResult, catalogue: Catalogue) -> bool:
    """Exercise, sets and repetitions as expected, among what the line was read as."""
    for read in result.lines[line["line"] - 1].read_as:
        reps = None if read.reps_low is None else [read.reps_low, read.reps_high]
        if line["exercise"] is None:
            named = read.exercise_id is None or _has_own_name(read, catalogue)
        else:
            named = read.exercise_id == line["exercise"]
        if named and read.sets == line["sets"] and reps == line["reps"]:
            return True
    return False


def _has_own_name(read: ReadExercise, catalogue: Catalogue) -> bool:
    """Whether a name was read as the exercise that bears it: one that the catalogue has learned since the case was
    written is right under its own name only.
    """
    known = catalogue.get(read.exercise_id) if read.exercise_id else None
    return known is not None and fold(read.written) in {fold(name) for name in names_of(known)}


def _is_learned(fault: dict[str, Any], result: CheckTrainingPlanResult, catalogue: Catalogue) -> bool:
    """Whether a fault is none any more: the catalogue has learned the unknown exercise of its line."""
    if fault["rule"] != "unknown_exercises":
        return False
    read = result.lines[fault["line"] - 1].read_as
    return bool(read) and all(_has_own_name(one, catalogue) for one in read)


def _continues(line_no: int, result: CheckTrainingPlanResult) -> bool:
    """Whether a line shares its exercise with another line: its name and its amounts, or further sets of a log."""
    own = {read.written for read in result.lines[line_no - 1].read_as}
    return any(own & {read.written for read in line.read_as} for line in result.lines if line.line_no != line_no)


def _is(finding: Finding, fault: dict[str, Any]) -> bool:
    if finding.rule != fault["rule"] or not finding.is_judged:
        return False
    if "line" in fault and fault["line"] not in finding.lines:
        return False
    return all(finding.values.get(key) == fault[key] for key in ("muscle", "exercise", "movement") if key in fault)


def _alarms(result: CheckTrainingPlanResult) -> list[Finding]:
    return [one for one in result.findings if one.severity in (Severity.ERROR, Severity.WARNING)]


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    """Counts and shares; a share of nothing is 1 where all is well, and 0 for false alarms."""
    lines = sum(len(one.case["lines"]) for one in judged)
    faults = sum(len(one.case["faults"]) for one in judged)
    sound = [one for one in judged if one.case["sound"]]
    wrong = sum(len(one.wrong_lines) for one in judged)
    missed = sum(len(one.missed) for one in judged)
    return {
        "plans": len(judged),
        "lines": lines,
        "read_right": round(1 - wrong / lines, 4) if lines else 1.0,
        "invented": sum(len(one.invented) for one in judged),
        "faults": faults,
        "found": round(1 - missed / faults, 4) if faults else 1.0,
        "sound_plans": len(sound),
        "false_alarms": sum(len(one.false_alarms) for one in sound),
    }


def read_back(catalogue: Catalogue) -> dict[str, float]:
    """The planner's own plans, written out in several styles: what is read back, and what is found besides.

    A warning is one of the planner's own where it names the same bound unmet, or where the style has no place for
    what is missed.
    """
    planner, tool = PlanTraining(catalogue), CheckTrainingPlan(catalogue)
    counts: Counter[str] = Counter()
    for goal, days, level in zip(cycle(TrainingGoal), (2, 3, 4, 5, 6) * 3, cycle(Level), strict=False):
        wanted = PlanTrainingArguments(goal=goal, days_per_week=days, level=level)
        plan = planner.run(wanted)
        unmet = {check.name for check in plan.checks if not check.ok}
        for style, write in STYLES.items():
            args = CheckTrainingPlanArguments(plan=write(plan), goal=goal, level=level, minutes_per_session=60)
            result = tool.run(args)
            items = [item for week in plan.weeks for day in week.days for item in day.items]
            read = [one for line in result.lines for one in line.read_as]
            counts["plans"] += 1
            counts["items"] += len(items)
            counts["read_right"] += sum(
                one.exercise_id == item.exercise_id and one.sets == item.sets
                for one, item in zip(read, items, strict=False)
            )
            counts["same_weekly_sets"] += result.weekly_sets == plan.weekly_sets
            counts["errors"] += sum(one.severity is Severity.ERROR for one in result.findings)
            own = {check.name for check in result.checks if not check.ok} - {"without_progression"} - unmet
            counts["checks_unmet_only_here"] += len(own) if style != "csv" else 0
    shares = {key: round(counts[key] / counts[of], 4) for key, of in _SHARES.items()}
    return {**counts, **shares}


def main(
    file: Annotated[Path, typer.Argument(exists=True, help="The cases, one JSON object a line")] = CASES,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    part: Annotated[str | None, typer.Option(help="Only the cases of this part, such as held_out")] = None,
    show_wrong: Annotated[bool, typer.Option("--wrong", help="Print what was read or judged wrongly")] = False,
    planned: Annotated[bool, typer.Option("--planned", help="Read the planner's own plans back as well")] = False,
    recorded: Annotated[bool, typer.Option("--record", help="Write the figures into docs/results.md")] = False,
) -> None:
    """Score the reading and checking of pasted plans."""
    catalogue = Catalogue()
    tool = CheckTrainingPlan(catalogue)
    cases = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    judged = [judge(tool, catalogue, case) for case in cases if part is None or case.get("part") == part]
    if not judged:
        raise typer.BadParameter(f"{file} holds no case" + (f" of part {part}" if part else ""))
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        for name in ("all", one.case["lang"], str(one.case.get("part", ""))):
            groups[name].append(one)
    by_group = {name: figures(group) for name, group in groups.items()}
    rows = [(name, *values.values()) for name, values in by_group.items()]
    print_table("Plan linter", HEADER, rows)
    times = [one.ms for one in judged]
    print(f"CPU ms a plan: p50 {percentile(times, 0.5):.1f}, p95 {percentile(times, 0.95):.1f}")
    for one in judged if show_wrong else []:
        for name in ("wrong_lines", "invented", "missed", "false_alarms"):
            for text in getattr(one, name):
                print(f"{one.case['id']} {name}: {text}")
    flat = {f"{name}.{key}": value for name, values in by_group.items() for key, value in values.items()}
    if planned:
        back = read_back(catalogue)
        print_table("The planner's plans, read back", list(back), [list(back.values())])
        flat |= {f"planned.{key}": value for key, value in back.items()}
    write_json(json_file, flat | {"cpu_ms_p50": percentile(times, 0.5)}, cases=len(judged), part=part)
    if recorded:
        record("Plan linter", f"python -m eval.plan_linter {file.name}", HEADER, rows, f"{len(judged)} plans")


if __name__ == "__main__":
    typer.run(main)
