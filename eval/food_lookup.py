"""How often `look_up_food` finds the food and the weight that were meant, by language, and how fast (processor time).

`python -m eval.food_lookup FILE.jsonl` takes cases such as
{"id", "lang", "part"?, "food", "accept": [food ids], "grams"?, "or_none"?: true, "table"?: "usda"}.
An empty `accept` means that nothing may be found; `or_none` that finding nothing is right as well; `table` that the
food is only in the imported table, so that the case is left out where it has not been imported.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from bootstrap import Spotter
from domain.errors import SpotterError
from domain.settings import Settings
from eval.report import percentile, print_table, record, write_json
from tools.nutrition.look_up_food import LookUpFood

Case = dict[str, Any]
HEADER = ("group", "cases", "right food", "right weight", "both", "found what is not there")
GRAMS_TOLERANCE = 0.02
NAMES = {"en": "English", "zh": "Chinese", "ko": "Korean", "bn": "Bengali"}


@dataclass(frozen=True)
class Looked:
    """One case with what was found; `food_id` and `grams` are None where nothing was, `ms` is processor time."""

    case: Case
    food_id: str | None
    grams: float | None
    ms: float

    @property
    def right_food(self) -> bool:
        """Whether a food that is accepted was found, or rightly none."""
        if self.food_id is None:
            return not self.case["accept"] or self.case.get("or_none", False)
        return self.food_id in self.case["accept"]

    @property
    def right_weight(self) -> bool:
        """Whether the weight is the one that was meant, within 2 %."""
        wanted = self.case.get("grams")
        return wanted is None or (self.grams is not None and abs(self.grams - wanted) <= GRAMS_TOLERANCE * wanted)


def look(tool: LookUpFood, case: Case) -> Looked:
    """Look up one case."""
    started = time.process_time()
    try:
        result = tool.run(tool.arguments(food=case["food"]))
        food_id, grams = result.food_id, result.grams
    except SpotterError:
        food_id, grams = None, None
    return Looked(case, food_id, grams, (time.process_time() - started) * 1000)


def figures(looked: Sequence[Looked]) -> dict[str, float]:
    """Shares of right foods, weights (of the cases that name one) and both; what was found of what is not there."""
    weighed = [one for one in looked if "grams" in one.case]
    missing = [one for one in looked if not one.case["accept"]]
    return {
        "cases": len(looked),
        "right_food": _share([one.right_food for one in looked]),
        "right_weight": _share([one.right_weight for one in weighed]),
        "both": _share([one.right_food and one.right_weight for one in looked]),
        "found_missing": _share([one.food_id is not None for one in missing]),
    }


def _share(hits: Iterable[bool]) -> float:
    hits = list(hits)
    return round(sum(hits) / len(hits), 4) if hits else 0.0


def main(
    file: Annotated[Path, typer.Argument(exists=True, help="The cases, one JSON object a line")],
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    part: Annotated[str | None, typer.Option(help="Only the cases of this part, such as kept_aside")] = None,
    show_wrong: Annotated[bool, typer.Option("--wrong", help="Print every case that was looked up wrongly")] = False,
    keep: Annotated[bool, typer.Option("--record", help="Write the figures into docs/results.md")] = False,
) -> None:
    """Score the look-up on a file of cases."""
    spotter = Spotter(Settings())
    imported = spotter.usda_foods.is_there
    cases = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    cases = [case for case in cases if part in (None, case.get("part")) and (imported or "table" not in case)]
    if not cases:
        raise typer.BadParameter(f"{file} holds no case" + (f" of part {part}" if part else ""))
    tool = LookUpFood(spotter.food_search)
    looked = [look(tool, case) for case in [cases[0], *cases]][1:]  # the first call builds the index
    groups: dict[str, list[Looked]] = defaultdict(list)
    for one in looked:
        groups["all"].append(one)
        language = str(one.case["lang"])
        groups[NAMES.get(language, language)].append(one)
    by_group = {name: figures(group) for name, group in groups.items()}
    rows = [(name, *values.values()) for name, values in by_group.items()]
    print_table("Food look-up", HEADER, rows)
    times = [one.ms for one in looked]
    speed = f"p50 {percentile(times, 0.5):.1f} ms, p95 {percentile(times, 0.95):.1f} ms"
    table = "with the whole of SR Legacy" if imported else "with the foods of the project alone"
    print(f"{speed}, {table}")
    for one in looked if show_wrong else []:
        if not (one.right_food and one.right_weight):
            print(json.dumps({"case": one.case, "got": [one.food_id, one.grams]}, ensure_ascii=False))
    flat = {f"{name}.{key}": value for name, values in by_group.items() for key, value in values.items()}
    speeds = {"ms_p50": percentile(times, 0.5), "ms_p95": percentile(times, 0.95)}
    write_json(json_file, flat | speeds, cases=len(looked), part=part, usda_imported=imported)
    if keep:
        command = f"python -m eval.food_lookup {file}" + (f" --part {part}" if part else "")
        record("Food look-up", command, HEADER, rows, f"{len(looked)} cases, {table}, {speed}")


if __name__ == "__main__":
    typer.run(main)
