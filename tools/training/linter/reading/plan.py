"""A plan as it was read: weeks of days of items, and what every line was taken for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from domain.units import lb_to_kg
from knowledge.exercises.catalogue import Exercise
from tools.training.linter.reading.names import NameReading
from tools.training.linter.reading.shapes import Mark, MarkKind, Span

_LONGEST_REST_S = 600
"""A bare time behind the sets is their rest up to here."""


@dataclass
class Work:
    """Sets of the same kind: how many, and repetitions (or seconds, metres) of each."""

    sets: Span | None
    reps: Span | None
    unit: str
    to_failure: bool
    percent: Span | None = None


@dataclass
class Item:
    """One exercise of one day as the text gives it."""

    lines: list[int]
    written: str
    name: NameReading
    works: list[Work] = field(default_factory=list)
    per_side: bool = False
    rpe: Span | None = None
    rir: Span | None = None
    percent: Span | None = None
    load_kg: Span | None = None
    rest_s: Span | None = None
    rest_is_assumed: bool = False
    group: str | None = None
    """What does not rest in between has the same group."""
    is_warmup: bool = False
    has_progression: bool = False
    alternatives: list[str] = field(default_factory=list)

    @property
    def exercise(self) -> Exercise | None:
        """The exercise of the catalogue, where the name is sure."""
        return self.name.exercise

    @property
    def sets(self) -> Span | None:
        """Fewest and most sets; None where the text does not say."""
        given = [work.sets for work in self.works if work.sets]
        return (sum(low for low, _ in given), sum(high for _, high in given)) if given else None

    @property
    def reps(self) -> Span | None:
        """Fewest and most of a set."""
        given = [work.reps for work in self.works if work.reps]
        return (min(low for low, _ in given), max(high for _, high in given)) if given else None

    @property
    def unit(self) -> str:
        """reps, seconds, metres or distance."""
        return next((work.unit for work in self.works if work.reps), "reps")

    @property
    def to_failure(self) -> bool:
        """Whether a set goes on until no repetition is left."""
        return any(work.to_failure for work in self.works)

    @property
    def percents(self) -> Span | None:
        """Least and most percent of the one-rep max."""
        given = [p for p in (*(work.percent for work in self.works), self.percent) if p]
        return (min(low for low, _ in given), max(high for _, high in given)) if given else None

    def add(self, mark: Mark) -> None:
        """Take over what a mark states."""
        if mark.kind is MarkKind.WORK:
            self._add_work(mark)
        elif mark.kind is MarkKind.REST:
            self.rest_s = mark.value
        elif mark.kind is MarkKind.RPE:
            self.rpe = mark.value
        elif mark.kind is MarkKind.RIR:
            self.rir = mark.value
        elif mark.kind is MarkKind.PERCENT:
            self.percent = mark.value
        elif mark.kind is MarkKind.LOAD:
            self.load_kg = _in_kg(mark)
        elif mark.kind is MarkKind.SIDE:
            self.per_side = True
        elif mark.kind is MarkKind.CIRCUIT and mark.value:
            self.works.append(Work(mark.value, None, "reps", False))

    def _add_work(self, mark: Mark) -> None:
        reps = (min(mark.reps), max(mark.reps)) if mark.reps else None
        last = self.works[-1] if self.works else None
        if mark.load_unit in ("kg", "lb"):
            self.load_kg = _in_kg(mark)
        if mark.sets and not reps and not mark.to_failure and last and not last.sets:
            last.sets = mark.sets
        elif not mark.sets and last and not last.reps and not last.to_failure:
            last.reps, last.unit, last.to_failure = reps, mark.unit, mark.to_failure
        elif not mark.sets and last:
            self._add_rest_or_failure(mark, reps)
        else:
            percent = mark.value if mark.load_unit == "%" else None
            self.works.append(Work(mark.sets, reps, mark.unit, mark.to_failure, percent))

    def _add_rest_or_failure(self, mark: Mark, reps: Span | None) -> None:
        """Behind complete sets a bare time is their rest, and "to failure" their effort."""
        if mark.to_failure:
            self.works[-1].to_failure = True
        elif reps and mark.unit == "seconds" and reps[1] <= _LONGEST_REST_S and not self.rest_s:
            self.rest_s, self.rest_is_assumed = reps, True


@dataclass
class Day:
    """One day of the week's plan."""

    line: int
    label: str
    weekdays: tuple[int, ...] = ()
    """1 is Monday; several where the same day comes back."""
    numbers: tuple[int, ...] = ()
    """As its heading counts the days."""
    letter: str = ""
    is_rest: bool = False
    warmup_min: float | None = None
    cardio_min: float = 0
    items: list[Item] = field(default_factory=list)

    @property
    def times(self) -> int:
        """How often a week it is done as it stands there."""
        return max(len(self.weekdays), len(self.numbers), 1)

    @property
    def is_placed(self) -> bool:
        """Whether a weekday or a number says where in the week it lies."""
        return bool(self.weekdays or self.numbers)


@dataclass
class Week:
    """One week; `last` is where "weeks 1–4" ends."""

    number: int
    line: int
    last: int
    is_deload: bool = False
    days: list[Day] = field(default_factory=list)


class LineKind(StrEnum):
    """What a line was taken for."""

    BLANK = "blank"
    HEADING = "heading"
    EXERCISE = "exercise"
    REST_DAY = "rest_day"
    TABLE_HEAD = "table_head"
    NOTE = "note"
    STATEMENT = "statement"
    CARDIO = "cardio"
    NOT_UNDERSTOOD = "not_understood"


@dataclass
class Line:
    """One line of the text."""

    number: int
    text: str
    kind: LineKind = LineKind.NOTE
    items: list[Item] = field(default_factory=list)


@dataclass
class Plan:
    """Everything that was read."""

    lines: list[Line]
    weeks: list[Week]
    times_a_week: int | None = None
    repeats: int = 1
    progression_lines: list[int] = field(default_factory=list)
    deload_lines: list[int] = field(default_factory=list)
    has_day_headings: bool = False


def _in_kg(mark: Mark) -> Span | None:
    if mark.value is None or not mark.load_unit:
        return None
    low, high = mark.value
    return (low, high) if mark.load_unit == "kg" else (round(lb_to_kg(low), 1), round(lb_to_kg(high), 1))
