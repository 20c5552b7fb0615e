"""A reader of Liftoscript as Liftosaur documents it, strict: whatever it does not know is an error.

Written from liftosaur.com/doc/liftoscript and the page on timed sets; scripts in braces are not looked into.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")

WEIGHT = r"\d+(?:\.\d+)?(?:kg|lb)"
PERCENT = r"\d+(?:\.\d+)?%"
RPE = r"@\d+(?:\.\d+)?"
SET = re.compile(
    rf"(?P<count>\d+)x(?P<low>\d+)(?:-(?P<high>\d+))?(?P<amrap>\+)?"
    rf"(?P<parts>(?: (?:{RPE}\+?|{WEIGHT}\+?|{PERCENT}\+?|\?\+|\d+s\+?\|(?:\d+s|\?)|\d+s))*)"
    r"(?: \((?P<label>[^()]{1,8})\))?"
)
WARMUP_SET = re.compile(rf"(?:(\d+)x)?(\d+)(?: ({WEIGHT}|{PERCENT}))?")
NAME = re.compile(r"(?:(?P<label>[a-z]+): )?(?P<name>[^/{}()#\[\]|!:\n]+)")
SCRIPT = r"\{~[^~]*~\}"
PROGRESS = re.compile(
    rf"none|lp\((?:{WEIGHT}|{PERCENT})(?:, \d+){{0,2}}\)|dp\({WEIGHT}, \d+, \d+\)|sum\(\d+, {WEIGHT}\)"
    rf"|custom\(\w+: {WEIGHT}\) {SCRIPT}"
)


class GrammarError(ValueError):
    """A line that Liftosaur would not take."""


@dataclass
class ReadSet:
    """Some equal sets."""

    count: int
    low: int
    high: int
    amrap: bool
    parts: list[str]
    label: str | None


@dataclass
class ReadExercise:
    """One line."""

    name: str
    label: str | None
    sets: list[ReadSet]
    warmup: str | None = None
    progress: str | None = None
    superset: str | None = None


@dataclass
class ReadDay:
    """A day with its exercises."""

    name: str
    exercises: list[ReadExercise] = field(default_factory=list)


@dataclass
class ReadWeek:
    """A week with its days."""

    name: str
    days: list[ReadDay] = field(default_factory=list)


def read_programme(text: str) -> list[ReadWeek]:
    """All weeks; raises GrammarError."""
    weeks: list[ReadWeek] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("//"):
            continue
        if line.startswith("## "):
            _last(weeks, number).days.append(ReadDay(line[3:]))
        elif line.startswith("# "):
            weeks.append(ReadWeek(line[2:]))
        else:
            days = _last(weeks, number).days
            _last(days, number).exercises.append(_exercise(line, number))
    _require_one_progress(weeks)
    return weeks


def _last(items: list[T], number: int) -> T:
    if not items:
        raise GrammarError(f"line {number} stands outside a week or day")
    return items[-1]


def _exercise(line: str, number: int) -> ReadExercise:
    head, *sections = re.split(r" / (?![^{]*~\})", line)
    name = NAME.fullmatch(head)
    if not name:
        raise GrammarError(f"line {number}: {head!r} is no name")
    read = ReadExercise(name["name"], name["label"], [])
    for section in sections:
        _section(section, read, number)
    if not read.sets:
        raise GrammarError(f"line {number} has no sets")
    return read


def _section(section: str, read: ReadExercise, number: int) -> None:
    key, _, value = section.partition(": ")
    if key == "warmup":
        if value != "none" and not all(WARMUP_SET.fullmatch(one) for one in value.split(", ")):
            raise GrammarError(f"line {number}: {value!r} is no warm-up")
        read.warmup = value
    elif key == "progress":
        if not PROGRESS.fullmatch(value):
            raise GrammarError(f"line {number}: {value!r} is no progress")
        read.progress = value
    elif key == "superset":
        read.superset = value
    elif read.sets:
        raise GrammarError(f"line {number}: {section!r} is unknown")
    else:
        read.sets = [_set(one, number) for one in section.split(", ")]


def _set(text: str, number: int) -> ReadSet:
    found = SET.fullmatch(text)
    if not found:
        raise GrammarError(f"line {number}: {text!r} is no set")
    low, high = int(found["low"]), int(found["high"] or found["low"])
    return ReadSet(int(found["count"]), low, high, bool(found["amrap"]), found["parts"].split(), found["label"])


def _require_one_progress(weeks: list[ReadWeek]) -> None:
    """Liftosaur refuses two different rules for one exercise."""
    rules: dict[tuple[str | None, str], set[str]] = {}
    for exercise in (one for week in weeks for day in week.days for one in day.exercises):
        if exercise.progress and exercise.progress != "none":
            rules.setdefault((exercise.label, exercise.name), set()).add(exercise.progress)
    twice = {name: found for name, found in rules.items() if len(found) > 1}
    if twice:
        raise GrammarError(f"several rules: {twice}")
