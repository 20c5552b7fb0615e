"""A training plan as wger's JSON: a routine with its days, slots, entries and values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict

from domain.vocabulary import Language
from knowledge.exercises.catalogue import Catalogue
from tools.exporting import wger_models as wger
from tools.exporting.options import ExportOptions, next_monday
from tools.exporting.sessions import WARMUP, Session, SetLine, TrainingProgramme
from tools.exporting.set_texts import effort_text, merged
from tools.exporting.words import ExportWords

NAMES_FILE = Path(__file__).parent / "wger.yaml"
_DAYS_A_WEEK = 7
_MOST_RPE = 10


class WgerExercise(BaseModel):
    """An exercise of wger."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    uuid: str | None = None


class _Place(NamedTuple):
    """An exercise in a session: its id and how often it stood there before, then its kind of set and number."""

    exercise_id: str
    occurrence: int
    kind: str
    number: int


_Lines = dict[int, SetLine]
"""What is done at a place, by iteration."""


@cache
def load_exercises() -> dict[str, WgerExercise]:
    """wger's exercises by our ids."""
    listed = yaml.safe_load(NAMES_FILE.read_text("utf-8"))["exercises"]
    return {id_: WgerExercise.model_validate(fields) for id_, fields in listed.items()}


def write_wger(programme: TrainingProgramme, options: ExportOptions, words: ExportWords, catalogue: Catalogue) -> bytes:
    """The routine as JSON."""
    routine = _routine(programme, options.start, words, catalogue)
    return routine.model_dump_json(indent=2).encode("utf-8")


def _routine(
    programme: TrainingProgramme, wished_start: date, words: ExportWords, catalogue: Catalogue
) -> wger.Routine:
    """Weekdays repeat from week to week where they hold the same exercises; else every day is written out."""
    weekly = _repeats_weekly(programme.sessions)
    start = next_monday(wished_start) if weekly else wished_start
    rows = _weekly_days(programme) if weekly else _all_days(programme)
    days = [_day(order, sessions, words, catalogue) for order, sessions in enumerate(rows, start=1)]
    return wger.Routine(
        name=_short(programme.title, wger.ROUTINE_NAME_LENGTH),
        description=" ".join([words.text("wger-description", title=programme.title), programme.note]).strip(),
        start=start,
        end=start + timedelta(weeks=programme.weeks, days=-1),
        fit_in_week=weekly,
        days=days,
    )


def _repeats_weekly(sessions: Sequence[Session]) -> bool:
    """Whether each weekday begins with the same exercise in every week."""
    firsts: dict[int, set[str]] = {}
    for session in sessions:
        firsts.setdefault(session.weekday, set()).add(session.exercises[0].exercise_id if session.exercises else "")
    return all(len(found) == 1 for found in firsts.values())


def _weekly_days(programme: TrainingProgramme) -> list[dict[int, Session]]:
    """The weekdays up to the last one that is trained, each with its sessions by week; none on days of rest."""
    by_day = sorted(programme.sessions, key=lambda session: session.weekday)
    trained = {day: {one.week: one for one in group} for day, group in groupby(by_day, key=lambda one: one.weekday)}
    return [trained.get(day, {}) for day in range(1, max(trained) + 1)]


def _all_days(programme: TrainingProgramme) -> list[dict[int, Session]]:
    """Every day from the first to the last, each coming up once."""
    dated = {(one.week - 1) * _DAYS_A_WEEK + one.weekday: one for one in programme.sessions}
    return [{1: dated[day]} if day in dated else {} for day in range(1, programme.weeks * _DAYS_A_WEEK + 1)]


def _day(order: int, sessions: dict[int, Session], words: ExportWords, catalogue: Catalogue) -> wger.Day:
    if not sessions:
        return wger.Day(order=order, name=_short(words.text("rest-day"), wger.DAY_NAME_LENGTH), is_rest=True)
    first = sessions[min(sessions)]
    slots = [
        wger.Slot(order=number, entries=_numbered([_entry(*one, sessions, words, catalogue) for one in row]))
        for number, row in enumerate(_rows(_places(sessions), sessions), start=1)
    ]
    return wger.Day(
        order=order,
        name=_short(first.name, wger.DAY_NAME_LENGTH),
        description=_short(first.before, wger.DESCRIPTION_LENGTH),
        slots=slots,
    )


