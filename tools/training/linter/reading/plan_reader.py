"""From lines to a plan: weeks, days, and the items of each day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.exercises.catalogue import Catalogue
from tools.training.linter.reading.calendar import Calendar, Columns
from tools.training.linter.reading.grammar import Grammar
from tools.training.linter.reading.headings import Heading
from tools.training.linter.reading.items import ItemReader, ItemsOfLine
from tools.training.linter.reading.names import ExerciseNames
from tools.training.linter.reading.placing import place_days
from tools.training.linter.reading.plan import Item, Line, LineKind, Plan
from tools.training.linter.reading.scanning import ScannedLine, Scanner
from tools.training.linter.reading.shapes import Span
from tools.training.linter.reading.tables import Row
from tools.training.linter.reading.words import Section

_SECONDS_PER_MINUTE = 60
_COUNTS_ROUNDS = re.compile(r":$|rounds?|圈|轮|循环|라운드|바퀴|রাউন্ড")
"""Ends of a line such as "3 rounds:", whose number holds for the exercises below it."""
_SHORT_STATEMENT = 40
"""Characters up to which "repeat" is meant for the days, not for something in a sentence."""
_UNTRAINED = (Section.WARMUP, Section.COOLDOWN)


class PlanReader:
    """Reads plans that people paste."""

    def __init__(self, catalogue: Catalogue, grammar: Grammar | None = None) -> None:
        self._grammar = grammar or Grammar()
        self._names = ExerciseNames(catalogue, self._grammar)
        self._scanner = Scanner(self._grammar, ItemReader(self._grammar, self._names))

    def read(self, text: str) -> Plan:
        """The plan that a text holds; without any exercise it has no days."""
        scanned = self._scanner.scan(text)
        return _Builder(self._grammar, self._names, scanned).build()


class _Builder:
    """Puts scanned lines together, from the first to the last."""

    def __init__(self, grammar: Grammar, names: ExerciseNames, scanned: Sequence[ScannedLine]) -> None:
        self._grammar = grammar
        self._names = names
        self._scanned = scanned
        self._calendar = Calendar(grammar, scanned)
        self._plan = Plan([], [], has_day_headings=self._calendar.has_days)
        self._is_log = any(line.header.is_log for line in scanned if line.header)
        self._columns: Columns | None = None
        self._section: Section | None = None
        self._section_has_content = False
        self._last: Item | None = None
        """The exercise that amounts on lines of their own belong to."""
        self._defaults: Item | None = None
        """What was said for all exercises."""
        self._rounds: Span | None = None
        self._usual_warmup_min: float | None = None

    def build(self) -> Plan:
        """The plan of all lines."""
        for scanned in self._scanned:
            line = Line(scanned.number, scanned.raw)
            line.kind = self._take(scanned, line)
            self._plan.lines.append(line)
        self._plan.weeks = self._calendar.finish()
        for day in (day for week in self._plan.weeks for day in week.days):
            day.warmup_min = self._usual_warmup_min if day.warmup_min is None else day.warmup_min
            for item in day.items:
                if self._defaults and not item.rest_s:
                    item.rest_s = self._defaults.rest_s  # said below the exercises
        place_days(self._plan)
        return self._plan

    def _take(self, scanned: ScannedLine, line: Line) -> LineKind:
        if not scanned.text:
            self._rounds = None
            self._section = None if self._section_has_content else self._section
            return LineKind.BLANK
        if scanned.columns:
            self._columns = Columns(self._calendar, scanned.number, scanned.columns)
        if scanned.is_ruler or scanned.header or scanned.columns:
            return LineKind.TABLE_HEAD
        self._take_statements(scanned)
        if scanned.cells or scanned.row:
            return self._take_table(scanned, line)
        if scanned.heading:
            return self._take_heading(scanned, scanned.heading, line)
        if scanned.is_title:
            self._calendar.open_title()
            return LineKind.HEADING
        return self._take_content(scanned.content, line, scanned)

    def _take_table(self, scanned: ScannedLine, line: Line) -> LineKind:
        if scanned.row:
            return self._take_row(scanned, scanned.row, line)
        days = self._columns.days(scanned.number) if self._columns else []
        for day, cell in zip(days, scanned.cells, strict=False):
            line.items += cell.items
            day.items += cell.items
        return _kind_of(line.items)

    def _take_statements(self, scanned: ScannedLine) -> None:
        """What a line says about the whole plan: how often, how to move on, easy weeks."""
        text = scanned.text
        if any(item.exercise for item in scanned.content.items):
            return
        if self._grammar.progression.search(text):
            self._plan.progression_lines.append(scanned.number)
        if self._grammar.deload.finds(text):
            self._plan.deload_lines.append(scanned.number)
        times = self._grammar.times_a_week.search(text)
        if times and not self._plan.times_a_week:
            numbers = self._grammar.number_of(next(group for group in times.groups() if group))
            self._plan.times_a_week = numbers[0] if numbers else None
        if len(text) <= _SHORT_STATEMENT and self._grammar.repeat.finds(text):
            self._plan.repeats = 2

    def _take_heading(self, scanned: ScannedLine, heading: Heading, line: Line) -> LineKind:
        before = self._calendar.day
        self._calendar.open_heading(scanned.number, heading)
        if self._calendar.day is not before:
            self._last = None
        self._section, self._section_has_content, self._rounds = heading.section, False, None
        content = scanned.content
        if not heading.rest or not (content.items or heading.section):
            if content.bare and content.bare.rest_s:
                self._defaults = content.bare
            return LineKind.REST_DAY if heading.is_rest else LineKind.HEADING
        kind = self._take_content(scanned.content, line, scanned)
        self._section = None  # "Warm-up: 5 min" says all on its line
        return kind

    def _take_row(self, scanned: ScannedLine, row: Row, line: Line) -> LineKind:
        if self._calendar.open_row(scanned.number, row, scanned.row_heading):
            self._last = None
        if not row.exercise:
            return LineKind.HEADING
        items = scanned.content.items
        if row.is_warmup:
            line.items = items
            for item in items:
                item.is_warmup = True
            return LineKind.EXERCISE
        if self._is_log and self._last and len(items) == 1 and items[0].written == self._last.written:
            self._last.works += items[0].works
            self._last.lines.append(line.number)
            line.items = items
            return LineKind.EXERCISE
        return self._take_content(scanned.content, line, scanned)

    def _take_content(self, content: ItemsOfLine, line: Line, scanned: ScannedLine) -> LineKind:
        if not content.items:
            return self._take_bare(content, line, scanned)
        if self._section is Section.NOTE and not any(item.exercise and item.works for item in content.items):
            return LineKind.NOTE
        day = self._calendar.current_day(line.number)
        self._section_has_content = True
        cardio = [item for item in content.items if self._is_cardio(item)]
        for item in content.items:
            item.is_warmup = self._section in _UNTRAINED
            if self._rounds and item.works and not item.sets:
                item.works[0].sets = self._rounds
            self._fill(item)
            if item in cardio and self._section is Section.WARMUP:
                day.warmup_min = _minutes(item) or day.warmup_min
            elif item in cardio:
                day.cardio_min += _minutes(item)
            elif item.exercise or not item.is_warmup:
                day.items.append(item)
        line.items = [item for item in content.items if item not in cardio]
        self._last = line.items[-1] if line.items else self._last
        return _kind_of(line.items) if line.items else LineKind.CARDIO

    def _take_bare(self, content: ItemsOfLine, line: Line, scanned: ScannedLine) -> LineKind:
        """A line without a name: what holds for a whole part, minutes, words, or amounts."""
        bare = content.bare
        if line.number in self._plan.progression_lines:
            return LineKind.STATEMENT
        if bare and bare.works and not bare.reps and _COUNTS_ROUNDS.search(scanned.text):
            self._rounds = bare.sets
            return LineKind.STATEMENT
        if self._section in (*_UNTRAINED, Section.CARDIO) or self._mentions_cardio(scanned.text):
            return self._take_minutes(bare, line)
        if bare is None or (self._talks(scanned) and not bare.rest_s):
            return self._kind_of_words(scanned)
        self._section_has_content = True
        kind = self._take_amounts(bare, line)
        return LineKind.NOTE if kind is LineKind.NOT_UNDERSTOOD and content.notes else kind

    def _take_amounts(self, bare: Item, line: Line) -> LineKind:
        """Amounts of the exercise above, or of all that follow."""
        if self._last and bare.is_warmup:
            line.items = [replace(self._last, works=bare.works, lines=[line.number], is_warmup=True)]
            return LineKind.EXERCISE
        unknown = self._unknown_above(line.number)
        if unknown and bare.works and not (self._last and not self._last.works):
            self._last = replace(bare, lines=[line.number], written=unknown, name=self._names.read(unknown))
            self._calendar.current_day(line.number).items.append(self._last)
            line.items = [self._last]
            return LineKind.NOT_UNDERSTOOD
        if self._last and _adds_to(self._last, bare) and not self._scanned_apart(line.number):
            self._complete(self._last, bare)
            line.items = [self._last]
            self._last.lines.append(line.number)
            return LineKind.EXERCISE
        if bare.rest_s or bare.rpe or bare.rir:
            self._defaults = bare
            return LineKind.STATEMENT
        return LineKind.NOT_UNDERSTOOD if bare.works and self._calendar.day else LineKind.NOTE

    def _unknown_above(self, number: int) -> str:
        """What the line above calls an exercise that is not known, where that is all it says; else nothing."""
        content = self._scanned[number - 2].content if number > 1 else ItemsOfLine()
        if content.items or content.bare or len(content.notes) != 1:
            return ""
        return content.notes[0] if self._names.read(content.notes[0]).suggestions else ""

    def _talks(self, scanned: ScannedLine) -> bool:
        return bool(scanned.content.notes) and self._grammar.prose.finds(scanned.text)

    def _kind_of_words(self, scanned: ScannedLine) -> LineKind:
        known = scanned.number in (*self._plan.progression_lines, *self._plan.deload_lines)
        return LineKind.STATEMENT if known else LineKind.NOTE

    def _scanned_apart(self, number: int) -> bool:
        """Whether a blank line or a heading stands between this line and the last exercise."""
        previous = self._scanned[number - 2] if number > 1 else None
        return previous is None or not previous.text or previous.heading is not None

    def _take_minutes(self, bare: Item | None, line: Line) -> LineKind:
        self._section_has_content = True
        minutes = _minutes(bare) if bare else 0.0
        if self._section in _UNTRAINED:
            if self._section is Section.WARMUP and minutes:
                self._take_warmup(minutes)
            return LineKind.NOTE
        if bare is None:
            return LineKind.NOTE
        self._calendar.current_day(line.number).cardio_min += minutes
        return LineKind.CARDIO

    def _take_warmup(self, minutes: float) -> None:
        """The warm-up of the day; before the first day, that of all days that name none."""
        if self._calendar.day:
            self._calendar.day.warmup_min = minutes
        else:
            self._usual_warmup_min = minutes

    def _mentions_cardio(self, text: str) -> bool:
        return any(value == Section.CARDIO for _, _, value in self._grammar.sections.spans(text))

    def _is_cardio(self, item: Item) -> bool:
        timed = item.unit != "reps" or not item.works
        return item.exercise is None and timed and self._mentions_cardio(item.written)

    def _complete(self, item: Item, bare: Item) -> None:
        """Amounts on a line of their own belong to the exercise above it."""
        if item.works and bare.works and not item.sets and item.reps is None:
            item.works = []
        item.works += bare.works
        item.rest_s = item.rest_s or bare.rest_s
        item.rpe, item.rir = item.rpe or bare.rpe, item.rir or bare.rir
        item.percent, item.load_kg = item.percent or bare.percent, item.load_kg or bare.load_kg
        item.per_side = item.per_side or bare.per_side

    def _fill(self, item: Item) -> None:
        """What was said for all exercises holds where one says nothing else."""
        if self._defaults is None:
            return
        item.rest_s = item.rest_s or self._defaults.rest_s
        if not (item.rpe or item.rir or item.percents):
            item.rpe, item.rir = self._defaults.rpe, self._defaults.rir


def _adds_to(item: Item, bare: Item) -> bool:
    """Whether an amount on a line of its own says something that the exercise above it lacks."""
    states = (bare.rest_s and not item.rest_s, bare.rpe and not item.rpe, bare.rir and not item.rir)
    return bool(bare.works or any(states) or (bare.load_kg and not item.load_kg))


def _kind_of(items: Sequence[Item]) -> LineKind:
    if not items:
        return LineKind.NOTE
    return LineKind.EXERCISE if any(item.exercise for item in items) else LineKind.NOT_UNDERSTOOD


def _minutes(item: Item) -> float:
    """Minutes of an item that is given as a time."""
    if not item.reps or item.unit != "seconds":
        return 0.0
    sets = sum(item.sets or (1.0, 1.0)) / 2
    return round(sum(item.reps) / 2 * sets / _SECONDS_PER_MINUTE, 1)
