"""A person's logbook: following a plan session by session, correcting it, and swapping exercises.

Every call that changes something stores it before it returns: a page that is closed in the middle of a set loses
nothing, and a button that is pressed twice logs once, since an entry's id says which set of which session it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from agent.logbook.port import LogbookStore
from agent.logbook.reader import Reader
from agent.logbook.views import Done, SessionView
from domain.errors import OutOfRange
from domain.units import lb_to_kg
from domain.vocabulary import WeightUnit
from knowledge.exercises.catalogue import Catalogue
from tools.logbook.from_plans import read_programme
from tools.logbook.log import (
    MOST_LOAD_KG,
    MOST_REPS,
    MOST_SECONDS,
    Entry,
    FollowedPlan,
    History,
    LoggedSession,
    LoggedSet,
    Status,
    Swap,
)
from tools.logbook.own_day import own_exercise, own_id, own_plan
from tools.logbook.swap import StandIn, Wish, rank


class Logbook:
    """One person's training log over a store."""

    def __init__(self, store: LogbookStore, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def follow(self, tool: str, result: Mapping[str, Any], today: dt.date, unit: WeightUnit) -> FollowedPlan:
        """Take up a plan; the one that was followed ends. Raises InvalidInput for what is no plan to follow."""
        plan = FollowedPlan(programme=read_programme(tool, result, self._catalogue, unit), started=today)
        ended = [one.model_copy(update={"ended": today}) for one in self._plans() if one.ended is None]
        self._store.save(plan, *ended)
        return plan

    @property
    def active(self) -> FollowedPlan | None:
        """The plan that is followed."""
        return next((one for one in reversed(self._plans()) if one.ended is None), None)

    def stop(self, plan: FollowedPlan, today: dt.date) -> None:
        """Follow the plan no longer; what was logged stays."""
        self._store.save(plan.model_copy(update={"ended": today}))

    def extend(self, plan: FollowedPlan) -> None:
        """Go on behind the last week with the last block once more."""
        self._store.save(plan.model_copy(update={"programme": plan.programme.extended()}))

    def read(self, since: dt.date | None = None) -> Reader:
        """Everything that was logged, as it is now; with `since` only the sets entered from that day on.

        The next loads rest on the last sessions of an exercise, so that a page need not read years of sets for them.
        """
        moment = dt.datetime.combine(since, dt.time(), dt.UTC) if since else None
        history = History(
            plans=self._plans(),
            sessions=self._store.entries(LoggedSession),
            sets=self._store.entries(LoggedSet, moment),
        )
        return Reader(history, self._store.entries(Swap), self._catalogue)

    def add(self, exercise_id: str, today: dt.date, unit: WeightUnit) -> bool:
        """Put an exercise into today's log, beside any plan; False where it is there already. Raises NotFound."""
        exercise = self._catalogue.get(exercise_id)
        session = self._own_session(today)
        plan = next((one for one in self._plans() if session and one.id == session.plan_id), None)
        there = plan.programme.session(0).exercises if plan else []
        if any(one.exercise_id == exercise.id for one in there):
            return False
        unit = plan.programme.unit if plan else unit
        plan = own_plan([*there, own_exercise(exercise, unit)], today, unit)
        begun = LoggedSession(id=f"{plan.id}:0", plan_id=plan.id, number=0, date=today)
        self._store.save(plan, (session or begun).model_copy(update={"status": Status.OPEN}))
        return True

    def own_day(self, today: dt.date) -> SessionView | None:
        """What was added to today's log, as a session."""
        session = self._own_session(today)
        return self.read().begun(session) if session else None

    def _own_session(self, today: dt.date) -> LoggedSession | None:
        sessions = self._store.entries(LoggedSession)
        return next((one for one in sessions if one.plan_id == own_id(today)), None)

    def log_set(self, view: SessionView, place: int, number: int, done: Done, today: dt.date) -> None:
        """Log one set, or log it anew. Raises OutOfRange for what nobody lifts."""
        _require_possible(view, place, done)
        self._save_sets(view, [(place, number, done)], today)

    def log_as_written(self, view: SessionView, places: Sequence[int], today: dt.date) -> None:
        """Log every remaining set of these exercises as it was written; sets whose load is to be chosen stay open."""
        sets = [
            (place, one.number, Done(one.wanted.load or 0.0, one.wanted.aim, one.wanted.target.rir))
            for place in places
            for one in view.exercises[place].remaining
            if one.wanted.load is not None or not view.exercises[place].loaded
        ]
        self._save_sets(view, sets, today)

    def finish(self, view: SessionView, today: dt.date) -> None:
        """The session is over, whatever is left of it."""
        self._store.save(_begun(view, today).model_copy(update={"status": Status.DONE}))

    def reopen(self, session: LoggedSession) -> None:
        """The session goes on after all."""
        self._store.save(session.model_copy(update={"status": Status.OPEN}))

    def skip(self, view: SessionView, today: dt.date) -> None:
        """Leave a session out: the plan goes on with the next."""
        self._store.save(_begun(view, today).model_copy(update={"status": Status.SKIPPED}))

    def begin(self, view: SessionView, today: dt.date) -> None:
        """Begin a session without a set: the plan then goes on behind this one, also where it is an earlier one."""
        self._store.save(_begun(view, today))

    def delete(self, *entries: Entry) -> None:
        """Forget entries; a session takes its sets and swaps along."""
        sessions = {one.id for one in entries if isinstance(one, LoggedSession)}
        sets = [one for one in self._store.entries(LoggedSet) if one.session_id in sessions]
        swaps = [one for one in self._store.entries(Swap) if one.session_id in sessions]
        self._store.delete(*entries, *sets, *swaps)

    def delete_all(self) -> None:
        """Forget everything: plans, sessions, sets, weights and what was eaten."""
        self._store.delete_all()

    def stand_ins(self, exercise_id: str, wish: Wish) -> list[StandIn]:
        """What could take an exercise's place, best first."""
        return rank(self._catalogue.get(exercise_id), self._catalogue, wish)

    def swap(self, view: SessionView, place: int, instead_id: str, wish: Wish, today: dt.date | None) -> None:
        """Put another exercise in the place of one: in `today`'s session, or (None) in the rest of the plan."""
        session = _begun(view, today) if today else None
        original_id = view.planned.exercises[place].exercise_id
        swap = Swap(
            id=f"{session.id if session else view.plan.id}:{original_id}",
            plan_id=view.plan.id,
            session_id=session.id if session else None,
            exercise_id=original_id,
            instead_id=self._catalogue.get(instead_id).id,
            reason=wish.reason.value,
        )
        self._store.save(*(one for one in (session, swap) if one is not None))

    def _plans(self) -> list[FollowedPlan]:
        return self._store.entries(FollowedPlan)

    def _save_sets(self, view: SessionView, sets: Sequence[tuple[int, int, Done]], today: dt.date) -> None:
        """Store sets (place, number, done) with their session, which is over with its last one."""
        if not sets:
            return
        session = _begun(view, today)
        logged = {(one.place, part.number) for one in view.exercises for part in one.sets if part.logged}
        logged |= {(place, number) for place, number, _ in sets}
        if all((one.place, part.number) in logged for one in view.exercises for part in one.sets):
            session = session.model_copy(update={"status": Status.DONE})
        self._store.save(session, *(_set(view, session, *one) for one in sets))


def _begun(view: SessionView, today: dt.date) -> LoggedSession:
    """The session of a view, begun today where it was not begun yet."""
    if view.session is not None:
        return view.session
    return LoggedSession(
        id=f"{view.plan.id}:{view.planned.number}:{today.isoformat()}",
        plan_id=view.plan.id,
        number=view.planned.number,
        date=today,
        load_factor=view.missed.load_factor,
    )


def _set(view: SessionView, session: LoggedSession, place: int, number: int, done: Done) -> LoggedSet:
    exercise = view.exercises[place]
    return LoggedSet(
        # A stand-in's sets are others than those that were already done with the exercise it replaces.
        id=f"{session.id}:{place}:{exercise.planned.exercise_id}:{number}",
        session_id=session.id,
        place=place,
        number=number,
        exercise_id=exercise.planned.exercise_id,
        load=done.load,
        unit=view.plan.programme.unit,
        amount=done.amount,
        rir=done.rir,
        target=exercise.sets[number].wanted.target,
    )


def _require_possible(view: SessionView, place: int, done: Done) -> None:
    unit = view.plan.programme.unit
    load_kg = done.load if unit is WeightUnit.KG else lb_to_kg(done.load)
    if not 0 <= load_kg <= MOST_LOAD_KG:
        raise OutOfRange(
            f"A load of {done.load:g} {unit} is more than anybody lifts.",
            field="load",
            hint="Check the number and the unit.",
        )
    most = MOST_SECONDS if view.exercises[place].planned.measure == "seconds" else MOST_REPS
    if not 0 <= done.amount <= most:
        raise OutOfRange(f"{done.amount} is more than {most}.", field="reps", hint="Check the number.")
