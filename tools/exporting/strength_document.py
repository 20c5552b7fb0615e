"""A 5/3/1 plan as a document: a table a lift with the weeks of the cycle beside each other."""

from __future__ import annotations

from itertools import zip_longest

from domain.figures import plain
from domain.vocabulary import Lift
from knowledge.exercises.catalogue import Catalogue
from tools.exporting.document import Block, Bullets, Cell, Column, Document, Facts, Heading, Paragraph, Row, Table
from tools.exporting.evidence_blocks import check_blocks, source_blocks
from tools.exporting.exercise_cards import exercise_blocks
from tools.exporting.pictures import ExercisePictures
from tools.exporting.sessions import Named, SetLine
from tools.exporting.set_texts import effort_text, merged, plates_text, sets_text
from tools.exporting.strength_sessions import (
    assistance_line,
    catalogue_names,
    next_cycle_text,
    set_line,
    strength_programme,
)
from tools.exporting.titles import subtitle
from tools.exporting.words import ExportWords
from tools.strength.models_531 import Calculate531Result, Cycle531, LiftDay, SetKind, Week531

_LOAD_DIGITS = 2


def strength_document(
    plan: Calculate531Result, words: ExportWords, catalogue: Catalogue, pictures: ExercisePictures
) -> Document:
    """The whole plan."""
    programme = strength_programme(plan, words, catalogue)
    named = catalogue_names(catalogue, words)
    return Document(
        language=words.language,
        title=programme.title,
        subtitle=subtitle(plan, words),
        blocks=(
            *(block for cycle in plan.cycles for block in _cycle(cycle, plan, words, named)),
            Heading(words.text("progression")),
            Bullets(tuple(_progression(plan, words))),
            *exercise_blocks(programme, words, catalogue, pictures),
            Heading(words.text("good-to-know")),
            Paragraph(words.text("amrap-legend")),
            *check_blocks(plan.checks, words),
            *source_blocks(plan.sources, words),
        ),
        footer=words.text("footer"),
        closing=words.text("disclaimer"),
    )


def _cycle(cycle: Cycle531, plan: Calculate531Result, words: ExportWords, named: Named) -> list[Block]:
    maxes = tuple(
        (words.text("training-max", lift=words.name("lift", lift)), f"{plain(load, _LOAD_DIGITS)} {plan.unit}")
        for lift, load in cycle.training_max.items()
    )
    lifts = [block for lift in cycle.training_max for block in _lift(lift, cycle, plan, words, named)]
    return [Heading(words.text("cycle", number=cycle.cycle)), Facts(maxes), *lifts]


def _lift(lift: Lift, cycle: Cycle531, plan: Calculate531Result, words: ExportWords, named: Named) -> list[Block]:
    placed = [(week, day) for week in cycle.weeks for day in week.days if day.lift == lift]
    days = [day for _, day in placed]
    columns = (
        Column(words.text("column-set-kind"), 1.2),
        *(Column(_week_title(week, words), 1.8) for week, _ in placed),
    )
    rows = tuple(row for kind in SetKind for row in _rows(kind, days, plan, words))
    blocks: list[Block] = [Heading(words.name("lift", lift), level=2), Table(columns, rows)]
    assistance = _assistance(days[0], words, named)
    return [*blocks, Paragraph(assistance)] if assistance else blocks


def _week_title(week: Week531, words: ExportWords) -> str:
    if week.seventh_week:
        return words.text("week-named", number=week.week, name=words.name("seventh_week", week.seventh_week))
    return words.text("week-deload" if week.deload else "week", number=week.week)


def _rows(kind: SetKind, days: list[LiftDay], plan: Calculate531Result, words: ExportWords) -> list[Row]:
    """The sets of one kind, a row each, the weeks beside each other; equal sets are counted together."""
    by_week = [merged(tuple(set_line(one, plan) for one in day.sets if one.kind is kind)) for day in days]
    return [
        Row((Cell(words.text(f"set-{kind.value}")), *(_set(line, words) if line else Cell("–") for line in lines)))
        for lines in zip_longest(*by_week)
    ]


def _set(line: SetLine, words: ExportWords) -> Cell:
    note = " · ".join(text for text in (effort_text(line, words), plates_text(line, words)) if text)
    return Cell(sets_text(line, words), note)


def _assistance(day: LiftDay, words: ExportWords, named: Named) -> str:
    extras = [
        f"{named(one.exercise_id) or one.name} {sets_text(assistance_line(one), words)}" for one in day.assistance
    ]
    return words.text("assistance", exercises=words.join(extras)) if extras else ""


def _progression(plan: Calculate531Result, words: ExportWords) -> list[str]:
    missed = words.local(plan.progression.on_missed_reps)
    return [line for line in (next_cycle_text(plan, words), missed) if line]
