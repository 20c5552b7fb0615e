"""The tool `swap_exercise`."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from pydantic import Field

from domain.errors import UnknownName
from domain.evidence import Source
from domain.vocabulary import BodyPart, Equipment, Language, Level, MovementPattern, Muscle
from knowledge.exercises.catalogue import Catalogue, Exercise, slug
from retrievers.exercises import ExerciseSearch
from tools.base import Tool, ToolArguments, ToolResult
from tools.logbook.sources import load_sources
from tools.logbook.swap import Reason, StandIn, Wish, rank

_KNOWN_SCORE = 0.6
"""A search hit below it shares some words with the name, but is not what was meant."""
_START_RIR = 3
"""Repetitions to leave in the first set of a new exercise: enough to find the load, far from failure (Helms 2016)."""
_SOURCES = ("helms2016", "halperin2022")


class SwapExerciseArguments(ToolArguments):
    """What is to be replaced, why, and with what there is."""

    exercise: str = Field(min_length=1, max_length=200, description="Name or id of the exercise to replace")
    reason: Reason = Field(
        default=Reason.OTHER, description="busy: its equipment is taken; injury; home: trained at home; other"
    )
    equipment: list[Equipment] | None = Field(
        default=None, description="What there is, body weight always; left out: a full gym, at home only body weight"
    )
    avoid: list[BodyPart] = Field(default=[], description="Body parts to spare")
    limit: int = Field(default=3, ge=1, le=10, description="How many stand-ins at most")


class SwappedExercise(ToolResult):
    """One exercise of a swap."""

    id: str
    name: str
    names: dict[Language, str]
    primary_muscles: list[Muscle]
    secondary_muscles: list[Muscle]
    equipment: list[Equipment]
    level: Level
    pattern: MovementPattern
    gif: str | None


class Replacement(SwappedExercise):
    """A stand-in; `untrained` are target muscles of the original that it does not target."""

    score: float = Field(description="0–1: how well it stands in")
    keeps_pattern: bool
    untrained: list[Muscle]


class FirstSet(ToolResult):
    """How to find the load of an exercise that is new: no figure of the old one is carried over."""

    carries_over_load: bool
    reps_in_reserve: int


class SwapExerciseResult(ToolResult):
    """The stand-ins, best first; none where nothing fits. `spared` are the body parts that were spared."""

    original: SwappedExercise
    reason: Reason
    spared: list[BodyPart]
    replacements: list[Replacement]
    first_set: FirstSet
    sources: list[Source]


class SwapExercise(Tool[SwapExerciseArguments, SwapExerciseResult]):
    """Replace an exercise of a workout: its machine is taken, something hurts, or it has to work at home.

    Gives exercises of the same movement and muscles. Use it for "instead of", "replace", "swap" and alternatives to a
    named exercise; not for looking exercises up.
    """

    name: ClassVar[str] = "swap_exercise"
    arguments: ClassVar[type[SwapExerciseArguments]] = SwapExerciseArguments
    result: ClassVar[type[SwapExerciseResult]] = SwapExerciseResult

    def __init__(
        self, catalogue: Catalogue, search: ExerciseSearch, animation: Callable[[str], str | None] = lambda _: None
    ) -> None:
        """`animation` gives the path of an exercise's picture, or None."""
        self._catalogue = catalogue
        self._search = search
        self._animation = animation

    def run(self, args: SwapExerciseArguments) -> SwapExerciseResult:
        """Raises UnknownName for an exercise that is not in the catalogue."""
        original = self._find(args.exercise)
        wish = Wish(args.reason, args.equipment, args.avoid).for_exercise(original)
        ranked = rank(original, self._catalogue, wish)[: args.limit]
        return SwapExerciseResult(
            original=SwappedExercise(**self._shown(original)),
            reason=args.reason,
            spared=list(wish.avoid),
            replacements=[self._replacement(one) for one in ranked],
            first_set=FirstSet(carries_over_load=False, reps_in_reserve=_START_RIR),
            sources=[load_sources()[key] for key in _SOURCES],
        )

    def _find(self, name: str) -> Exercise:
        if slug(name) in self._catalogue:
            return self._catalogue.get(slug(name))
        hits = self._search.search(name, limit=1)
        if hits and hits[0].score >= _KNOWN_SCORE:
            return self._catalogue.get(hits[0].exercise.id)
        near = ", ".join(hit.exercise.name for hit in self._search.search(name, limit=3))
        raise UnknownName(
            f"There is no exercise {name!r} in the catalogue.",
            field="exercise",
            hint=f"Did you mean one of these: {near}?" if near else "Give its usual name.",
        )

    def _replacement(self, one: StandIn) -> Replacement:
        return Replacement(
            **self._shown(one.exercise), score=one.score, keeps_pattern=one.keeps_pattern, untrained=one.untrained
        )

    def _shown(self, exercise: Exercise) -> dict[str, object]:
        fields = {"id", "names", "primary_muscles", "secondary_muscles", "equipment", "level", "pattern"}
        name = exercise.names[Language.EN]
        return {**exercise.model_dump(include=fields), "name": name, "gif": self._animation(exercise.id)}
