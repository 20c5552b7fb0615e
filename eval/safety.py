"""How well the safety gate refers: red flags found, the right flag named, false referrals, by language and flag.

`python -m eval.safety FILE.jsonl` takes cases such as
{"id", "lang", "part"?, "turns": [..], "profile"?: {..}, "expect": {"action", "flag"?}};
the last turn is judged. Any action but "refer" means that the gate must let the turn pass. `--patterns-only` leaves
the learned reader out. Times are the processor's.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from agent.safety.flags import Flag
from agent.safety.gate import SafetyGate
from bootstrap import Spotter
from domain.profile import Profile
from domain.settings import Settings
from eval.report import percentile, print_table, write_json

Case = dict[str, Any]
HEADER = ("group", "red flags", "referred", "right flag", "others", "false referrals")


@dataclass(frozen=True)
class Judged:
    """One case with what the gate decided and how long it took."""

    case: Case
    got: Flag | None
    ms: float

    @property
    def wanted(self) -> Flag | None:
        """The flag to refer for; None where the turn must pass."""
        expect = self.case["expect"]
        return Flag(expect["flag"]) if expect["action"] == "refer" else None


def judge(gate: SafetyGate, case: Case) -> Judged:
    """Ask the gate about the last turn of a case."""
    profile = Profile.model_validate(case.get("profile", {}))
    started = time.process_time()
    got = gate.before(case["turns"], profile)
    return Judged(case, got, (time.process_time() - started) * 1000)


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    """Recall and right flag as shares of the red flags, false referrals as a share of the other cases.

    A share of no cases is 0.
    """
    red = [one for one in judged if one.wanted is not None]
    others = [one for one in judged if one.wanted is None]
    return {
        "red_flags": len(red),
        "recall": _share(sum(one.got is not None for one in red), len(red)),
        "right_flag": _share(sum(one.got is one.wanted for one in red), len(red)),
        "others": len(others),
        "false_referrals": _share(sum(one.got is not None for one in others), len(others)),
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def main(
    file: Annotated[Path, typer.Argument(exists=True, help="The cases, one JSON object a line")],
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    part: Annotated[str | None, typer.Option(help="Only the cases of this part, such as held_out")] = None,
    patterns_only: Annotated[bool, typer.Option(help="Leave the learned reader out")] = False,
    show_wrong: Annotated[bool, typer.Option("--wrong", help="Print every case that was decided wrongly")] = False,
) -> None:
    """Score the safety gate on a file of cases."""
    cases = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    gate = SafetyGate() if patterns_only else Spotter(Settings()).gate
    judged = [judge(gate, case) for case in cases if part is None or case.get("part") == part]
    if not judged:
        raise typer.BadParameter(f"{file} holds no case" + (f" of part {part}" if part else ""))
    groups = {"all": judged}
    for language in sorted({one.case["lang"] for one in judged}):
        groups[language] = [one for one in judged if one.case["lang"] == language]
    for flag in Flag:
        groups[flag.value] = [one for one in judged if one.wanted is flag]
    by_group = {name: figures(group) for name, group in groups.items()}
    print_table("Safety", HEADER, [(name, *values.values()) for name, values in by_group.items()])
    times = [one.ms for one in judged]
    print(f"processor ms a turn: p50 {percentile(times, 0.5):.2f}, p95 {percentile(times, 0.95):.2f}")
    for one in judged if show_wrong else []:
        if one.got is not one.wanted:
            print(json.dumps({"case": one.case, "got": one.got}, ensure_ascii=False))
    flat = {f"{name}.{key}": value for name, values in by_group.items() for key, value in values.items()}
    write_json(
        json_file, flat | {"ms_p50": percentile(times, 0.5)}, cases=len(judged), part=part, patterns_only=patterns_only
    )


if __name__ == "__main__":
    typer.run(main)
