"""From facts to the arguments of `calculate_531` and `one_rep_max`."""

from __future__ import annotations

import re
from typing import NamedTuple

from agent.cores.embedded.arguments import Arguments, number, said, value, whole
from agent.cores.embedded.facts import Facts
from agent.cores.embedded.lexicon import Found
from agent.cores.embedded.quantities import Quantity
from tools.strength.models_531 import MOST_REPS
from tools.strength.programme_531 import load_programme

_TM_PERCENT = (80, 100)
_OPEN_SET = re.compile(r"(?<![\d.,])([135]) ?\+")
"""How people name the open-ended sets: 5+, 3+ and 1+."""


def strength_531(facts: Facts) -> Arguments:
    """Arguments of calculate_531."""
    results = _results(facts)
    lifted = {result["lift"] for result in results if "load" in result}
    percent = None if results else facts.quantity("tm_percent")
    return said(
        {
            **{lift: load for lift, load in facts.loads.by_lift.items() if lift not in lifted},
            "unit": facts.loads.unit or facts.value("unit"),
            "basis": "training_max" if _given_as_training_max(facts, percent) else None,
            "training_max_percent": percent.value if percent and _is_tm_percent(percent) else None,
            "template": facts.value("template"),
            "cycles": whole(facts.quantity("cycles")),
            "days_per_week": whole(facts.quantity("days_per_week", "days")),
            "rounding": value(facts.quantity("rounding")),
            "bar": number(facts.quantity("bar")),
            "plates": facts.plates,
            "joker_sets": _joker_sets(facts),
            "seventh_week": _seventh_week(facts),
            "amrap_results": results,
        }
    )


def one_rep_max(facts: Facts) -> Arguments:
    """Arguments of one_rep_max."""
    pair = facts.quantity("load_reps")
    load = pair or facts.quantity("mass") or next(iter(facts.loads.used), None)
    reps = facts.quantity("reps")
    unit = load.unit if load and load.unit in ("kg", "lb") else facts.value("unit")
    if pair and pair.number <= MOST_REPS < pair.second:  # "5 x 130": the repetitions first
        return said({"load": pair.second, "reps": int(pair.number), "unit": unit})
    return said({"load": number(load), "reps": int(pair.second) if pair else whole(reps), "unit": unit})


def _given_as_training_max(facts: Facts, percent: Quantity | None) -> bool:
    """ "My training maxes are …" gives them; "a 90 % training max" says how to get them, and "a TM test" is a week."""
    tests = facts.values.get("seventh_week", [])
    named = [
        basis
        for basis in facts.values.get("basis", [])
        if not any(test.start <= basis.start < test.end for test in tests)
    ]
    return bool(named) and named[0].value == "training_max" and percent is None


def _is_tm_percent(percent: Quantity) -> bool:
    return _TM_PERCENT[0] <= percent.value <= _TM_PERCENT[1]


def _joker_sets(facts: Facts) -> int | float | None:
    """How many were asked for; one where it was not said."""
    counted = whole(facts.quantity("joker_sets"))
    return counted if counted is not None else 1 if "joker" in facts.values else None


def _seventh_week(facts: Facts) -> str | None:
    """Which seventh week: a test names it by itself, a deload only beside its week, since a fourth week is one too."""
    kinds = [kind for kind in facts.all_values("seventh_week") if kind != "cue"]
    tests = [kind for kind in kinds if kind != "deload"]
    if tests:
        return tests[0]
    return "deload" if "cue" in facts.all_values("seventh_week") else None


class _Set(NamedTuple):
    """What was lifted in one set; the load where it was said."""

    reps: int
    load: float | None
    start: int


def _results(facts: Facts) -> list[Arguments]:
    """Results of open-ended sets: the week, and for each lift its repetitions; none where one of these is not said."""
    week = _week(facts)
    lifts: dict[str, Found] = {}
    for found in facts.values.get("lift", []):
        lifts.setdefault(str(found.value), found)
    sets = _sets(facts, len(lifts))
    if week is None or not sets:
        return []
    cycle = whole(facts.quantity("cycle_number")) or 1
    pairs = zip(sorted(lifts.values(), key=lambda lift: lift.start), sets, strict=True)
    return [
        {"lift": str(lift.value), "cycle": cycle, "week": week, "reps": one.reps}
        | ({"load": one.load} if one.load is not None else {})
        for lift, one in pairs
    ]


def _week(facts: Facts) -> int | None:
    """The week of the cycle: named, or known by the percent or the repetitions of its last main set."""
    named = facts.quantity("week_number")
    if named:
        return int(named.value)
    percent, open_set = facts.quantity("tm_percent"), _OPEN_SET.search(facts.text)
    for week, sets in load_programme().weeks.items():
        last = sets[-1]
        if last.amrap and (
            (percent is not None and percent.value == last.percent) or (open_set and int(open_set[1]) == last.reps)
        ):
            return week
    return None


def _sets(facts: Facts, wanted: int) -> list[_Set]:
    """As many sets as lifts, in their order: "130 x 8", "8 reps", small numbers that count nothing else."""
    lifted = [_Set(int(q.second), q.number, q.start) for q in facts.quantities if q.kind == "load_reps"]
    counted = [_Set(int(q.value), None, q.start) for q in facts.quantities if q.kind == "reps"]
    bare = [
        _Set(int(n.number), None, n.start)
        for n in facts.numbers
        if 0 < n.number <= MOST_REPS and n.number == int(n.number) and not _OPEN_SET.match(facts.text, n.start)
    ]
    told = [*lifted, *counted]
    sets = told if len(told) == wanted else [*told, *bare]
    return sorted(sets, key=lambda one: one.start) if 0 < len(sets) == wanted else []
