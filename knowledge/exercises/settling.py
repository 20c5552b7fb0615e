"""Settles the open numbers of a batch of poses and refuses poses that a body cannot take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from domain.errors import InvalidInput
from knowledge.exercises.conditions import TOLERANCE_M, Unknown, satisfy
from knowledge.exercises.key_poses import Open
from knowledge.exercises.kinematics import solve
from knowledge.exercises.numbers import Numbers
from knowledge.exercises.skeleton import PoseBatch

# A limb may fall short of its place by this much: less than a pixel at the size that is drawn.
REACH_TOLERANCE_M = 0.003


def settled(numbers: Numbers, opened: Sequence[Sequence[Open]], titles: Sequence[str]) -> tuple[Numbers, PoseBatch]:
    """The numbers with every pose's open ones solved, and the poses.

    Raises InvalidInput naming the pose that allows no solution, or the limb that cannot reach its place.
    """
    groups: dict[tuple[tuple[tuple[str, ...], str], ...], list[int]] = defaultdict(list)
    for row, items in enumerate(opened):
        groups[tuple((item.names, item.condition.measure) for item in items)].append(row)
    for signature, rows in groups.items():
        wanted = np.array([[item.condition.value for item in opened[row]] for row in rows])
        unknowns = [Unknown(*signature[i], wanted[:, i]) for i in range(len(signature))]
        solved, missing = satisfy(numbers.picked(rows), unknowns)
        _refuse_unsolved(missing, unknowns, [titles[row] for row in rows])
        numbers = _with_rows(numbers, rows, solved)
    return numbers, _checked(numbers, titles)


def _checked(numbers: Numbers, titles: Sequence[str]) -> PoseBatch:
    """The poses; raises InvalidInput naming the first pose and limb that cannot reach its place, and by how much."""
    solution = solve(numbers)
    for limb, missing in solution.missing.items():
        row = int(np.argmax(missing))
        if missing[row] > REACH_TOLERANCE_M:
            raise InvalidInput(
                f"{titles[row]}: the {limb.replace('_', ' ')} misses its place by {missing[row] * 1000:.0f} mm.",
                field=limb,
                hint="Move the place or the trunk, or leave a number open with a condition.",
            )
    return solution.poses


def _refuse_unsolved(missing: np.ndarray, unknowns: list[Unknown], titles: list[str]) -> None:
    if not missing.size or missing.max() <= TOLERANCE_M:
        return
    row, column = np.unravel_index(int(np.argmax(missing)), missing.shape)
    unknown = unknowns[column]
    raise InvalidInput(
        f"{titles[row]}: no {', '.join(unknown.names)} gives {unknown.measure} = {unknown.wanted[row]:g}"
        f" (off by {missing[row, column]:.3f} m or rad).",
        field=unknown.names[0],
    )


def _with_rows(numbers: Numbers, rows: list[int], solved: Numbers) -> Numbers:
    values = {name: value.copy() for name, value in numbers.values.items()}
    for name, value in solved.values.items():
        values[name][rows] = value
    return replace(numbers, values=values)
