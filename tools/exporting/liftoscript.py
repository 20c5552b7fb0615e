"""A training plan as Liftoscript, the language in which Liftosaur's programmes are written.

Weeks are headings with #, days with ##; an exercise is one line of sections between slashes: sets, effort and rest,
warm-up, progress (liftosaur.com/doc/liftoscript). Progress is stated once for an exercise and holds for the whole
programme, so an exercise with different repetition ranges on different days gets a label on the later ones.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from domain.vocabulary import Equipment, Language
from knowledge.exercises.catalogue import Catalogue
from tools.exporting.progress import Progress, ProgressPlan, Way
from tools.exporting.sessions import Session, SessionExercise, SetLine, TrainingProgramme
from tools.exporting.set_texts import amount_text, merged
from tools.exporting.words import ExportWords

NAMES_FILE = Path(__file__).parent / "liftosaur.yaml"
FORBIDDEN = str.maketrans(dict.fromkeys("/{}()#[]|!:", " "))
"""What the name of a custom exercise may not hold."""
_MOST_RPE = 10
_UNLOADED = {Equipment.BODYWEIGHT, Equipment.PULL_UP_BAR, Equipment.BENCH, Equipment.SUSPENSION}
_SET_LABELS = {"supplemental": " (Supp)", "joker": " (Joker)"}
"""At most eight characters, says Liftosaur."""


class LiftosaurNames(BaseModel):
    """Everything in `liftosaur.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: dict[str, str]
    unloaded: list[str]


@cache
def load_names() -> LiftosaurNames:
    """The names as the data file holds them."""
    return LiftosaurNames.model_validate(yaml.safe_load(NAMES_FILE.read_text("utf-8")))


def write_liftoscript(programme: TrainingProgramme, words: ExportWords, catalogue: Catalogue) -> bytes:
    """The whole programme in Liftosaur's full mode."""
    return _Script(programme, words, catalogue).text().encode("utf-8")


class _Script:
    def __init__(self, programme: TrainingProgramme, words: ExportWords, catalogue: Catalogue) -> None:
        self._programme = programme
        self._words = words
        self._catalogue = catalogue
        self._progress = ProgressPlan(programme)
        self._stated: set[str] = set()
        """Exercises whose progress has been written: once for the programme."""

    def text(self) -> str:
        note = [f"/// {self._programme.note}"] if self._programme.note else []
        lines = [f"/// {self._programme.title}", *note, *self._custom_exercises(), ""]
        for week in range(1, self._programme.weeks + 1):
            sessions = self._programme.sessions_of(week)
            deload = bool(sessions) and all(session.deload for session in sessions)
            lines.append(f"# {self._words.text('week-deload' if deload else 'week', number=week)}")
            for session in sessions:
                lines += self._session(session)
        return "\n".join(lines) + "\n"

    def _custom_exercises(self) -> list[str]:
        used = {one.exercise_id: one for session in self._programme.sessions for one in session.exercises}
        names = [self._name(one) for id_, one in used.items() if id_ not in load_names().names]
        return [f"/// {self._words.text('liftosaur-custom', names=', '.join(sorted(names)))}"] if names else []

    def _session(self, session: Session) -> list[str]:
        lines = [f"## {session.name}"]
        for one in session.exercises:
            if session.week == 1:
                lines += self._description(one)
            lines.append(self._line(one, session))
        return [*lines, ""]

    def _description(self, exercise: SessionExercise) -> list[str]:
        """What the numbers do not say, shown during the workout; it holds for the weeks that follow."""
        first = exercise.work[0]
        says = [] if self._words.language is Language.EN else [exercise.name]
        if first.per_side or (first.timed and first.low != first.high):
            says.append(amount_text(first, self._words))
        return [f"// {': '.join(says)}"] if says else []

    def _line(self, exercise: SessionExercise, session: Session) -> str:
        progress = self._progress.of(exercise, session)
        name = f"{progress.label}: {self._name(exercise)}" if progress.label else self._name(exercise)
        sections = [name, ", ".join(self._set(exercise, line, progress) for line in merged(exercise.work))]
        sections += [f"superset: {exercise.pair}"] if exercise.pair else []
        sections += self._warmup(exercise)
        sections += self._progress_section(name, exercise, progress, session)
        return " / ".join(sections)

    def _name(self, exercise: SessionExercise) -> str:
        """Liftosaur's name, or the English one of an exercise that it does not have."""
        built_in = load_names().names.get(exercise.exercise_id)
        if built_in:
            return built_in
        known = exercise.exercise_id in self._catalogue
        name = self._catalogue.get(exercise.exercise_id).names[Language.EN] if known else exercise.name
        return " ".join(name.translate(FORBIDDEN).split())

    def _set(self, exercise: SessionExercise, line: SetLine, progress: Progress) -> str:
        """ "3x8 @8 90s", "1x5+ 107.5kg" or, for a hold, "3x1 30s+|60s 0kg"."""
        plus = "+" if line.amrap else ""
        if line.timed:
            longer = "+" if line.high > line.low else ""
            rest = f"{line.rest_s}s" if line.rest_s else "?"
            return f"{line.count}x1 {line.low}s{longer}|{rest} {self._weight(exercise, line)}"
        parts = [f"{line.count}x{self._reps(exercise, line, progress)}{plus}", self._weight(exercise, line)]
        parts += [f"{line.rest_s}s"] if line.rest_s else []
        return " ".join(parts) + _SET_LABELS.get(line.kind or "", "")

    def _reps(self, exercise: SessionExercise, line: SetLine, progress: Progress) -> str:
        """Double progression begins at the bottom of the range and keeps the range itself."""
        doubled = progress.way is Way.DOUBLE and not self._is_unloaded(exercise)
        return str(line.low) if doubled or line.low == line.high else f"{line.low}-{line.high}"

    def _weight(self, exercise: SessionExercise, line: SetLine) -> str:
        """The load, the share of the one-rep max, or the effort from which Liftosaur infers the load."""
        if line.load is not None:
            return f"{_number(line.load)}{line.unit}"
        if self._is_unloaded(exercise):
            return "0kg"
        if line.percent is not None:
            return f"{_number(line.percent)}%"
        rpe = line.rpe if line.rir is None else _MOST_RPE - line.rir
        return "?+" if rpe is None else f"@{_number(rpe)}"

    def _warmup(self, exercise: SessionExercise) -> list[str]:
        """The lighter sets as written; none without a load; else the app makes its own."""
        sets = [f"{one.count}x{one.low} {self._weight(exercise, one)}" for one in merged(exercise.warmup)]
        if sets:
            return [f"warmup: {', '.join(sets)}"]
        return ["warmup: none"] if self._is_unloaded(exercise) else []

    def _progress_section(
        self, name: str, exercise: SessionExercise, progress: Progress, session: Session
    ) -> list[str]:
        """Once for the programme; an easy week is left out of it."""
        if progress.way is Way.NONE or self._is_unloaded(exercise):
            return []
        if name in self._stated:
            return ["progress: none"] if session.deload else []
        self._stated.add(name)
        step = f"{_number(self._programme.increments[exercise.exercise_id])}{self._programme.unit}"
        if progress.way is Way.DOUBLE:
            return [f"progress: dp({step}, {progress.low}, {progress.high})"]
        if progress.way is Way.LINEAR:
            return [f"progress: lp({step}, {progress.sessions})" if progress.sessions > 1 else f"progress: lp({step})"]
        weeks = " || ".join(f"week == {week}" for week in progress.weeks)
        when = f"({weeks}) && dayInWeek == {progress.day} && completedReps >= reps"
        return [f"progress: custom(increment: {step}) {{~ if ({when}) {{ rm1 += state.increment }} ~}}"]

    def _is_unloaded(self, exercise: SessionExercise) -> bool:
        """Whether it is done with the body's weight alone."""
        id_ = exercise.exercise_id
        if id_ in load_names().unloaded:
            return True
        return id_ in self._catalogue and set(self._catalogue.get(id_).equipment) <= _UNLOADED


def _number(value: float) -> str:
    """As a programme reads it: no thousands' comma, no trailing zeros."""
    return f"{round(value, 2):g}"
