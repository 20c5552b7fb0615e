"""A logbook's figures as a lifter reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from agent.logbook.views import ExerciseView, SessionView
from domain.figures import plain
from domain.vocabulary import Equipment, Muscle, WeightUnit
from knowledge.exercises.catalogue import Catalogue
from tools.logbook.advice import Advice, NextSet, Why
from tools.logbook.log import ExerciseSession, LoggedSet
from tools.logbook.programme import PlannedExercise, SetKind
from ui.words import Words

_LOAD_DIGITS = 2
_SECONDS_PER_MINUTE = 60


def why(advice: Advice, planned: PlannedExercise, unit: WeightUnit, catalogue: Catalogue, words: Words) -> str:
    """The reason for the next loads; a harder variation is named where one is meant."""
    figures: dict[str, str | float] = {**advice.figures, "unit": unit.value}
    work = [one.target for one in advice.sets if one.target.kind is SetKind.WORK]
    if advice.why is Why.HARDER:
        harder = [catalogue.get(other).names for other in catalogue.get(planned.exercise_id).harder]
        if harder:
            return words.text("why-harder-named", names=words.join([words.local(names) for names in harder]))
    if advice.why is Why.MORE_REPS and all(one.low == one.high for one in work):
        return words.text("why-as-written")
    if advice.why is Why.PERCENT:
        percents = dict.fromkeys(plain(one.percent, 1) for one in work if one.percent is not None)
        figures["percent"] = " / ".join(percents)
    held = f"why-{advice.why}-seconds"
    return words.text(held if planned.measure == "seconds" and words.has(held) else f"why-{advice.why}", **figures)


def session_name(view: SessionView, words: Words) -> str:
    """A session's name: that of its plan's day."""
    return words.text("own-training") if view.is_own else words.local(view.planned.names)


def set_line(load: float | None, amount: int, seconds: bool, words: Words, *, more: bool = False) -> str:
    """One set: "60 × 8", "8" without a load, "30 s" for a hold; `more` adds the plus of an open-ended set."""
    counted = _amount(amount, seconds, words) + "+" * more
    return f"{plain(load, _LOAD_DIGITS)} × {counted}" if load else counted


def done_line(one: LoggedSet, seconds: bool, words: Words) -> str:
    """A set that was done, with what it left in reserve."""
    line = set_line(one.load, one.amount, seconds, words)
    return line if one.rir is None else words.text("set-with-reserve", set=line, rir=one.rir)


def wanted_line(one: NextSet, seconds: bool, words: Words) -> str:
    """A set that is to be done."""
    return set_line(one.load, one.aim, seconds, words, more=one.target.amrap)


def task(view: ExerciseView, unit: WeightUnit, words: Words) -> str:
    """What an exercise asks for in one line: sets and repetitions, reserve and rest."""
    work = [one.wanted.target for one in view.sets if one.wanted.target.kind is not SetKind.WARMUP]
    ranges = list(dict.fromkeys(_range(one.low, one.high, one.amrap) for one in work))
    amount = f"{len(work)} × {' / '.join(ranges)}"
    if view.planned.measure == "seconds":
        amount = words.text("seconds", seconds=amount)
    parts = [words.text("each-side", amount=amount) if view.planned.per_side else amount]
    reserves = {one.rir for one in work if one.rir is not None}
    if len(reserves) == 1:
        parts.append(words.text("rir", value=reserves.pop()))
    parts.append(_rest(view.advice.rest_s, words))
    return " · ".join(parts)


def sets_line(sets: Sequence[tuple[float | None, str]], words: Words) -> str:
    """Sets in short, by load and amount: "60 × 8, 8, 7", or "57.5 × 5, 67.5 × 5" where the load changes."""
    parts: list[str] = []
    before: float | None = None
    for load, amount in sets:
        repeated = bool(parts) and load == before
        parts.append(amount if repeated or not load else f"{plain(load, _LOAD_DIGITS)} × {amount}")
        before = load
    return words.join(parts)


def last_time(session: ExerciseSession, seconds: bool, words: Words) -> str:
    """The work sets of the last session with an exercise."""
    sets = [(one.load, _amount(one.amount, seconds, words)) for one in session.work or session.sets]
    return words.text("last-time", date=day(session.date, words), sets=sets_line(sets, words))


def wanted_sets(advice: Advice, seconds: bool, words: Words) -> str:
    """The work sets that come next."""
    work = [one for one in advice.sets if one.target.kind is SetKind.WORK] or advice.sets
    sets = [(one.load, _amount(one.aim, seconds, words) + "+" * one.target.amrap) for one in work]
    return sets_line(sets, words)


def plates(loads: Sequence[float], unit: WeightUnit, words: Words) -> str:
    """What goes on each side of the bar."""
    shown = " + ".join(plain(plate, _LOAD_DIGITS) for plate in loads) or words.text("bar-only")
    return words.text("plates-per-side", plates=shown, unit=unit.value)


def stand_in_note(
    keeps_pattern: bool, untrained: Sequence[Muscle], equipment: Sequence[Equipment], words: Words
) -> str:
    """How a stand-in compares with what it stands in for, and what it is done with."""
    tools = words.names("equipment", equipment)
    if keeps_pattern:
        return words.text("swap-same", tools=tools)
    if not untrained:
        return words.text("swap-other", tools=tools)
    return words.text("swap-untrained", tools=tools, muscles=words.names("muscle", untrained))


def day(date: dt.date, words: Words) -> str:
    """A day as a short date with its weekday."""
    return words.text("date", weekday=words.text(f"weekday-{date.weekday()}"), date=date.isoformat()[5:])


def _amount(amount: int, seconds: bool, words: Words) -> str:
    return words.text("seconds", seconds=amount) if seconds else str(amount)


def _range(low: int, high: int, amrap: bool) -> str:
    shown = str(low) if low == high else f"{low}–{high}"
    return f"{shown}+" if amrap else shown


def _rest(rest_s: int, words: Words) -> str:
    minutes, rest = divmod(rest_s, _SECONDS_PER_MINUTE)
    key, shown = ("minutes", minutes) if rest == 0 else ("seconds", rest_s)
    return words.text("rest-between", time=words.text(f"rest-{key}", **{key: shown}))
