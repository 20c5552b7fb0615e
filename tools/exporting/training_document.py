"""A training plan as a document: a table a day with the weeks beside each other, progress, and the exercises."""

from __future__ import annotations

from dataclasses import dataclass

from domain.figures import plain
from knowledge.exercises.catalogue import Catalogue
from tools.exporting.document import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Row,
    Table,
)
from tools.exporting.evidence_blocks import check_blocks, source_blocks
from tools.exporting.exercise_cards import exercise_blocks
from tools.exporting.pictures import ExercisePictures
from tools.exporting.sessions import Session, SessionExercise, TrainingProgramme
from tools.exporting.set_texts import count_text, effort_text, rest_text, sets_text
from tools.exporting.titles import subtitle
from tools.exporting.training_sessions import training_programme
from tools.exporting.words import ExportWords, capital
from tools.training.models import Method, PlanTrainingResult

MOST_WEEKS_BESIDE = 4
_DIGITS = 2
_Beside = dict[int, Session | None]
"""The sessions of one weekday by week; None where the week has none."""


def training_document(
    plan: PlanTrainingResult, words: ExportWords, catalogue: Catalogue, pictures: ExercisePictures
) -> Document:
    """The whole plan."""
    programme = training_programme(plan, words, catalogue)
    return Document(
        language=words.language,
        title=programme.title,
        subtitle=subtitle(plan, words),
        blocks=(
            _facts(programme, words),
            *_Weeks(programme, words, pictures).blocks(),
            *_progression(plan, words),
            _weekly_sets(plan, words),
            *_gaps(plan, words),
            *exercise_blocks(programme, words, catalogue, pictures),
            Heading(words.text("good-to-know")),
            Paragraph(words.text("rir-legend")),
            *check_blocks(plan.checks, words),
            *source_blocks(plan.sources, words),
        ),
        footer=words.text("footer"),
        closing=words.text("disclaimer"),
    )


def week_groups(programme: TrainingProgramme) -> list[list[int]]:
    """Weeks that stand beside each other: at most four in a row that hold no exercise which the first lacks."""
    groups: list[list[int]] = []
    for week in range(1, programme.weeks + 1):
        mine = _exercises_by_day(programme, week)
        first = _exercises_by_day(programme, groups[-1][0]) if groups else {}
        fits = all(ids <= first.get(weekday, set()) for weekday, ids in mine.items())
        if groups and fits and len(groups[-1]) < MOST_WEEKS_BESIDE:
            groups[-1].append(week)
        else:
            groups.append([week])
    return groups


def _exercises_by_day(programme: TrainingProgramme, week: int) -> dict[int, set[str]]:
    return {one.weekday: {exercise.exercise_id for exercise in one.exercises} for one in programme.sessions_of(week)}


@dataclass(frozen=True)
class _Weeks:
    """The tables of all weeks; an exercise is pictured in the first group of weeks, where it is learnt."""

    programme: TrainingProgramme
    words: ExportWords
    pictures: ExercisePictures

    def blocks(self) -> list[Block]:
        groups = week_groups(self.programme)
        return [block for weeks in groups for block in self._group(weeks, pictured=weeks is groups[0])]

    def _group(self, weeks: list[int], *, pictured: bool) -> list[Block]:
        first, last = weeks[0], weeks[-1]
        label = self.words.text("weeks-range", first=first, last=last) if len(weeks) > 1 else self._week(first, None)
        blocks: list[Block] = [Heading(label), *self._notes(weeks)]
        for number, session in enumerate(self.programme.sessions_of(first), start=1):
            beside = {week: self._same_day(week, session) for week in weeks}
            blocks += self._day(number, session, beside, pictured=pictured)
        return blocks

    def _notes(self, weeks: list[int]) -> list[Block]:
        """What each week is for, where the plan says it."""
        first = {week: self.programme.sessions_of(week)[0] for week in weeks}
        lines = [f"{self._week(week, one)}: {one.week_note}" for week, one in first.items() if one.week_note]
        return [Bullets(tuple(lines))] if lines else []

    def _day(self, number: int, session: Session, beside: _Beside, *, pictured: bool) -> list[Block]:
        columns = (
            Column(self.words.text("column-exercise"), 3),
            *(Column(self._week(week, one), 1.7) for week, one in beside.items()),
            Column(self.words.text("rest"), 1.1, Align.RIGHT),
        )
        rows = tuple(self._row(one, place, beside, pictured) for place, one in enumerate(session.exercises))
        aside = self.words.text("about-minutes", minutes=session.minutes)
        title = self.words.text("training-day", number=number, name=session.name)
        texts = [Paragraph(text) for text in (session.before, session.after) if text and pictured]
        return [Heading(title, level=2, aside=aside), *texts, Table(columns, rows)]

    def _row(self, exercise: SessionExercise, place: int, beside: _Beside, pictured: bool) -> Row:
        cells = [Cell(exercise.name, self._remarks(exercise))]
        for session in beside.values():
            found = _exercise(session, exercise.exercise_id, place)
            cells.append(self._sets(found) if found else Cell("–"))
        cells.append(Cell(rest_text(exercise.work[0], self.words)))
        picture = self.pictures.thumbnail(exercise.exercise_id, exercise.name) if pictured else None
        return Row(tuple(cells), picture=picture)

    def _remarks(self, exercise: SessionExercise) -> str:
        """What holds in every week: each side, taking turns, the sets that lead up to the work."""
        ramp_up = ", ".join(sets_text(line, self.words) for line in exercise.warmup)
        remarks = [
            self.words.text("per-side") if exercise.work[0].per_side else "",
            self.words.text("pair", letter=exercise.pair) if exercise.pair else "",
            self.words.text("ramp-up", sets=ramp_up) if ramp_up else "",
        ]
        return " · ".join(remark for remark in remarks if remark)

    def _sets(self, exercise: SessionExercise) -> Cell:
        line = exercise.work[0]
        return Cell(f"{line.count} × {count_text(line, self.words)}", effort_text(line, self.words))

    def _same_day(self, week: int, session: Session) -> Session | None:
        return next((one for one in self.programme.sessions_of(week) if one.weekday == session.weekday), None)

    def _week(self, number: int, session: Session | None) -> str:
        return self.words.text("week-deload" if session and session.deload else "week", number=number)


