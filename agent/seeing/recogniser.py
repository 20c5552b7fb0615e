"""The recogniser with eyes: what the model names, brought back to exercises and equipment that we know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from agent.seeing.eye import Eye
from agent.seeing.look import Look, NamedExercise, Shown
from domain.naming import names_of
from knowledge.equipment.things import Thing, Things
from retrievers.exercises import ExerciseSearch
from retrievers.names import NameIndex, fold
from tools.recognition.answers import exercises_named, shares
from tools.recognition.photo import Pixels
from tools.recognition.recogniser import Candidate, Nothing, Recognition, Sureness

_FITS = 0.63
"""Search score from which "kettlebell squat" is another exercise than the squat that was named."""
_WHOLE_NAME = 0.6
"""Share of what a model wrote that a name of ours covers, from which it meant that: not of "sissy squat" a squat."""


class VisionRecogniser:
    """Asks a vision model. Only names leave it: no word of the model reaches a person."""

    def __init__(self, eye: Eye, things: Things, names: NameIndex, search: ExerciseSearch) -> None:
        """`names` and `search` hold the exercises that may be answered with."""
        self._eye = eye
        self._things = things
        self._names = names
        self._search = search

    def recognise(self, frames: Sequence[Pixels], limit: int) -> Recognition:
        """What the model names, in its order. Raises Unavailable or ModelError."""
        look = self._eye.look(frames)
        things = [] if look.kind is Shown.OTHER else self._seen(look)
        candidates = self._candidates(look, things, limit)
        nothing = Nothing.NO_EXERCISE if look.kind is Shown.OTHER else None
        if nothing is None and not candidates and not things:
            nothing = Nothing.UNNAMED
        ids = [thing.id for thing in things]
        return Recognition(
            candidates, nothing, self._eye.name, by_sight=True, things=ids, has_writing=look.has_sentence
        )

    def _candidates(self, look: Look, things: Sequence[Thing], limit: int) -> list[Candidate]:
        """The named exercises, else what can be done with the first of the equipment."""
        if look.kind is Shown.OTHER:
            return []
        named: dict[str, Sureness] = {}
        for one in look.exercises:
            for meant, said in self._meant(one, things):
                named.setdefault(meant, said)
        usual = things[0].exercises if things else []
        ids = list(named) or usual
        return [Candidate(one, share, named.get(one)) for one, share in zip(ids[:limit], shares(limit), strict=False)]

    def _meant(self, named: NamedExercise, things: Sequence[Thing]) -> Iterator[tuple[str, Sureness]]:
        """The exercise of a name, if there is one: with the equipment that was seen, where the name leaves it open.

        Where our name is only near to the model's, it is a guess, however sure the model is of its own.
        """
        found = exercises_named(named.name, self._names, self._search, limit=1)
        if not found:
            return
        meant = found[0].exercise_id
        if not any(meant in thing.exercises for thing in things):
            meant = next(self._with_equipment(named.name, things), meant)
        yield meant, named.sure if self._is_whole(named.name) else Sureness.GUESS

    def _is_whole(self, name: str) -> bool:
        """Whether a name of ours covers the model's, equipment aside."""
        rest = fold(name)
        for mention in self._thing_names.spelled_rightly(name):
            rest = rest.replace(fold(name)[mention.start : mention.end], " ")
        covered = sum(mention.end - mention.start for mention in self._names.spelled_rightly(name))
        return covered >= _WHOLE_NAME * len(rest.strip())

    def _with_equipment(self, name: str, things: Sequence[Thing]) -> Iterator[str]:
        for thing in things:
            for hit in self._search.search(f"{thing.name} {name}", limit=1):
                if hit.score >= _FITS and hit.exercise.id in thing.exercises:
                    yield hit.exercise.id

    def _seen(self, look: Look) -> list[Thing]:
        found = [mention.key for name in look.equipment for mention in self._thing_names.mentions(name)]
        return [self._things.get(key) for key in dict.fromkeys(found)]

    @cached_property
    def _thing_names(self) -> NameIndex:
        return NameIndex((name, thing.id) for thing in self._things for name in names_of(thing))
