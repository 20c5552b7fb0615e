"""Fills the minutes of a session: which exercises of each part, and in how many rounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.exercises.catalogue import Exercise
from tools.training.flows.tables import Part, load_flow


@dataclass
class FilledPart:
    """A part of a session: its exercises, all done `rounds` times."""

    part: Part
    offered: Sequence[Exercise]
    exercises: list[Exercise] = field(default_factory=list)
    rounds: int = 1

    def seconds(self, work_s: Callable[[Exercise], float]) -> float:
        """Work, rests and changes of exercise."""
        table = load_flow()
        return sum(
            self.rounds * work_s(e) + (self.rounds - 1) * table.rest_s + table.transition_s for e in self.exercises
        )


def fill(
    parts: Sequence[Part], offered: Mapping[str, Sequence[Exercise]], free_s: float, work_s: Callable[[Exercise], float]
) -> list[FilledPart]:
    """The parts with what fits into `free_s` seconds: each gets about its share, and no room is left unused."""
    filled = [FilledPart(part, offered.get(part.name, ())) for part in parts]
    while True:
        steps = [step for one in filled for step in _steps(one)]
        used = sum(one.seconds(work_s) for one in filled)
        steps = [step for step in steps if used + step.added_s(work_s) <= free_s]
        if not steps:
            return [one for one in filled if one.exercises]
        step = min(steps, key=lambda step: step.one.seconds(work_s) / step.one.part.share)
        step.take()


@dataclass(frozen=True)
class _Step:
    """One exercise more in a part, or one round more of all that it has."""

    one: FilledPart
    exercise: Exercise | None

    def added_s(self, work_s: Callable[[Exercise], float]) -> float:
        """Seconds that the step adds."""
        after = FilledPart(self.one.part, self.one.offered, list(self.one.exercises), self.one.rounds)
        _Step(after, self.exercise).take()
        return after.seconds(work_s) - self.one.seconds(work_s)

    def take(self) -> None:
        """Take the step."""
        if self.exercise is None:
            self.one.rounds += 1
        else:
            self.one.exercises.append(self.exercise)


def _steps(one: FilledPart) -> list[_Step]:
    """A new exercise as long as there is one, then more rounds."""
    have = len(one.exercises)
    if have < min(one.part.most, len(one.offered)):
        return [_Step(one, one.offered[have])]
    return [_Step(one, None)] if have and one.rounds < load_flow().most_rounds else []