def _exercise(session: Session | None, exercise_id: str, place: int) -> SessionExercise | None:
    """The exercise in another week: at the same place, else wherever it stands."""
    exercises = session.exercises if session else ()
    if place < len(exercises) and exercises[place].exercise_id == exercise_id:
        return exercises[place]
    return next((one for one in exercises if one.exercise_id == exercise_id), None)


def _facts(programme: TrainingProgramme, words: ExportWords) -> Facts:
    minutes = max(session.minutes for session in programme.sessions)
    return Facts(
        (
            (words.text("days-a-week"), str(len(programme.sessions_of(1)))),
            (words.text("weeks"), str(programme.weeks)),
            (words.text("longest-session"), words.text("minutes", minutes=minutes)),
        )
    )


def _progression(plan: PlanTrainingResult, words: ExportWords) -> list[Block]:
    """The rule of each kind of exercise, the smallest steps, and what the easy weeks are."""
    progression = plan.progression
    lines = []
    if {"upper_body", "lower_body"} <= progression.increment_kg.keys():
        steps = progression.increment_kg
        lines.append(words.text("increment", upper=steps["upper_body"], lower=steps["lower_body"]))
    if progression.deload:
        lines.append(words.text("progression-deload", rule=words.local(progression.deload)))
    columns = (
        Column(words.text("column-exercises"), 3),
        Column(words.text("column-rule"), 4),
        Column(words.text("column-failure"), 3.6),
    )
    rows = tuple(
        Row((Cell(names), Cell(words.local(method.rule)), Cell(words.local(method.on_failure))))
        for names, method in _rules(plan, words)
    )
    return [Heading(words.text("progression")), Table(columns, rows), Bullets(tuple(lines))]


def _rules(plan: PlanTrainingResult, words: ExportWords) -> list[tuple[str, Method]]:
    """Every rule with the exercises that follow it; those of the commonest rule stand last, as all others."""
    progression = plan.progression
    names: dict[str, dict[str, None]] = {}
    for item in (item for week in plan.weeks for day in week.days for item in day.items):
        key = item.progression if item.progression in progression.methods else ""
        names.setdefault(key, {})[words.local(item.names, item.name)] = None
    main = Method(rule=progression.rule, on_failure=progression.on_failure)
    *others, commonest = sorted(names, key=lambda key: len(names[key]))
    last = words.text("all-others" if others else "all-exercises")
    listed = [(words.join(list(names[key])), progression.methods.get(key, main)) for key in others]
    return [*listed, (last, progression.methods.get(commonest, main))]


def _weekly_sets(plan: PlanTrainingResult, words: ExportWords) -> Table:
    columns = (Column(words.text("weekly-sets"), 4), Column(words.text("column-sets"), 1, Align.RIGHT))
    ranked = sorted(plan.weekly_sets.items(), key=lambda item: -item[1])
    rows = (Row((Cell(capital(words.name("muscle", muscle))), Cell(plain(sets, _DIGITS)))) for muscle, sets in ranked)
    return Table(columns, tuple(rows))


def _gaps(plan: PlanTrainingResult, words: ExportWords) -> list[Block]:
    """What the plan lacks, and why."""
    patterns = [
        words.text("left-out", pattern=words.name("pattern", one.pattern), reasons=_reasons(one.because, words))
        for one in plan.left_out
    ]
    muscles = [
        words.text("untargeted", muscle=words.name("muscle", one.muscle), reasons=_reasons(one.because, words))
        for one in plan.untargeted
    ]
    return [Paragraph(text) for text in [*patterns, *muscles]]


def _reasons(because: list[str], words: ExportWords) -> str:
    return words.join([words.name("export-reason", reason) for reason in because])
