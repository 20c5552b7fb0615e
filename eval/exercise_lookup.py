"""How often the right exercise is among the first that `find_exercises` gives, by language, and how fast.

`python -m eval.exercise_lookup FILE.jsonl` takes cases such as
{"id", "lang", "kind"?, "part"?, "query", "muscle"?, "equipment"?, "accept": [source ids or ids], "top": 3}.
Cases that accept imported exercises need the import: `python -m knowledge import free-exercise-db PATH`.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from bootstrap import Spotter
from domain.settings import Settings
from domain.vocabulary import Equipment, Muscle
from eval.report import percentile, print_table, record, write_json
from retrievers.exercises import ExerciseFilter, ExerciseHit, ExerciseSearch

Case = dict[str, Any]
HEADER = ("group", "cases", "first", "among the first three")
NAMES = {"en": "English", "zh": "Chinese", "ko": "Korean", "bn": "Bengali"}
TOP = 3
"""How many hits count where a case does not say."""


@dataclass(frozen=True)
class Found:
    """One case with what was found, best first, each by its id and the ids of its sources; `ms` is processor time."""

    case: Case
    hits: list[frozenset[str]]
    ms: float

    @property
    def place(self) -> int | None:
        """Where the first accepted exercise stands, from 1; None where there is none."""
        accept = {*self.case["accept"]}
        return next((place for place, ids in enumerate(self.hits, start=1) if ids & accept), None)

    def within(self, top: int) -> bool:
        """Whether an accepted exercise is among the first."""
        return self.place is not None and self.place <= top


def find(search: ExerciseSearch, case: Case) -> Found:
    """Search for one case."""
    muscle = Muscle(case["muscle"]) if case.get("muscle") else None
    equipment = Equipment(case["equipment"]) if case.get("equipment") else None
    started = time.process_time()
    hits = search.search(case["query"], ExerciseFilter(muscle, equipment), max(TOP, case.get("top", TOP)))
    ms = (time.process_time() - started) * 1000
    return Found(case, [_ids(hit) for hit in hits], ms)


def _ids(hit: ExerciseHit) -> frozenset[str]:
    return frozenset((hit.exercise.id, *hit.exercise.source_ids))


def figures(found: Sequence[Found]) -> dict[str, float]:
    """Shares of the cases whose exercise came first, and among as many as the case allows."""
    return {
        "cases": len(found),
        "first": round(sum(one.within(1) for one in found) / len(found), 4),
        "top": round(sum(one.within(one.case.get("top", TOP)) for one in found) / len(found), 4),
    }


def grouped(found: Sequence[Found]) -> dict[str, list[Found]]:
    """All cases, those of each language and, where cases say it, of each kind of query."""
    groups: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        language = str(one.case["lang"])
        kinds = [str(one.case["kind"])] if one.case.get("kind") else []
        for name in ("all", NAMES.get(language, language), *kinds):
            groups[name].append(one)
    return groups


def main(
    file: Annotated[Path, typer.Argument(exists=True, help="The cases, one JSON object a line")],
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    part: Annotated[str | None, typer.Option(help="Only the cases of this part, such as kept_aside")] = None,
    show_wrong: Annotated[bool, typer.Option("--wrong", help="Print every case that was not found")] = False,
    keep: Annotated[bool, typer.Option("--record", help="Write the figures into docs/results.md")] = False,
) -> None:
    """Score the search on a file of cases."""
    spotter = Spotter(Settings())
    cases = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    cases = [case for case in cases if part in (None, case.get("part"))]
    if not cases:
        raise typer.BadParameter(f"{file} holds no case" + (f" of part {part}" if part else ""))
    search = spotter.exercise_search
    search.prepare()
    for warm in ("cable curl", "the one where you pull a rope to your face", "얼굴 쪽으로 당기는 운동"):
        search.search(warm)  # builds the indexes
    found = [find(search, case) for case in cases]
    by_group = {name: figures(group) for name, group in grouped(found).items()}
    rows = [(name, *values.values()) for name, values in by_group.items()]
    print_table("Exercise look-up", HEADER, rows)
    times = [one.ms for one in found]
    speed = f"p50 {percentile(times, 0.5):.1f} ms, p95 {percentile(times, 0.95):.1f} ms (processor time)"
    among = f"among {len(spotter.exercise_library)} exercises"
    print(f"{speed}, {among}")
    for one in found if show_wrong else []:
        if not one.within(one.case.get("top", TOP)):
            print(json.dumps({"case": one.case, "got": [min(ids) for ids in one.hits]}, ensure_ascii=False))
    flat = {f"{name}.{key}": value for name, values in by_group.items() for key, value in values.items()}
    speeds = {"ms_p50": percentile(times, 0.5), "ms_p95": percentile(times, 0.95)}
    write_json(json_file, flat | speeds, cases=len(found), part=part, exercises=len(spotter.exercise_library))
    if keep:
        command = f"python -m eval.exercise_lookup {file}" + (f" --part {part}" if part else "")
        record("Exercise look-up", command, HEADER, rows, f"{len(found)} cases, {among}, {speed}")


if __name__ == "__main__":
    typer.run(main)
