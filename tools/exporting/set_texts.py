"""Sets in words: "3 × 8–12", "82.5 kg × 5+", "2 left in reserve", "2 min"."""

from __future__ import annotations

from dataclasses import replace

from domain.figures import plain
from tools.exporting.sessions import WORK_LOAD, SessionExercise, SetLine
from tools.exporting.words import ExportWords

_SECONDS_PER_MINUTE = 60
_LOAD_DIGITS = 2


def amount_text(line: SetLine, words: ExportWords) -> str:
    """Repetitions or seconds of one set, and that they are meant for each side."""
    text = count_text(line, words)
    return words.text("each-side", amount=text) if line.per_side else text


def count_text(line: SetLine, words: ExportWords) -> str:
    """Repetitions or seconds of one set."""
    text = str(line.low) if line.low == line.high else f"{line.low}–{line.high}"
    if line.amrap:
        text += "+"
    return words.text("seconds", seconds=text) if line.timed else text


def load_text(line: SetLine) -> str:
    """The load with its unit; empty where none is prescribed."""
    return "" if line.load is None else f"{plain(line.load, _LOAD_DIGITS)} {line.unit}"


def sets_text(line: SetLine, words: ExportWords) -> str:
    """Load and repetitions of one set, or how many sets of how many: "82.5 kg × 5+", "3 × 8–12"."""
    load = load_text(line) or work_share_text(line)
    if load and line.count == 1:
        return f"{load} × {amount_text(line, words)}"
    return " · ".join(part for part in (f"{line.count} × {amount_text(line, words)}", load) if part)


def work_share_text(line: SetLine) -> str:
    """The share of the work sets' load, for a set that leads up to them."""
    return f"{plain(line.percent, 1)} %" if line.percent is not None and line.percent_of == WORK_LOAD else ""


def effort_text(line: SetLine, words: ExportWords) -> str:
    """How hard the sets are, and how much more load than in the first weeks; empty where nothing is said."""
    more = words.text("more-load", percent=line.more_load_percent) if line.more_load_percent else ""
    return " · ".join(text for text in (_effort(line, words), more) if text)


def _effort(line: SetLine, words: ExportWords) -> str:
    if line.percent is not None:
        return words.text(f"percent-{line.percent_of}", value=line.percent)
    if line.rir is not None:
        return words.text("rir", value=line.rir)
    return words.text("rpe", value=line.rpe) if line.rpe is not None else ""


def rest_text(line: SetLine, words: ExportWords) -> str:
    """Whole minutes as minutes, everything else in seconds; empty where no rest is prescribed."""
    if line.rest_s is None:
        return ""
    minutes, rest = divmod(line.rest_s, _SECONDS_PER_MINUTE)
    return words.text("minutes", minutes=minutes) if not rest else words.text("seconds", seconds=str(line.rest_s))


def plates_text(line: SetLine, words: ExportWords) -> str:
    """The plates on one side of the bar."""
    if line.plates_per_side is None:
        return ""
    return " + ".join(plain(plate, _LOAD_DIGITS) for plate in line.plates_per_side) or words.text("bar-only")


def exercise_text(exercise: SessionExercise, words: ExportWords) -> str:
    """An exercise with all its sets on one line, equal sets counted together."""
    lines = [sets_text(line, words) for line in merged(exercise.sets)]
    details = [effort_text(exercise.work[0], words)] if len(exercise.work) == 1 else []
    return f"{exercise.name}: {', '.join([*lines, *(text for text in details if text)])}"


def merged(lines: tuple[SetLine, ...]) -> list[SetLine]:
    """Equal sets that follow each other as one line with their count."""
    found: list[SetLine] = []
    for line in lines:
        if found and _alike(found[-1], line):
            found[-1] = replace(line, count=found[-1].count + line.count)
        else:
            found.append(line)
    return found


def _alike(one: SetLine, other: SetLine) -> bool:
    return replace(one, count=1) == replace(other, count=1)