def _numbered(entries: list[wger.Entry]) -> list[wger.Entry]:
    return [entry.model_copy(update={"order": order}) for order, entry in enumerate(entries, start=1)]


def _rows(places: dict[_Place, _Lines], sessions: dict[int, Session]) -> list[list[tuple[_Place, _Lines]]]:
    """What takes turns with each other, together where the last of it stands; everything else alone."""
    letters: dict[str, str | None] = {}
    for _, session in sorted(sessions.items()):
        for exercise in session.exercises:
            letters.setdefault(exercise.exercise_id, exercise.pair)
    rows: dict[_Place | tuple[str, int], list[tuple[_Place, _Lines]]] = {}
    for place, lines in places.items():
        letter = letters[place.exercise_id]
        key = (letter, place.number) if letter and place.kind != WARMUP else place
        rows[key] = [*rows.pop(key, []), (place, lines)]
    return list(rows.values())


def _places(sessions: dict[int, Session]) -> dict[_Place, _Lines]:
    """What stands where in a day, in the order in which it first comes up."""
    places: dict[_Place, _Lines] = {}
    for iteration, session in sorted(sessions.items()):
        occurrences: dict[str, int] = {}
        for one in session.exercises:
            occurrence = occurrences[one.exercise_id] = occurrences.get(one.exercise_id, 0) + 1
            numbers: dict[str, int] = {}
            for line in merged(one.sets):
                kind = line.kind or ""
                numbers[kind] = numbers.get(kind, 0) + 1
                place = _Place(one.exercise_id, occurrence, kind, numbers[kind])
                places.setdefault(place, {})[iteration] = line
    return places


def _entry(
    place: _Place, lines: _Lines, sessions: dict[int, Session], words: ExportWords, catalogue: Catalogue
) -> wger.Entry:
    first = lines[min(lines)]
    known = load_exercises().get(place.exercise_id)

    def values(figure: Callable[[SetLine], float | None]) -> list[wger.Value]:
        return _values({iteration: figure(line) for iteration, line in lines.items()})

    return wger.Entry(
        exercise_uuid=known.uuid if known else None,
        exercise_name=known.name if known else _english_name(place.exercise_id, catalogue),
        comment=_comment(place.exercise_id, first, words),
        type="warmup" if place.kind == WARMUP else "normal",
        repetition_unit=wger.SECONDS if first.timed else wger.REPETITIONS,
        weight_unit=wger.WEIGHT_UNITS[first.unit],
        set_nr_configs=_values({week: float(lines[week].count) if week in lines else 0.0 for week in sorted(sessions)}),
        repetitions_configs=values(lambda line: line.low),
        max_repetitions_configs=values(lambda line: line.high) if _has_range(lines) else [],
        weight_configs=values(lambda line: line.load),
        rir_configs=values(_rir),
        rest_configs=values(lambda line: line.rest_s),
    )


def _values(by_iteration: dict[int, float | None]) -> list[wger.Value]:
    """A value wherever it changes; none where nothing is prescribed."""
    found: list[wger.Value] = []
    for iteration, value in sorted(by_iteration.items()):
        if value is not None and (not found or found[-1].value != value):
            found.append(wger.Value(iteration=iteration, value=value))
    return found


def _has_range(lines: _Lines) -> bool:
    return any(line.low != line.high for line in lines.values())


def _rir(line: SetLine) -> float | None:
    """Repetitions in reserve, from the effort where that is given; None beyond what wger knows."""
    reserve = line.rir if line.rir is not None or line.rpe is None else _MOST_RPE - line.rpe
    return reserve if reserve is not None and reserve <= wger.MOST_RIR else None


def _comment(exercise_id: str, line: SetLine, words: ExportWords) -> str:
    """Our id, and what wger has no field for."""
    share = effort_text(line, words) if line.percent is not None else ""
    side = words.text("per-side") if line.per_side else ""
    more = words.text("amrap-short") if line.amrap else ""
    return _short(" · ".join(part for part in (exercise_id, share, side, more) if part), wger.COMMENT_LENGTH)


def _short(text: str, length: int) -> str:
    """A text that fits into a field of wger."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _english_name(exercise_id: str, catalogue: Catalogue) -> str:
    if exercise_id in catalogue:
        return catalogue.get(exercise_id).names[Language.EN]
    return exercise_id.replace("-", " ").title()
