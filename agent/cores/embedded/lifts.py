"""Which load belongs to which lift: "squat 140 bench 100", "100 bench", "bench/squat/dead 100/140/180"."""

from __future__ import annotations

from dataclasses import dataclass, field

from agent.cores.embedded.lexicon import Found
from agent.cores.embedded.quantities import Quantity
from domain.units import kg_to_lb

_MIN_BARE_LOAD = 20
"""A smaller number without a unit counts weeks, sets or repetitions; an empty bar weighs 20 kg."""
_LOAD_KINDS = ("mass", "load_reps", "bare")


@dataclass
class Loads:
    """Loads by lift, as numbers in `unit` (None where none was said)."""

    by_lift: dict[str, float] = field(default_factory=dict)
    unit: str | None = None
    used: list[Quantity] = field(default_factory=list)


def assign_loads(lifts: list[Found], quantities: list[Quantity], numbers: list[Quantity]) -> Loads:
    """Each lift with its load: lists of equal length pair up; else each takes the number on its usual side."""
    masses = sorted(
        (
            q
            for q in [*quantities, *numbers]
            if q.kind in (*_LOAD_KINDS, "body_mass") and q.unit not in ("stone", "jin")
        ),
        key=lambda q: q.start,
    )
    loads = [q for q in masses if q.kind in _LOAD_KINDS and not (q.kind == "bare" and 0 < q.number < _MIN_BARE_LOAD)]
    if not lifts or not loads:
        return Loads()
    # In a list "100/140/180/60" the last two may read as a height and a weight.
    pairs = _as_lists(lifts, masses) or _as_lists(lifts, loads) or _as_neighbours(lifts, loads)
    units = [load.unit for _, load in pairs if load.unit in ("kg", "lb")]
    unit = units[0] if units else None
    # The first load said for a lift stands: "bench 100 ... bench day" says nothing new.
    by_lift: dict[str, float] = {}
    for lift, load in pairs:
        by_lift.setdefault(str(lift.value), _in_unit(load, unit))
    return Loads(by_lift, unit, [load for _, load in pairs])


def _in_unit(load: Quantity, unit: str | None) -> float:
    """The load in the unit of the first one: "squat 140 kg, bench 225 lb" mixes them."""
    if unit == "kg" and load.unit == "lb":
        return load.value
    if unit == "lb" and load.unit == "kg":
        return round(kg_to_lb(load.number), 2)
    return load.number


def _as_lists(lifts: list[Found], loads: list[Quantity]) -> list[tuple[Found, Quantity]]:
    if len(lifts) > 1 and len(lifts) == len(loads) and lifts[-1].end <= loads[0].start:
        return list(zip(lifts, loads, strict=True))
    return []


def _as_neighbours(lifts: list[Found], loads: list[Quantity]) -> list[tuple[Found, Quantity]]:
    number_first = loads[0].start < lifts[0].start
    pairs = []
    for position, lift in enumerate(lifts):
        if number_first:
            low = lifts[position - 1].end if position else 0
            fitting = [load for load in loads if low <= load.start and load.end <= lift.start]
            chosen = fitting[-1:]
        else:
            high = lifts[position + 1].start if position + 1 < len(lifts) else float("inf")
            chosen = [load for load in loads if lift.end <= load.start < high][:1]
        pairs += [(lift, load) for load in chosen]
    return pairs
