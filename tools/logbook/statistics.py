"""What a log adds up to: estimated maxes, weekly sets by muscle, volume, and how much of the plan was done."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.vocabulary import Muscle, WeightUnit
from knowledge.exercises.catalogue import Catalogue
from tools.logbook.advice import estimated_max, load_in
from tools.logbook.log import ExerciseSession, FollowedPlan, LoggedSession, LoggedSet, Status
from tools.logbook.programme import SetKind
from tools.training.pool import fractional_sets, is_resistance


@dataclass(frozen=True)
class MaxOfDay:
    """The best one-rep max that a day's sets predict, and the set that it rests on."""

    date: dt.date
    estimated_max: float
    load: float
    reps: int


@dataclass(frozen=True)
class Adherence:
    """How much of a plan was done by a day: sessions due and done, and sets written and done in those sessions."""

    sessions_due: int
    sessions_done: int
    sets_written: int
    sets_done: int

    @property
    def session_share(self) -> float:
        """Share of the due sessions that were done, 0–1; 1 where none was due."""
        return min(1.0, self.sessions_done / self.sessions_due) if self.sessions_due else 1.0


def maxes_by_day(sessions: Iterable[ExerciseSession], unit: WeightUnit) -> list[MaxOfDay]:
    """One estimate a training day of an exercise (Epley 1985), in `unit`; days with long or unloaded sets give none.

    Easy weeks and the first sessions after a break are left out: nobody shows there what he can lift.
    """
    found: dict[dt.date, MaxOfDay] = {}
    for session in sessions:
        if session.deload or session.load_factor < 1:
            continue
        for one in session.sets:
            estimate = estimated_max(one)
            if estimate is None:
                continue
            load = load_in(one, unit)
            best = MaxOfDay(session.date, estimate * load / one.load, load, one.amount)
            if session.date not in found or best.estimated_max > found[session.date].estimated_max:
                found[session.date] = best
    return [found[day] for day in sorted(found)]


def weekly_sets(
    sets: Iterable[LoggedSet], sessions: Iterable[LoggedSession], catalogue: Catalogue
) -> dict[dt.date, dict[Muscle, float]]:
    """Fractional sets of each muscle by week (its Monday): 1 for a target, 0.5 for a helper (Pelland et al. 2026).

    Warm-up sets count for nothing, nor do exercises that are no resistance work.
    """
    dates = {session.id: session.date for session in sessions}
    totals: dict[dt.date, dict[Muscle, float]] = defaultdict(lambda: defaultdict(float))
    for one in sets:
        if not one.counts or one.session_id not in dates or one.exercise_id not in catalogue:
            continue
        exercise = catalogue.get(one.exercise_id)
        if is_resistance(exercise):
            for muscle, share in fractional_sets(exercise).items():
                totals[monday(dates[one.session_id])][muscle] += share
    return {week: dict(totals[week]) for week in sorted(totals)}


def adherence(plan: FollowedPlan, log: Sequence[LoggedSession], sets: Iterable[LoggedSet], today: dt.date) -> Adherence:
    """What was done of the plan until `today`; a session of today is due only once it is done."""
    done = [one for one in log if one.plan_id == plan.id and one.status is Status.DONE and one.date <= today]
    numbers = {one.number for one in done}
    due = [one for one in plan.programme.sessions if plan.started + dt.timedelta(days=one.day) <= today]
    waiting = [one for one in due if plan.started + dt.timedelta(days=one.day) == today and one.number not in numbers]
    written = {one.id: _written_sets(plan, one.number) for one in done}
    counted = [one for one in sets if one.session_id in written and one.counts]
    return Adherence(
        sessions_due=max(len(due) - len(waiting), len(done)),
        sessions_done=len(done),
        sets_written=sum(written.values()),
        sets_done=len(counted),
    )


def volume_kg(sets: Iterable[LoggedSet]) -> float:
    """Loads times repetitions, kg; one dumbbell counts as it was entered, and body weight for nothing."""
    return sum(one.load_kg * one.amount for one in sets if one.counts)


def monday(day: dt.date) -> dt.date:
    """The Monday of the day's week."""
    return day - dt.timedelta(days=day.weekday())


def _written_sets(plan: FollowedPlan, number: int) -> int:
    session = plan.programme.session(number)
    return sum(target.kind not in (SetKind.WARMUP, SetKind.JOKER) for one in session.exercises for target in one.sets)
